"""Moments and autocorrelation of the ratio, in windows that are added."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.measures.ratio_sums import RatioSums, added

from ..pairs_of_arrays import pair, speckle

EVEN = np.ones((256, 256), np.float32)


@pytest.mark.parametrize("looks", [1, 4])
def test_the_moments_of_speckle(looks: float) -> None:
    sums = RatioSums.of(pair(speckle(1, looks=looks), EVEN))
    assert sums.mean == pytest.approx(1, abs=0.02)
    assert sums.variance == pytest.approx(1 / looks, rel=0.05)
    assert sums.histogram.sum() == pytest.approx(sums.pixels, rel=0.002)
    assert sums.pixels_per_sample == pytest.approx(1, abs=0.1)


def test_the_pixels_of_a_sample_of_correlated_speckle() -> None:
    """The mean over 2 × 2 pixels has a triangular correlation, whose sum is 2 × 2."""
    image = ndimage.uniform_filter(speckle(2, looks=2), 2)
    sums = RatioSums.of(pair(image, EVEN))
    assert sums.pixels_per_sample == pytest.approx(4, rel=0.15)
    down, right = sums.autocorrelation()
    assert down[:3] == pytest.approx([1, 0.5, 0], abs=0.05)
    assert right[:3] == pytest.approx([1, 0.5, 0], abs=0.05)


def test_windows_add_up() -> None:
    image = speckle(3, looks=4)
    halves = [RatioSums.of(pair(image[k : k + 128], EVEN[:128])) for k in (0, 128)]
    both, whole = added(halves), RatioSums.of(pair(image, EVEN))
    assert both.pixels == pytest.approx(whole.pixels, rel=0.01)
    assert both.variance == pytest.approx(whole.variance, rel=0.01)


def test_nothing_has_no_moments() -> None:
    nothing = RatioSums.of(pair(np.full((40, 40), np.nan), EVEN[:40, :40]))
    assert nothing.pixels == 0 and np.isnan(nothing.mean) and nothing.pixels_per_sample == 1
