"""Each date beside the mean of the dates at its level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sar_despeckle.core.series.references import BesideItsReference
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.core.superimage.unchanged_mean import TwoLevels

from ..rasters import Array, speckle

DATES, SIDE = 30, 64  # more than one band of marks
BRIGHT, INSIDE, OUTSIDE = np.s_[20:40, 20:40], np.s_[24:36, 24:36], np.s_[50:, 50:]


@dataclass(frozen=True)
class Given(Operation):
    """What the operation inside is given."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        return blocks


def beside(stack: Array, date: int) -> tuple[Array, ...]:
    return BesideItsReference(Given(), date)(stack[date : date + 1], *TwoLevels(1.0, DATES)(stack))


def test_a_date_is_compared_with_the_dates_that_show_the_same():
    stack = speckle((DATES, SIDE, SIDE), 1, seed=4)
    there = [2, 5, 11, 26, 27, 28]
    stack[(there, *BRIGHT)] *= 30
    absent = [d for d in range(DATES) if d not in there]
    for date, its_level in ((27, there), (3, absent)):
        own, reference, number = beside(stack, date)
        np.testing.assert_array_equal(own[0], stack[date])
        np.testing.assert_allclose(reference[0][INSIDE], temporal_mean(stack[its_level])[INSIDE], rtol=1e-5)
        assert (number[0][INSIDE] == len(its_level)).all()
        np.testing.assert_allclose(reference[0][OUTSIDE], temporal_mean(stack)[OUTSIDE], rtol=1e-5)
        assert (number[0][OUTSIDE] == DATES).all()


def test_a_date_that_is_alone_is_its_own_reference():
    stack = speckle((DATES, SIDE, SIDE), 1, seed=5)
    stack[(7, *BRIGHT)] *= 30
    _, reference, number = beside(stack, 7)
    np.testing.assert_array_equal(reference[0][INSIDE], stack[7][INSIDE])
    assert (number[0][INSIDE] == 1).all()


def test_gaps_do_not_count():
    stack = speckle((DATES, SIDE, SIDE), 1, seed=6)
    stack[:10, 40:] = np.nan
    _, reference, number = beside(stack, 20)
    assert (number[0, 45:] == DATES - 10).all() and (number[0, :30] == DATES).all()
    assert np.isfinite(reference).all()
