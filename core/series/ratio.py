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

from ..errors import InputError
from ..feedback import Feedback
from ..raster.reader import Stack
from ..raster.tiles import Context
from ..streaming.copying import Identity
from ..streaming.operation import Operation
from ..streaming.runner import Limits, gather

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


_BLOCK = 16  # pixels


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
    """What the first pass finds, for every date.

    Attributes
    ----------
    scale : λ
    log_levels : mean ln of the ratio τ′
    gains : what brings the super-image to the level of the date, where that is as it usually is: the median over blocks
        of 16 × 16 pixels of their means' ratio, which neither speckle nor what changed in less than half of them moves
    """

    scale: tuple[float, ...]
    log_levels: tuple[float, ...]
    gains: tuple[float, ...]


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

    def measure(blocks: list[Array]) -> tuple[list[tuple[float, int]], list[tuple[float, int]], list[Array]]:
        ratio, broadcast = blocks
        return _log_sums([ratio]), _log_sums([broadcast]), [_block_ratios(*pair) for pair in zip(ratio, broadcast)]

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
        gains=tuple(float(np.median(np.concatenate(date))) for date in zip(*(t[2] for t in tiles))),
    )


def _block_ratios(ratio: Array, super_image: Array) -> Array:
    """Mean of w over mean of s in every block that is about as full of data as the fullest."""
    known = np.isfinite(ratio) & (super_image > 0)
    count = _block_sums(known.astype(np.float32))
    full = count >= max(count.max() / 2, 1)
    s = np.where(known, super_image, np.float32(0))
    w = np.where(known, ratio * super_image, np.float32(0))
    return _block_sums(w)[full] / _block_sums(s)[full]


def _block_sums(image: Array) -> Array:
    rows, cols = (np.arange(0, size, _BLOCK) for size in image.shape)
    return np.add.reduceat(np.add.reduceat(image, rows, axis=0), cols, axis=1)


@dataclass(frozen=True)
class RatioDespeckle(Operation):
    """Despeckle every date through its ratio to the super-image.

    ``operation(images, super_image)`` gives the despeckled dates ``(dates, rows, cols)`` and the despeckled ratios ŵ/s,
    that is the change against the super-image.

    Attributes
    ----------
    despeckler : an operation that despeckles a stack of ratio images τ′
    scale : λ per date
    """

    despeckler: Operation
    scale: tuple[float, ...]

    @property
    def context(self) -> Context:
        return self.despeckler.context

    @property
    def pixel_bytes(self) -> int:
        return self.despeckler.pixel_bytes + 8 * len(self.scale)

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
        change = clean / scale
        return change * divisors, change
