"""The super-image of the unchanged scene: the mean of the dates at which a place is as it usually is.

A temporal mean holds a tenth of everything that happened at one of ten dates, and passes it on to the nine others.
Leaving such dates out, place by place, gives the frozen background of change detection (Taillade, Thirion-Lefevre and
Guinvarc'h 2020, Remote Sensing 12, 1720, who judge by the coefficient of variation); here windows of several sizes are
tested, since speckle of one look says too little about a single pixel.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.tiles import Context
from ..statistics.window_sums import centred_sum
from ..streaming.operation import Operation
from .glrt import temporal_mean

Array = NDArray[np.float32]

# Sides in pixels, for a car park, a building and a field; and the number of pixels per independent sample there, in the
# most correlated of Sentinel-1's single-look sub-swaths, IW3. (Ground-range products are more correlated.)
WINDOWS = {3: 2.4, 7: 2.9, 15: 3.2}
SIGNIFICANT = 4.5  # standard deviations of the normal distribution: one false window in 150,000
# Share of the dates that may be called exceptions. Where more depart, as on water under changing winds, and among fewer
# than five dates, nothing is usual, and the mean of all says most about any of them
EXCEPTIONS = 0.2
_MEDIAN = 0.64  # 2/π: samples of a mean as good as one sample of a median


def deviation(mean: Array, usual: Array, samples: Array, dates: Array) -> Array:
    """Standard deviations by which a local mean departs from its usual value.

    The ratio of two independent means of speckle has Fisher's distribution; its cube root is nearly normal (Paulson
    1942, Ann. Math. Stat. 13, 233).

    Parameters
    ----------
    mean, usual : intensity, at one date and in the median of the dates; any shape
    samples : independent ones in ``mean``
    dates : in the median

    Examples
    --------
    Twice the usual mean may well be speckle in a window of 4 samples, and cannot be in one of 64.

    >>> mean, usual, samples, dates = np.float32([[2, 2], [1, 1], [4, 64], [10, 10]])
    >>> deviation(mean, usual, samples, dates).round(1)
    array([1.5, 5.6], dtype=float32)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        own, other = 1 / (9 * samples), 1 / (9 * np.float32(_MEDIAN) * samples * dates)
        root = np.cbrt(mean / usual)
        return ((1 - other) * root - (1 - own)) / np.sqrt(other * root * root + own)


def changed(stack: Array, looks: float) -> NDArray[np.bool_]:
    """Mask, shaped as the stack, of dates that depart from the median of the dates in any window around a pixel.

    Examples
    --------
    >>> stack = np.ones((5, 9, 9), np.float32)
    >>> stack[2] = 10
    >>> [bool(date.all()) for date in changed(stack, looks=1.0)]
    [False, False, True, False, False]
    """
    known = ~np.isnan(stack)
    filled = np.where(known, stack, np.float32(0))
    found = np.zeros(stack.shape, bool)
    for side, correlated in WINDOWS.items():
        count = np.stack([centred_sum(k.astype(np.float32), side, side) for k in known])
        with np.errstate(invalid="ignore"):
            means = np.stack([centred_sum(w, side, side) for w in filled]) / count
            usual, dates = _median(means)
            for date, mean in enumerate(means):
                samples = np.maximum(count[date], 1) * np.float32(looks / correlated)
                departs = np.abs(deviation(mean, usual, samples, dates)) > SIGNIFICANT
                if departs.any():
                    found[date] |= centred_sum(departs.astype(np.float32), side, side) > 0.5
    return found


def _median(images: Array) -> tuple[Array, Array]:
    """Median of the valid dates, and their number: ``(rows, cols)`` each."""
    dates = (~np.isnan(images)).sum(axis=0)
    ordered = np.sort(images, axis=0)  # NaN come last
    low, high = np.maximum(dates - 1, 0) // 2, np.minimum(dates // 2, len(images) - 1)
    pair = [np.take_along_axis(ordered, k[None], axis=0)[0] for k in (low, high)]
    return np.float32(0.5) * (pair[0] + pair[1]), dates.astype(np.float32)


def unchanged_mean(stack: Array, looks: float) -> Array:
    """Mean of the dates without the exceptions: ``(dates, rows, cols)`` to ``(rows, cols)``, linear intensity.

    NaN where no date is valid.

    Examples
    --------
    >>> stack = np.ones((5, 9, 9), np.float32)
    >>> stack[2] = 10
    >>> float(unchanged_mean(stack, looks=1.0)[4, 4])
    1.0
    """
    if len(stack) * EXCEPTIONS < 1:
        return temporal_mean(stack)
    departs = changed(stack, looks)
    departs &= departs.sum(axis=0) <= EXCEPTIONS * (~np.isnan(stack)).sum(axis=0)
    return temporal_mean(np.where(departs, np.float32(np.nan), stack))


@dataclass(frozen=True)
class UnchangedMean(Operation):
    """Mean over the dates at which a place is as it usually is: ``(dates, rows, cols)`` to ``(1, rows, cols)``.

    A date is left out at a pixel if it departs from the median of the dates in a window of 3, 7 or 15 pixels, unless
    more than a fifth of the dates do.

    Attributes
    ----------
    looks : of each date
    dates : number of them

    Raises
    ------
    InputError : looks are not positive
    """

    looks: float = 1.0
    dates: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.looks < float("inf"):
            raise InputError(f"LOOKS must be positive, not {self.looks}; a single-look image has 1.")

    @property
    def context(self) -> Context:
        halo = 2 * (max(WINDOWS) // 2)
        return Context(halo=(halo, halo))

    @property
    def pixel_bytes(self) -> int:
        return 22 * self.dates + 52

    @property
    def side(self) -> int:
        return 512

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (unchanged_mean(stack, self.looks)[None],)
