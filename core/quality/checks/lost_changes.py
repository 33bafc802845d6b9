"""Lost changes: an area in which the date is brighter or darker than its result.

The mean of w/v̂ over 16 × 16 or 32 × 32 pixels is 1, but for speckle: a variance of c·Var/n for n pixels, c of which
make one independent sample. A series removes what all dates have in common, such as a lane that is blurred at every
date: then only what is a date's own is a lost change.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.window_sums import window_sum
from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import CHANGE, Finding

Array = NDArray[np.float32]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [natural logarithm, 0.2 to 0.4] 1.3 dB in the mean over the area: less is a field whose texture is smoothed
HARMLESS = 0.3
# [standard errors, 5 to 6] As for training pairs (core/pairs/pair_checks.py): thousands of areas are looked at
CERTAIN = 5.5
# [natural logarithm, 0.03 to 0.1] Deviations that belong to no change: an edge beside the area, a point's sidelobes
TOLERANCE = 0.05
CELL = 4  # pixels a side
AREAS = (4, 8)  # cells a side
FEWEST_DATES = 3  # of which a median tells what is common to them


@dataclass(frozen=True)
class Measured:
    """Cells of 4 × 4 pixels of a window: Σe, their pixels, and Σv̂, ``(rows, cols)`` each."""

    excess: Array
    pixels: Array
    result: Array
    row: int
    col: int

    @property
    def deviation(self) -> Array:
        """Mean excess of each cell, 0 where nothing is known."""
        return self.excess / np.maximum(self.pixels, 1)


def measure(pair: BlockPair) -> Measured:
    """The cells of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> pair = BlockPair(np.full((8, 9), 3, np.float32), np.full((8, 9), 2, np.float32), Window(0, 0, 8, 9))
    >>> measure(pair).pixels.shape
    (2, 2)
    """
    result = np.where(pair.known, pair.result, np.float32(0))
    parts = (_cells(pair.excess), _cells(pair.known.astype(np.float32)), _cells(result))
    return Measured(*parts, pair.window.row, pair.window.col)


def _cells(image: Array) -> Array:
    rows, cols = (size // CELL for size in image.shape)
    cut = image[: rows * CELL, : cols * CELL]
    return np.asarray(cut.reshape(rows, CELL, cols, CELL).sum(axis=(1, 3), dtype=np.float32))


def common(dates: Sequence[Measured]) -> Array:
    """Deviation that the dates of a series have in common in a window: their median; 0 for fewer than three.

    Examples
    --------
    >>> cells = [Measured(np.full((1, 1), e, np.float32), np.ones((1, 1), np.float32), e, 0, 0) for e in (1, 2, 9)]
    >>> float(common(cells)[0, 0])
    2.0
    """
    if len(dates) < FEWEST_DATES:
        return np.zeros_like(dates[0].excess)
    return np.asarray(np.median([date.deviation for date in dates], axis=0), np.float32)


@dataclass(frozen=True)
class Area:
    """An area that deviates: natural logarithm of its ratio, that in standard errors, its cells, its middle pixel."""

    log_ratio: float
    certain: float
    cells: int
    row: int
    col: int


def areas(window: Measured, shared: Array, variance: float, pixels_per_sample: float) -> list[Area]:
    """The largest connected area of a window that deviates, for each of two sizes of its parts.

    Parameters
    ----------
    shared : deviation that is common to the dates
    variance : of the ratio in flat parts

    Examples
    --------
    >>> cells = np.zeros((20, 20), np.float32)
    >>> cells[5:11, 5:11] = 48
    >>> found = areas(Measured(cells, np.full_like(cells, 16), cells, 0, 0), np.zeros_like(cells), 1, 3)
    >>> [(area.row, area.col) for area in found][0]
    (32, 32)
    """
    from scipy import ndimage

    found = []
    excess = (window.deviation - shared) * window.pixels
    for side in AREAS:
        if min(excess.shape) < side:
            continue
        pixels = window_sum(window.pixels, side, side)
        mean = 1 + window_sum(excess, side, side) / np.maximum(pixels, 1)
        error = np.sqrt(variance * pixels_per_sample / np.maximum(pixels, 1) + TOLERANCE**2)
        log = np.where(2 * pixels > side**2 * CELL**2, np.log(np.maximum(mean, 1e-3)), 0)
        over = (np.abs(log) > HARMLESS) & (np.abs(log) > CERTAIN * error)
        if not over.any():
            continue
        labels, _ = ndimage.label(over)
        worst = np.unravel_index(np.argmax(np.where(over, np.abs(log) / error, 0)), log.shape)
        here = labels == labels[worst]
        row, col = (int((np.mean(k) + side / 2) * CELL) for k in np.nonzero(here))
        certain = float(abs(log[worst]) / error[worst])
        found.append(Area(float(log[worst]), certain, int(here.sum()) + side**2, window.row + row, window.col + col))
    return found


def find(found: Sequence[Area]) -> Finding | None:
    """The most certain of all areas.

    Examples
    --------
    >>> find([Area(0.7, 8.0, 30, 100, 200)]).says
    'has lost a change: the date is 3.0 dB brighter than the result over about 22 × 22 pixels'
    """
    if not found:
        return None
    worst = max(found, key=lambda area: area.certain)
    decibels = 10 * worst.log_ratio / math.log(10)
    side = round(math.sqrt(worst.cells) * CELL)
    return Finding(CHANGE, _lost(decibels, side), decibels, "dB", worst.certain, worst.row, worst.col)


def _lost(decibels: float, side: int) -> str:
    size = f"{side} × {side}"
    if decibels > 0:
        return phrase(
            f"has lost a change: the date is {decibels:.1f} dB brighter than the result over about {size} pixels"
        )
    return phrase(f"has lost a change: the date is {-decibels:.1f} dB darker than the result over about {size} pixels")
