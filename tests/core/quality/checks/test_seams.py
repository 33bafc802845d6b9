"""Seams along rows and columns, and steps that are none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.checks.seams import find, measure, seam_lines

from ..pairs_of_arrays import pair, speckle


def smooth(seed: int) -> np.ndarray:
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).normal(size=(256, 256)), 3)
    return np.exp(0.2 * noise / noise.std()).astype(np.float32)


@pytest.mark.parametrize("is_row", [True, False])
def test_a_seam_has_its_line_its_step_and_its_sign(is_row: bool) -> None:
    result = smooth(1)
    part = np.s_[100:] if is_row else np.s_[:, 100:]
    result[part] *= np.float32(10**-0.03)
    (line,) = seam_lines([measure(pair(smooth(1) * speckle(1), result, 1000, 2000))])
    assert (line.number, line.is_row) == ((1100, True) if is_row else (2100, False))
    assert line.step == pytest.approx(-0.3, abs=0.03)


def test_tiles_have_many() -> None:
    result = smooth(2)
    result[:, 64:128] *= np.float32(1.07)
    found = find([measure(pair(smooth(2) * speckle(2), result))])
    assert found and "and 1 more" in found.says and found.col in (64, 128)


def test_a_step_along_a_third_of_a_line_is_an_edge() -> None:
    result = smooth(3)
    result[:80, 100:] *= 2
    assert find([measure(pair(result * speckle(3), result))]) is None


def test_a_step_that_the_date_has_too_is_none_of_the_result() -> None:
    mosaic = smooth(4)
    mosaic[:, 100:] *= 2
    assert find([measure(pair(mosaic * speckle(4), mosaic))]) is None
    assert find([measure(pair(smooth(4) * speckle(4), mosaic))]) is not None


@pytest.mark.parametrize("seed", range(5, 9))
def test_a_smooth_result_has_none(seed: int) -> None:
    assert find([measure(pair(smooth(seed) * speckle(seed), smooth(seed)))]) is None


def test_gaps_are_no_seams() -> None:
    result = smooth(9)
    result[:, 100:] = np.nan
    result[:20] = np.nan
    assert find([measure(pair(smooth(9) * speckle(9), result))]) is None
