"""Measures of quality, against their definitions on small images."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.statistics.quality import (
    box_mean,
    equivalent_looks,
    left_out_score,
    periodic_excess,
    power_spectrum,
    psnr,
    ratio_moments,
)

from ..rasters import speckle


def test_psnr_of_a_known_error():
    truth = np.linspace(1, 100, 100).astype(np.float32).reshape(10, 10) ** 2
    estimate = (np.sqrt(truth) + np.where(np.arange(100).reshape(10, 10) % 2, 0.5, -0.5)).astype(np.float32) ** 2
    peak = np.quantile(np.arange(1, 101), 0.99)
    assert psnr(estimate, truth) == pytest.approx(20 * np.log10(peak / 0.5), abs=1e-3)


def test_psnr_leaves_gaps_out_and_does_not_depend_on_the_level():
    truth, estimate = speckle((30, 30), 10, seed=1), speckle((30, 30), 10, seed=2)
    with_gaps, hole = estimate.copy(), truth.copy()
    with_gaps[:10], hole[20:] = np.nan, np.nan
    assert psnr(with_gaps, hole) == pytest.approx(psnr(estimate[10:20], truth[10:20]), abs=1e-6)
    assert psnr(1e-4 * estimate, 1e-4 * truth) == pytest.approx(psnr(estimate, truth), abs=1e-3)


def test_the_left_out_score_is_least_at_the_truth():
    date = 0.05 * speckle((300, 300))
    scores = [left_out_score(np.full_like(date, v), date) for v in (0.04, 0.05, 0.06)]
    assert scores[1] < scores[0] and scores[1] < scores[2]
    assert scores[1] == pytest.approx(np.log(0.05) + date.mean() / 0.05, rel=1e-6)


def test_the_left_out_score_leaves_gaps_and_zeros_out():
    date = speckle((20, 20))
    estimate = np.full_like(date, 2)
    expected = left_out_score(estimate[4:], date[4:])
    estimate[:2], date[2:3], estimate[3:4] = np.nan, np.nan, 0
    assert left_out_score(estimate, date) == pytest.approx(expected, rel=1e-9)


def test_box_mean_is_the_mean_of_the_valid_pixels():
    image = speckle((12, 9), gaps=0.3)
    result = box_mean(image, 5)
    for r, c in np.ndindex(image.shape):
        if np.isnan(image[r, c]):
            assert np.isnan(result[r, c])
        else:
            box = image[max(r - 2, 0) : r + 3, max(c - 2, 0) : c + 3]
            assert result[r, c] == pytest.approx(np.nanmean(box), rel=1e-5)


def test_ratio_moments_of_speckle_over_its_truth():
    truth = np.full((500, 500), 7, np.float32)
    image, estimate = truth * speckle((500, 500), looks=2), truth.copy()
    image[:5], estimate[5:9] = np.nan, 0
    mean, variance = ratio_moments(image, estimate)
    assert mean == pytest.approx(1, abs=0.01)
    assert variance == pytest.approx(0.5, abs=0.01)


def test_equivalent_looks_do_not_count_the_scene():
    truth = np.linspace(1, 50, 250000, dtype=np.float32).reshape(500, 500)
    estimate = truth * speckle((500, 500), looks=30)
    assert equivalent_looks(estimate, truth) == pytest.approx(30, rel=0.02)
    assert equivalent_looks(estimate) < 5


def mean_spectrum(grid):
    """Of many images of noise with a grid added."""
    rng = np.random.default_rng(1)
    noise = rng.standard_normal((200, 64, 64)).astype(np.float32)
    return np.mean([power_spectrum(n + np.float32(grid)) for n in noise], axis=0)


def test_noise_has_no_grid():
    assert [periodic_excess(mean_spectrum(0), period) for period in (2, 4)] == pytest.approx([0, 0], abs=0.03)


@pytest.mark.parametrize("period", [2, 4])
def test_a_grid_is_found_at_its_period_alone(period):
    wave = 0.2 * np.cos(2 * np.pi * np.arange(64) / period)
    spectrum = mean_spectrum(wave[:, None] + wave[None, :])
    assert periodic_excess(spectrum, period) > 0.1
    assert periodic_excess(spectrum, 6 - period) == pytest.approx(0, abs=0.03)


def test_the_period_must_divide_the_sides():
    with pytest.raises(ValueError, match="multiples"):
        periodic_excess(np.ones((30, 32)), 4)
