"""How much of their speckle the dates of a series share."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.whole_image.date_correlation import cell_variances, correlation_from

from ..rasters import Array

SIDE, DATES = 160, 8


def series(coherence: float, looks: int = 1, seed: int = 3) -> Array:
    """Dates of a scene whose fields share a part of their speckle."""
    ground = np.exp(np.random.default_rng(seed).normal(0, 1, (5, 5))).repeat(32, 0).repeat(32, 1).astype(np.float32)

    def field(*key: int) -> Array:
        return complex_field(ground, SUBSWATHS["IW2"], np.random.default_rng((*key, 1, seed)))

    total = np.zeros((DATES, SIDE, SIDE), np.float32)
    for look in range(looks):
        shared = field(look)
        for date in range(DATES):
            own = np.sqrt(coherence) * shared + np.sqrt(1 - coherence) * field(look, date)
            total[date] += np.abs(own) ** 2
    return total / looks


def measured(stack: Array, looks: int = 1) -> float:
    return correlation_from(float(np.median(cell_variances(stack))), looks)


@pytest.mark.parametrize("looks", [1, 4])
@pytest.mark.parametrize("coherence", [0.0, 0.3, 0.5, 0.7])
def test_the_correlation_is_that_of_intensities(coherence: float, looks: int):
    assert measured(series(coherence, looks), looks) == pytest.approx(coherence**2, abs=0.06)


def test_changes_lower_it_and_gaps_do_not_matter():
    stack = series(0.7)
    whole = measured(stack)
    gapped = stack.copy()
    gapped[np.random.default_rng(1).uniform(size=stack.shape) < 0.2] = np.nan
    assert measured(gapped) == pytest.approx(whole, abs=0.05)
    changed = stack * np.exp(np.random.default_rng(2).normal(0, 0.5, (DATES, 1, 1))).astype(np.float32)
    assert measured(changed) < whole - 0.1
    assert measured(stack * np.float32(1e-4)) == pytest.approx(whole, abs=1e-4)


def test_where_no_cell_is_full_nothing_is_known():
    stack = series(0.5)
    stack[1:] = np.nan
    assert cell_variances(stack).size == 0
    assert cell_variances(stack[:, :10, :10]).size == 0
