"""EPD-ROA: the edges of the result beside those of the date, by ratios of averages.

At the strongest edges of the result the means of 5 × 5 pixels on either side are divided, bright by dark, in the result
and in the date; EPD-ROA is the sum of the first over the sum of the second (Feng, Hou, Gong 2011, IEEE TGRS 49). It is
1 where contrast is kept, below 1 where edges have become weaker. A ratio of two means of speckle is too high by
L/(L − 1), L the looks of a mean: that is divided out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.quality import box_mean
from ...statistics.speckle import ratio_mean
from ..block_pair import BlockPair

Array = NDArray[np.float32]

SIDE = 5  # pixels of an average
_REACH = SIDE // 2 + 1
_STRONG = 0.6  # natural logarithm of the ratio, 2.6 dB: an edge
_STRONGEST = 50.0  # a ratio beyond is that of a point to its surroundings


@dataclass(frozen=True)
class Measured:
    """Sums of the ratios of averages at edges, of result and date, and the number of the edges."""

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
    >>> found = measure(BlockPair(scene * np.linspace(1, 1.01, 40, dtype=np.float32), scene, Window(0, 0, 40, 40)))
    >>> round(found.result / found.image, 1)
    1.0
    """
    image = np.where(pair.known, pair.image, np.float32(np.nan))
    means = box_mean(pair.clean, SIDE), box_mean(image, SIDE)
    totals = np.zeros(3)
    for axis in (0, 1):
        result, date = (_sides(mean, axis) for mean in means)
        known = np.ones(result.shape, bool)
        for part in (_sides(pair.clean, axis), date):
            known &= np.isfinite(part) & (part > 0)
        here = known & (np.abs(np.log(np.where(known, result, 1))) > _STRONG)
        up = result[here] > 1
        ratios = [np.minimum(np.where(up, part[here], 1 / part[here]), _STRONGEST) for part in (result, date)]
        totals += [float(ratio.sum(dtype=np.float64)) for ratio in ratios] + [int(here.sum())]
    return Measured(float(totals[0]), float(totals[1]), int(totals[2]))


def _sides(image: Array, axis: int) -> Array:
    """Value some pixels further along an axis over the value as far before."""
    along = image.swapaxes(0, axis)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((along[2 * _REACH :] / along[: -2 * _REACH]).swapaxes(0, axis))


def edge_preservation(windows: Sequence[Measured], looks: float, pixels_per_sample: float) -> float:
    """EPD-ROA; NaN where there are no edges.

    Parameters
    ----------
    looks : of the date

    Examples
    --------
    >>> edge_preservation([Measured(30.0, 40.0, 10)], 1e6, 1)
    0.75...
    """
    image = sum(window.image for window in windows)
    if not image:
        return float("nan")
    usual = ratio_mean(max(looks * SIDE**2 / pixels_per_sample, 1.5))
    return sum(window.result for window in windows) / image * usual
