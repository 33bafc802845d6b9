"""Checks that a training pair passes, with limits from the statistics of speckle, in place of inspection by eye.

Guan et al. 2023 looked at 1080 quarter patches and kept 936. Here a pair is a date's intensity beside its reference,
and every check asks whether their ratio is speckle of L looks and nothing else.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..statistics.bright_targets import dominance
from ..statistics.gaps import constant_areas
from ..statistics.speckle import log_mean, log_variance
from ..statistics.window_sums import window_sum
from ..wording import phrase
from .registration import shift_between

Array = NDArray[np.float32]

# The tuned numbers of this room, each with [unit, sensible range] and its origin.
# [share of pixels, 0 to 0.01] A training fills no gaps
MOST_WITHOUT_DATA = 0.0
# [share of pixels, 0 to 0.01] Masked lakes, floor values and saturated blocks are no speckle
MOST_CONSTANT = 0.0
# [share of pixels, 0.2 to 0.8] A reference of point scatterers alone is a mean over time
MOST_ALONE = 0.5
# [standard deviations, 5 to 6] A thousand windows of a patch are looked at, and the tail of their gamma distribution is
# heavier than a normal one's
FARTHEST = 5.5
# [pixels a side, 8 to 64] A parking lot, a field, a village
WINDOWS = (15, 31, 63)
# [pixels per independent sample, 2 to 6] Of the most correlated single-look sub-swath, and of ground range products:
# derived for 15 × 15 pixels in tests/core/superimage/test_independent_samples.py
_PIXELS, _PIXELS_OF_SEVERAL_LOOKS, _SEVERAL = 3.2, 6.1, 2.0
# [natural logarithm, 0.03 to 0.1] Weather changes a field by 0.2 dB, and that is no change
WEATHER = 0.05
# [dB, 2 to 4] All of a patch may be brighter or darker at one date, and its reference follows; by no more than this
MOST_OFFSET = 3.0
# [shares of the speckle's log-variance, 0.06 to 0.15] The part that the reference shares with the date, and that of
# speckle of its own; 65,000 pixels tell it to 0.02. Good pairs are at −0.05: similar pixels are chosen by a mean that
# has the date in it, and are a little brighter where its speckle is
MOST_SHARED, MOST_RESIDUAL = 0.12, 0.08
# [pixels, 0.3 to 0.7] An edge that lies half a pixel beside that of the reference is learned as a blur
MOST_SHIFT = 0.5

_TARGET = 10.0  # dB over its surroundings: the ratio of a target is no speckle

NO_DATA, CONSTANT, ALONE = phrase("no data"), phrase("constant area"), phrase("few similar pixels")
CHANGED, SHIFTED, RESIDUAL = phrase("change in time"), phrase("registration"), phrase("residual speckle")


@dataclass(frozen=True)
class Checks:
    """The figures of a pair, each a column of the index.

    Attributes
    ----------
    without_data, constant, alone : shares of the pixels: without data, in areas of one value, with few similar pixels
    offset : dB by which the date as a whole is brighter than the reference
    change : the largest deviation of the mean ratio in a window, in its standard deviations
    shift_rows, shift_cols : of the date against the reference, in pixels; 0 where too little is to be seen to tell
    residual : log-variance of the ratio over that of L looks, less 1: above 0 the reference has speckle of its own,
        below 0 it shares the date's
    """

    without_data: float = 0.0
    constant: float = 0.0
    alone: float = 0.0
    offset: float = 0.0
    change: float = 0.0
    shift_rows: float = 0.0
    shift_cols: float = 0.0
    residual: float = 0.0

    @property
    def reason(self) -> str:
        """The first check that fails, in words; empty where all are passed."""
        failed = (
            (NO_DATA, self.without_data > MOST_WITHOUT_DATA),
            (CONSTANT, self.constant > MOST_CONSTANT),
            (ALONE, self.alone > MOST_ALONE),
            (RESIDUAL, self.residual < -MOST_SHARED),
            (SHIFTED, math.hypot(self.shift_rows, self.shift_cols) > MOST_SHIFT),
            (CHANGED, self.change > FARTHEST or abs(self.offset) > MOST_OFFSET),
            (RESIDUAL, self.residual > MOST_RESIDUAL),
        )
        return next((words for words, fails in failed if fails), "")

    def columns(self) -> dict[str, str]:
        """The figures as the index has them, by name."""
        return {name: f"{value:.4g}" for name, value in asdict(self).items()}


def aligned(intensity: Array, reference: Array, looks: float) -> tuple[Array, float]:
    """The reference at the level of the date, and the factor, from the mean logarithm of their ratio.

    Weather makes all of a scene brighter or darker at one date; what differs from place to place is left.

    Parameters
    ----------
    intensity, reference : ``(rows, cols)``, NaN = no data
    looks : of the date

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> brighter = 2 * rng.exponential(1, (100, 100)).astype(np.float32)
    >>> reference, factor = aligned(brighter, np.ones((100, 100), np.float32), looks=1)
    >>> round(factor, 1)
    2.0
    """
    known = np.isfinite(intensity) & np.isfinite(reference) & (intensity > 0) & (reference > 0)
    if not known.any():
        return reference, 1.0
    difference = np.log(intensity[known], dtype=np.float64) - np.log(reference[known], dtype=np.float64)
    factor = math.exp(float(difference.mean()) - log_mean(looks))
    return reference * np.float32(factor), factor


def check_pair(
    intensity: Array, reference: Array, similar: Array, looks: float, dates: int, min_similar: int
) -> tuple[Array, Checks]:
    """The reference at the level of the date, and the figures of the pair.

    Parameters
    ----------
    intensity, reference, similar : of a date: linear intensity, that of its reference, and the number of similar
        pixels, ``(rows, cols)`` each; NaN = no data
    looks : of the date
    dates : in the reference
    min_similar : pixels with fewer similar ones were not averaged in space

    Examples
    --------
    >>> speckle = np.random.default_rng(1).exponential(1, (128, 128)).astype(np.float32)
    >>> even, many = np.ones((128, 128), np.float32), np.full((128, 128), 100, np.float32)
    >>> check_pair(speckle, even, many, 1, 9, 20)[1].reason
    ''
    >>> speckle[:64, :64] *= 2
    >>> check_pair(speckle, even, many, 1, 9, 20)[1].reason
    'change in time'
    """
    missing = ~(np.isfinite(intensity) & np.isfinite(reference) & (reference > 0) & (intensity > 0))
    alone = np.isfinite(similar) & (similar < min_similar)
    found = Checks(
        without_data=float(missing.mean()),
        constant=float(constant_areas(intensity).mean()),
        alone=float(alone.mean()),
    )
    if missing.any():
        return reference, found
    reference, factor = aligned(intensity, reference, looks)
    shift = shift_between(intensity, reference)
    return reference, replace(
        found,
        offset=10 * math.log10(factor),
        change=largest_change(intensity / reference, looks, dates),
        shift_rows=shift.rows,
        shift_cols=shift.cols,
        residual=_residual(intensity, reference, looks),
    )


def largest_change(ratio: Array, looks: float, dates: int) -> float:
    """The largest deviation from 1 of the mean ratio in a window, in standard deviations of speckle and weather.

    Parameters
    ----------
    ratio : of a date to the mean of others, ``(rows, cols)``

    Examples
    --------
    >>> ratio = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> largest_change(ratio, 4, 9) < FARTHEST
    True
    >>> ratio[20:40, 20:40] *= 2
    >>> largest_change(ratio, 4, 9) > FARTHEST
    True
    """
    pixels = _PIXELS if looks < _SEVERAL else _PIXELS_OF_SEVERAL_LOOKS
    found = 0.0
    for side in WINDOWS:
        if side > min(ratio.shape):
            break
        mean = window_sum(ratio, side, side) / np.float32(side**2)
        samples = looks * side**2 / pixels
        deviation = math.sqrt((1 + 1 / dates) / samples + WEATHER**2)
        found = max(found, float(np.abs(np.log(mean)).max()) / deviation)
    return found


def _residual(intensity: Array, reference: Array, looks: float) -> float:
    """Log-variance of the ratio over that of speckle, less 1; without what bright targets rule."""
    ratio = np.log(intensity / reference)
    ground = dominance(np.float32(10) * np.log10(reference)) < _TARGET
    if np.count_nonzero(ground) < ratio.size // 4:
        ground = np.ones(ratio.shape, bool)
    return float(np.var(ratio[ground], dtype=np.float64)) / log_variance(looks) - 1
