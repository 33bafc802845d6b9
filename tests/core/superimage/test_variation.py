"""Places that vary over a series, told from speckle, from the levels of whole dates, and from single points."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.superimage.binary_weighted import TemporalMean
from sar_despeckle.core.superimage.variation import WithVariation, variation

from ..rasters import Array, speckle

DATES, SIDE = 10, 128
FIELD = np.s_[48:80, 48:80]
EVEN = (1.0,) * DATES
SURE = 4.5  # standard deviations, from which change_evidence is sure


def series(looks: float = 1.0, seed: int = 7, dates: int = DATES) -> Array:
    return speckle((dates, SIDE, SIDE), looks, seed=seed)


@pytest.mark.parametrize("dates", [5, 10, 30])
@pytest.mark.parametrize("looks", [1.0, 4.4])
def test_speckle_alone_varies_no_more_than_speckle(looks: float, dates: int):
    found = np.stack([variation(series(looks, seed, dates), (1.0,) * dates, looks, 0.0)[0] for seed in range(4)])
    assert np.quantile(found, 0.999) < 2.5


@pytest.mark.parametrize(("brighter", "surely"), [(3, SURE), (5, SURE), (8, 2.0)])
def test_a_field_that_changes_by_3_db_is_found(brighter: int, surely: float):
    stack = series()
    stack[(slice(brighter), *FIELD)] *= 2
    found, _ = variation(stack, EVEN, 1.0, 0.0)
    assert np.median(found[FIELD]) > surely
    assert found[:, :20].max() < 2.5


def test_a_change_of_whole_dates_is_none():
    levels = np.float32([1, 1.5, 0.7, 1, 1.2, 0.8, 1, 1.4, 0.6, 1])
    stack = series() * levels[:, None, None]
    assert np.median(variation(stack, EVEN, 1.0, 0.0)[0]) > 4
    assert variation(stack, levels.tolist(), 1.0, 0.0)[0].max() < 2.5


def test_a_point_that_fluctuates_does_not_make_its_surroundings_vary():
    stack = series()
    stack[:, 64, 64] = 1000 * speckle((DATES, 1), 1, seed=1)[:, 0]
    assert variation(stack, EVEN, 1.0, 0.0)[0].max() < 2.5


def test_gaps_are_no_variation_and_zero_where_nothing_is_known():
    stack = series()
    stack[:5, :, 64:] = np.nan
    stack[:, :, 100:] = np.nan
    found, _ = variation(stack, EVEN, 1.0, 0.0)
    assert np.quantile(found, 0.999) < 2.5 and not found[:, 115:].any()


def test_a_factor_changes_nothing():
    stack = series()
    stack[(slice(3), *FIELD)] *= 2
    once, small = (variation(factor * stack, EVEN, 1.0, 0.0)[0] for factor in np.float32([1, 1e-4]))
    np.testing.assert_allclose(small, once, atol=0.01)


def test_it_comes_beside_the_result_of_the_operation():
    stack = series()
    mean, found = WithVariation(TemporalMean(), EVEN, 1.0, 0.0)(stack)
    np.testing.assert_array_equal(mean[0], TemporalMean()(stack)[0][0])
    np.testing.assert_array_equal(found, variation(stack, EVEN, 1.0, 0.0))
