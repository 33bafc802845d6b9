"""Targets that the date does not have."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.checks.ghost_targets import find, measure

from ..pairs_of_arrays import pair, speckle


def with_targets(number: int) -> np.ndarray:
    """An even scene with targets of 5 × 5 pixels and 17 dB."""
    rng, scene = np.random.default_rng(4), np.ones((256, 256), np.float32)
    for row, col in rng.integers(8, 248, (number, 2)):
        scene[row - 2 : row + 3, col - 2 : col + 3] = 50
    return scene


def test_a_ghost_has_its_place() -> None:
    scene = with_targets(20)
    result = scene.copy()
    result[100:105, 30:35] = 60
    found = find([measure(pair(scene * speckle(1), result, 1000, 2000))], 1.0, 1)
    assert found and (found.row, found.col) == pytest.approx((1102, 2032), abs=3)


def test_targets_of_the_date_are_none() -> None:
    scene = with_targets(40)
    for seed in range(6):
        assert find([measure(pair(scene * speckle(seed), scene))], 1.0, 1) is None


def test_a_fading_target_is_none() -> None:
    """Half as bright as in the result."""
    scene = with_targets(20)
    image = np.where(scene > 1, scene / 2, scene) * speckle(3)
    assert find([measure(pair(image, scene))], 1.0, 1) is None


def test_where_nothing_is_known_there_is_none() -> None:
    nothing = np.full((40, 40), np.nan, np.float32)
    assert measure(pair(nothing, nothing)).number == 0
