"""Bright targets: a pixel that dominates its surroundings is a scatterer of its own, and has no speckle to remove.

One rule finds them: the level of a pixel above the geometric mean of the 31 × 31 pixels around it, or above the mean of
a ring where a point is to be told from the border of a bright field. Each use has its own threshold; all of them are in
this file. An effect begins at its threshold and is complete 6 dB above it, so that no outline is seen.
(Lee et al. 2009, IEEE TGRS 47, keep strong targets likewise.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .gaps import zero_in_gaps
from .window_sums import centred_count, centred_maximum, centred_sum

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]

AROUND = 31  # pixels a side
RING = (5, 9)  # pixels a side, from and to: the surroundings that tell a point from the border of a bright field
REACH = AROUND // 2
PASSAGE = 6.0  # dB

# Thresholds in dB, and how they were found. At D dB the clutter under a target moves its intensity by √(2·10^(−D/10)).
# One date by itself: at 19 dB clutter moves a target by 16 %, and a network takes more from it than that
KEPT_OF_A_DATE = 13.0
# A date beside its super-image: lesser targets are better known from all dates than from one
KEPT_OF_A_GUIDED_DATE = 34.0
# The super-image: its clutter has the speckle of many dates, a lesser target is known as well
KEPT_OF_A_SUPER_IMAGE = 10.0
# A point of super-image and date that is another one at this date, over the ring around it. Of two images less is
# enough than of one: at 8 dB photographs strewn with such points lose 0.3 dB
KEPT_OF_BOTH = 6.0
# Pixels beside such a point are part of it up to so much less: the sensor spreads a point over its neighbours
SPREAD = 4.0
# The mean of an image: a single target beyond it would rule the mean of a town
LEFT_OUT_OF_A_MEAN = 20.0
# The mean of what is around a pixel: what is brighter than so many times that mean counts no more than that
RULING_A_MEAN = 4.0
# Date and super-image show the same target up to the first of these differences, and another one from the second on, in
# standard deviations of what clutter adds to a target. At (1, 2) steady points lose 0.3 dB of PSNR, at (2.5, 4)
# fluctuating ones 0.1 dB
SAME_TARGET = (2.0, 4.0)
NEAR = 3  # pixels over which both are compared, and dates among themselves


def dominance(level: Array, known: Mask | None = None) -> Array:
    """Decibels of every pixel over the geometric mean of its surroundings of 31 × 31 pixels.

    Parameters
    ----------
    level : ``(rows, cols)`` in dB, finite
    known : pixels that count among the surroundings; None where all do

    Examples
    --------
    >>> level = np.full((63, 63), -10, np.float32)
    >>> level[31, 31] = 10
    >>> round(float(dominance(level)[31, 31]), 1)
    20.0
    """
    counted = np.ones(level.shape, bool) if known is None else known
    total = centred_sum(zero_in_gaps(level, counted), AROUND, AROUND)
    with np.errstate(invalid="ignore", divide="ignore"):
        total /= centred_count(counted, AROUND)
    return np.subtract(level, total, out=total)


def share_above(decibels: Array, threshold: float) -> Array:
    """Share of an effect that begins at a threshold: 0 below it, 1 from 6 dB above it on.

    Examples
    --------
    >>> share_above(np.float32([12, 16, 19]), 13)
    array([0. , 0.5, 1. ], dtype=float32)
    """
    share = decibels - np.float32(threshold)
    share /= np.float32(PASSAGE)
    return np.clip(share, 0, 1, out=share)


def keep_targets(noisy: Array, clean: Array, threshold: float = KEPT_OF_A_DATE) -> Array:
    """Return the estimate with dominant targets as bright as in the image.

    Parameters
    ----------
    noisy, clean : log-amplitude ``(rows, cols)`` of the image and of the estimate; NaN in the image is a gap
    threshold : dB over the surroundings in the estimate

    Examples
    --------
    A ship that the network has made a factor of e fainter, and still 26 dB over the sea, is as bright as before.

    >>> noisy, clean = np.zeros((2, 63, 63), np.float32)
    >>> noisy[31, 31], clean[31, 31] = 4, 3
    >>> float(keep_targets(noisy, clean)[31, 31])
    4.0
    """
    share = share_above(dominance(clean * np.float32(20 / np.log(10))), threshold)
    there = (share > 0) & np.isfinite(noisy)
    kept = clean.copy()
    kept[there] += share[there] * (noisy[there] - clean[there])
    return kept


def keep_targets_of_a_series(
    date: Array, estimate: Array, super_image: Array, fluctuation: Array | None = None
) -> Array:
    """Return the estimate of a date with the targets of its series as bright as they are.

    A network doubts a bright point of a date as it doubts any bright pixel. Where date and super-image show the same
    target, the mean of all dates measures it better than one date can, because its phase against the clutter differs
    from date to date. Where both show a point, and the date another one, only the date tells how bright it is: clutter
    that is D dB fainter moves a target by a standard deviation of √(2·10^(−D/10)), the more of a fluctuation is true.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; where one is NaN the estimate stays as it is
    fluctuation : of the series' targets, see :mod:`..superimage.variation`, ``(rows, cols)``; None where it is unknown

    Examples
    --------
    A target that the network has made fainter is as bright as in the super-image, and a point that is four times as
    bright at this date as at the others stays so.

    >>> date, estimate, super_image = np.ones((3, 63, 63), np.float32)
    >>> super_image[31, 31] = 1000
    >>> date[31, 31], estimate[31, 31] = 990, 400
    >>> round(float(keep_targets_of_a_series(date, estimate, super_image)[31, 31]))
    1000
    >>> date[31, 31], estimate[31, 31] = 4000, 2000
    >>> round(float(keep_targets_of_a_series(date, estimate, super_image)[31, 31]))
    4000
    """
    known = np.isfinite(date) & (super_image > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        over_clutter = dominance(zero_in_gaps(np.float32(10) * np.log10(super_image), known), known)
        over_ring = _over_ring(super_image, known)
        # everywhere else, which is nearly everywhere, is no target
        there = np.flatnonzero((over_clutter > KEPT_OF_A_SUPER_IMAGE) | (over_ring > KEPT_OF_BOTH - SPREAD))
        if not there.size:
            return estimate
        over_clutter, over_ring = np.take(over_clutter, there), np.take(over_ring, there)
        same = _is_the_same(date, super_image, known, over_clutter, there)
        if fluctuation is not None:
            # near the mean of all dates it may be by chance
            same *= np.minimum(_added_by_clutter(over_clutter) / np.take(fluctuation, there), 1)
        persistent = share_above(over_clutter, KEPT_OF_A_SUPER_IMAGE) * same
        own = _own_point(date, over_ring, known, same, there)
        before, date, super_image = (np.take(image, there) for image in (estimate, date, super_image))
        kept = before * (super_image / before) ** persistent
        kept = kept * (date / kept) ** own
    result = estimate.copy()
    np.put(result, there, np.where(np.take(known, there) & (persistent + own > 0), kept, before))
    return result


def _is_the_same(date: Array, super_image: Array, known: Mask, over_clutter: Array, there: Indices) -> Array:
    """1 where date and super-image differ over 3 × 3 pixels by no more than clutter explains, 0 where by much more.

    Parameters
    ----------
    over_clutter : decibels, at the pixels ``there`` that are asked for, numbered row by row
    """
    shown, usual = (
        np.take(centred_sum(zero_in_gaps(image, known), NEAR, NEAR), there) for image in (date, super_image)
    )
    moved = np.float32(10 / np.log(10)) * np.sqrt(_added_by_clutter(over_clutter))
    difference = np.abs(10 * np.log10(shown / usual)) / moved
    same, other = np.float32(SAME_TARGET[0]), np.float32(SAME_TARGET[1])
    return np.clip((other - difference) / (other - same), 0, 1)


def _added_by_clutter(over_clutter: Array) -> Array:
    """Variance of a target's intensity that clutter adds, in units of its square, for decibels over the clutter."""
    return 2 * np.float32(10) ** (-np.maximum(over_clutter, 0) / 10)


