"""Batched speckle is the same speckle as core.simulation.speckle_field's."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from sar_despeckle.core.simulation.speckle_field import clean_intensity, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.models.training.simulated.product_speckle import (
    PRODUCTS,
    expected,
    resample,
    speckled,
    spectra,
    without_noise,
)

SIDE = 128


def flat(batch: int = 4) -> tuple[torch.Tensor, torch.Tensor]:
    return torch.ones(batch, SIDE, SIDE), torch.zeros(batch, SIDE, SIDE)


def lag_correlation(images: np.ndarray, axis: int) -> float:
    centred = images - images.mean()
    return float((centred * np.roll(centred, 1, axis)).mean() / centred.var())


@pytest.mark.parametrize("name", ["IW1", "IW2", "IW3", "S3", "white"])
def test_moments_and_correlation_are_those_of_core(name: str):
    torch.manual_seed(1)
    clutter, points = flat(8)
    transfer, smooth = spectra([PRODUCTS[name]] * 8, (SIDE, SIDE))
    clean = expected(clutter, points, smooth)
    mine = speckled(clutter, points, transfer, clean, 1).numpy()
    rng = np.random.default_rng(1)
    ones = np.ones((SIDE, SIDE), np.float32)
    theirs = np.stack([speckled_intensity(ones, 1, SUBSWATHS[name], rng) for _ in range(8)])
    assert mine.mean() == pytest.approx(1, abs=0.02)
    assert mine.var() == pytest.approx(theirs.var(), rel=0.06)
    for axis in (1, 2):
        assert lag_correlation(mine, axis) == pytest.approx(lag_correlation(theirs, axis), abs=0.03)


def test_expected_intensity_is_that_of_core():
    rng = np.random.default_rng(2)
    clutter = rng.gamma(2, 1, (SIDE, SIDE)).astype(np.float32)
    points = np.zeros_like(clutter)
    points[40, 60] = 1e4
    _, smooth = spectra([PRODUCTS["IW2"]], (SIDE, SIDE))
    mine = expected(torch.from_numpy(clutter)[None], torch.from_numpy(points)[None], smooth)[0].numpy()
    np.testing.assert_allclose(
        mine, np.maximum(clean_intensity(clutter + points, SUBSWATHS["IW2"]), 1e-6), rtol=2e-3, atol=2e-3
    )


@pytest.mark.parametrize("looks", [1, 4, 8, 30.0, 100.0])
def test_variance_falls_with_the_looks(looks: float):
    torch.manual_seed(3)
    clutter, points = flat(8)
    transfer, smooth = spectra([PRODUCTS["white"]] * 8, (SIDE, SIDE))
    image = speckled(clutter, points, transfer, expected(clutter, points, smooth), looks)
    assert float(image.mean()) == pytest.approx(1, abs=0.02)
    assert float(image.var()) == pytest.approx(1 / looks, rel=0.05)


def test_ground_range_products_have_four_to_five_looks_and_neighbours_alike():
    torch.manual_seed(4)
    clutter, points = flat(8)
    product = PRODUCTS["GRDH"]
    assert product.looks == (4, 5)
    transfer, smooth = spectra([product] * 8, (SIDE, SIDE))
    image = speckled(clutter, points, transfer, expected(clutter, points, smooth), 5).numpy()
    assert 1 / image.var() == pytest.approx(5, rel=0.06)
    assert 0.4 < lag_correlation(image, 1) < 0.75  # 22 m of resolution on pixels of 10 m


def test_resampling_keeps_the_mean_and_evens_out_only_what_is_chosen():
    rng = np.random.default_rng(5)
    noise = torch.from_numpy(rng.exponential(size=(2, SIDE, SIDE)).astype(np.float32))
    (result,) = resample(np.random.default_rng(6), [noise], [True, False])
    np.testing.assert_array_equal(result[1].numpy(), noise[1].numpy())
    assert float(result[0].mean()) == pytest.approx(float(noise[0].mean()), rel=0.02)
    assert 0.2 < float(result[0].var() / noise[0].var()) < 0.8


def test_subtracted_noise_leaves_the_mean_where_there_is_signal_and_next_to_nothing_over_water():
    torch.manual_seed(4)
    clutter, points = flat(2)
    clutter[:, : SIDE // 2] = 0.01
    transfer, smooth = spectra([PRODUCTS["white"]] * 2, (SIDE, SIDE))
    noise = torch.tensor([0.1, 0])[:, None, None]
    clean = expected(clutter, points, smooth)
    less = without_noise(speckled(clutter + noise, points, transfer, clean + noise, 8), noise)
    assert (less > 0).all()
    land, water = less[:, SIDE // 2 + 2 :].mean(dim=(1, 2)), less[:, 2 : SIDE // 2 - 2]
    assert land.numpy() == pytest.approx([1, 1], abs=0.03)
    spread = water.log().std(dim=(1, 2)).numpy()
    assert spread[0] > 2 * spread[1]  # what little is left of 0.11 less 0.1 varies by its own size


def test_what_had_no_noise_stays_as_it_is():
    image = torch.rand(3, 8, 8) + 0.1
    torch.testing.assert_close(without_noise(image, torch.zeros(3, 1, 1)), image, rtol=0, atol=0)
