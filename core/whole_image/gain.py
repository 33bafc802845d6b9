"""The gain of a despeckled image: one factor for the whole of it, so that its mean intensity is the image's.

A despeckler that gives the expected reflectivity keeps the mean, E[w | v̂] = v̂. One that was trained for another kind of
speckle (noise-subtracted or resampled products, for example) is a few per cent off, everywhere alike. The factor is
measured where the estimate does not dominate its surroundings: a single bright target must not rule the mean. How
bright it is does not matter: of a whole bright region of about the level at which one would draw the line, the pixels
below it are those where speckle happened to be low.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..raster.reader import Stack
from ..raster.tiles import Context
from ..statistics.window_sums import centred_sum
from ..streaming.operation import Operation
from ..streaming.runner import Limits, gather

Array = NDArray[np.float32]

_AROUND = 31  # pixels of the surroundings that a target dominates
_DOMINANCE = np.float32(np.log(100))  # over their geometric mean: 20 dB


@dataclass(frozen=True)
class Pairs(Operation):
    """Image and estimate where both are known and the estimate is no dominant target, NaN elsewhere."""

    @property
    def context(self) -> Context:
        return Context(halo=(_AROUND // 2, _AROUND // 2))

    @property
    def pixel_bytes(self) -> int:
        return 40

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (image,), (estimate,) = blocks
        known = ~np.isnan(image) & (estimate > 0)
        level = np.log(np.where(known, estimate, np.float32(1)))
        number = centred_sum(known.astype(np.float32), _AROUND, _AROUND)
        counts = known & (level * number <= centred_sum(level, _AROUND, _AROUND) + _DOMINANCE * number)
        return tuple(np.where(counts, x, np.float32(np.nan))[None] for x in (image, estimate))


def _sums(blocks: list[Array]) -> tuple[float, float]:
    image, estimate = (float(np.nansum(block, dtype=np.float64)) for block in blocks)
    return image, estimate


def measure_gain(image: Stack, estimate: Stack, limits: Limits, feedback: Feedback) -> float:
    """Σw/Σv̂ over the pixels that are no dominant targets, in one streaming pass; 1 where there are none.

    Parameters
    ----------
    image, estimate : stacks of one date on one grid
    """
    tiles = gather(Pairs(), [image, estimate], _sums, limits, feedback)
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
