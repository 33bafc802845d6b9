"""Training batches: settled by their number, aligned as images are when a network runs."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from sar_despeckle.models.training.simulated import batches
from sar_despeckle.models.training.simulated.batches import DOMAINS, GRD, SLC, WATCHED, Images, Series, log_bias
from sar_despeckle.models.training.simulated.product_speckle import common_fields, speckled


@pytest.fixture(autouse=True)
def small_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SCENE_SIDE", 128)
    monkeypatch.setattr(batches, "POOL", 6)


def images(seed: int = 2, side: int = 64) -> Images:
    return Images(seed, [SLC], batch=4, side=side)


def test_a_batch_follows_from_its_number_alone():
    one, other = images(), images()
    for number in (0, 1):
        other(number)
    first, again = one(7), other(7)
    torch.testing.assert_close(first.noisy, again.noisy, rtol=0, atol=0)
    torch.testing.assert_close(first.clean, again.clean, rtol=0, atol=0)
    assert not torch.equal(first.noisy, images(4)(7).noisy)


def test_images_are_one_channel_and_about_centred():
    batches = [images()(k) for k in range(12)]
    assert batches[0].noisy.shape == batches[0].clean.shape == (4, 1, 64, 64)
    assert abs(float(torch.cat([b.noisy for b in batches]).mean())) < 0.6


def test_the_mean_of_noisy_intensity_is_the_clean_one():
    batches = [images()(k) for k in range(30)]
    noisy = torch.cat([b.noisy for b in batches])
    clean = torch.cat([b.clean for b in batches])
    ratio = torch.exp(2 * (noisy - clean))
    assert float(ratio.median()) < 1.05
    assert float(ratio.clamp_max(12).mean()) == pytest.approx(1, abs=0.03)


def test_a_series_has_date_reference_and_number_of_dates():
    source = Series(2, [SLC, GRD], batch=4, side=64)
    seen, alone = [], []
    for number in range(10):
        batch = source(number)
        assert batch.noisy.shape == (4, 3, 64, 64) and batch.clean.shape == (4, 1, 64, 64)
        assert torch.isfinite(batch.noisy).all() and torch.isfinite(batch.clean).all()
        dates = 4 * batch.noisy[:, 2].exp()
        torch.testing.assert_close(dates, dates.round(), rtol=1e-4, atol=0)
        seen.append(dates)
        alone.append((batch.noisy[:, 0] - batch.noisy[:, 1])[dates.round() == 1])
    numbers = torch.cat(seen).round().unique()
    assert numbers.min() == 1 and numbers.max() <= 60 and len(numbers) > 12
    # a date that is alone at its level is its own reference
    assert len(torch.cat(alone)) > 0 and torch.cat(alone).abs().max() < 1e-4


def test_a_guided_network_sees_one_super_image_and_one_number():
    source = Series(2, [SLC], batch=4, side=64, task="series")
    for number in range(4):
        for pair in source(number).noisy.split(WATCHED):
            torch.testing.assert_close(pair[0, 1:], pair[1, 1:], rtol=0, atol=0)
            assert len(pair[:, 2].unique()) == 1


def test_two_dates_of_a_series_share_their_reference_where_they_are_at_one_level():
    source = Series(2, [SLC], batch=4, side=64)
    shared, different = [], []
    for number in range(12):
        batch = source(number)
        for pair in batch.noisy.split(WATCHED):
            shared.append(float((pair[0, 1:] == pair[1, 1:]).all(dim=0).float().mean()))
            assert not torch.equal(pair[0, 0], pair[1, 0])
        different += [float((one - other).abs().max()) for one, other in (p.squeeze(1) for p in batch.clean.split(2))]
    assert np.median(shared) > 0.6 and min(shared) < 0.98 and max(shared) == 1
    assert min(different) < 1e-5 and max(different) > 0.5


def test_dates_that_cover_a_part_count_where_they_do():
    source = Series(2, [SLC], batch=4, side=64)
    halves = 0
    for number in range(40):
        for planes in source(number).noisy[:, 2]:
            values, counts = (4 * planes.exp()).round().unique(return_counts=True)
            most = counts.sort(descending=True)
            if len(values) > 1 and most.values[1] > 600 and values[most.indices[0]] > 1:
                halves += 1
    assert halves > 3


def test_coherent_dates_share_their_speckle():
    shared = common_fields((1, 1, 64, 64))
    flat, none = torch.ones(1, 6, 64, 64), torch.zeros(1, 6, 64, 64)
    transfer = torch.ones(1, 1, 64, 64)
    own = speckled(flat, none, transfer, flat, 1)[0].flatten(1)
    coherent = speckled(flat, none, transfer, flat, 1, shared=shared, coherence=0.7)[0].flatten(1)
    assert own.mean() == pytest.approx(1, abs=0.03) and coherent.mean() == pytest.approx(1, abs=0.05)
    # intensities are correlated by the square of the coherence
    assert torch.corrcoef(own)[0, 1:].mean() == pytest.approx(0, abs=0.03)
    assert torch.corrcoef(coherent)[0, 1:].mean() == pytest.approx(0.49, abs=0.06)


def test_the_super_image_of_a_series_is_cleaner_than_its_date():
    source = Series(2, [SLC], batch=4, side=64)
    date, guide = [], []
    for number in range(10):
        batch = source(number)
        date.append(float((batch.noisy[:, 0] - batch.clean[:, 0]).std()))
        guide.append(float((batch.noisy[:, 1] - batch.clean[:, 0]).std()))
    assert np.median(guide) < 0.75 * np.median(date)


def test_the_cleaner_gets_aligned_super_images_and_its_answer_is_the_guide():
    asked = []

    def cleaner(x: torch.Tensor) -> torch.Tensor:
        asked.append(x)
        return torch.zeros_like(x)

    source = Series(2, [SLC], batch=4, side=64, cleaner=cleaner)
    batches = [source(number) for number in range(6)]
    assert asked and all(x.shape == (1, 1, 64, 64) for x in asked)
    assert abs(float(torch.cat(asked).mean())) < 0.6
    spread = [float(part.median(dim=1).values.std()) for b in batches for part in b.noisy[:, 1]]
    assert min(spread) < 1e-5 < max(spread)


def test_a_ratio_has_one_channel_and_little_structure():
    source = Series(2, [DOMAINS["slc"], DOMAINS["grd"]], batch=4, side=64, task="ratio")
    batches = [source(number) for number in range(10)]
    assert batches[0].noisy.shape == (4, 1, 64, 64)
    plain = [images()(number) for number in range(10)]
    assert torch.cat([b.clean for b in batches]).std() < 0.6 * torch.cat([b.clean for b in plain]).std()


def test_the_bias_of_the_logarithm_at_one_look_is_eulers_constant():
    assert log_bias(1) == pytest.approx(-np.euler_gamma, abs=1e-5)
    assert log_bias(10) == pytest.approx(-1 / 20, abs=2e-3)
