"""Rounding of dates that are kept: their levels are compared again when a date is added, and that takes few digits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..streaming.operation import Array, Operation

# The tuned number of this room, with [unit, sensible range] and its origin.
# [significant bits, 7 to 10] Of 31 simulated single-look dates, a sixth of whose places have two levels, one place in a
# thousand is decided otherwise, and the mean of 99.9 % of the pixels moves by less than 0.01 dB; with 7 bits by 0.24 dB
BITS = 8

_SMALLEST = np.finfo(np.float32).tiny  # without losing digits
_LARGEST = np.float32(2.0**128 * (1 - 2.0**-BITS))


@dataclass(frozen=True)
class Rounded(Operation):
    """Dates of 8 significant bits, ±0.4 %, which a file compresses to half of what it takes for all: shape as given.

    Examples
    --------
    >>> (rounded,) = Rounded()(np.float32([[[1.0, 1.005, np.nan]]]))
    >>> rounded
    array([[[1.      , 1.0078125,       nan]]], dtype=float32)
    """

    @property
    def pixel_bytes(self) -> int:
        return 12

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (dates,) = blocks
        share, exponent = np.frexp(dates)  # shares of ½ to 1
        with np.errstate(over="ignore"):
            rounded = np.ldexp(np.rint(share * np.float32(2**BITS)) / np.float32(2**BITS), exponent)
        return (np.clip(rounded, _SMALLEST, _LARGEST),)
