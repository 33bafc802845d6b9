"""Sums that do not depend on the order."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sar_despeckle.core.statistics.exact_sums import FINENESS, exact_sum, unit_for


@pytest.mark.parametrize("level", [1e-12, 0.05, 1.0, 3e7])
def test_the_mean_of_values_of_the_level_is_kept(level: float):
    values = (level * np.random.default_rng(1).gamma(1, 1, 10_000)).astype(np.float32)
    unit = unit_for(level)
    assert math.log2(unit) == int(math.log2(unit))
    assert exact_sum(values, unit) * unit == pytest.approx(values.sum(dtype=np.float64), rel=1e-6)


def test_parts_in_any_order_give_the_same_integer():
    values = np.random.default_rng(2).lognormal(0, 3, (64, 80)).astype(np.float32)
    whole = exact_sum(values, FINENESS)
    assert whole == sum(exact_sum(row, FINENESS) for row in values[::-1])
    assert whole == exact_sum(values.T[::-1], FINENESS)


def test_no_data_adds_nothing_and_the_enormous_does_not_overflow():
    assert exact_sum(np.float32([np.nan, 1, np.nan]), FINENESS) == 2**20
    assert exact_sum(np.float32([3e38, -3e38, 1]), FINENESS) == 2**20
    assert 0 < exact_sum(np.full(2**16, 3e38, np.float32), FINENESS) == 2**56


@pytest.mark.parametrize("level", [0.0, math.inf, math.nan])
def test_impossible_levels_have_a_unit_all_the_same(level: float):
    assert unit_for(level) == FINENESS
