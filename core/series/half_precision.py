"""Half precision for dates that are kept: their levels are compared again when a date is added, with eleven bits."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..streaming.operation import Array, Operation

# The tuned number of this file, with [unit, sensible range] and its origin.
# [octaves, 3 to 7] Levels of dates are so far below one: from 63 dB above to 27 dB below them every number has eleven
# bits, and speckle that is darker weighs nothing in a mean
_BELOW_ONE = 5

_SMALLEST = np.float32(2.0**-24)
_LARGEST = np.float32(np.finfo(np.float16).max)


def unit_of(log_level: float) -> float:
    """The unit in which dates of a mean log-intensity are kept, a power of two.

    Examples
    --------
    >>> unit_of(0.0), unit_of(math.log(1e6)) / 2**20
    (32.0, 32.0)
    """
    return 2.0 ** (round(log_level / math.log(2)) + _BELOW_ONE)


@dataclass(frozen=True)
class InHalfPrecision(Operation):
    """A date as float16 can hold it, ±0.05 %, in a unit: ``(1, rows, cols)``; what has data stays positive and finite.

    Attributes
    ----------
    unit : see :func:`unit_of`

    Examples
    --------
    >>> (kept,) = InHalfPrecision(32.0)(np.float32([[[1.0, 1.0001, np.nan]]]))
    >>> 32 * kept
    array([[[ 1.,  1., nan]]], dtype=float32)
    """

    unit: float

    @property
    def pixel_bytes(self) -> int:
        return 8

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (dates,) = blocks
        numbers = np.clip(dates * np.float32(1 / self.unit), _SMALLEST, _LARGEST)
        return (numbers.astype(np.float16).astype(np.float32),)
