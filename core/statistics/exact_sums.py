"""Sums over a whole image that do not depend on how it was cut into tiles, to the last bit.

A sum of floating-point numbers depends on the order of its additions. Here every value is rounded to whole units first:
sums of integers are exact, so each tile can be summed while it is at hand, and no pass over the image is needed for it.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

FINENESS = 2.0**-20  # units per level: rounding moves a mean by less than a millionth of it
_MOST = 2.0**40  # units of one value; a tile of 2²² pixels cannot overflow
_EXACT = 2**13  # so many of these add up to no more than float64 holds exactly


def unit_for(level: float) -> float:
    """A unit for values of about this level: a power of two, so that dividing by it is exact.

    Examples
    --------
    >>> unit_for(0.1) == 2.0**-23
    True
    """
    return FINENESS * 2.0 ** round(math.log2(level)) if 0 < level < math.inf else FINENESS


def exact_sum(values: Array, unit: float) -> int:
    """Sum of the values that are not NaN, in whole units.

    Parameters
    ----------
    values : of any shape; each counts as 2⁴⁰ units at most, of either sign

    Examples
    --------
    >>> exact_sum(np.float32([0.5, np.nan, 0.25]), 2.0**-20) * 2.0**-20
    0.75
    """
    with np.errstate(over="ignore"):
        units = values / np.float32(unit)
    np.clip(np.rint(units, out=units), -_MOST, _MOST, out=units)
    units[np.isnan(units)] = 0
    firsts = np.arange(0, units.size, _EXACT)
    return int(np.add.reduceat(units.ravel(), firsts, dtype=np.float64).astype(np.int64).sum()) if units.size else 0
