"""The evidence that a date gives of a change against the super-image of its series.

A network that despeckles a date beside a super-image makes two errors. Where nothing changed it lets some of the date's
speckle back in, which the super-image had lost. Where something changed it is too cautious: of a square that is 3 dB
brighter at one date of ten it returns two thirds, of one that is 3 dB darker a half. Local means of both images tell
the two cases apart: they differ by no more than speckle explains, or by more. Where the other dates show that a place
varies, a field or a coast, a date needs less evidence that it does. What no window tells, a road or a channel, the
network itself does: where it is sure of a change, the change stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from ..statistics.bright_targets import RULING_A_MEAN
from ..statistics.gaps import FLOOR_REACH, is_clipped_around, zero_in_gaps
from ..statistics.window_sums import centred_count, centred_maximum, centred_sum
from ..superimage.two_levels import MOST_CORRELATED, WINDOWS, pixels_per_sample

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]

# The tuned numbers of this room, each with [unit, sensible range] and its origin.
# [pixels a side, 31 to 63] Over so many a change needs no evidence but that speckle alone would not make it: 0.17 dB
# with one look. Half a decibel of rain loses a third over 31 pixels, a tenth over 45
_BROAD = 45
# [pixels a side, 15 to 45] Surroundings in which no target may rule such a mean
_AROUND = 31
# [standard deviations, 2 to 4] Windows that depart by less are doubted: one in 80 of speckle departs by more. At 3 a
# channel of 3 × 60 pixels, 10 dB darker, loses a tenth more, at 2 simulated series lose 0.15 dB
_DOUBTED = np.float32(2.5)
# [standard deviations, 4 to 6] From here on a change is beyond doubt: one window in 150,000 of speckle
_BEYOND_DOUBT = np.float32(4.5)
# [logarithm of intensity, 0.02 to 0.2] The network must have seen this much of a change: one that it saw nowhere has
# no shape
_LEAST = 0.05
# [natural logarithm of intensity, 0.1 to 0.6] A network's own change is doubted up to the first and kept from the
# second on: 0.9 and 2 dB. Speckle that it lets in is less
_OWN = (0.2, 0.45)
# [times, 1.5 to 4] A change is enlarged by no more: its noise would show
_MOST = 3.0
# [squared standard deviations beyond _DOUBTED, 0.03 to 0.3] In the mean of the windows, at which a change is enlarged
# half as much. With less, and windows that count to their very border, their outlines show in a brighter field; with
# 0.1 squares of 16 × 16 that are 3 dB darker stay 0.29 dB too bright, at 0.05 0.22 dB, and photographs lose 0.06 dB
_PASSAGE = np.float32(0.05)
# [standard deviations, 2 to 6] From the first on a place is taken for one that varies, from the second on surely: one
# window of speckle in 160 passes the first. At 2 and 4 photographs lose another 0.05 dB
_VARIES = (2.5, 4.5)
# [share, 0.3 to 0.7] Standard deviations that a date then needs, in windows of 7 pixels and more: smaller ones let its
# speckle in. A field that is 3 dB brighter at three of ten dates leaks 0.46 dB into the others with all of them, 0.20
# with half of them, 0.12 so; photographs lose 0.06 dB at most
_EASED = 0.4
# [share, 0.02 to 0.2] Independent samples that count where noise subtraction clipped: half of a sea under ten times its
# noise has 0.4 looks of 4 left
_OF_DIM = np.float32(0.05)
REACH = _BROAD // 2 + max(_AROUND // 2, 2 * (max(WINDOWS) // 2), max(WINDOWS) // 2 + FLOOR_REACH)  # pixels


def weigh_change(
    date: Array,
    estimate: Array,
    super_image: Array,
    looks: float = 1.0,
    correlation: float = MOST_CORRELATED,
    variation: Array | None = None,
    strengthen: bool = True,
    sure: bool = True,
) -> Array:
    """Weigh the change ln(v̂/s) of an estimate against the super-image by the evidence that the date gives of it.

    The means of date and super-image over windows of 3, 7 and 15 pixels are compared, in standard deviations of the
    date's speckle. A pixel of which all windows depart by less than 2.5, and whose own change is small, loses this for
    the mean change of the doubted pixels among the 45 × 45 around it; from 4.5 on it keeps its own, and with a change
    of its own of 2 dB, if no window of the date contradicts the estimate. Where the date departs by more than
    speckle explains, the change is multiplied by the factor that brings the window's mean to the date's, the more fully
    the clearer the evidence. Where the place is known to vary, less is asked of the larger windows. Where noise
    subtraction has clipped the date, windows count little, and the mean is the date's, not the estimate's.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; the result is NaN where any is
    looks, correlation : of the date, and of log-amplitude between neighbours in its speckle
    variation : of the series, see :mod:`..superimage.variation`, ``(rows, cols)``; None where it is not known
    strengthen : multiply changes, as a network needs that saw only the ratio; with one that sees both it only followed
        the scintillation of cities
    sure : keep clear changes of the estimate's own: not of a despeckler that lets in speckle that looks like them

    Examples
    --------
    A change that the date does not show is removed.

    >>> date, estimate, super_image = np.ones((3, 63, 63), np.float32)
    >>> estimate[31, 31] = 1.2
    >>> round(float(weigh_change(date, estimate, super_image, looks=4.0)[31, 31]), 2)
    1.0
    """
    known = np.isfinite(date) & np.isfinite(estimate) & (super_image > 0) & (estimate > 0)
    change, dim = _change(estimate, super_image, known), is_clipped_around(date)
    images = [zero_in_gaps(image, known) for image in (date, estimate, super_image)]
    samples = {side: looks / pixels_per_sample(side, looks, correlation) for side in WINDOWS}
    there = np.flatnonzero(own := _own_change(change, known & ~dim) * np.float32(sure))
    places = _Places(known, dim, 1.0 if variation is None else _asked(variation, dim), there)
    departs, contradicts, weights, excess = _over_windows(samples, places, images, change if strengthen else None)
    kept = _kept(departs, there, np.take(own, there) * np.clip(_BEYOND_DOUBT - contradicts, 0, 1))
    doubted = zero_in_gaps(1 - kept, known)
    broad = _broad_mean(np.where(dim, images[0], images[1]), doubted, images[2], samples[max(WINDOWS)])
    change = (kept + excess / (weights + _PASSAGE)) * change + doubted * broad
    return np.where(known, super_image * np.exp(change), np.float32(np.nan))


def _asked(variation: Array, dim: Mask) -> Array:
    """Share of the usual standard deviations that a change needs: where noise was clipped, all of them."""
    certain = np.clip((variation - np.float32(_VARIES[0])) / np.float32(_VARIES[1] - _VARIES[0]), 0, 1)
    return np.where(dim, np.float32(1), 1 - np.float32(1 - _EASED) * np.nan_to_num(certain, copy=False))


def _change(estimate: Array, super_image: Array, known: Mask) -> Array:
    """ln(v̂/s), 0 where it is not known."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = estimate / super_image
        return zero_in_gaps(np.log(ratio, out=ratio), known)


