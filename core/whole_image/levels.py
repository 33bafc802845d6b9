"""Levels of whole images, which a network must know before it sees the first tile.

λ = exp(mean ln s) and the mean logarithm of a ratio image belong to the whole raster and never to a tile (Dalsasso et
al. 2021). The levels of a series are gathered in the pass that makes its super-image.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..feedback import Feedback
from ..series.ratio import divide
from ..statistics.exact_sums import FINENESS, exact_sum
from ..streaming.operation import Around, Identity, Operation
from ..streaming.streams import Images, Streams

Array = NDArray[np.float32]


@dataclass(frozen=True)
class LogSum:
    """Sum of ln over pixels with data, in units of :data:`FINENESS`, and their number; sums of tiles can be added."""

    total: int = 0
    pixels: int = 0

    @classmethod
    def of(cls, image: Array) -> LogSum:
        """Sum over the positive values of an image of any shape."""
        values = image[image > 0]
        return cls(exact_sum(np.log(values), FINENESS), int(values.size))

    def __add__(self, other: LogSum) -> LogSum:
        return LogSum(self.total + other.total, self.pixels + other.pixels)

    @property
    def mean(self) -> float:
        """Mean logarithm; NaN without pixels."""
        return self.total * FINENESS / self.pixels if self.pixels else math.nan


def total(tiles: Sequence[LogSum]) -> LogSum:
    """Sum over all tiles.

    Examples
    --------
    >>> tiles = [LogSum.of(np.float32([1, 4])), LogSum.of(np.float32([2, np.nan]))]
    >>> round(math.exp(total(tiles).mean), 3)
    2.0
    """
    return sum(tiles, LogSum())


def measure_log_levels(images: Images, streams: Streams, feedback: Feedback) -> list[float]:
    """Mean log-intensity of every date, in one streaming pass.

    Raises
    ------
    InputError : a date has no data at all
    """
    tiles = streams.gather(Identity(), [images], lambda blocks: [LogSum.of(image) for image in blocks[0]], feedback)
    levels = [total(date) for date in zip(*tiles)]
    for index, level in enumerate(levels):
        if not level.pixels:
            raise _empty(images, index)
    return [level.mean for level in levels]


def _empty(images: Images, date: int) -> InputError:
    name = images.select(date).names
    return InputError(f"{name} has no data in any pixel; leave it out, or check its nodata value.")


@dataclass(frozen=True)
class DateLevels:
    """Levels of a date beside its super-image.

    Attributes
    ----------
    scale : λ, the geometric mean of the super-image
    log_level : mean of ln τ′ over the pixels that both have, with τ′ = w/(s/λ)
    usual : the date's level over the super-image's where nothing changed; 1 if the super-image is a mean of such dates
    """

    scale: float
    log_level: float
    usual: float = 1.0


@dataclass(frozen=True)
class WithLevels(Around):
    """An operation on a series that also returns its dates, as the last result, so that levels can be gathered.

    Attributes
    ----------
    wanted : the dates whose levels are, all if None
    """

    wanted: tuple[int, ...] | None = None

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (*self.operation(stack), stack if self.wanted is None else stack[list(self.wanted)])


@dataclass(frozen=True)
class SeriesSums:
    """Sums over one tile of a series and of its super-image, from which the levels follow.

    Attributes
    ----------
    dates : of every date
    divisors : of the super-image where that date has data
    super_image : of the super-image, band by band
    """

    dates: tuple[LogSum, ...]
    divisors: tuple[LogSum, ...]
    super_image: tuple[LogSum, ...]

    @classmethod
    def of(cls, results: Sequence[Array]) -> SeriesSums:
        """Sums over the results of :class:`WithLevels`: the super-image is the first, the dates are the last."""
        super_image, stack = results[0], results[-1]
        whole = tuple(LogSum.of(band) for band in super_image)
        beside = zip(np.isnan(stack), np.broadcast_to(super_image, stack.shape), whole * (len(stack) // len(whole)))
        return cls(
            tuple(LogSum.of(date) for date in stack),
            tuple(LogSum.of(band[~gaps]) if gaps.any() else own for gaps, band, own in beside),
            whole,
        )


def series_levels(tiles: Sequence[SeriesSums], scales: Sequence[float], dates: Images) -> tuple[DateLevels, ...]:
    """Levels of every date of a series beside the super-image that was made from it.

    Parameters
    ----------
    tiles : of the super-image as it was made
    scales : λ of the super-image as it will be used, cleaned or not, band by band

    Raises
    ------
    InputError : a date has no data at all

    Examples
    --------
    The second date is twice as bright as the super-image, a mean logarithm of ln 2 + ln λ.

    >>> from ..raster.grid import Grid
    >>> from ..raster.reader import Stack
    >>> super_image, stack = np.ones((1, 4, 4), np.float32), np.ones((2, 4, 4), np.float32)
    >>> stack[1] = 2
    >>> sums = SeriesSums.of((super_image, stack))
    >>> levels = series_levels([sums], [1.0], Stack(Grid(4, 4), ()))
    >>> [round(level.log_level, 3) for level in levels]
    [0.0, 0.693]
    """
    found = [
        [total(parts) for parts in zip(*sums)] for sums in zip(*((t.dates, t.divisors, t.super_image) for t in tiles))
    ]
    levels = []
    for index, (own, divisor) in enumerate(zip(found[0], found[1])):
        if not own.pixels:
            raise _empty(dates, index)
        band = index if len(found[2]) > 1 else 0
        # cleaning moves ln s by the same everywhere, as λ tells
        levels.append(DateLevels(scales[band], own.mean - divisor.mean + found[2][band].mean))
    return tuple(levels)


_LEAST_LEVEL = 0.01  # what is 20 dB under the others is another kind of image; nothing is divided by 0


def sample_levels(dates: Images, streams: Streams, feedback: Feedback) -> Sequence[float]:
    """Level of every date over that of the others, as far as most of the scene shares it, on pieces spread over them.

    It is the ratio closest to 1 in the middle half of the blocks of 16 × 16 pixels, ordered by the ratio of their
    means: rain on all of a scene moves a date's level, and wind on its water does not. 1 where no block is filled by
    all dates.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> dates = np.float32([1, 1, 2.5])[:, None, None] * np.ones((3, 100, 100), np.float32)
    >>> _ = gdal_array.SaveArray(dates, "/vsimem/levels.tif", "GTiff").FlushCache()
    >>> sample_levels(open_stack([RasterInput("/vsimem/levels.tif")], Scale.INTENSITY), RasterStreams(), Silent())
    (1.0, 1.0, 2.5)
    """
    pieces = streams.sample(Identity(), [dates], lambda blocks, _: _blocks_beside_median(blocks[0]), feedback)
    return streams.figure(_sampled_levels, pieces)


def _blocks_beside_median(stack: Array) -> Array:
    """Mean of each date over the median of all dates', in blocks that all of them fill: ``(dates, blocks)``."""
    sums = np.stack([_block_sums(image).ravel() for image in np.where(np.isnan(stack), np.float32(0), stack)])
    full = np.stack([_block_sums(image).ravel() for image in np.isfinite(stack).astype(np.float32)])
    whole = (full >= max(full.max(initial=0) / 2, 1)).all(axis=0)
    means = sums[:, whole] / full[:, whole]
    means = means[:, (means > 0).all(axis=0)]
    return np.asarray(means / np.median(means, axis=0))


