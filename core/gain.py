"""The gain of a despeckled image: one factor for the whole of it, so that its mean intensity is the image's.

A despeckler that gives the expected reflectivity keeps the mean, E[w | v̂] = v̂. One that was trained for another kind of
speckle (noise-subtracted or resampled products, for example) is a few per cent off, everywhere alike. The factor is
measured where the estimate is not far above the image's level: there are many such pixels and none of them rules the
mean, as a single bright target can.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .feedback import Feedback
from .operation import Operation
from .reader import Stack
from .runner import Limits, gather

Array = NDArray[np.float32]

_CEILING = 100.0  # times the geometric mean of the image: brighter pixels do not count for the gain


@dataclass(frozen=True)
class Pairs(Operation):
    """Image and estimate where both are known and the estimate is at most ``ceiling``, NaN elsewhere."""

    ceiling: float

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        image, estimate = blocks
        with np.errstate(invalid="ignore"):
            counts = ~np.isnan(image) & (estimate <= np.float32(self.ceiling))
        return np.where(counts, image, np.float32(np.nan)), np.where(counts, estimate, np.float32(np.nan))


def _sums(blocks: list[Array]) -> tuple[float, float]:
    image, estimate = (float(np.nansum(block, dtype=np.float64)) for block in blocks)
    return image, estimate


def measure_gain(image: Stack, estimate: Stack, log_level: float, limits: Limits, feedback: Feedback) -> float:
    """Σw/Σv̂ over the pixels that are not bright targets, in one streaming pass; 1 where there are none.

    Parameters
    ----------
    image, estimate : stacks of one date on one grid
    log_level : mean log-intensity of the image
    """
    tiles = gather(Pairs(_CEILING * math.exp(log_level)), [image, estimate], _sums, limits, feedback)
    wanted, given = math.fsum(w for w, _ in tiles), math.fsum(v for _, v in tiles)
    return wanted / given if wanted > 0 and given > 0 else 1.0


@dataclass(frozen=True)
class Gain(Operation):
    """The estimate times a factor; with a super-image as second input, its ratio to that as second result."""

    factor: float

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        estimate, *super_images = blocks
        result = estimate * np.float32(self.factor)
        return (result, *(result / super_image for super_image in super_images))