def _own_point(date: Array, over_ring: Array, known: Mask, same: Array, there: Indices) -> Array:
    """Share of the date's own intensity, where both show a point that is another one at this date.

    Parameters
    ----------
    over_ring, same : of the super-image, and of both, at the pixels ``there``
    """
    if not np.any(over_ring > KEPT_OF_BOTH):
        return np.zeros_like(same)
    over = np.minimum(np.take(_over_ring(date, known), there), over_ring)
    centre = share_above(over, KEPT_OF_BOTH) * np.nan_to_num(1 - same)
    centres = np.zeros(date.shape, np.float32)
    np.put(centres, there, np.where(np.take(known, there), centre, np.float32(0)))
    around = np.take(centred_maximum(centres, NEAR), there)
    return np.maximum(centre, around * share_above(over, KEPT_OF_BOTH - SPREAD))


def _over_ring(image: Array, known: Mask) -> Array:
    """Decibels of every pixel over the mean of a ring around it, which the border of a bright field does not exceed."""
    filled = zero_in_gaps(image, known)
    ring = centred_sum(filled, RING[1], RING[1]) - centred_sum(filled, RING[0], RING[0])
    count = centred_count(known, RING[1]) - centred_count(known, RING[0])
    return np.nan_to_num(10 * np.log10(filled * count / ring), neginf=-99).astype(np.float32, copy=False)


def without_targets(image: Array, estimate: Array) -> tuple[Array, Array]:
    """Image and estimate where both are known and the estimate is no dominant target, NaN elsewhere.

    Parameters
    ----------
    image, estimate : intensity ``(rows, cols)``

    Examples
    --------
    >>> estimate = np.ones((63, 63), np.float32)
    >>> estimate[31, 31] = 1000
    >>> image, rest = without_targets(estimate, estimate)
    >>> int(np.isnan(image).sum()), int(np.isnan(rest).sum())
    (1, 1)
    """
    known = ~np.isnan(image) & (estimate > 0)
    level = np.where(known, estimate, np.float32(1))
    np.log10(level, out=level)
    level *= 10
    counts = known & (dominance(level, known) <= np.float32(LEFT_OUT_OF_A_MEAN))
    nothing = np.float32(np.nan)
    return np.where(counts, image, nothing), np.where(counts, estimate, nothing)