def _own_change(change: Array, known: Mask) -> Array:
    """Share of the trust in a network's own change by its size over 3 × 3 pixels: one pixel alone is speckle."""
    own = np.abs(centred_sum(zero_in_gaps(change, known), 3, 3)) / np.maximum(centred_count(known, 3), 1)
    return np.clip((own - np.float32(_OWN[0])) / np.float32(_OWN[1] - _OWN[0]), 0, 1)


def _kept(departs: Array, there: Indices, trust: Array) -> Array:
    """Share of a change that stays, at the pixels ``there`` no less than the network's own change is trusted."""
    kept = departs - _DOUBTED
    kept /= _BEYOND_DOUBT - _DOUBTED
    np.clip(kept, 0, 1, out=kept)
    np.put(kept, there, np.maximum(np.take(kept, there), trust))
    return kept


def deviation(mean: Array, usual: Array, samples: Array) -> Array:
    """Standard deviations by which a local mean of speckle departs from the level that is usual there.

    The mean of n samples has a gamma distribution; its cube root is nearly normal, with mean 1 − 1/9n and variance 1/9n
    (Wilson and Hilferty 1931, Proc. Natl. Acad. Sci. 17, 684).

    Parameters
    ----------
    mean, usual : intensity; any shape
    samples : independent ones in ``mean``

    Examples
    --------
    Twice the usual mean may well be speckle in a window of 4 samples, and cannot be in one of 64.

    >>> mean, usual, samples = np.float32([[2, 2], [1, 1], [4, 64]])
    >>> deviation(mean, usual, samples).round(1)
    array([1.7, 6.3], dtype=float32)
    """
    variance = 1 / (9 * samples)
    with np.errstate(divide="ignore", invalid="ignore"):
        departure = np.cbrt(mean / usual)
        departure -= 1 - variance
        departure /= np.sqrt(variance)
    return departure


