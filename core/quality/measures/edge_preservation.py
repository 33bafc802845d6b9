"""EPD-ROA: the edges of the result beside those of the date, by ratios of averages.

At the strongest edges of the result the means of 5 × 5 pixels on either side are divided, bright by dark, in the result
and in the date; EPD-ROA is the mean of the first over that of the second (Feng, Hou, Gong 2011, IEEE TGRS 49). It is
1 where contrast is kept, below 1 where edges have become weaker. The means are geometric: the arithmetic mean of a
ratio of speckle is too high, by as much as the speckle is strong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.quality import box_mean
from ..block_pair import BlockPair

Array = NDArray[np.float32]

SIDE = 5  # pixels of an average
_REACH = SIDE // 2 + 1
_STRONG = 0.6  # natural logarithm of the ratio, 2.6 dB: an edge


@dataclass(frozen=True)
class Measured:
    """Sums of the logarithms of the ratios of averages at edges, of result and date, and the number of the edges."""

    result: float
    image: float
    number: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> scene = np.ones((40, 40), np.float32)
    >>> scene[:, 20:] = 4
    >>> noisy = scene * np.random.default_rng(1).gamma(4, 0.25, (40, 40)).astype(np.float32)
    >>> found = measure(BlockPair(noisy, scene, Window(0, 0, 40, 40)))
    >>> abs(round(edge_preservation([found]) - 1, 1))
    0.0
    """
    image = np.where(pair.known, pair.image, np.float32(np.nan))
    means = box_mean(pair.clean, SIDE), box_mean(image, SIDE)
    totals = np.zeros(3)
    for axis in (0, 1):
        result, date = (_log_sides(mean, axis) for mean in means)
        here = np.isfinite(date) & (np.abs(result) > _STRONG) & np.isfinite(_log_sides(pair.clean, axis))
        up = np.sign(result[here])
        totals += float((up * result[here]).sum()), float((up * date[here]).sum()), int(here.sum())
    return Measured(float(totals[0]), float(totals[1]), int(totals[2]))


def _log_sides(image: Array, axis: int) -> NDArray[np.float64]:
    """Logarithm of the value some pixels further along an axis over the value as far before."""
    with np.errstate(invalid="ignore", divide="ignore"):
        along = np.log(image.swapaxes(0, axis), dtype=np.float64)
    return np.asarray((along[2 * _REACH :] - along[: -2 * _REACH]).swapaxes(0, axis))


def edge_preservation(windows: Sequence[Measured]) -> float:
    """EPD-ROA; NaN where there are no edges.

    Examples
    --------
    >>> round(edge_preservation([Measured(10.0, 12.0, 10)]), 2)
    0.82
    """
    number = sum(window.number for window in windows)
    if not number:
        return math.nan
    return math.exp(sum(window.result - window.image for window in windows) / number)
