"""Peak loss: by how much the result has made point targets fainter.

A point target stands 16 dB over its surroundings in the date, so far that speckle of one look does not. The phase of
the clutter under it moves its intensity by some tenths of a decibel, so the median of many tells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...statistics.bright_targets import dominance
from ...statistics.window_sums import centred_maximum
from ..block_pair import BlockPair

_POINT = 16.0  # dB over its surroundings
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
    if not pair.known.any():
        return []
    there = pair.known & (pair.image > 0)
    level = np.where(there, 10 * np.log10(np.where(there, pair.image, 1)), 0).astype(np.float32)
    over = dominance(level, there)
    brightest = np.where(there, pair.image, np.float32(0))
    found = there & (over > _POINT) & (brightest >= centred_maximum(brightest, _ALONE))
    row, col = pair.window.row, pair.window.col
    return [
        PointTarget(float(over[r, c]), _decibels(pair, r, c), int(r) + row, int(c) + col) for r, c in np.argwhere(found)
    ]


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
