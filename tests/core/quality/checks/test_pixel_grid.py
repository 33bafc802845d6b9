"""A grid of pixels and its strength."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.checks.pixel_grid import find, grid_decibels, measure

from ..pairs_of_arrays import pair, speckle


def result_with(period: int, decibels: float, seed: int = 1) -> np.ndarray:
    """A smooth result times a pattern of this root mean square along the columns."""
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(size=(256, 256)), 2)
    wave = np.cos(2 * np.pi * np.arange(256) / period)
    wave = wave / wave.std() * decibels
    return (10 ** (0.03 * noise / noise.std() + wave / 10)).astype(np.float32)


@pytest.mark.parametrize("period", [2, 4])
@pytest.mark.parametrize("decibels", [0.08, 0.3])
def test_its_strength_is_right(period: int, decibels: float) -> None:
    result = result_with(period, decibels)
    windows = [measure(pair(result * speckle(1), result))]
    assert grid_decibels(windows, period) == pytest.approx(decibels, rel=0.25)
    found = find(windows)
    assert found and f"a grid of {period} pixels" in found.says


def test_a_result_without_one_passes() -> None:
    for seed in range(5):
        result = result_with(2, 0.0, seed)
        assert find([measure(pair(result * speckle(seed), result))]) is None


def test_speckle_has_none() -> None:
    assert find([measure(pair(speckle(1), speckle(2)))]) is None


def test_a_window_smaller_than_a_patch_tells_nothing() -> None:
    assert find([measure(pair(speckle(1, 40), speckle(2, 40)))]) is None
