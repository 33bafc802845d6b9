"""Super-images: one image of a whole time series, with far less speckle than any date (Zhao et al. 2019, RABASAR)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.tiles import Context
from ..statistics.window_sums import centred_count, centred_sum
from ..streaming.operation import Operation
from .glrt import temporal_mean

Array = NDArray[np.float32]


@dataclass(frozen=True)
class TemporalMean(Operation):
    """Arithmetic mean over the dates (RABASAR's AM): ``(dates, rows, cols)`` to ``(1, rows, cols)``."""

    @property
    def pixel_bytes(self) -> int:
        return 12

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (temporal_mean(stack)[None],)


# The tuned numbers of the binary-weighted mean, each with [unit, sensible range] and its origin.
# [pixels a side, 5 to 11] As in RABASAR (Zhao et al. 2019)
WINDOW = 7
# [probability, 0.8 to 0.99] Of taking an unchanged date, as in RABASAR: the others cost looks, not truth
QUANTILE = 0.92


def dissimilarity(one: Array, other: Array) -> Array:
    """ln(√(w₁/w₂) + √(w₂/w₁)) − ln 2, half the log-likelihood ratio of two intensities per look (any shape).

    Examples
    --------
    >>> dissimilarity(np.float32([1, 4]), np.float32([1, 1])).round(3)
    array([0.   , 0.223], dtype=float32)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.sqrt(one / other)
        return np.log(ratio + 1 / ratio) - np.float32(np.log(2))


@lru_cache(maxsize=32)
def unchanged_threshold(looks: float, window: int = WINDOW, quantile: float = QUANTILE) -> float:
    """Quantile of the window's mean dissimilarity without a change, by Monte Carlo over independent speckle.

    Examples
    --------
    More looks leave less to chance.

    >>> [round(unchanged_threshold(looks), 2) for looks in (1, 4)]
    [0.39, 0.09]
    """
    rng = np.random.default_rng(20190714)
    pair = rng.gamma(looks, 1 / looks, (2, 20000, window * window)).astype(np.float32)
    return float(np.quantile(dissimilarity(pair[0], pair[1]).mean(axis=1), quantile))


@dataclass(frozen=True)
class BinaryWeightedMean(Operation):
    """Mean of the dates that did not change against a target date (RABASAR's BWAM).

    Date k counts at a pixel if its dissimilarity to the target, averaged over 7×7, is at most the 0.92 quantile of the
    same statistic under pure speckle. ``(dates, rows, cols)`` to ``(targets, rows, cols)``, NaN where the target has no
    data.

    Attributes
    ----------
    targets : indices of the target dates
    looks : of each date

    Examples
    --------
    The second date is ten times as bright as the two others, and is left out of their mean.

    >>> stack = np.stack([np.full((9, 9), level, np.float32) for level in (1, 10, 1.2)])
    >>> (mean,) = BinaryWeightedMean(targets=(0,), looks=4.0)(stack)
    >>> round(float(mean[0, 4, 4]), 2)
    1.1
    """

    targets: tuple[int, ...] = (0,)
    looks: float = 1.0

    def __post_init__(self) -> None:
        if not 0 < self.looks < float("inf"):
            raise InputError(f"LOOKS must be positive, not {self.looks}; a single-look image has 1.")

    @property
    def context(self) -> Context:
        return Context(halo=(WINDOW // 2, WINDOW // 2))

    @property
    def pixel_bytes(self) -> int:
        return 64

    @property
    def side(self) -> int:
        return 512

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (np.stack([self._mean(stack, target) for target in self.targets]),)

    def _mean(self, stack: Array, target: int) -> Array:
        threshold = unchanged_threshold(self.looks)
        reference = stack[target]
        known = ~np.isnan(reference)
        total = np.where(known, reference, np.float32(0))
        count = known.astype(np.float32)
        for k, image in enumerate(stack):
            if k == target:
                continue
            kept = self._unchanged(reference, image, threshold)
            np.add(total, image, out=total, where=kept)
            count += kept
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(known, total / count, np.float32(np.nan))

    @staticmethod
    def _unchanged(reference: Array, image: Array, threshold: float) -> NDArray[np.bool_]:
        distance = dissimilarity(reference, image)
        both = ~np.isnan(distance)
        distance[~both] = 0
        mean = centred_sum(distance, WINDOW, WINDOW)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean /= centred_count(both, WINDOW)
        return both & (mean <= threshold)
