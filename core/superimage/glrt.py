"""Adaptive multilooking: average over the pixels that a likelihood-ratio test cannot tell from the centre.

Two pixels with temporal means a and b over N₁ and N₂ dates of L looks have, if their reflectivities are the same,
a/b ~ F(2N₁L, 2N₂L). The generalised likelihood ratio depends on a/b alone, so the exact test of level α accepts where
a/b lies between the α/2 and 1 − α/2 quantiles: no logarithm, and right for short series too.
(Guan et al. 2023, IEEE JSTARS 17, use the multilooked series as a near-real clean reference.)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ..cancel import check_cancelled
from ..errors import InputError
from ..raster.tiles import Context
from ..streaming.operation import Operation

Array = NDArray[np.float32]

LARGEST_WINDOW = 255  # pixels a side: similar ones are counted in 16 bits


@lru_cache(maxsize=8)
def acceptance_ratios(dates: int, looks: float, alpha: float) -> Array:
    """Largest ratio a/b that passes for equal: float32 ``(dates + 1, dates + 1)``, by the valid dates of a and of b.

    The smallest is the reciprocal with the dates exchanged. Entries without a date are 0: such pixels are similar to
    none.

    Examples
    --------
    Two single dates of one look may differ 39-fold, two means of ten dates less than 2.5-fold.

    >>> ratios = acceptance_ratios(10, looks=1.0, alpha=0.05)
    >>> round(float(ratios[1, 1])), round(float(ratios[10, 10]), 2)
    (39, 2.46)
    """
    from scipy.special import fdtri

    freedom = 2 * looks * np.arange(dates + 1)
    table = np.zeros((dates + 1, dates + 1), np.float32)
    table[1:, 1:] = fdtri(freedom[1:, None], freedom[None, 1:], 1 - alpha / 2)
    table.flags.writeable = False  # one for all blocks
    return table


def temporal_sum(stack: Array) -> tuple[Array, NDArray[np.int16]]:
    """Sum over the valid dates and their number, both ``(rows, cols)``.

    Date by date, so that the order of additions is the same at every pixel whatever the block's shape.

    Examples
    --------
    >>> temporal_sum(np.float32([[[1, 2]], [[3, np.nan]]]))
    (array([[4., 2.]], dtype=float32), array([[2, 1]], dtype=int16))
    """
    total = np.zeros(stack.shape[1:], np.float32)
    count = np.zeros(stack.shape[1:], np.int16)
    for image in stack:
        valid = ~np.isnan(image)
        np.add(total, image, out=total, where=valid)
        count += valid
    return total, count


def temporal_mean(stack: Array) -> Array:
    """Mean over the valid dates: ``(dates, rows, cols)`` to ``(rows, cols)``, NaN where no date is valid.

    Examples
    --------
    >>> temporal_mean(np.float32([[[1, 2]], [[3, np.nan]]]))
    array([[2., 2.]], dtype=float32)
    """
    total, count = temporal_sum(stack)
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / count


@dataclass(frozen=True)
class GlrtMultilook(Operation):
    """GLRT multilooking of a time series.

    ``operation(stack)`` returns the multilooked mean ``(1, rows, cols)``, the number of similar pixels including the
    pixel itself ``(1, rows, cols)``, and with ``each_date`` every date averaged over the same pixels, shaped as the
    stack.

    Attributes
    ----------
    looks : of each date, before averaging
    window : rows and columns, odd
    alpha : probability that a pixel of the same reflectivity is refused
    min_similar : pixels with fewer similar ones keep their temporal mean: they are point scatterers

    Raises
    ------
    InputError : an even window, or a value out of range

    Examples
    --------
    The border between two fields, 100-fold apart, is kept: 5 × 3 pixels of one field are averaged.

    >>> stack = np.where(np.arange(9) < 4, np.float32(1), np.float32(100)) * np.ones((10, 9, 1), np.float32)
    >>> mean, similar = GlrtMultilook(window=(5, 5), min_similar=1)(stack)
    >>> float(mean[0, 4, 3]), float(similar[0, 4, 3])
    (1.0, 15.0)
    """

    looks: float = 1.0
    window: tuple[int, int] = (15, 15)
    alpha: float = 0.05
    min_similar: int = 20
    each_date: bool = False

    def __post_init__(self) -> None:
        for name, side in zip(("WINDOW_ROWS", "WINDOW_COLUMNS"), self.window):
            if not (1 <= side <= LARGEST_WINDOW and side % 2):
                raise InputError(
                    f"{name} must be an odd number from 1 to {LARGEST_WINDOW}, so that the window has a centre, not "
                    f"{side}; the default is 15."
                )
        if not 0 < self.alpha < 1:
            raise InputError(f"ALPHA is a probability, not {self.alpha}; choose a value between 0 and 1, such as 0.05.")
        if not 0 < self.looks < float("inf"):
            raise InputError(f"LOOKS must be positive, not {self.looks}; a single-look image has 1.")

    @property
    def context(self) -> Context:
        return Context(halo=(self.window[0] // 2, self.window[1] // 2))

    @property
    def pixel_bytes(self) -> int:
        return 64  # and with each_date, sums that outputs of the same size already stand for

    @property
    def side(self) -> int:
        # The offset loop goes over the block again and again: larger ones fall out of the processor's cache, and in
        # smaller ones a step is so short that the threads wait for Python's lock.
        return 512

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        total, count = temporal_sum(stack)
        uneven = _Uneven.find(count, self.window)
        sums = _Sums(total, count, uneven, stack if self.each_date else None, self.window[0] * self.window[1])
        test = _Test(total, count, uneven, acceptance_ratios(stack.shape[0], self.looks, self.alpha))
        for offset in half_window(self.window):
            check_cancelled()
            here, there = overlap(total.shape, offset)
            if here is not None and there is not None:
                sums.add(test.similar(here, there), here, there)
        return sums.results(self.min_similar)


def half_window(window: tuple[int, int]) -> list[tuple[int, int]]:
    """Offsets of the window after its centre, in reading order: their opposites are the other half.

    Examples
    --------
    >>> half_window((3, 3))
    [(0, 1), (1, -1), (1, 0), (1, 1)]
    """
    half_rows, half_cols = window[0] // 2, window[1] // 2
    offsets = [(0, c) for c in range(1, half_cols + 1)]
    return offsets + [(r, c) for r in range(1, half_rows + 1) for c in range(-half_cols, half_cols + 1)]


Region = tuple[slice, slice]


def overlap(shape: tuple[int, ...], offset: tuple[int, int]) -> tuple[Region | None, Region | None]:
    """The pixels that have a neighbour at ``offset``, and those neighbours; None, None if there are none.

    Examples
    --------
    >>> here, there = overlap((4, 5), (1, -2))
    >>> here
    (slice(0, 3, None), slice(2, 5, None))
    >>> there
    (slice(1, 4, None), slice(0, 3, None))
    """
    rows, cols = shape
    r, c = offset
    if r >= rows or abs(c) >= cols:
        return None, None
    here = (slice(0, rows - r), slice(max(0, -c), cols - max(0, c)))
    there = (slice(r, rows), slice(max(0, c), cols + min(0, c)))
    return here, there


@dataclass(frozen=True)
class _Uneven:
    """The part of a block with gaps: everywhere else all pixels have the same number of dates.

    Attributes
    ----------
    common : most frequent number of dates of a pixel, zero not counted
    present : all numbers of dates that occur, zero not counted
    box : rows and columns, first and one past the last, of the pixels with another number and of all pixels that the
        window reaches from them; empty if there are none
    """

    common: int
    present: tuple[int, ...]
    box: tuple[tuple[int, int], tuple[int, int]]

    @classmethod
    def find(cls, count: NDArray[np.int16], window: tuple[int, int]) -> _Uneven:
        pixels = np.bincount(count.ravel())
        pixels[0] = 0
        common = int(pixels.argmax())
        other = (count > 0) & (count != common)
        sides = []
        for axis, (size, width) in enumerate(zip(count.shape, window)):
            found = np.nonzero(other.any(axis=1 - axis))[0].tolist()
            reach = width // 2
            sides.append((max(found[0] - reach, 0), min(found[-1] + reach + 1, size)) if found else (0, 0))
        return cls(common, tuple(np.flatnonzero(pixels).tolist()), (sides[0], sides[1]))

    def __bool__(self) -> bool:
        return self.box[0][1] > 0

    def pairs(self, here: Region, there: Region) -> tuple[Region, Region, Region]:
        """Slices of the pairs with a pixel in the box: among all pairs, here and there."""
        sides = []
        for (first, last), a, b in zip(self.box, here, there):
            start = max(first - max(a.start, b.start), 0)
            stop = max(min(last - min(a.start, b.start), a.stop - a.start), start)
            sides.append([slice(offset + start, offset + stop) for offset in (0, a.start, b.start)])
        among, p, q = zip(*sides)
        return among, p, q


class _Test:
    """The F test on pairs of pixels."""

    def __init__(self, total: Array, count: NDArray[np.int16], uneven: _Uneven, ratios: Array) -> None:
        with np.errstate(invalid="ignore", divide="ignore"):
            self.mean = total / count  # pixels without data have a mean of NaN and fail every comparison
        self.count, self.uneven, self.ratios = count, uneven, ratios
        self.limit = self.mean * ratios[uneven.common, uneven.common]
        if uneven:
            # pairs within the narrowest limit are similar, those beyond the widest are not: few are to be looked up
            among = ratios[np.ix_(uneven.present, uneven.present)]
            box = tuple(slice(*side) for side in uneven.box)
            self.limit[box] = self.mean[box] * among.max()
            self.narrow = self.mean * among.min()

    def similar(self, here: Region, there: Region) -> NDArray[np.bool_]:
        similar = self._within(self.limit, here, there)
        if self.uneven:
            among, p, q = self.uneven.pairs(here, there)
            doubtful = similar[among] > self._within(self.narrow, p, q)
            places = np.divmod(np.flatnonzero(doubtful), doubtful.shape[1] or 1)
            a, b = (tuple(k + side.start for k, side in zip(places, region)) for region in (p, q))
            similar[among][places] = self._look_up(a, b)
        return similar

    def _within(self, limit: Array, here: Region, there: Region) -> NDArray[np.bool_]:
        with np.errstate(invalid="ignore"):
            similar = np.less_equal(self.mean[here], limit[there])
            return np.logical_and(similar, np.less_equal(self.mean[there], limit[here]), out=similar)

    def _look_up(self, p: tuple[NDArray[np.intp], ...], q: tuple[NDArray[np.intp], ...]) -> NDArray[np.bool_]:
        """The test for pairs of pixels, given by rows and columns."""
        n, m, a, b = self.count[p], self.count[q], self.mean[p], self.mean[q]
        return (a <= self.ratios[n, m] * b) & (b <= self.ratios[m, n] * a)


class _Sums:
    """Running sums over the similar pixels, both directions of an offset at once."""

    def __init__(
        self, total: Array, count: NDArray[np.int16], uneven: _Uneven, stack: Array | None, window_size: int
    ) -> None:
        # the smallest type that can hold them all, most often one byte: memory is what the loop waits for
        self.similar = (count > 0).astype(np.min_scalar_type(window_size))
        self._pairs: list[tuple[Array, Array]] = []  # a running sum and what is added to it
        self.total = self._running(total)
        self.own, self.uneven, self.stack = (total, count), uneven, stack
        if uneven:  # samples are the common number times the similar pixels, but for the surplus dates of some of these
            surplus = np.where(count > 0, count - uneven.common, 0)
            self._own_surplus = surplus.astype(np.min_scalar_type(-int(np.abs(surplus).max()) * window_size))
            self.surplus = self._own_surplus.copy()
        if stack is not None:
            self.each = [self._running(np.where(np.isnan(image), np.float32(0), image)) for image in stack]
            valid = [~np.isnan(image) for image in stack]
            gaps = [bool(np.any(known != (count > 0))) for known in valid]
            self.each_samples = [
                self._running(known.astype(np.float32)) if gap else None for known, gap in zip(valid, gaps)
            ]

    def _running(self, values: Array) -> Array:
        self._pairs.append((values.copy(), values))
        return self._pairs[-1][0]

    def add(self, similar: NDArray[np.bool_], here: Region, there: Region) -> None:
        """Add to each pixel of a similar pair the other one's values."""
        ones = similar.view(np.uint8)
        self.similar[here] += ones
        self.similar[there] += ones
        if self.uneven:
            among, p, q = self.uneven.pairs(here, there)
            counted = similar[among].astype(self.surplus.dtype)
            self.surplus[p] += self._own_surplus[q] * counted
            self.surplus[q] += self._own_surplus[p] * counted
        weight = similar.astype(np.float32)  # once: NumPy would convert in every product
        for running, values in self._pairs:
            running[here] += values[there] * weight
            running[there] += values[here] * weight

    def results(self, min_similar: int) -> tuple[Array, ...]:
        """Multilooked mean, number of similar pixels, and each date if it was asked for."""
        number = self.similar.astype(np.float32)
        alone = number < min_similar
        total, count = self.own
        with np.errstate(invalid="ignore", divide="ignore"):
            samples = number * np.float32(self.uneven.common)
            if self.uneven:
                samples += self.surplus
            mean = np.where(alone, total / count, self.total / samples)[None]
            similar = np.where(count > 0, number, np.float32(np.nan))[None]
            if self.stack is None:
                return mean, similar
            counts = [number if n is None else n for n in self.each_samples]
            each = np.stack([running / n for running, n in zip(self.each, counts)])
        # a date without data stays without, whatever its neighbours have
        each[np.isnan(self.stack)] = np.nan
        return mean, similar, np.where(alone, self.stack, each)
