"""The mean of the unchanged dates: what stays in it, what is left out, and that speckle alone is not."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean, unchanged_mean

from ..rasters import Array, speckle

DATES, SIDE = 10, 96
FIELD = np.s_[30:46, 30:46]
CAR = np.s_[70:73, 60:63]


def series(looks: float = 1.0, gaps: float = 0.0) -> Array:
    return speckle((DATES, SIDE, SIDE), looks, seed=7, gaps=gaps)


def with_changes(looks: float = 1.0) -> Array:
    stack = series(looks)
    stack[4][FIELD] *= 3
    stack[7][CAR] *= 10
    return stack


def mean_in(image: Array, place: tuple[slice, slice]) -> float:
    return float(10 * np.log10(image[place].mean()))


def test_speckle_alone_changes_nothing():
    np.testing.assert_allclose(unchanged_mean(series(), 1.0).mean(), series().mean(), rtol=2e-3)


@pytest.mark.parametrize("place", [FIELD, CAR], ids=["field", "car"])
def test_a_change_at_one_date_is_kept_out_of_the_super_image(place: tuple[slice, slice]):
    still, plain = unchanged_mean(with_changes(), 1.0), temporal_mean(with_changes())
    before = temporal_mean(series())
    assert abs(mean_in(still, place) - mean_in(before, place)) < 0.35
    assert mean_in(plain, place) - mean_in(before, place) > 0.3


def test_the_usual_state_stays():
    stack = series()
    stack[8:] *= 8
    assert unchanged_mean(stack, 1.0).mean() == pytest.approx(1, abs=0.02)


def test_of_two_levels_the_commoner_stays():
    stack = series()
    stack[6:] *= 8
    assert unchanged_mean(stack, 1.0).mean() == pytest.approx(1, abs=0.02)


def test_among_four_dates_none_is_unusual():
    stack = series()[3:7]
    stack[1][FIELD] *= 8
    np.testing.assert_array_equal(unchanged_mean(stack, 1.0), temporal_mean(stack))


def test_it_is_the_mean_of_the_dates_at_the_usual_level():
    stack = series(gaps=0.05)
    stack[:3, 20:50, 20:50] *= 20
    inner = np.s_[25:45, 25:45]
    np.testing.assert_allclose(unchanged_mean(stack, 1.0)[inner], temporal_mean(stack[3:])[inner], rtol=1e-6)


def test_gaps_stay_gaps_and_spoil_nothing_around():
    stack = series(gaps=0.2)
    stack[:, 10:40, 10:40] = np.nan
    stack.flags.writeable = False
    (result,) = UnchangedMean(1.0, DATES)(stack)
    np.testing.assert_array_equal(np.isnan(result[0]), np.isnan(stack).all(axis=0))
    assert np.nanmean(result) == pytest.approx(1, abs=0.02)


def test_the_scale_does_not_matter():
    stack = with_changes()
    np.testing.assert_allclose(
        unchanged_mean(stack * np.float32(1e-4), 1.0), unchanged_mean(stack, 1.0) * 1e-4, rtol=1e-5
    )


@pytest.mark.parametrize("dates", [6, 30])
def test_the_memory_is_within_what_is_declared_where_every_place_changes(dates: int):
    stack, operation = speckle((dates, 192, 192), 1, seed=8), UnchangedMean(1.0, dates)
    stack[: dates // 2] *= 5
    operation(stack)  # tables are made once
    tracemalloc.start()
    results = operation(stack)
    peak = tracemalloc.get_traced_memory()[1] - sum(result.nbytes for result in results)
    tracemalloc.stop()
    assert 0.5 * operation.pixel_bytes < peak / 192**2 < 1.05 * operation.pixel_bytes


@pytest.mark.parametrize("looks", [0.0, -1.0, float("inf"), float("nan")])
def test_impossible_looks(looks: float):
    with pytest.raises(InputError, match="LOOKS"):
        UnchangedMean(looks)


def test_where_brighter_dates_end_there_is_no_step():
    stack = series(looks=4.0)
    stack[:5] *= 2
    stack[:5, :, 48:] = np.nan
    levels = (4 / 3,) * 5 + (2 / 3,) * 5
    plain, level = unchanged_mean(stack, 4.0), unchanged_mean(stack, 4.0, levels)
    steps = [mean_in(image, np.s_[:, :48]) - mean_in(image, np.s_[:, 48:]) for image in (plain, level)]
    assert steps[0] > 1.5 and abs(steps[1]) < 0.1
    np.testing.assert_allclose(level[:, :48], plain[:, :48], rtol=1e-6)
