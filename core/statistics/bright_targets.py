"""Bright targets: a pixel that dominates its surroundings is a scatterer of its own, and has no speckle to remove.

One rule finds them: the level of a pixel above the geometric mean of the 31 × 31 pixels around it. Each use of the rule
has its own threshold; all of them are in this file. An effect begins at its threshold and is complete 6 dB above it, so
that no outline is seen.
(Lee et al. 2009, IEEE TGRS 47, keep strong targets likewise.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .window_sums import centred_count, centred_sum

Array = NDArray[np.float32]

AROUND = 31  # pixels a side
REACH = AROUND // 2
PASSAGE = 6.0  # dB

# Thresholds in dB, and how they were found. At D dB the clutter under a target moves its intensity by √(2·10^(−D/10)).
# One date by itself: at 19 dB clutter moves a target by 16 %, and a network takes more from it than that
KEPT_OF_A_DATE = 13.0
# A date beside its super-image: lesser targets are better known from all dates than from one
KEPT_OF_A_GUIDED_DATE = 34.0
# The super-image: its clutter has the speckle of many dates, a lesser target is known as well
KEPT_OF_A_SUPER_IMAGE = 10.0
# The mean of an image: a single target beyond it would rule the mean of a town
LEFT_OUT_OF_A_MEAN = 20.0
# The mean of what is around a pixel: what is brighter than so many times that mean counts no more than that
RULING_A_MEAN = 4.0
# Date and super-image show the same target up to the first of these differences, and another one from the second on
SAME_TARGET = (1.5, 3.0)
_NEAR = 3  # pixels over which both are compared


def dominance(level: Array, known: NDArray[np.bool_] | None = None) -> Array:
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
    total = centred_sum(np.where(counted, level, np.float32(0)), AROUND, AROUND)
    with np.errstate(invalid="ignore", divide="ignore"):
        return level - total / centred_count(counted, AROUND)


def share_above(decibels: Array, threshold: float) -> Array:
    """Share of an effect that begins at a threshold: 0 below it, 1 from 6 dB above it on.

    Examples
    --------
    >>> share_above(np.float32([12, 16, 19]), 13)
    array([0. , 0.5, 1. ], dtype=float32)
    """
    return np.clip((decibels - np.float32(threshold)) / np.float32(PASSAGE), 0, 1)


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
    return np.where((share > 0) & np.isfinite(noisy), clean + share * (noisy - clean), clean)


def keep_persistent_targets(date: Array, estimate: Array, super_image: Array) -> Array:
    """Return the estimate of a date with persistent targets as bright as in the super-image.

    A network doubts a bright point of a date as it doubts any bright pixel. The mean of all dates measures such a point
    better than one date can, because its phase against the clutter differs from date to date.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; where one is NaN the estimate stays as it is

    Examples
    --------
    >>> date, estimate, super_image = np.ones((3, 63, 63), np.float32)
    >>> date[31, 31], estimate[31, 31], super_image[31, 31] = 900, 400, 1000
    >>> round(float(keep_persistent_targets(date, estimate, super_image)[31, 31]))
    1000
    """
    known = np.isfinite(date) & (super_image > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        level = np.where(known, 10 * np.log10(super_image), np.float32(0)).astype(np.float32)
        shown, usual = (
            centred_sum(np.where(known, image, np.float32(0)), _NEAR, _NEAR) for image in (date, super_image)
        )
        difference = np.abs(10 * np.log10(shown / usual))
        same, other = np.float32(SAME_TARGET[0]), np.float32(SAME_TARGET[1])
        share = share_above(dominance(level, known), KEPT_OF_A_SUPER_IMAGE)
        share = share * np.clip((other - difference) / (other - same), 0, 1)
        kept = estimate * (super_image / estimate) ** share
    return np.where(known & (share > 0), kept, estimate).astype(np.float32)


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
    level = 10 * np.log10(np.where(known, estimate, np.float32(1)))
    counts = known & (dominance(level, known) <= np.float32(LEFT_OUT_OF_A_MEAN))
    nothing = np.float32(np.nan)
    return np.where(counts, image, nothing), np.where(counts, estimate, nothing)
