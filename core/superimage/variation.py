"""The variation of a series about its levels: less of it than speckle has tells that the ground stays coherent.

Over deserts, rock and towns the speckle of a date is in part that of the date before: a mean of ten such dates may have
no more than three looks. Their number does not tell, their variation does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..statistics.window_sums import centred_sum

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

# The tuned numbers of this file, each with [unit, sensible range].
# [pixels a side, 15 to 63] Surroundings that are taken together: 100 independent pixels and more of single-look speckle
SIDE = 31
# [squared relative deviation, 4 to 25] A ship in one date must not hide that all around it is coherent
_MOST = np.float32(9)
# [squared coefficient of variation] Given where no place has two dates; no speckle varies so little
UNKNOWN = np.float32(np.exp(-8))


def variation(stack: Array, levels: list[tuple[Mask, Array]]) -> Array:
    """Squared coefficient of variation of the dates about the mean of their level, over 31 × 31 pixels.

    With independent speckle it is 1/L for L looks (0.9 for one, whose largest deviations are cut), with speckle whose
    intensities have the correlation ρ from date to date (1 − ρ)/L.

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data
    levels : for each level the dates that are at it, shaped as the stack, and their mean ``(rows, cols)``

    Returns
    -------
    ``(rows, cols)``; :data:`UNKNOWN` where no place has two dates

    Examples
    --------
    >>> stack = np.random.default_rng(0).gamma(4, 1 / 4, size=(9, 40, 40)).astype(np.float32)
    >>> everywhere = np.ones(stack.shape, bool)
    >>> round(float(variation(stack, [(everywhere, stack.mean(axis=0))])[20, 20]), 2)
    0.24
    """
    squares = np.zeros(stack.shape[1:], np.float32)
    freedom = np.zeros(stack.shape[1:], np.float32)
    for there, mean in levels:
        number = there.sum(axis=0, dtype=np.float32)
        known = (number > 1) & (mean > 0)
        inverse = np.zeros_like(squares)
        np.divide(np.float32(1), mean, out=inverse, where=known)
        for date, here in zip(stack, there):
            deviation = np.where(here & known, date * inverse - np.float32(1), np.float32(0))
            squares += np.minimum(deviation * deviation, _MOST)
        freedom += np.where(known, number - 1, np.float32(0))
    total = centred_sum(freedom, SIDE, SIDE)
    found = np.full(squares.shape, UNKNOWN)
    np.divide(centred_sum(squares, SIDE, SIDE), total, out=found, where=total > 0.5)
    return np.maximum(found, UNKNOWN)
