"""How much of a change a date gives evidence of, against the super-image of its series.

A network that despeckles a date with a super-image at hand errs in two ways. Where nothing changed it lets some of the
date's speckle back in, which the super-image had lost. Where something came it doubts what it sees: of a square that is
3 dB brighter at one date of ten it gives back two thirds. Local means of both images tell the one from the other: do
they depart by less than speckle makes them, or by more than it can?
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..statistics.bright_targets import RULING_A_MEAN
from ..statistics.window_sums import centred_sum
from ..superimage.unchanged_mean import WINDOWS, deviation

Array = NDArray[np.float32]

_BROAD = 31  # pixels: over so many a change needs no evidence, their mean is hardly speckle any more
_DOUBTED, _BEYOND_DOUBT = np.float32(3), np.float32(4.5)  # standard deviations: none in 400 windows, and in 150,000
_LEAST = 0.05  # of the logarithm of the change that a network must have seen: what it saw nowhere has no shape
_MOST = 2.5  # times larger is a change made at most: more would make its noise show
# Squared standard deviations beyond 3, in the mean of the windows, at which a change is made half as much larger. With
# less, and windows that count to their very border, their outlines are seen where a whole field became brighter
_PASSAGE = np.float32(0.1)
REACH = _BROAD // 2 + max(_BROAD // 2, 2 * (max(WINDOWS) // 2))  # pixels


def weigh_change(
    date: Array, estimate: Array, super_image: Array, looks: float = 1.0, strengthen: bool = True
) -> Array:
    """The estimate of a date with as much of its change ln(v̂/s) as the date gives evidence of.

    The means of date and super-image over windows of 3, 7 and 15 pixels are compared, in standard deviations of
    the date's speckle. A pixel all of whose windows depart by less than 3 gets the mean change of the 31 × 31 pixels
    around, the doubted ones, instead of its own; from 4.5 on it keeps its own. Where the date is *brighter* by more
    than speckle of one look makes likely, the change is multiplied, the more surely the more it is, by what brings the
    window's mean to that of the date.
    (What became darker is not: on real series that made other dates less likely, since too low an estimate is what the
    likelihood of speckle forgives least.)

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; the result is NaN where any of them is
    looks : of the date
    strengthen : whether what became brighter is made brighter, as a network that saw nothing but the ratio needs it.
        One that sees both images does not: on real multilooked series it only followed the scintillation of cities
    """
    known = np.isfinite(date) & np.isfinite(estimate) & (super_image > 0) & (estimate > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.where(known, np.log(estimate / super_image), np.float32(0))
    filled = [np.where(known, image, np.float32(0)) for image in (date, estimate, super_image, estimate * change)]
    found = [_compare(side, looks, known, *filled) for side in WINDOWS]
    departs = np.maximum.reduce([departure for departure, _, _ in found])
    weights, excess = (sum(parts) * strengthen for parts in zip(*((weight, more) for _, weight, more in found)))
    kept = np.clip((departs - _DOUBTED) / (_BEYOND_DOUBT - _DOUBTED), 0, 1)
    broad = _broad_mean(change, np.where(known, 1 - kept, np.float32(0)), filled[2])
    change = (kept + excess / (weights + _PASSAGE)) * change + (1 - kept) * broad
    return np.where(known, super_image * np.exp(change), np.float32(np.nan))


def _compare(
    side: int,
    looks: float,
    known: NDArray[np.bool_],
    date: Array,
    estimate: Array,
    super_image: Array,
    estimate_by_change: Array,
) -> tuple[Array, Array, Array]:
    """By the windows of one size that hold a pixel: the largest departure, in standard deviations; the weight of those
    beyond doubt; and the weighted part by which the change is to grow."""
    from scipy.ndimage import maximum_filter  # a start of QGIS need not pay for it

    own, other, usual, slope = (centred_sum(x, side, side) for x in (date, estimate, super_image, estimate_by_change))
    samples = np.maximum(centred_sum(known.astype(np.float32), side, side), 1) * np.float32(looks / WINDOWS[side])
    with np.errstate(divide="ignore", invalid="ignore"):
        departure = np.nan_to_num(deviation(own, usual, samples, np.full_like(samples, np.inf)))
        seen = slope / other  # d ln mean(s·exp(γ·ln(v̂/s)))/dγ: a step of Newton's to the factor γ
        factor = np.clip(1 + np.log(own / other) / seen, 1, np.float32(_MOST))
    # as of one look: texture and weather are no speckle
    beyond = departure / np.float32(np.sqrt(looks)) - _DOUBTED
    found = (beyond > 0) & (seen > _LEAST)
    weight = np.square(np.where(found, beyond, np.float32(0)))
    grows = weight * np.where(found, factor - 1, np.float32(0))
    return (
        maximum_filter(np.abs(departure), side),
        _spread(weight, side) if found.any() else weight,
        _spread(grows, side) if found.any() else grows,
    )


def _spread(weight: Array, side: int) -> Array:
    """Over the window around, less and less towards its border: a window's outline must not be seen in an image."""
    half = max(3, side // 2 | 1)
    return centred_sum(centred_sum(weight, half, half), half, half) / np.float32(half**4)


def _broad_mean(change: Array, doubt: Array, super_image: Array) -> Array:
    """Logarithm of the mean of the doubted changes v̂/s around; what is beyond doubt must not spread.

    A change counts as much as there is intensity in it, Σv̂/Σs, which keeps the mean: a super-image that is too smooth
    departs from the dates downwards in the dark and upwards in the bright. But no target rules its surroundings.
    """
    usual = centred_sum(super_image, _BROAD, _BROAD) / np.float32(_BROAD**2)
    weight = doubt * np.minimum(super_image, np.float32(RULING_A_MEAN) * usual)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = centred_sum(weight, _BROAD, _BROAD)
        mean = np.log(centred_sum(weight * np.exp(change), _BROAD, _BROAD) / total)
    return np.where(np.isfinite(mean) & (total > np.float32(1e-3) * usual), mean, np.float32(0))
