"""The M-index: how far the ratio image is from speckle, in its looks, its mean and its structure.

M = r + δh (Gómez, Ospina, Frery 2017, Remote Sensing 9(4):389). r is the mean over the homogeneous zones of
(|L_w − L_ratio|/L_w + |1 − μ_ratio|)/2, in per cent. δh = 100·|h − h₀|/h₀, with h the homogeneity
Σp(i, j)/(1 + (i − j)²) of the ratio's co-occurrences, and h₀ that of the same pixels in random order. Two things differ
from the paper: pairs of pixels are three pixels apart, beyond the correlation of speckle; and h₀ is not drawn but
computed, from the probabilities of independent pixels.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...statistics.speckle import intensity_quantile
from ..block_pair import BlockPair

Matrix = NDArray[np.float64]

GREYS = 8
_APART = 3  # pixels
_PAIRS = ((0, _APART), (_APART, 0), (_APART, _APART), (_APART, -_APART))


def co_occurrences(pair: BlockPair, looks: float) -> Matrix:
    """Numbers of pairs of pixels of the ratio by their greys, ``(8, 8)``; each grey is as probable in speckle.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> counts = co_occurrences(BlockPair(speckle, np.ones_like(speckle), Window(0, 0, 64, 64)), 4)
    >>> bool(abs(counts.sum(axis=0) / counts.sum() - 1 / 8).max() < 0.02)
    True
    """
    limits = [intensity_quantile((k + 1) / GREYS, looks) for k in range(GREYS - 1)]
    grey, known = np.digitize(pair.excess + 1, limits), pair.known
    rows, cols = grey.shape
    counts = np.zeros((GREYS, GREYS))
    for down, right in _PAIRS:
        here = np.s_[: rows - down, max(-right, 0) : cols - max(right, 0)]
        there = np.s_[down:, max(right, 0) : cols + min(right, 0)]
        both = known[here] & known[there]
        codes = grey[here][both] * GREYS + grey[there][both]
        counts += np.bincount(codes, minlength=GREYS**2).reshape(GREYS, GREYS)
    return counts + counts.T


def structure(counts: Matrix) -> float:
    """δh in per cent; NaN without pairs.

    Examples
    --------
    Pixels that always resemble each other are structure, independent ones are none.

    >>> round(structure(np.eye(8))), structure(np.ones((8, 8)))
    (232, 0.0)
    """
    total = counts.sum()
    if not total:
        return float("nan")
    p = counts / total
    greys = np.arange(GREYS)
    likeness = 1 / (1.0 + (greys[:, None] - greys[None, :]) ** 2)
    own = p.sum(axis=0)
    usual = float((np.outer(own, own) * likeness).sum())
    return 100 * abs(float((p * likeness).sum()) - usual) / usual


def m_index(before: Matrix, ratio: Matrix, means: Matrix, counts: Matrix) -> float:
    """The M-index; 0 is ideal. NaN without homogeneous zones.

    Parameters
    ----------
    before, ratio : looks of the date and of the ratio in the homogeneous zones
    means : mean of the ratio there
    counts : of :func:`co_occurrences`

    Examples
    --------
    >>> m_index(np.array([4.0]), np.array([4.4]), np.array([1.1]), np.ones((8, 8))).__round__(6)
    10.0
    """
    if not len(before):
        return float("nan")
    first_order = np.mean(np.abs(before - ratio) / before + np.abs(1 - means)) / 2
    return float(100 * first_order) + structure(counts)
