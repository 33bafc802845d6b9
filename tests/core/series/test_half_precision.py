"""Dates in half precision."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sar_despeckle.core.series.half_precision import InHalfPrecision, unit_of


@pytest.mark.parametrize("level", [1e-20, 1e-3, 1.0, 7e8, 1e30])
def test_no_value_moves_by_more_than_half_a_step_and_none_becomes_zero_or_infinite(level: float) -> None:
    unit = unit_of(math.log(level))
    values = np.float32(level) * np.random.default_rng(1).exponential(1, (1, 200, 300)).astype(np.float32)
    values[0, 0] = np.nan
    values[0, 1] *= np.float32(1e5)
    values[0, 2, :3] = np.float32(level) * np.float32([1e-12, 1e-7, 1e8])
    (kept,) = InHalfPrecision(unit)(values)
    true = kept * np.float32(unit)
    np.testing.assert_array_equal(np.isnan(true), np.isnan(values))
    assert ((true[0, 1:] > 0) & np.isfinite(true[0, 1:])).all()
    well = values > level / 300
    well[0, 2, :3] = False
    np.testing.assert_allclose(true[well], values[well], rtol=2.0**-11)
    np.testing.assert_array_equal(kept, kept.astype(np.float16).astype(np.float32))
    assert abs(np.nanmean(true[0, 3:]) / np.nanmean(values[0, 3:]) - 1) < 1e-5
