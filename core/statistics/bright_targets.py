"""Bright targets: what dominates its surroundings is a scatterer of its own, and has no speckle to remove.

One rule tells them: how far a pixel stands over the geometric mean of the 31 × 31 pixels around. What follows from it
differs with what is at hand, so there is a threshold for each use, all of them in this file. From a threshold on the
consequence sets in, and 6 dB higher it is complete, so that no outline is seen.
(Lee et al. 2009, IEEE TGRS 47, keep strong targets likewise.)
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .window_sums import centred_sum

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
    """
    counted = np.ones_like(level) if known is None else known.astype(np.float32)
    total = centred_sum(level * counted, AROUND, AROUND)
    with np.errstate(invalid="ignore", divide="ignore"):
        return level - total / centred_sum(counted, AROUND, AROUND)


def share_above(decibels: Array, threshold: float) -> Array:
    """How far the consequence of a threshold has set in: 0 below it, 1 from 6 dB above it on."""
    return np.clip((decibels - np.float32(threshold)) / np.float32(PASSAGE), 0, 1)


def keep_targets(noisy: Array, clean: Array, threshold: float = KEPT_OF_A_DATE) -> Array:
    """The estimate, with dominant targets as bright as the image shows them.

    Parameters
    ----------
    noisy, clean : log-amplitude ``(rows, cols)`` of the image and of the estimate; NaN in the image is a gap
    threshold : dB over the surroundings in the estimate
    """
    share = share_above(dominance(clean * np.float32(20 / np.log(10))), threshold)
    return np.where((share > 0) & np.isfinite(noisy), clean + share * (noisy - clean), clean)


def keep_persistent_targets(date: Array, estimate: Array, super_image: Array) -> Array:
    """The estimate of a date, with targets that every date shows as bright as the super-image has them.

    A network doubts a date's bright point as it doubts any bright pixel, although the mean of all dates knows it better
    than the date alone does: its phase against the clutter differs from date to date.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; where one is NaN the estimate stays as it is
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
    """
    known = ~np.isnan(image) & (estimate > 0)
    level = 10 * np.log10(np.where(known, estimate, np.float32(1)))
    counts = known & (dominance(level, known) <= np.float32(LEFT_OUT_OF_A_MEAN))
    nothing = np.float32(np.nan)
    return np.where(counts, image, nothing), np.where(counts, estimate, nothing)
