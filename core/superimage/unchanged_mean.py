"""The super-image of the unchanged scene: the mean of the dates at which a place is as it usually is.

A temporal mean holds a tenth of whatever happened at one of ten dates, and hands it on to the nine others. Leaving such
dates out, place by place, gives what change detection calls a frozen background (Taillade, Thirion-Lefevre and
Guinvarc'h 2020, Remote Sensing 12, 1720, who judge by the coefficient of variation).
"""

from __future__ import annotations

from collections.abc import Sequence
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


def unchanged_mean(stack: Array, looks: float, levels: Sequence[float] | None = None) -> Array:
    """Mean over the dates at the usual level of each place, brought to the level of all where some dates have no data.

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data
    looks : of each date
    levels : of each date as a whole. Where half of the dates end, and are brighter, the mean of the dates has a step

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
    mean = temporal_mean(np.where(other_level(stack, looks), np.float32(np.nan), stack))
    known = ~np.isnan(stack)
    return mean if levels is None or known.all() else mean / _level_there(known, levels)


def _level_there(known: Mask, levels: Sequence[float]) -> Array:
    """Mean level of the dates that a place has, over that of all; 1 where it has none."""
    level, number = np.zeros(known.shape[1:], np.float32), known.sum(axis=0, dtype=np.float32)
    for there, own in zip(known, np.asarray(levels, np.float32) / np.float32(np.mean(levels))):
        level += there * own
    return np.where(number > 0, level / np.maximum(number, 1), np.float32(1))


@dataclass(frozen=True)
class UnchangedMean(Operation):
    """Mean over the dates at the usual level of each place: ``(dates, rows, cols)`` to ``(1, rows, cols)``.

    Attributes
    ----------
    looks : of each date
    dates : number of them
    levels : see :func:`unchanged_mean`

    Raises
    ------
    InputError : looks are not positive
    """

    looks: float = 1.0
    dates: int = 1
    levels: Sequence[float] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.looks < float("inf"):
            raise InputError(f"LOOKS must be positive, not {self.looks}; a single-look image has 1.")

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
        return (unchanged_mean(stack, self.looks, self.levels)[None],)
