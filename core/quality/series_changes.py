"""Changes from date to date in a despeckled series: the area that differs from what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .checks.lost_changes import Measured as Cells

WIDEST = 12.0  # dB
BINS = 48
LARGE = 3.0  # dB


@dataclass(frozen=True)
class DateChange:
    """A date beside the median of all: numbers of cells by dB, share of them beyond 3 dB, and their median in dB."""

    histogram: NDArray[np.int64]
    share: float
    median: float


def changes(dates: Sequence[Sequence[Cells]]) -> list[DateChange]:
    """Changes of every date, from the results' means over 4 × 4 pixels.

    Parameters
    ----------
    dates : the cells of each, window by window

    Examples
    --------
    >>> ones = np.ones((2, 2), np.float32)
    >>> series = [[Cells(ones, ones, level * ones, 0, 0)] for level in (1, 1, 10)]
    >>> [round(change.median) for change in changes(series)]
    [0, 0, 10]
    """
    counts = [np.zeros(BINS, np.int64) for _ in dates]
    for window in zip(*dates):
        levels = np.stack([_decibels(cells) for cells in window])
        with np.errstate(invalid="ignore"):
            usual = np.median(levels, axis=0)
        for count, level in zip(counts, levels):
            difference = level - usual
            difference = np.clip(difference[np.isfinite(difference)], -WIDEST, np.nextafter(WIDEST, 0))
            count += np.histogram(difference, BINS, (-WIDEST, WIDEST))[0]
    return [_change(count) for count in counts]


def _decibels(cells: Cells) -> NDArray[np.float32]:
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(cells.pixels > 0, cells.result / cells.pixels, np.float32(np.nan))
        return np.asarray(10 * np.log10(mean), np.float32)


def _change(counts: NDArray[np.int64]) -> DateChange:
    middles = (np.arange(BINS) + 0.5) * 2 * WIDEST / BINS - WIDEST
    total = max(int(counts.sum()), 1)
    share = float(counts[np.abs(middles) > LARGE].sum() / total)
    middle = min(int(np.searchsorted(np.cumsum(counts), total / 2)), BINS - 1)
    return DateChange(counts, share, float(middles[middle]))
