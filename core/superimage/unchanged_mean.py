"""The super-image of the unchanged scene: the mean of the dates at which a place is as it usually is.

A temporal mean holds a tenth of whatever happened at one of ten dates, and hands it on to the nine others. Leaving such
dates out, place by place, gives what change detection calls a frozen background (Taillade, Thirion-Lefevre and
Guinvarc'h 2020, Remote Sensing 12, 1720, who judge by the coefficient of variation).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.tiles import Context
from ..streaming.operation import Operation
from .glrt import temporal_mean
from .two_levels import REACH, other_level

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

_DATES_PER_BAND = 24  # that a float32 counts without rounding


def marks(unusual: Mask) -> Array:
    """Pack ``(dates, rows, cols)`` flags into the whole numbers of ``(bands, rows, cols)`` float32, 24 dates in each.

    Examples
    --------
    >>> flags = np.array([True, False, True])[:, None, None]
    >>> marks(flags).tolist()
    [[[5.0]]]
    """
    bands = []
    for first in range(0, len(unusual), _DATES_PER_BAND):
        some = unusual[first : first + _DATES_PER_BAND]
        bands.append(
            sum((flag * np.float32(2**bit) for bit, flag in enumerate(some)), np.zeros(unusual.shape[1:], "f4"))
        )
    return np.stack(bands)


def marked(bands: Array, date: int) -> Mask:
    """Flags of one date, ``(rows, cols)``, from :func:`marks`.

    Examples
    --------
    >>> marked(np.array([[[5.0]]], np.float32), 2).tolist()
    [[True]]
    """
    band, bit = divmod(date, _DATES_PER_BAND)
    flags: Mask = (bands[band].astype(np.int32) >> bit & 1).astype(bool)
    return flags


def unchanged_mean(stack: Array, looks: float) -> Array:
    """Mean over the dates at the usual level of each place.

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data
    looks : of each date

    Returns
    -------
    ``(rows, cols)``, NaN where no date has data

    Examples
    --------
    >>> stack = np.ones((5, 9, 9), np.float32)
    >>> stack[:2] = 10
    >>> float(unchanged_mean(stack, looks=1.0)[4, 4])
    1.0
    """
    return temporal_mean(np.where(other_level(stack, looks), np.float32(np.nan), stack))


@dataclass(frozen=True)
class TwoLevels(Operation):
    """Separate the two levels that a series has at each place.

    ``operation(stack)``, intensity ``(dates, rows, cols)``, gives the mean over the dates at the usual level ``(1,
    rows, cols)``, and ``(bands, rows, cols)`` that say what each date is to be compared with: the mean over the dates
    at the other level (NaN where there are none), the numbers of dates at the usual and at the other one, and the
    :func:`marks` of the latter. (:func:`.two_levels.other_level` says which is the usual one.)

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
    def bands(self) -> int:
        """Number of bands beside the mean."""
        return 3 + -(-self.dates // _DATES_PER_BAND)

    @property
    def context(self) -> Context:
        return Context(halo=(REACH, REACH))

    @property
    def pixel_bytes(self) -> int:
        return 20 * self.dates + 130  # where every place changes

    @property
    def side(self) -> int:
        return 512

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        unusual = other_level(stack, self.looks)
        usual = ~unusual & ~np.isnan(stack)
        nothing = np.float32(np.nan)
        means = [temporal_mean(np.where(flags, stack, nothing)) for flags in (usual, unusual)]
        numbers = [flags.sum(axis=0, dtype=np.float32) for flags in (usual, unusual)]
        return means[0][None], np.concatenate([[means[1]], numbers, marks(unusual)])


@dataclass(frozen=True)
class UnchangedMean(TwoLevels):
    """Mean over the dates at the usual level of each place: ``(dates, rows, cols)`` to ``(1, rows, cols)``."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (stack,) = blocks
        return (unchanged_mean(stack, self.looks)[None],)
