"""Structure of the scene in the ratio, and the steepness of the result's edges."""

from __future__ import annotations

import pytest
from scipy import ndimage

from sar_despeckle.core.quality.checks.lost_resolution import find, lost_correlation, measure

from ..pairs_of_arrays import fields, pair, speckle


@pytest.mark.parametrize("seed", range(3))
def test_a_blur_is_found_and_a_right_result_passes(seed: int) -> None:
    scene = fields()
    image = scene * speckle(seed)
    assert find([measure(pair(image, ndimage.uniform_filter(scene, 9)))], 1) is not None
    assert find([measure(pair(image, scene))], 1) is None


def test_a_right_result_leaves_nothing() -> None:
    scene = fields()
    found = [lost_correlation([measure(pair(scene * speckle(seed), scene))], 1) for seed in range(6)]
    assert sum(lost for lost, _ in found) / 6 == pytest.approx(0, abs=0.015)
