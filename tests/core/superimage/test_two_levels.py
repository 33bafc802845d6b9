"""Two levels at a place: recognised at any share of the dates, and not where there is one."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.superimage import two_levels
from sar_despeckle.core.superimage.two_levels import may_be_split, other_level, split

SIDE = 96
TARGET = np.s_[40:43, 50:53]


def speckle(dates: int, looks: int = 1, subswath: str = "white", seed: int = 1) -> np.ndarray:
    rng, flat = np.random.default_rng(seed), np.ones((SIDE, SIDE), np.float32)
    return np.stack([speckled_intensity(flat, looks, SUBSWATHS[subswath], rng) for _ in range(dates)])


@pytest.mark.parametrize("there", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("decibels", [15, 20, 30])
def test_a_target_is_told_from_the_ground_whatever_its_share_of_the_dates(there: int, decibels: float) -> None:
    series = speckle(10)
    series[(np.s_[:there], *TARGET)] *= np.float32(10 ** (decibels / 10))
    found = other_level(series, 1.0)[(slice(None), *TARGET)]
    bright = np.arange(10) < there  # also at eight of ten dates: an object stands on the ground of the other two
    assert (found == bright[:, None, None]).all(axis=0).mean() > 0.85


def test_a_field_that_is_darker_at_some_dates_is_found_too() -> None:
    series = speckle(10)
    series[3:6, 20:60, 20:60] *= np.float32(0.2)
    found = other_level(series, 1.0)
    assert found[3:6, 30:50, 30:50].all() and not found[6:, 30:50, 30:50].any()


def test_a_weak_change_is_an_exception_at_two_dates_and_growth_at_three() -> None:
    for dates, share in ((2, 1.0), (3, 0.0)):
        series = speckle(10)
        series[4 : 4 + dates, 20:60, 20:60] *= np.float32(0.4)
        assert other_level(series, 1.0)[4 : 4 + dates, 30:50, 30:50].mean() == share


@pytest.mark.parametrize("dates", [10, 25])
def test_a_season_is_no_second_level(dates: int) -> None:
    """Fields of which parts were split and parts were not had a patchwork of levels in their mean."""
    course = 10 ** (0.2 * np.sin(2 * np.pi * np.arange(dates) / dates))  # ± 2 dB
    series = speckle(dates) * course.astype(np.float32)[:, None, None]
    assert other_level(series, 1.0).mean() < 0.005


@pytest.mark.parametrize("dates", [2, 4, 10, 40])
@pytest.mark.parametrize(("subswath", "looks"), [("IW3", 1), ("white", 4), ("GRDH", 5)])
def test_speckle_alone_is_one_level(dates: int, subswath: str, looks: int) -> None:
    # one window in 20,000 is the promise; neighbouring windows err together
    assert other_level(speckle(dates, looks, subswath), looks).any(axis=0).mean() < 0.005


@pytest.mark.parametrize("samples", [3.75, 17.0, 70.0])
@pytest.mark.parametrize("dates", [2, 5, 20, 60])
def test_one_window_in_20000_is_called_two_levels(dates: int, samples: float) -> None:
    draws = 60_000
    means = np.random.default_rng(3).gamma(samples, 1 / samples, (dates, draws)).astype(np.float32)
    excess, _ = split(means, np.full(draws, samples, np.float32))
    assert (excess > 0).mean() < 3e-4
    assert (excess > -6).mean() > 3e-4  # it is the threshold that keeps them out


@pytest.mark.parametrize("dates", [6, 31])
def test_no_place_is_lost_by_leaving_out_those_that_cannot_be_split(
    dates: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = speckle(dates)
    series[2, 30:60, 30:60] *= np.float32(3)
    series[:3, 70:74, 70:74] *= np.float32(20)
    series[1, :, :10] = np.nan
    quick = other_level(series, 1.0)
    monkeypatch.setattr(two_levels, "may_be_split", lambda means, samples, complete: np.ones(samples.shape, bool))
    assert quick.any()
    np.testing.assert_array_equal(quick, other_level(series, 1.0))


@pytest.mark.parametrize("samples", [3.75, 20.0, 300.0])
@pytest.mark.parametrize(("dates", "left"), [(2, 0.01), (5, 0.01), (20, 0.06), (31, 0.25), (60, 0.9)])
def test_no_significant_split_is_ruled_out_and_most_others_are(dates: int, left: float, samples: float) -> None:
    rng = np.random.default_rng(5)
    means = rng.gamma(samples, 1e-3 / samples, (dates, 2, 20_000)).astype(np.float32)
    # levels apart by any ratio, at any number of dates
    apart = np.exp(rng.uniform(0, 3, 20_000) * np.sqrt(8 / samples))
    means[:, 1] *= np.where(rng.permuted(np.arange(dates)[:, None] < rng.integers(1, dates, 20_000), axis=0), apart, 1)
    means[0, 1, :5000] = np.nan
    many = np.full((2, 20_000), samples, np.float32)
    found = may_be_split(means, many)
    excess, _ = split(means[:, 1], many[1])
    assert (excess > 0).mean() > 0.05 or dates == 2
    assert found[1][excess > 0].all()
    assert found[0].mean() < left


def test_dates_without_data_belong_to_no_level() -> None:
    series = speckle(10)
    series[:5, :, :48] = np.nan
    for left in (20, 70):
        series[7:, 14:26, left : left + 12] *= np.float32(30)
    found = other_level(series, 1.0)
    assert not found[:5, :, :48].any()
    assert found[7:, 17:23, 73:79].all()
    assert found[7:, 17:23, 23:29].all() and not found[5:7, 17:23, 23:29].any()  # where there are five dates, too


def test_water_under_wind_is_no_object() -> None:
    """Most of the scene is 15 dB brighter at seven of ten dates: that is its usual level, not something that stands on
    it. Of an island of ten pixels it is another matter."""
    series = speckle(10)
    series[:7] *= np.float32(30)
    found = other_level(series, 1.0)
    assert found[7:, 10:-10, 10:-10].mean() > 0.95 and found[:7].mean() < 0.02
    series = speckle(10)
    series[:7, 40:50, 40:50] *= np.float32(30)
    found = other_level(series, 1.0)
    assert found[:7, 42:48, 42:48].mean() > 0.95 and not found[7:, 42:48, 42:48].any()


@pytest.mark.parametrize(("decibels", "dark", "unusual"), [(-7, 2, "dark"), (-7, 8, "bright"), (-14, 1, "dark")])
def test_a_flood_of_few_dates_is_unusual(decibels: float, dark: int, unusual: str) -> None:
    """Only what is brighter by more than 10 dB is an object, and only if two dates show the ground."""
    series = speckle(10)
    series[:dark, 20:70, 20:70] *= np.float32(10 ** (decibels / 10))
    found = other_level(series, 1.0)[:, 30:60, 30:60].mean(axis=(1, 2))
    expected = (np.arange(10) < dark) == (unusual == "dark")
    assert ((found > 0.97) == expected).all() and ((found < 0.03) == ~expected).all()


def test_a_place_without_any_data_or_of_zeros_is_left_alone() -> None:
    series = speckle(4)
    series[:, :20] = np.nan
    series[:, 30:50, 30:50] = 0
    found = other_level(series, 1.0)
    assert not found[:, :20].any()
    assert not found[:, 38:42, 38:42].any()
