"""Planted faults are found for what they are, and good pairs pass: on many pairs of simulated series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.pairs.near_real_references import NearRealReferences
from sar_despeckle.core.pairs.pair_checks import (
    ALONE,
    CHANGED,
    CONSTANT,
    NO_DATA,
    RESIDUAL,
    SHIFTED,
    Checks,
    check_pair,
)
from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.superimage.glrt import GlrtMultilook

Array = NDArray[np.float32]

SIDE, DATES, SCENES = 128, 10, 5
MULTILOOK = GlrtMultilook(looks=1, each_date=True)
Fault = Callable[[np.random.Generator, Array, Array, Array], tuple[Array, Array, Array]]


@cache
def series(seed: int) -> tuple[Array, Array, Array]:
    """Dates, references, similar pixels; every other scene is strewn with points."""
    rng = np.random.default_rng(seed)
    scene = dead_leaves(rng, (SIDE, SIDE), points_per_pixel=0.001 * (seed % 2))
    swath = SUBSWATHS[("IW1", "IW2", "IW3", "S3", "white")[seed % 5]]
    dates = np.stack([speckled_intensity(scene.clutter, 1, swath, rng, scene.points) for _ in range(DATES)])
    references, similar = NearRealReferences(MULTILOOK)(dates)
    return dates, references, similar[0]


def pairs(fault: Fault | None = None) -> Iterator[Checks]:
    for seed in range(SCENES):
        dates, references, similar = series(seed)
        for date in range(DATES):
            rng = np.random.default_rng((seed, date))
            pair = dates[date].copy(), references[date].copy(), similar.copy()
            pair = fault(rng, *pair) if fault else pair
            yield check_pair(*pair, looks=1, dates=DATES - 1, min_similar=20)[1]


def brighter(rng: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    row, col = rng.integers(0, SIDE - 64, 2)
    date[row : row + 64, col : col + 64] *= np.float32(10 ** (rng.choice([-0.3, 0.3])))
    return date, reference, similar


def without_data(rng: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    date[rng.integers(SIDE), rng.integers(SIDE)] = np.nan
    return date, reference, similar


def of_few_looks(rng: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    return date, reference * rng.gamma(4, 0.25, reference.shape).astype(np.float32), similar


def of_the_date_itself(_: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, ...]:
    return date, 0.7 * reference + 0.3 * date, similar


def saturated(rng: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    row, col = rng.integers(0, SIDE - 12, 2)
    date[row : row + 12, col : col + 12] = 1.0
    return date, reference, similar


def of_points(_: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    return date, reference, np.full_like(similar, 3)


def shifted(rng: np.random.Generator, date: Array, reference: Array, similar: Array) -> tuple[Array, Array, Array]:
    return np.roll(date, rng.choice([-2, -1, 1, 2]), int(rng.integers(2))), reference, similar


def test_good_pairs_are_kept() -> None:
    reasons = Counter(checks.reason for checks in pairs())
    assert reasons[""] >= 0.9 * SCENES * DATES, reasons


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (brighter, CHANGED),
        (without_data, NO_DATA),
        (of_few_looks, RESIDUAL),
        (of_the_date_itself, RESIDUAL),
        (saturated, CONSTANT),
        (of_points, ALONE),
        (shifted, SHIFTED),
    ],
)
def test_planted_faults_are_named(fault: Fault, reason: str) -> None:
    reasons = Counter(checks.reason for checks in pairs(fault))
    assert reasons[reason] >= 0.95 * SCENES * DATES, reasons


def test_the_reference_knows_nothing_of_its_date() -> None:
    """It is the mean of the others: another value at the date changes it only by what is similar to what."""
    dates = series(1)[0]
    changed = dates.copy()
    changed[3] *= np.float32(1.01)
    before, after = (NearRealReferences(MULTILOOK)(stack)[0] for stack in (dates, changed))
    alike = np.isclose(before[3], after[3], rtol=1e-3)
    assert alike.mean() > 0.5
    assert np.isclose(before[4], after[4], rtol=1e-5).mean() < 0.1