@dataclass(frozen=True)
class _Places:
    """Pixels of a date, as windows of all sizes look at them.

    Attributes
    ----------
    known : with data
    dim : where noise subtraction has clipped the date
    asked : share of the usual standard deviations that the larger windows need
    there : whose contradictions are asked for, numbered row by row
    """

    known: Mask
    dim: Mask
    asked: Array | float
    there: Indices


def _over_windows(
    samples: Mapping[int, float], places: _Places, images: Sequence[Array], change: Array | None
) -> tuple[Array, Array, Array, Array]:
    """Compare date and super-image in windows of all sizes: the largest departures, the sums of the weights.

    Parameters
    ----------
    samples : independent ones per pixel, by the side of the window
    images : date, estimate and super-image, 0 where one of them is not known
    change : of the estimate, that is to be strengthened; if None, no window has a weight
    """
    images = [*images, np.square(images[2])]
    slope = None if change is None else images[1] * change
    smallest = replace(places, asked=1.0)
    found = [
        _compare(side, each, smallest if side == min(samples) else places, images, slope)
        for side, each in samples.items()
    ]
    departs, contradicts, weights, excess = zip(*found)
    return reduce(np.maximum, departs), reduce(np.maximum, contradicts), sum(weights), sum(excess)


def _compare(
    side: int, samples_per_pixel: float, places: _Places, images: Sequence[Array], slope: Array | None
) -> tuple[Array, Array, Array, Array]:
    """Compare date and super-image in windows of one size; for every pixel, over the windows that hold it:

    the largest departure in standard deviations; that of the date from the estimate, in the window around it, for the
    pixels ``there``; the weight of the windows beyond doubt, and the weighted part by which the change is to grow.
    """
    own, other, usual, squares = (centred_sum(image, side, side) for image in images)
    samples = _alike(usual, squares, np.maximum(centred_count(places.known, side), 1))
    samples *= np.float32(samples_per_pixel)
    if places.dim.any():
        samples[places.dim] *= _OF_DIM
    departure = _departure(own, usual, samples)
    departure /= places.asked
    contradicts = np.abs(_departure(*(np.take(x, places.there) for x in (own, other, samples))))
    nothing = np.zeros((1, 1), np.float32)
    strengthened = (nothing, nothing) if slope is None else _strengthened(departure, own, other, slope, side)
    return centred_maximum(np.abs(departure, out=departure), side), contradicts, *strengthened


