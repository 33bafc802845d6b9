"""What came at one date: a despeckled date must hold as much of it as the date itself shows.

With a super-image at hand a network doubts a date: of a square that is 3 dB brighter at one date of ten it gives back
two thirds. That doubt is right for speckle, and wrong where the mean over a window departs by more than speckle can.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .still import WINDOWS, deviation
from .windows import centred_sum

Array = NDArray[np.float32]

REACH = 2 * (max(WINDOWS) // 2)  # pixels
_SIGNIFICANT = 4.5  # standard deviations
_LEAST = 0.05  # of the logarithm of the change that a network must have seen: what it saw nowhere has no shape
_MOST = 2.5  # times larger is a change made at most: more would make its noise show
_PASSAGE = np.float32(0.0005)  # squared standard deviations beyond significance, over the window, that count half


def keep_brightened(date: Array, estimate: Array, super_image: Array) -> Array:
    """Make changes of the estimate larger where the date has become significantly brighter than its super-image.

    In every window of 3, 7 and 15 pixels whose mean departs by more than 4.5 standard deviations of single-look
    speckle, the estimate's change ln(v̂/s) is multiplied by what brings the window's mean to that of the date. A place
    that became darker is left alone: on real series there the same made the other dates less likely, since too low an
    estimate is what speckle's likelihood forgives least.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; the result is NaN where any of them is
    """
    known = np.isfinite(date) & np.isfinite(estimate) & (super_image > 0) & (estimate > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.where(known, np.log(estimate / super_image), np.float32(0))
    filled = [np.where(known, image, np.float32(0)) for image in (date, estimate, super_image, estimate * change)]
    excess, weights = np.zeros_like(date), np.zeros_like(date)
    for side, correlated in WINDOWS.items():
        count = np.maximum(_sum(known.astype(np.float32), side), 1)
        own, other, usual, slope = (_sum(image, side) for image in filled)
        samples = count / np.float32(correlated)
        beyond = deviation(own, usual, samples, np.full_like(samples, np.inf)) - np.float32(_SIGNIFICANT)
        with np.errstate(divide="ignore", invalid="ignore"):
            seen = slope / other  # d ln mean(s·exp(γ·ln(v̂/s)))/dγ: a step of Newton's to the factor γ
            factor = np.clip(1 + np.log(own / other) / seen, 1, np.float32(_MOST))
        found = (beyond > 0) & (seen > _LEAST)
        if not found.any():
            continue
        weight = np.square(np.where(found, beyond, np.float32(0)))
        weights += _sum(weight, side) / np.float32(side**2)
        excess += _sum(weight * np.where(found, factor - 1, np.float32(0)), side) / np.float32(side**2)
    change *= excess / (weights + _PASSAGE)
    return np.where(known, filled[1] * np.exp(change), np.float32(np.nan))


def _sum(image: Array, side: int) -> Array:
    return centred_sum(image, side, side)
