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


def test_a_series_has_date_super_image_and_number_of_dates():
    source = Series(2, [SLC, GRD], batch=4, side=64)
    seen = []
    for number in range(10):
        batch = source(number)
        assert batch.noisy.shape == (4, 3, 64, 64) and batch.clean.shape == (4, 1, 64, 64)
        assert torch.isfinite(batch.noisy).all() and torch.isfinite(batch.clean).all()
        seen.append(4 * batch.noisy[:, 2].exp())
    dates = torch.cat(seen)
    torch.testing.assert_close(dates, dates.round(), rtol=1e-4, atol=0)
    numbers = dates.round().unique()
    assert numbers.min() >= 2 and numbers.max() <= 60 and len(numbers) > 8


def test_two_dates_of_a_series_share_its_super_image_and_its_number():
    source = Series(2, [SLC], batch=4, side=64)
    different = []
    for number in range(12):
        batch = source(number)
        for pair in batch.noisy.split(WATCHED):
            torch.testing.assert_close(pair[0, 1:], pair[1, 1:], rtol=0, atol=0)
            assert len(pair[:, 2].unique()) == 1
            assert not torch.equal(pair[0, 0], pair[1, 0])
        different += [float((one - other).abs().max()) for one, other in (p.squeeze(1) for p in batch.clean.split(2))]
    assert min(different) < 1e-5 and max(different) > 0.5


@pytest.mark.parametrize(("unchanged", "level"), [(True, 1.0), (False, 5.0)])
def test_a_super_image_is_the_mean_of_all_dates_or_of_the_unchanged_ones(unchanged: bool, level: float):
    series = np.ones((1, 5, 32, 32), np.float32)
    series[:, 0, 16:], series[:, 1, :16], series[:, :, :, :2] = 21, np.nan, np.nan
    image = batches._super_image(series, 1.0, unchanged)
    assert image.shape == (1, 32, 32)
    np.testing.assert_allclose(image[0, 24:, 10:], level, rtol=1e-6)
    np.testing.assert_allclose(image[0, :8], 1)  # dates that lack a part do not count there


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
