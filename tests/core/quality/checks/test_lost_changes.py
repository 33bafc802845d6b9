"""Areas in which a date is unlike its result."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.quality.checks.lost_changes import areas, common, find, measure

from ..pairs_of_arrays import pair, speckle

EVEN = np.ones((256, 256), np.float32)


@pytest.mark.parametrize("factor", [0.4, 2.0])
def test_a_change_has_its_place_and_its_size(factor: float) -> None:
    image = speckle(1)
    image[100:140, 60:100] *= np.float32(factor)
    cells = measure(pair(image, EVEN, 1000, 2000))
    found = find(areas(cells, np.zeros_like(cells.excess), 1.0, 1))
    assert found and (found.row, found.col) == pytest.approx((1120, 2080), abs=8)
    assert found.amount == pytest.approx(10 * np.log10(factor), abs=1)
    assert ("brighter" if factor > 1 else "darker") in found.says


def test_speckle_makes_none() -> None:
    for seed in range(10):
        cells = measure(pair(speckle(seed), EVEN))
        assert areas(cells, np.zeros_like(cells.excess), 1.0, 1) == []


def test_what_all_dates_have_in_common_is_none() -> None:
    dates = []
    for seed in range(4):
        image = speckle(seed, looks=4)
        image[100:140, 60:100] *= 2
        dates.append(measure(pair(image, EVEN)))
    shared = common(dates)
    assert areas(dates[0], np.zeros_like(shared), 0.25, 1) != []
    assert areas(dates[0], shared, 0.25, 1) == []


def test_gaps_are_left_out() -> None:
    image = speckle(5)
    image[:128] = np.nan
    cells = measure(pair(image, EVEN))
    assert cells.pixels[0, 0] == 0
    assert areas(cells, np.zeros_like(cells.excess), 1.0, 1) == []