def _sampled_levels(pieces: Sequence[Array]) -> tuple[float, ...]:
    blocks = np.concatenate(list(pieces), axis=1)
    if not blocks.size:
        return (1.0,) * len(blocks)
    levels = np.clip(1.0, *np.quantile(blocks, (0.25, 0.75), axis=1)).round(2)
    return tuple(np.maximum(levels, _LEAST_LEVEL).tolist())


_BLOCK = 16  # pixels a side, 8 to 64: the ratio of means of 256 pixels of one look has no bias to speak of


@dataclass(frozen=True)
class _Ratio(Operation):
    """w/s, and s itself, with a refusal of zeros in s under valid pixels of w."""

    date_name: str = ""
    super_image_name: str = ""

    @property
    def pixel_bytes(self) -> int:
        return 16

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        date, super_image = blocks
        if np.any((super_image <= 0) & ~np.isnan(date)):
            raise InputError(
                f"The super-image {self.super_image_name} is zero where {self.date_name} has data; "
                "make it from the same images with the algorithm Super-image, or set its zeros to nodata."
            )
        return divide(date, super_image, 1.0), super_image


def measure_beside(date: Images, super_image: Images, streams: Streams, feedback: Feedback) -> DateLevels:
    """Levels of a date beside a super-image that may be from elsewhere, in one streaming pass over both.

    ``usual`` is the median over blocks of 16 × 16 pixels of the ratio of their means, which neither speckle nor changes
    in less than half of the blocks move.

    Raises
    ------
    InputError : the super-image lies on another grid, is zero where the date has data, or they share no valid pixel
    """
    difference = date.grid.difference(super_image.grid)
    if difference:
        raise InputError(
            f"The super-image {super_image.names} {difference}, unlike {date.names}; "
            "make it from the same images, or warp it onto their grid."
        )

    def measure(blocks: list[Array]) -> tuple[LogSum, LogSum, Array]:
        ratio, divisor = blocks
        return LogSum.of(ratio), LogSum.of(divisor), _block_ratios(ratio[0], divisor[0])

    operation = _Ratio(date.names, super_image.names)
    inputs = [date, super_image.keeping_zeros()]
    ratios, divisors, blocks = zip(*streams.gather(operation, inputs, measure, feedback))
    ratio, divisor = total(ratios), total(divisors)
    if not ratio.pixels:
        measure_log_levels(date, streams, feedback)  # raises if it is the date that is empty
        raise InputError(
            f"{date.names} and the super-image {super_image.names} have no pixel with data in common; "
            "choose rasters that overlap."
        )
    usual = float(np.median(np.concatenate(blocks)))
    return DateLevels(math.exp(divisor.mean), ratio.mean + divisor.mean, usual)


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
