"""Targets that stand at every date, against those that come, go and change."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.series.persistent_targets import keep_standing

from ..rasters import Array, speckle

SIDE = 64
PLACE = (32, 20)
TARGET = np.s_[PLACE[0], PLACE[1]]


def point(decibels: float) -> Array:
    image = np.ones((SIDE, SIDE), np.float32)
    image[PLACE] = 10 ** (decibels / 10)
    return image


def date(decibels: float) -> Array:
    image = speckle((SIDE, SIDE), 1, seed=3).astype(np.float32)
    image[PLACE] = point(decibels)[PLACE]
    return image


def test_a_standing_target_is_as_bright_as_in_the_super_image():
    result = keep_standing(date(30), point(26), point(30))
    assert result[PLACE] == pytest.approx(1000, rel=1e-4)
    result[PLACE] = 1
    np.testing.assert_array_equal(result, np.ones_like(result))


@pytest.mark.parametrize("shown", [20.0, 36.0])
def test_a_target_that_the_date_shows_otherwise_is_left_to_the_estimate(shown: float):
    np.testing.assert_array_equal(keep_standing(date(shown), point(26), point(30)), point(26))


def test_what_does_not_dominate_is_left_to_the_estimate():
    np.testing.assert_array_equal(keep_standing(date(9), point(5), point(9)), point(5))


def test_in_between_the_passage_is_gradual():
    kept = [float(10 * np.log10(keep_standing(date(d), point(d - 2), point(d))[PLACE])) - d for d in range(9, 20)]
    assert kept[0] == pytest.approx(-2, abs=0.01) and kept[-1] == pytest.approx(0, abs=0.01)
    assert all(later >= earlier - 1e-4 for earlier, later in zip(kept, kept[1:]))


def test_gaps_stay_and_do_not_spread():
    shown, estimate = date(30), point(26)
    shown[:10] = estimate[:10] = np.nan
    holes = point(30)
    holes[50:] = 0
    result = keep_standing(shown, estimate, holes)
    np.testing.assert_array_equal(np.isnan(result), np.isnan(estimate))
    assert result[PLACE] == pytest.approx(1000, rel=1e-3)
