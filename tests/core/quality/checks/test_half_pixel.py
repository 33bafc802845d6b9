"""A shift is measured in pixels, and a blur is none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from sar_despeckle.core.quality.checks.half_pixel import find, measure, shifts

from ..pairs_of_arrays import fields, pair, speckle

SCENE = ndimage.gaussian_filter(fields(), 1)


@pytest.mark.parametrize("shift", [(0.5, 0), (0, 0.5), (-0.5, 0.5), (0, -0.3)])
def test_the_shift_in_pixels(shift: tuple[float, float]) -> None:
    moved = ndimage.shift(SCENE, shift, order=3, mode="nearest")
    (down, _), (right, _) = shifts([measure(pair(SCENE * speckle(1, looks=4), moved))], 1)
    assert (down, right) == pytest.approx(shift, abs=0.12)


def test_it_is_told_with_its_direction() -> None:
    moved = ndimage.shift(SCENE, (0, 0.5), order=1, mode="nearest")
    found = find([measure(pair(SCENE * speckle(2), moved))], 1)
    assert found and found.fault == "shift" and found.says.endswith("pixels to the right")


@pytest.mark.parametrize("seed", range(4))
def test_a_right_result_and_a_blurred_one_are_not_shifted(seed: int) -> None:
    for result in (SCENE, ndimage.uniform_filter(SCENE, 9)):
        assert find([measure(pair(SCENE * speckle(seed), result))], 1) is None


def test_nothing_is_known_of_an_even_scene() -> None:
    even = np.ones((64, 64), np.float32)
    assert find([measure(pair(speckle(1, 64), even))], 1) is None
