"""Sums over the ratio of a date to its result, from which its moments and its autocorrelation follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..block_pair import MOST, BlockPair

Sums = NDArray[np.float64]

NEAR = 2  # pixels: speckle of a product in its own pixels is independent beyond
FAR = 8  # pixels shown
BINS = 140  # of the histogram, from 0 to MOST
_FEWEST, _MOST_PIXELS = 1.0, 12.0


@dataclass(frozen=True)
class RatioSums:
    """Sums over the flat parts of a window; those of windows can be added.

    Attributes
    ----------
    pixels, total, squares : number, Σe and Σe² of the excess e = w/v̂ − 1
    near : products Σe·e′ and their numbers for displacements of 0…2 rows and −2…2 columns, ``(2, 3, 5)``
    down, right : the same for 0…8 rows, and for 0…8 columns, ``(2, 9)``
    histogram : numbers of pixels by ratio
    image, result : Σw and Σv̂ over all pixels that are known
    """

    pixels: int
    total: float
    squares: float
    near: Sums
    down: Sums
    right: Sums
    histogram: NDArray[np.int64]
    image: float
    result: float

    @classmethod
    def of(cls, pair: BlockPair) -> RatioSums:
        flat = pair.flat
        values = pair.excess[flat].astype(np.float64)
        centred = np.where(flat, pair.excess - np.float32(values.mean() if values.size else 0), np.float32(0))
        near = np.array([[lag_products(centred, flat, a, b) for b in range(-NEAR, NEAR + 1)] for a in range(NEAR + 1)])
        histogram, _ = np.histogram(values + 1, BINS, (0, MOST))
        return cls(
            int(values.size),
            float(values.sum()),
            float((values**2).sum()),
            np.moveaxis(near, 2, 0),
            np.transpose([lag_products(centred, flat, k, 0) for k in range(FAR + 1)]),
            np.transpose([lag_products(centred, flat, 0, k) for k in range(FAR + 1)]),
            histogram,
            float(np.sum(pair.image[pair.known], dtype=np.float64)),
            float(np.sum(pair.result[pair.known], dtype=np.float64)),
        )

    @property
    def mean(self) -> float:
        """Mean of the ratio; NaN without pixels."""
        return 1 + self.total / self.pixels if self.pixels else float("nan")

    @property
    def variance(self) -> float:
        """Variance of the ratio; NaN without pixels."""
        return self.squares / self.pixels - (self.mean - 1) ** 2 if self.pixels else float("nan")

    @property
    def pixels_per_sample(self) -> float:
        """Pixels that make one independent sample of speckle: the sum of its correlations with its neighbours."""
        products, numbers = self.near
        if not products[0, NEAR] > 0:
            return _FEWEST
        correlations = products / np.maximum(numbers, 1) / (products[0, NEAR] / numbers[0, NEAR])
        half = correlations[1:].sum() + correlations[0, NEAR + 1 :].sum()
        return float(np.clip(1 + 2 * half, _FEWEST, _MOST_PIXELS))

    def autocorrelation(self) -> tuple[list[float], list[float]]:
        """Correlations of the ratio with itself 0…8 rows down, and 0…8 columns to the right."""
        lines = []
        for products, numbers in (self.down, self.right):
            own = products[0] / max(numbers[0], 1)
            lines.append([float(p / max(n, 1) / own) if own > 0 else 0.0 for p, n in zip(products, numbers)])
        return lines[0], lines[1]


def lag_products(excess: NDArray[np.float32], chosen: NDArray[np.bool_], down: int, right: int) -> tuple[float, float]:
    """Σe·e′ over the chosen pixels with another chosen one so many rows down and columns right, and their number.

    Parameters
    ----------
    excess : 0 where a pixel is not chosen

    Examples
    --------
    >>> lag_products(np.float32([[1, 2, 0]]), np.array([[True, True, False]]), 0, 1)
    (2.0, 1.0)
    """
    rows, cols = excess.shape
    here = np.s_[: rows - down, max(-right, 0) : cols - max(right, 0)]
    there = np.s_[down:, max(right, 0) : cols + min(right, 0)]
    total = float(np.vdot(excess[here], excess[there]))
    return total, float(np.count_nonzero(chosen[here] & chosen[there]))


def added(parts: Sequence[RatioSums]) -> RatioSums:
    """The sums of several windows together.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> one = RatioSums.of(BlockPair(speckle, np.ones_like(speckle), Window(0, 0, 64, 64)))
    >>> both = added([one, one])
    >>> both.pixels, round(both.mean, 1), round(both.variance, 1), round(both.pixels_per_sample)
    (8192, 1.0, 0.2, 1)
    """
    names = RatioSums.__dataclass_fields__
    return RatioSums(**{name: sum(getattr(part, name) for part in parts) for name in names})