def _alike(total: Array, squares: Array, pixels: Array) -> Array:
    """Number of pixels of one brightness in whose mean speckle is as strong as in the mean of these.

    The variance of Σs·x is Σs²/L: in a window that one bright pixel rules, its speckle is all that counts.

    Parameters
    ----------
    total, squares : Σs and Σs² over the window
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        alike = np.square(total) / squares
    np.fmin(alike, pixels, out=alike)  # all of them, where squares are beyond float32
    return np.maximum(alike, 1, out=alike)


def _departure(mean: Array, usual: Array, samples: Array) -> Array:
    """:func:`deviation`, 0 where nothing is known."""
    departure = deviation(mean, usual, samples)
    departure[np.isnan(departure)] = 0
    return departure


def _strengthened(departure: Array, own: Array, other: Array, slope: Array, side: int) -> tuple[Array, Array]:
    """Weights of the windows that depart, and in which the network saw the change the same way round.

    For every pixel, over the windows that hold it: the weight, and the weighted part by which the change is to grow.

    Parameters
    ----------
    own, other : sums of date and estimate over the windows
    """
    found = np.flatnonzero(np.abs(departure) > _DOUBTED)
    departs, own, other = (np.take(values, found) for values in (departure, own, other))
    with np.errstate(divide="ignore", invalid="ignore"):
        # d ln mean(s·exp(γ·ln(v̂/s)))/dγ: a step of Newton's to the factor γ
        seen = np.take(centred_sum(slope, side, side), found) / other
    agree = (np.abs(seen) > _LEAST) & (seen * departs > 0)
    found, departs, own, other, seen = (values[agree] for values in (found, departs, own, other, seen))
    # in a large field some windows ask for more and others for less: only both together are no bias
    factor = 1 + np.log(own / other) / seen
    weight = np.square(np.abs(departs) - _DOUBTED)
    grows = weight * (np.clip(factor, np.float32(1 / _MOST), np.float32(_MOST)) - 1)
    return _spread(weight, found, side, departure.shape), _spread(grows, found, side, departure.shape)


def _spread(weight: Array, found: Indices, side: int, shape: tuple[int, ...]) -> Array:
    """Spread weights over their windows, less towards the border, so that no window's outline shows in the image.

    Parameters
    ----------
    weight : of the windows around the pixels ``found``, numbered row by row
    shape : of the image
    """
    spread = np.zeros(shape, np.float32)
    if not found.size:
        return spread
    np.put(spread, found, weight)
    half = max(3, side // 2 | 1)
    return centred_sum(centred_sum(spread, half, half), half, half) / np.float32(half**4)


def _broad_mean(estimate: Array, doubt: Array, super_image: Array, samples: float) -> Array:
    """Logarithm of the mean of the doubted changes v̂/s around a pixel; changes beyond doubt must not spread.

    A change is weighted by its intensity, Σv̂/Σs, which keeps the mean: a super-image that is too smooth departs from
    the dates downwards in the dark and upwards in the bright. The weight of a bright target is limited.

    What of it speckle alone explains is taken off, by the positive part of James and Stein's estimator (1961, Proc. 4th
    Berkeley Symp. 1, 361).

    Parameters
    ----------
    samples : independent ones per pixel
    """
    usual = centred_sum(super_image, _AROUND, _AROUND) / np.float32(_AROUND**2)
    weight = doubt * np.minimum(super_image, np.float32(RULING_A_MEAN) * usual)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = centred_sum(weight, _BROAD, _BROAD)
        weight *= estimate
        weight /= super_image
        weight[np.isnan(weight)] = 0
        mean = centred_sum(weight, _BROAD, _BROAD)
        mean /= total
        np.log(mean, out=mean)
    mean[~np.isfinite(mean) | (total <= np.float32(1e-3) * usual)] = 0
    of_speckle = centred_sum(doubt, _BROAD, _BROAD)
    of_speckle *= np.float32(samples)
    np.reciprocal(np.maximum(of_speckle, 1, out=of_speckle), out=of_speckle)
    of_speckle /= np.maximum(mean * mean, np.float32(1e-9))
    return mean * np.maximum(1 - of_speckle, 0)
