"""The mean of the unchanged dates: what stays in it, what is left out, and that speckle alone is not."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.core.superimage.unchanged_mean import (
    WINDOWS,
    UnchangedMean,
    changed,
    deviation,
    unchanged_mean,
)

from ..rasters import Array, speckle

DATES, SIDE = 10, 96
FIELD = np.s_[30:46, 30:46]
CAR = np.s_[70:73, 60:63]


def series(looks: float = 1.0, gaps: float = 0.0) -> Array:
    return speckle((DATES, SIDE, SIDE), looks, seed=7, gaps=gaps)


def with_changes(looks: float = 1.0) -> Array:
    stack = series(looks)
    stack[4][FIELD] *= 2
    stack[7][CAR] *= 10
    return stack


def mean_in(image: Array, place: tuple[slice, slice]) -> float:
    return float(10 * np.log10(image[place].mean()))


def test_speckle_alone_is_no_change():
    assert changed(series(), 1.0).mean() < 1e-3
    np.testing.assert_allclose(unchanged_mean(series(), 1.0).mean(), series().mean(), rtol=2e-3)


@pytest.mark.parametrize("subswath", ["IW1", "IW2", "IW3", "S3"])
def test_correlated_speckle_is_no_change(subswath: str):
    rng, flat = np.random.default_rng(9), np.ones((128, 128), np.float32)
    stack = np.stack([speckled_intensity(flat, 1, SUBSWATHS[subswath], rng) for _ in range(DATES)])
    assert changed(stack.astype(np.float32), 1.0).mean() < 2e-3


@pytest.mark.parametrize("looks", [1.0, 4.0])
def test_a_change_at_one_date_is_found_at_that_date(looks: float):
    found = changed(with_changes(looks), looks)
    assert found[4][FIELD].mean() > 0.9 and found[7][CAR].all()
    others = np.delete(found, [4, 7], axis=0)
    assert others.mean() < 2e-3


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


def test_where_many_dates_depart_nothing_is_usual_and_all_count():
    stack = series()
    stack[6:] *= 8
    assert changed(stack, 1.0)[6:].mean() > 0.9
    np.testing.assert_array_equal(unchanged_mean(stack, 1.0), temporal_mean(stack))


def test_among_four_dates_none_is_an_exception():
    stack = series()[3:7]
    stack[1][FIELD] *= 8
    assert changed(stack, 1.0)[1][FIELD].mean() > 0.5
    np.testing.assert_array_equal(unchanged_mean(stack, 1.0), temporal_mean(stack))


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


def test_the_deviation_of_unchanged_speckle_is_about_normal():
    rng = np.random.default_rng(5)
    samples, dates = 9 / WINDOWS[3], 12
    means = rng.gamma(samples, 1 / samples, (dates, 200_000)).astype(np.float32)
    values = deviation(means[0], np.median(means, axis=0), np.float32(samples), np.float32(dates))
    assert values.std() == pytest.approx(1, abs=0.1)
    assert np.abs(values).max() < 6


@pytest.mark.parametrize("looks", [0.0, -1.0, float("inf"), float("nan")])
def test_impossible_looks(looks: float):
    with pytest.raises(InputError, match="LOOKS"):
        UnchangedMean(looks)
