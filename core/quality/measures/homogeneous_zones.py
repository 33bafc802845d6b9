"""Homogeneous zones: windows in which the date shows nothing but speckle, and their looks before and after.

Log-amplitude varies by ψ₁(L)/4 in fully developed speckle of L looks. A window of 30 × 30 pixels is homogeneous where
the date varies by no more than that and what chance adds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.speckle import log_variance
from ...whole_image.enl import WINDOW, count, log_moments, looks_from_counts, looks_from_log_variance
from ..block_pair import BlockPair

Array = NDArray[np.float32]
Counts = NDArray[np.int64]

# [multiples of speckle's log-variance, 1.2 to 1.5] 900 pixels of one look, correlated as in single-look products, tell
# it to 11 %: three standard errors
_HOMOGENEOUS = 1.33
_STEP = 15  # pixels from zone to zone


@dataclass(frozen=True)
class ZoneFigures:
    """Windows of 30 × 30 pixels, every 15 pixels: ``(zones,)`` each.

    Attributes
    ----------
    rows, cols : their first pixels
    before, after, ratio : variance of log-amplitude in the date, in the result, and in their ratio
    bias : mean of the result over that of the date, less 1
    counts : of all windows of the date, and of the result, by log-variance: see :func:`.enl.count`
    """

    rows: NDArray[np.int64]
    cols: NDArray[np.int64]
    before: Array
    after: Array
    ratio: Array
    bias: Array
    counts: tuple[Counts, Counts]

    def homogeneous(self, looks: float) -> NDArray[np.bool_]:
        """True where the date shows nothing but speckle of so many looks."""
        return np.asarray(self.before <= _HOMOGENEOUS * log_variance(looks) / 4)


def measure(pair: BlockPair) -> ZoneFigures:
    """The zones of a window of the raster; none in one smaller than 30 pixels.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (60, 60)).astype(np.float32)
    >>> zones = measure(BlockPair(speckle, 1 + 0.1 * speckle, Window(0, 0, 60, 60)))
    >>> len(zones.rows), int(zones.homogeneous(4).sum())
    (9, 9)
    """
    image = np.where(pair.known, pair.image, np.float32(np.nan))
    if min(image.shape) < WINDOW:
        nothing, none = np.zeros(0, np.int64), np.zeros(0, np.float32)
        empty = count(none)
        return ZoneFigures(nothing, nothing, none, none, none, none, (empty, empty))
    with np.errstate(divide="ignore", invalid="ignore"):
        maps = [log_moments(part, WINDOW, WINDOW)[2] for part in (image, pair.clean, image / pair.clean)]
    rows, cols = (np.arange(0, size, _STEP) for size in maps[0].shape)
    places = np.stack(np.meshgrid(rows, cols, indexing="ij")).reshape(2, -1)
    before, after, ratio = (part[places[0], places[1]].astype(np.float32) for part in maps)
    there = np.isfinite(before)
    sums = [_window_means(part, rows, cols)[there] for part in (image, pair.clean)]
    return ZoneFigures(
        places[0][there] + pair.window.row,
        places[1][there] + pair.window.col,
        before[there],
        after[there],
        ratio[there],
        (sums[1] / sums[0] - 1).astype(np.float32),
        (count(maps[0].astype(np.float32)), count(maps[1].astype(np.float32))),
    )


def _window_means(image: Array, rows: NDArray[np.int64], cols: NDArray[np.int64]) -> NDArray[np.float64]:
    with np.errstate(invalid="ignore"):
        return np.array([float(np.mean(image[r : r + WINDOW, c : c + WINDOW])) for r in rows for c in cols])


def joined(parts: Sequence[ZoneFigures]) -> ZoneFigures:
    """The zones of several windows of the raster.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> empty = measure(BlockPair(*np.ones((2, 9, 9), np.float32), Window(0, 0, 9, 9)))
    >>> len(joined([empty, empty]).rows)
    0
    """
    names = ("rows", "cols", "before", "after", "ratio", "bias")
    arrays = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    before, after = (np.sum([part.counts[k] for part in parts], axis=0) for k in (0, 1))
    return ZoneFigures(**arrays, counts=(before, after))


def looks_before_and_after(zones: ZoneFigures) -> tuple[float, float]:
    """ENL of the date and of the result, by RABASAR's estimator; NaN where nothing can be measured.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (60, 60)).astype(np.float32)
    >>> zones = measure(BlockPair(speckle, np.sqrt(speckle), Window(0, 0, 60, 60)))
    >>> [round(looks) for looks in looks_before_and_after(zones)]
    [4, 15]
    """
    before, after = (looks_from_counts([counts]) for counts in zones.counts)
    return before, after


def looks_of(variances: Array) -> list[float]:
    """Looks of each zone by its variance of log-amplitude; NaN where it has none.

    Examples
    --------
    >>> [round(looks, 1) for looks in looks_of(np.float32([0.01, np.nan]))]
    [25.5, nan]
    """
    return [looks_from_log_variance(max(float(v), 1e-7)) if math.isfinite(v) else math.nan for v in variances]
