"""The simulated series: the same for the same parameters, with one change of known size."""

from __future__ import annotations

import pickle
import time
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from osgeo import osr

from sar_despeckle.core.cancel import CancelButton, cancellable
from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.simulation import fourier
from sar_despeckle.core.simulation.simulated_stack import (
    CHANGE_SIDE,
    LARGEST_CHANGE,
    MOST_DATES,
    MOST_LOOKS,
    SimulatedStack,
)

SERIES = SimulatedStack(dates=5, rows=96, cols=120, change=3.0, seed=7)


def test_the_same_parameters_give_the_same_series():
    again = SimulatedStack(dates=5, rows=96, cols=120, change=3.0, seed=7)
    other = replace(SERIES, seed=8)
    for k in SERIES:
        np.testing.assert_array_equal(SERIES.intensity(k), again.intensity(k))
        np.testing.assert_array_equal(SERIES.truth(k), again.truth(k))
        assert not np.array_equal(SERIES.intensity(k), other.intensity(k))
    # dates can be made in any order, and in another process
    np.testing.assert_array_equal(pickle.loads(pickle.dumps(SERIES)).intensity(3), SERIES.intensity(3))
    assert list(SERIES) == [0, 1, 2, 3, 4]


def test_dates_have_speckle_of_their_own():
    assert abs(np.corrcoef(*(np.log(SERIES.intensity(k) / SERIES.truth(k)).ravel() for k in (0, 1)))[0, 1]) < 0.05


@pytest.mark.parametrize("decibel", [3.0, -6.0])
def test_the_change_has_its_size_at_the_middle_date_and_nowhere_else(decibel: float):
    changed, unchanged = replace(SERIES, change=decibel), replace(SERIES, change=0.0)
    w = changed.changed_window
    inside = np.zeros((96, 120), bool)
    inside[w.row : w.row + w.rows, w.col : w.col + w.cols] = True
    assert inside.sum() == CHANGE_SIDE**2
    for k in changed:
        expected = np.where(inside, decibel, 0) if k == changed.changed_date == 2 else np.zeros(inside.shape)
        for one, other in zip(changed.reflectivity(k), unchanged.reflectivity(k)):  # clutter and points
            there = other > 0
            np.testing.assert_allclose(10 * np.log10(one[there] / other[there]), expected[there], atol=1e-4)
            assert not one[~there].any()


def test_fields_move_with_the_season_and_most_of_the_scene_does_not():
    still = replace(SERIES, change=0.0)
    spread = np.ptp([10 * np.log10(still.reflectivity(k)[0]) for k in still], axis=0)
    np.testing.assert_array_equal(still.reflectivity(0)[1], still.reflectivity(3)[1])  # points stay
    moving = spread > 0.1
    assert 0.02 < moving.mean() < 0.8
    assert spread.max() < 10 * np.log10(np.exp(2 * 0.7)) + 0.1


@pytest.mark.parametrize("looks", [1, 4])
def test_a_date_is_its_truth_under_speckle(looks: int):
    series = replace(SERIES, looks=looks)
    clutter = series.reflectivity(1)[1] == 0
    ratio = (series.intensity(1) / series.truth(1))[clutter]
    assert ratio.mean() == pytest.approx(1, abs=0.05)
    assert ratio.var() == pytest.approx(1 / looks, rel=0.15)


def test_the_level_is_that_of_backscatter():
    assert 0.03 < np.median(SERIES.truth(0)) < 0.3


def test_the_complex_image_has_the_intensity_of_the_date():
    z = SERIES.single_look_complex(1)
    assert z.dtype == np.complex64
    np.testing.assert_allclose(np.abs(z) ** 2, SERIES.intensity(1), rtol=1e-4, atol=1e-8)


def test_days_and_grid():
    assert SERIES.days[:2] == [date(2024, 1, 3), date(2024, 1, 15)] and len(SERIES.days) == 5
    reference = osr.SpatialReference()
    reference.ImportFromWkt(SERIES.grid.crs)
    assert reference.GetAuthorityCode(None) == "32631" and SERIES.grid.shape == (96, 120)


@pytest.mark.parametrize("rows", [32, 33, 200])
@pytest.mark.parametrize("cols", [32, 47])
def test_the_change_lies_within_every_size(rows: int, cols: int):
    w = SimulatedStack(rows=rows, cols=cols).changed_window
    assert w.row >= 0 and w.col >= 0 and w.row + w.rows <= rows and w.col + w.cols <= cols


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"dates": 0}, "DATES"),
        ({"rows": 31}, "ROWS"),
        ({"cols": 5000}, "COLUMNS"),
        ({"looks": 0}, "LOOKS"),
        ({"seed": -1}, "SEED"),
        ({"dates": 300_000}, "DATES"),
        ({"looks": 10**9}, "LOOKS"),
        ({"change": 1e6}, "CHANGE"),
        ({"change": float("nan")}, "CHANGE"),
    ],
)
def test_impossible_parameters(parameters: dict[str, float], words: str):
    with pytest.raises(InputError, match=words):
        SimulatedStack(**parameters)  # type: ignore[arg-type]


def test_the_most_of_everything_is_possible():
    series = SimulatedStack(dates=MOST_DATES, rows=32, cols=32, looks=MOST_LOOKS, change=LARGEST_CHANGE)
    assert len(series.days) == MOST_DATES
    assert np.isfinite(series.truth(series.changed_date)).all()


@pytest.mark.parametrize("what", ["truth", "intensity", "single_look_complex"])
def test_a_cancel_is_noticed_all_the_time_a_date_is_made(what: str, monkeypatch: pytest.MonkeyPatch):
    """Between two looks at the button there are a few steps of a date's hundreds, never a large part of its time."""
    monkeypatch.setattr(fourier, "_STRIP", 2**16)  # a fraction of this image, too
    seen: list[float] = [time.thread_time()]

    def pressed() -> bool:
        seen.append(time.thread_time())
        return False

    with cancellable(CancelButton(pressed)):
        getattr(SimulatedStack(rows=640, cols=640), what)(0)
    assert len(seen) > 100
    assert np.max(np.diff(seen)) < 0.2 * (seen[-1] - seen[0])


def test_a_cancelled_date_is_not_made():
    with cancellable(CancelButton(lambda: True)), pytest.raises(Cancelled):
        SERIES.intensity(0)
