"""Ratio despeckling: what a super-image already explains is divided out, and only the rest is despeckled.

λ = exp(mean ln s), s′ = s/λ, τ′ = w/s′, ŵ = despeckle(τ′)·s′ (Dalsasso et al. 2021): dividing by the
super-image leaves an image almost without structure, and λ gives it the mean log level of the image it came from,
which is what the despeckler was made for. λ belongs to the whole image.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from . import evidence, standing
from .copying import Identity
from .errors import InputError
from .evidence import weigh_change
from .feedback import Feedback
from .operation import Operation
from .reader import Stack
from .runner import Limits, gather
from .standing import keep_standing
from .tiles import Context

Array = NDArray[np.float32]


@dataclass(frozen=True)
class LogLevel:
    """Mean of ln over the valid pixels of a whole image; NaN without any."""

    mean: float
    pixels: int


def _log_sums(blocks: list[Array]) -> list[tuple[float, int]]:
    """Per date, the sum of ln and the number of valid pixels."""
    answers = []
    for image in blocks[0]:
        values = image[image > 0]
        answers.append((float(np.log(values).sum(dtype=np.float64)), int(values.size)))
    return answers


def _levels(tiles: Sequence[Sequence[tuple[float, int]]]) -> list[LogLevel]:
    levels = []
    for date in zip(*tiles):
        pixels = sum(n for _, n in date)
        levels.append(LogLevel(math.fsum(s for s, _ in date) / pixels if pixels else math.nan, pixels))
    return levels


def measure_log_levels(images: Stack, limits: Limits, feedback: Feedback) -> list[LogLevel]:
    """Mean log-intensity of every date, in one streaming pass.

    Raises
    ------
    InputError : a date has no data at all
    """
    levels = _levels(gather(Identity(), [images], _log_sums, limits, feedback))
    for level, source in zip(levels, images.sources):
        if not level.pixels:
            raise InputError(f"{source.label} has no data in any pixel; leave it out, or check its nodata value.")
    return levels


SETTLING = max(evidence.REACH, standing.REACH)  # pixels that :func:`settled` looks at around each
SETTLING_BYTES = 60  # and its working memory


def settled(date: Array, estimate: Array, super_image: Array) -> Array:
    """The estimate of a date, made to agree with what the date and its super-image show beyond doubt: how much brighter
    a place has become, and how bright a target is that stands there at every date.

    Intensity ``(rows, cols)`` each; the result is NaN where any of them is.
    """
    return keep_standing(date, weigh_change(date, estimate, super_image), super_image)


def divide(images: Array, super_image: Array, scale: float) -> Array:
    """τ′ = w/(s/λ): ``(dates, rows, cols)`` over ``(1 or dates, rows, cols)``, NaN where either has no data."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = images * (np.float32(scale) / super_image)
    return np.where(np.isfinite(ratio), ratio, np.float32(np.nan))


@dataclass(frozen=True)
class _Ratio(Operation):
    """w/s, and s itself, with a refusal of zeros in s under valid pixels of w."""

    image_name: str = ""
    super_image_name: str = ""

    @property
    def pixel_bytes(self) -> int:
        return 16

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        images, super_image = blocks
        if np.any((super_image <= 0) & ~np.isnan(images)):
            raise InputError(
                f"The super-image {self.super_image_name} is zero where {self.image_name} has data; "
                "make it from the same images with the algorithm Super-image, or set its zeros to nodata."
            )
        return divide(images, super_image, 1.0), np.broadcast_to(super_image, images.shape)


@dataclass(frozen=True)
class RatioLevels:
    """What the first pass finds: λ, and the mean ln of every date's ratio τ′."""

    scale: tuple[float, ...]
    log_levels: tuple[float, ...]


def measure_ratio(images: Stack, super_image: Stack, limits: Limits, feedback: Feedback) -> RatioLevels:
    """λ and the level of each ratio image, over the whole raster.

    Parameters
    ----------
    super_image : of one date for all images, or one per image

    Raises
    ------
    InputError : the super-image lies on another grid, is zero where an image has data, or they share no valid pixel
    """
    difference = images.grid.difference(super_image.grid)
    if difference:
        raise InputError(
            f"The super-image {super_image.names} {difference}, unlike {images.names}; "
            "make it from the same images, or warp it onto their grid."
        )

    def measure(blocks: list[Array]) -> tuple[list[tuple[float, int]], list[tuple[float, int]]]:
        ratio, broadcast = blocks
        return _log_sums([ratio]), _log_sums([broadcast])

    operation = _Ratio(images.names, super_image.names)
    tiles = gather(operation, [images, super_image.keeping_zeros()], measure, limits, feedback)
    ratios, supers = _levels([t[0] for t in tiles]), _levels([t[1] for t in tiles])
    for index, (ratio, source) in enumerate(zip(ratios, images.sources)):
        if not ratio.pixels:
            measure_log_levels(images.select(index), limits, feedback)  # raises if it is the image that is empty
            raise InputError(
                f"{source.label} and the super-image {super_image.names} have no pixel with data in common; "
                "choose rasters that overlap."
            )
    return RatioLevels(
        scale=tuple(math.exp(s.mean) for s in supers),
        log_levels=tuple(r.mean + s.mean for r, s in zip(ratios, supers)),
    )


@dataclass(frozen=True)
class RatioDespeckle(Operation):
    """Despeckle every date through its ratio to the super-image.

    ``operation(images, super_image)`` gives the despeckled dates ``(dates, rows, cols)`` and the despeckled ratios ŵ/s,
    that is the change against the super-image; what a date and its super-image leave no doubt of is kept
    (:func:`settled`).

    Attributes
    ----------
    despeckler : an operation that despeckles a stack of ratio images τ′
    scale : λ per date
    """

    despeckler: Operation
    scale: tuple[float, ...]

    @property
    def context(self) -> Context:
        return self.despeckler.context.wider(SETTLING)

    @property
    def pixel_bytes(self) -> int:
        return self.despeckler.pixel_bytes + 8 * len(self.scale) + SETTLING_BYTES

    @property
    def side(self) -> int:
        return self.despeckler.side

    @property
    def concurrent(self) -> bool:
        return self.despeckler.concurrent

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        images, super_image = blocks
        scale = np.asarray(self.scale, np.float32)[:, None, None]
        divisors = np.broadcast_to(super_image, images.shape)
        ratio = np.concatenate([divide(w[None], s[None], lam) for w, s, lam in zip(images, divisors, self.scale)])
        (clean,) = self.despeckler(ratio)
        dates = np.stack([settled(w, v, s) for w, v, s in zip(images, clean / scale * divisors, divisors)])
        return dates, dates / divisors
