"""Places at which a series varies by more than its speckle does.

The squared coefficient of variation over the dates tells them (Taillade, Thirion-Lefevre and Guinvarc'h 2020, Remote
Sensing 12, 1720), here of local means and after the level of each date, which a change of the whole scene moves, is
taken out. Where a place is known to vary, less evidence is needed that it does so at one of the dates. A point that
fluctuates does not make its surroundings vary: single pixels count no more than bright targets do in other means. Over
3 × 3 pixels, and without that limit, the same figure tells a target that fluctuates from one that is steady.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..raster.tiles import Context
from ..statistics.bright_targets import NEAR, RULING_A_MEAN
from ..statistics.gaps import zero_in_gaps
from ..statistics.window_sums import centred_count, centred_sum
from ..streaming.operation import Around
from .two_levels import WINDOWS, pixels_per_sample

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

# Pixels a side of the windows that limit a pixel, whose means are compared, and over which the result is smoothed: the
# largest that a date's change is looked for in, see change_evidence
SIDE = max(WINDOWS)
REACH = 3 * (SIDE // 2)
_SHARE = np.float32(1 / SIDE**2)  # of a pixel in a window: a sum would not fit into float32 where it ends
_LEAST = np.float32(1e-37)  # a unit whose inverse fits into float32
# [dates, 4 to 8] Fewer tell too little: in pure speckle their variance is itself uncertain by more than its half
FEWEST_DATES = 5
# [dates, 8 to 15] More show changes that are small beside a date's own speckle, and count as so many: otherwise
# series of 25 dates lose 0.02 dB
_ENOUGH = 10
# [standard deviations, 3 to 6] By so much the variance of a target over its few dates may exceed the true one by
# chance: at 3 steady points of 25 dates lose 0.03 dB of PSNR, at 5 0.01; points that fluctuate win 0.3 dB at either
_CHANCE = np.float32(5)


def variation(stack: Array, levels: Sequence[float], looks: float, correlation: float) -> tuple[Array, Array]:
    """Standard deviations by which the variance over the dates exceeds that of speckle, and the fluctuation of targets.

    Of n independent samples in a window the variance of its means over D dates, in units of their squared mean, is in
    unchanged speckle 1/n times a χ² variable over its D − 1 degrees of freedom, which is brought to a normal one
    (Wilson and Hilferty 1931, Proc. Natl. Acad. Sci. 17, 684).

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data
    levels : of each date, by which it is divided
    looks, correlation : of the speckle of each date, see :func:`pixels_per_sample`

    Returns
    -------
    deviations : ``(rows, cols)``, 0 where it does not, and where fewer than two dates have data
    fluctuation : squared coefficient of variation over the dates, of the means of 3 × 3 pixels, as small as chance may
        have made it; likewise

    Examples
    --------
    >>> stack = np.random.default_rng(1).exponential(size=(9, 64, 64)).astype(np.float32)
    >>> stack[:4, :, 32:] *= 2
    >>> found, fluctuation = variation(stack, [1.0] * 9, looks=1.0, correlation=0.0)
    >>> bool(found[32, 10] < 2), bool(found[32, 50] > 5)
    (True, True)
    >>> bool(fluctuation[32, 10] < 1 / 9)  # less than in the mean of nine pixels of one look
    True
    """
    shares = [np.float32(_SHARE / level) for level in levels]
    known = _where_known(stack)
    mean, dates = _mean_of_dates(stack, known, shares)
    brightest = np.float32(RULING_A_MEAN) * mean
    windows, targets = _OverDates(SIDE, brightest), _OverDates(NEAR, brightest)
    for image, there, share in zip(stack, known, shares):
        shown = _shown(image, there, share)
        targets.add(shown, there)
        windows.add(np.minimum(shown, brightest, out=shown), there)
    freedom = np.maximum(windows.number - 1, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        samples = centred_sum(dates, SIDE, SIDE) / windows.number
        samples *= np.float32(looks / pixels_per_sample(SIDE, looks, correlation))
        excess = np.nan_to_num(windows.variance() * samples)
    smooth = centred_sum(excess, SIDE, SIDE) / centred_count(np.ones(mean.shape, bool), SIDE)
    spread = 2 / (9 * np.minimum(freedom, _ENOUGH - 1))
    deviations = np.maximum((np.cbrt(smooth) - (1 - spread)) / np.sqrt(spread), 0)
    chance = 1 + _CHANCE * np.sqrt(2 / freedom)
    return np.where(windows.number > 1, deviations, np.float32(0)), targets.variance() / chance


class _OverDates:
    """Sums over the dates of the means over windows, and of their squares.

    Parameters
    ----------
    side : of the windows
    unit : of the means, ``(rows, cols)``, near them: their squares would not fit into float32 where it ends

    Attributes
    ----------
    number : of dates with data in the window, ``(rows, cols)``
    """

    def __init__(self, side: int, unit: Array) -> None:
        self._side = side
        self._per_unit = np.divide(1, unit, out=np.zeros_like(unit), where=unit > _LEAST)
        self._of_complete = self._per_unit / centred_count(np.ones(unit.shape, bool), side)
        self._total, self._squares, self.number = (np.zeros(unit.shape, np.float32) for _ in range(3))
        self._last: Mask | None = None
        self._pixels: Array  # that the last incomplete date has in a window

    def add(self, image: Array, known: Mask | None) -> None:
        """Add a date, which is 0 where it is not known; None if it is everywhere."""
        mean = centred_sum(image, self._side, self._side)
        if known is None:
            mean *= self._of_complete
            self.number += 1
        else:
            if known is not self._last:
                self._last, self._pixels = known, centred_count(known, self._side)
            mean *= self._per_unit
            mean /= np.maximum(self._pixels, 1)
            self.number += self._pixels > 0
        self._total += mean
        self._squares += np.square(mean, out=mean)

    def variance(self) -> Array:
        """Variance over the dates in units of the squared mean; 0 where fewer than two dates have data."""
        freedom = np.maximum(self.number - 1, 1)
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            relative = (self._squares * self.number / (self._total * self._total) - 1) * self.number / freedom
        return np.where((self.number > 1) & (self._total > 0), np.maximum(relative, 0), np.float32(0))


def _where_known(stack: Array) -> list[Mask | None]:
    """Masks of the data of each date: None where it lacks none, one array for neighbours that lack the same."""
    masks: list[Mask | None] = []
    for date in stack:
        mask = ~np.isnan(date)
        last = masks[-1] if masks else None
        same = last is not None and np.array_equal(last, mask)
        masks.append(None if mask.all() else last if same else mask)
    return masks


def _shown(image: Array, known: Mask | None, share: np.float32) -> Array:
    """A part of a date's intensity, 0 where it is not known."""
    shown = share * image
    return shown if known is None else zero_in_gaps(shown, known)


def _mean_of_dates(stack: Array, known: Sequence[Mask | None], shares: Sequence[np.float32]) -> tuple[Array, Array]:
    """Mean over the dates, in their shares, and the window around a pixel, and the number of its dates."""
    total, number = (np.zeros(stack.shape[1:], np.float32) for _ in range(2))
    for image, there, share in zip(stack, known, shares):
        total += _shown(image, there, share)
        number += 1 if there is None else there
    return centred_sum(total, SIDE, SIDE) / np.maximum(centred_sum(number, SIDE, SIDE), 1), number


@dataclass(frozen=True)
class WithVariation(Around):
    """An operation on a series whose last result is its :func:`variation`, ``(2, rows, cols)``.

    Attributes
    ----------
    levels, looks, correlation : see :func:`variation`
    """

    levels: Sequence[float]
    looks: float
    correlation: float

    @property
    def context(self) -> Context:
        own = self.operation.context
        return replace(own, halo=(max(own.halo[0], REACH), max(own.halo[1], REACH)))

    @property
    def pixel_bytes(self) -> int:
        return self.operation.pixel_bytes + 80

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (*self.operation(stack), np.stack(variation(stack, self.levels, self.looks, self.correlation)))
