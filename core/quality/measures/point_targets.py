"""Peak loss: by how much the result has made point targets fainter.

A point target stands 14 dB over its surroundings in the date, so far that speckle of one look does not. The phase of
the clutter under it moves its intensity by some tenths of a decibel, so the median of many tells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.bright_targets import AROUND
from ...statistics.window_sums import centred_count, centred_maximum, centred_sum
from ..block_pair import Array, BlockPair

_POINT = 25.0  # times its surroundings
_ALONE = 5  # pixels a side in which it is the brightest


@dataclass(frozen=True)
class PointTarget:
    """A point target: how far it stands over its surroundings, and its loss in the result, both in dB; its pixel."""

    decibels: float
    loss: float
    row: int
    col: int


def measure(pair: BlockPair) -> list[PointTarget]:
    """The point targets of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> image = np.random.default_rng(1).exponential(1, (64, 64)).astype(np.float32)
    >>> result = np.ones_like(image)
    >>> image[30, 40], result[30, 40] = 1000, 500
    >>> (target,) = measure(BlockPair(image, result, Window(0, 0, 64, 64)))
    >>> target.row, target.col, round(target.loss, 1)
    (30, 40, 3.0)
    """
    image = np.where(pair.known, pair.image, np.float32(0))
    over = image / np.maximum(_surroundings(image, pair.known), np.finfo(np.float32).tiny)
    found = pair.known & (over > _POINT) & (image >= centred_maximum(image, _ALONE))
    row, col = pair.window.row, pair.window.col
    return [
        PointTarget(10 * math.log10(over[r, c]), _decibels(pair, r, c), int(r) + row, int(c) + col)
        for r, c in np.argwhere(found)
    ]


def _surroundings(image: Array, known: NDArray[np.bool_]) -> Array:
    """Mean over the 31 × 31 pixels around each, without the 5 × 5 in the middle; 0 where nothing is known."""
    totals = [centred_sum(image, side, side) for side in (AROUND, _ALONE)]
    numbers = [centred_count(known, side) for side in (AROUND, _ALONE)]
    return np.asarray(np.maximum(totals[0] - totals[1], 0) / np.maximum(numbers[0] - numbers[1], 1))


def _decibels(pair: BlockPair, row: int, col: int) -> float:
    """Loss of the brightest pixel within a pixel around."""
    around = np.s_[max(row - 1, 0) : row + 2, max(col - 1, 0) : col + 2]
    return 10 * math.log10(float(pair.image[row, col]) / float(np.nanmax(pair.clean[around])))


def median_loss(targets: Sequence[PointTarget]) -> float:
    """Median loss in dB; NaN without targets.

    Examples
    --------
    >>> median_loss([PointTarget(20, 0.5, 0, 0), PointTarget(20, 1.5, 9, 9)])
    1.0
    """
    return float(np.median([target.loss for target in targets])) if targets else math.nan
