"""Pairs of small arrays, and speckle to make them of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.quality.block_pair import BlockPair
from sar_despeckle.core.raster.tiles import Window

Array = NDArray[np.float32]


def speckle(seed: int, side: int = 256, looks: float = 1) -> Array:
    """White speckle of mean 1."""
    return np.random.default_rng(seed).gamma(looks, 1 / looks, (side, side)).astype(np.float32)


def pair(image: Array, result: Array, row: int = 0, col: int = 0) -> BlockPair:
    return BlockPair(image.astype(np.float32), result.astype(np.float32), Window(row, col, *image.shape))


def fields(side: int = 256) -> Array:
    """Fields of 32 × 32 pixels whose levels differ by up to 10 dB."""
    levels = 10 ** np.random.default_rng(5).uniform(0, 1, (side // 32, side // 32))
    return np.kron(levels, np.ones((32, 32))).astype(np.float32)
