"""The gain of a despeckled image: one factor for the whole of it, so that its mean intensity is the image's.

A despeckler that returns the expected reflectivity keeps the mean, E[w | v̂] = v̂. One that was trained for another kind
of speckle (noise-subtracted or resampled products, for example) is a few per cent off, everywhere alike. The factor is
measured where the estimate does not dominate its surroundings: a single bright target must not determine the mean. The
level itself is no criterion: in a bright region near such a limit, the pixels below it would be those whose speckle
happened to be low.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..raster.tiles import Context
from ..statistics.bright_targets import REACH, without_targets
from ..statistics.exact_sums import exact_sum
from ..streaming.operation import Around, Operation
from ..streaming.streams import Images, Streams

Array = NDArray[np.float32]


@dataclass(frozen=True)
class MeanSums:
    """Sums over one tile of an image and of its estimate, without dominant targets, in units of :func:`unit_for`."""

    image: int
    estimate: int

    @classmethod
    def of(cls, image: Array, estimate: Array, unit: float) -> MeanSums:
        """Sums over the images that :func:`.bright_targets.without_targets` returns."""
        return cls(exact_sum(image, unit), exact_sum(estimate, unit))


def gain_from(tiles: Sequence[MeanSums]) -> float:
    """Σw/Σv̂; 1 if there is nothing to measure it on.

    Examples
    --------
    >>> gain_from([MeanSums(image=103, estimate=100), MeanSums(image=0, estimate=0)])
    1.03
    """
    wanted, given = sum(tile.image for tile in tiles), sum(tile.estimate for tile in tiles)
    return wanted / given if wanted > 0 and given > 0 else 1.0


@dataclass(frozen=True)
class WithMeanPair(Around):
    """An operation that despeckles its first block, and also returns the images from which the gain is measured.

    ``operation(image, …)`` returns the estimate, then image and estimate without dominant targets, then what else the
    operation gives.
    """

    @property
    def context(self) -> Context:
        context = self.operation.context
        return replace(context, halo=(max(context.halo[0], REACH), max(context.halo[1], REACH)))

    @property
    def pixel_bytes(self) -> int:
        return max(self.operation.pixel_bytes, 40)  # one after the other

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        estimate, *others = self.operation(*blocks)
        return (estimate, *(side[None] for side in without_targets(blocks[0][0], estimate[0])), *others)


@dataclass(frozen=True)
class Gain(Operation):
    """The estimate times a factor."""

    factor: float

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (estimate,) = blocks
        return (estimate * np.float32(self.factor),)


def sample_gain(
    operation: Operation, inputs: Sequence[Images], date: int, streams: Streams, feedback: Feedback
) -> float:
    """The factor that gives an operation's result the mean of an image, from pieces spread over it.

    Up to a megapixel the whole image is used; for larger ones the factor is known to 0.2 %, the speckle of a megapixel.

    Parameters
    ----------
    date : number of the image among the inputs
    """

    def measure(blocks: list[Array], results: list[Array]) -> tuple[float, float]:
        image, estimate = without_targets(blocks[date][0], results[0][0])
        return float(np.nansum(image, dtype=np.float64)), float(np.nansum(estimate, dtype=np.float64))

    return streams.figure(_sampled_gain, streams.sample(operation, inputs, measure, feedback))


def _sampled_gain(pieces: Sequence[tuple[float, float]]) -> float:
    wanted, given = (math.fsum(sums) for sums in zip(*pieces))
    return wanted / given if wanted > 0 and given > 0 else 1.0
