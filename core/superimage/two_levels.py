"""The dates of a series at which a place is at another level than at most of them.

Of every place the dates are put in order of their local mean, and the likelihood of one level for all is compared with
that of two, one for the lowest k and one for the others: a generalised likelihood ratio test (Conradsen et al. 2016,
IEEE Trans. Geosci. Remote Sens. 54, 3007, test dates in the order of time, eq. 4; what comes and goes has no order).
The two levels may share the dates in any proportion, a ship at two of ten as well as a car park that is full at eight.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from ..statistics import bright_targets
from ..statistics.bright_targets import dominance
from ..statistics.window_sums import centred_count, centred_maximum, centred_sum

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]
Places = tuple[Indices, Indices]

# Sides in pixels, for a car park, a building and a field; and the number of pixels per independent sample there, in the
# most correlated of Sentinel-1's single-look sub-swaths, IW3, and in its ground range product GRDH: derived in
# tests/core/superimage/test_independent_samples.py
WINDOWS = {3: 2.4, 7: 2.9, 15: 3.2}
GROUND_RANGE = {3: 3.8, 7: 5.3, 15: 6.1}
# [correlation, 0.55 to 0.63] Of log-amplitude between neighbours in the latter, as it is measured in homogeneous
# windows: tests/core/whole_image/test_spacing.py
MOST_CORRELATED = 0.58

# The tuned numbers of this room, each with [unit, sensible range] and its origin.
# [looks, 1.3 to 3] An image with more is taken for one in ground range: single-look products have one
_MULTILOOKED = 2.0
# [times, 1.5 to 3] A window is taken for so many fewer samples than it has: looks are measured where they are most.
# With half of it flat ground loses half of its looks in the result, white or of ground range
_CAUTION = 2.0
# [natural logarithm of likelihood, 6 to 12] Two levels must gain so much beyond what putting speckle in order gains by
# itself, plus the logarithm of the number of dates, which is that of the places to split: one window in 20,000 of
# unchanged speckle gains more, whether of 2 or 60 dates and of 4 or 70 samples
SIGNIFICANT = 8.0
# [squared coefficient of variation, 0.001 to 0.01] Weather and moisture: 0.2 dB are no change. Without it large windows
# of many looks would call every rain a level of its own; at 0.3 dB a field of 16 × 16 that is 3 dB brighter at one of
# ten dates is lost
WEATHER = np.float32(0.002)
# [ratio of two levels, 2 to 6] Levels less than 6 dB apart are growth and seasons, which have dates between: parts of a
# field that are split and parts that are not leave a patchwork in its mean, and at 25 dates that costs more than 1 dB
_APART = np.float32(4)
# [share of the dates, 0.1 to 0.2] Nor are so few dates a season, whatever they differ by
_EXCEPTIONS = 0.2

# [ratio of two levels, 4 to 30] From 10 dB on the brighter level is that of objects, and the darker that of the ground
_OBJECTS = np.float32(10)
# [dB, 5 to 9] Objects stand out from what is around them by as much. Water that wind makes 15 dB brighter does not:
# all of it is brighter, and its usual level is the commoner (real series in VV, docs/models.md)
_STANDS_OUT = np.float32(6)
# [dates, 2 to 4] Unless fewer show the ground
_GROUND = 2
# [dates, 4 to 8] Among fewer none is usual: of four dates of water under changing winds the mean of all says most about
# a fifth (real series, docs/models.md)
_FEW = 5

# A window speaks for the pixels around its centre over a smaller one: those at the edge of what changed share in the
# decision of windows that lie further in, and as few as may be of those beside it do
SPREAD = {3: 3, 7: 5, 15: 7}
REACH = max(WINDOWS) // 2 + max(SPREAD.values()) // 2 + 1 + bright_targets.REACH  # pixels
# [places, 2000 to 50000] Put in order at once: their dates stay in the processor's cache
_AT_ONCE = 8192
# [times as many dates in all, 6 to 10] Splits that set fewer apart are ruled out by the darkest and brightest date,
# others by what a level for each date gains: at 31 dates both together leave one place in five, at 20 one in thirty
_FEW_APART = 8
# [natural logarithm of intensity, 0 to 12] Levels that limits are looked for among, 0.02 dB apart
_LEVELS = np.linspace(0, 12, 2401)
# [dates, 2 to 8] Their means are multiplied before the logarithm is taken, which takes six times as long as a product
_MULTIPLIED = 4
# [natural logarithm of likelihood, 0.1 to 0.5] More than float32 rounds those of 60 dates and 500 samples by
_ROUNDING = 0.3


def pixels_per_sample(side: int, looks: float, correlation: float) -> float:
    """Number of pixels in a window that count as one independent sample.

    Single-look speckle is taken for the most correlated there is. Of multilooked speckle it is between one and the
    number in ground-range products, as the correlation of neighbours is, with some caution.

    Parameters
    ----------
    side : of the window, one of :data:`WINDOWS`
    correlation : of log-amplitude between neighbours

    Examples
    --------
    >>> pixels_per_sample(15, looks=4.0, correlation=0.0), pixels_per_sample(15, looks=1.0, correlation=0.3)
    (2.0, 3.2)
    """
    if looks <= _MULTILOOKED:
        return WINDOWS[side]
    share = min(max(correlation, 0.0) / MOST_CORRELATED, 1.0)
    return _CAUTION * (1 + (GROUND_RANGE[side] - 1) * share)


def other_level(stack: Array, looks: float) -> Mask:
    """Mark the dates at which a place is not at its usual level.

    Each pixel goes by the most significant of the windows of 3, 7 and 15 pixels at or near it. Where one level explains
    the dates, or two that are less than 6 dB apart, no date is marked. Of two levels the rarer is marked, of two that
    are as frequent the brighter; and of two that are more than 10 dB apart the brighter, if two dates at least are at
    the darker, and if the place stands out from what is around it: objects stand on ground. Of fewer than five dates
    none is marked.

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data
    looks : of each date

    Returns
    -------
    bool, shaped as the stack

    Examples
    --------
    >>> stack = np.ones((5, 9, 9), np.float32)
    >>> stack[2] = 10
    >>> [bool(date.all()) for date in other_level(stack, looks=1.0)]
    [False, False, True, False, False]
    """
    if len(stack) < _FEW:
        return np.zeros(stack.shape, bool)
    known = ~np.isnan(stack)
    filled = stack if known.all() else np.where(known, stack, np.float32(0))
    unit = np.float32(filled.mean(dtype=np.float64) or 1)
    best = np.zeros(stack.shape[1:], np.float32)
    above = np.zeros(stack.shape, bool)
    for side, correlated in (GROUND_RANGE if looks > _MULTILOOKED else WINDOWS).items():
        counts = _counts(known, side)
        means = _means(filled, counts * unit, side)
        samples = counts.mean(axis=0) * np.float32(looks / correlated)
        centres, excess, brighter = _significant(means, samples, complete=len(counts) == 1)
        places, window = _spoken_for(best, centres, excess, SPREAD[side])
        best[places] = excess[window]
        above[:, places[0], places[1]] = brighter[:, window]
    rows, cols = np.nonzero(best)
    result = np.zeros(stack.shape, bool)
    if rows.size:
        result[:, rows, cols] = _unusual(filled, known, above, (rows, cols))
    return result


def _unusual(stack: Array, known: Mask, above: Mask, places: Places) -> Mask:
    """The dates that are at the level which is not the usual one, at places that have two: ``(dates, places)``.

    Parameters
    ----------
    stack, known, above : intensity, where it is known, and the dates of the brighter level, ``(dates, rows, cols)``
    """
    here = (slice(None), *places)
    there = known[here]
    bright = above[here] & there
    dark = there & ~bright
    brighter, darker = bright.sum(axis=0), dark.sum(axis=0)
    high, low = (_mean_nearby(stack, dates, places) for dates in (bright, dark))
    objects = (high > _OBJECTS * low) & (darker >= _GROUND)
    if objects.any():
        mean = stack.sum(axis=0) / np.maximum(known.sum(axis=0), 1)
        objects &= _stands_out(high, mean, places)
    bright_is_unusual = (brighter <= darker) | objects
    return np.where(bright_is_unusual, bright, dark) & (brighter + darker >= _FEW)


def _stands_out(level: Array, mean: Array, places: Places) -> NDArray[np.bool_]:
    """Tell where a level, of some places, dominates the surroundings in the mean of all dates ``(rows, cols)``."""
    known = mean > 0
    decibels = 10 * np.log10(np.where(known, mean, np.float32(1)))
    around = decibels - dominance(decibels, known)
    with np.errstate(divide="ignore"):
        return np.asarray(10 * np.log10(level) - around[places] >= _STANDS_OUT)


def _mean_nearby(stack: Array, dates: Mask, places: Places) -> Array:
    """Mean over some of the dates ``(dates, places)`` at each place, over those within 3 × 3 pixels; 0 if none is."""
    total, number = np.zeros(stack.shape[1:], np.float32), np.zeros(stack.shape[1:], np.float32)
    total[places] = np.where(dates, stack[(slice(None), *places)], np.float32(0)).sum(axis=0)
    number[places] = dates.sum(axis=0)
    return centred_sum(total, 3, 3)[places] / np.maximum(centred_sum(number, 3, 3)[places], 1)


def _counts(known: Mask, side: int) -> Array:
    """Known pixels in the window around each: ``(dates, rows, cols)``, or one for all dates where they lack none."""
    if known.all():
        return centred_count(known[0], side)[None]
    return np.stack([centred_count(date, side) for date in known])


def _means(stack: Array, counts: Array, side: int) -> list[Array]:
    """Mean over the window around each pixel, date by date: all in one array would take long to make room for.

    Parameters
    ----------
    counts : of pixels in the window, times the unit of the means
    """
    sums = [centred_sum(image, side, side) for image in stack]
    with np.errstate(invalid="ignore", divide="ignore"):
        return [np.divide(each, count, out=each) for each, count in zip(sums, np.broadcast_to(counts, stack.shape))]


def _significant(means: Sequence[Array], samples: Array, complete: bool) -> tuple[Places, Array, Mask]:
    """The windows in which two levels are significant, the least significant first.

    Parameters
    ----------
    means : of the windows, ``(rows, cols)`` a date
    samples : independent ones in each of them, ``(rows, cols)``
    complete : True where no date lacks any

    Returns
    -------
    their centres, by how much the split gains more than it needs, and which dates are above it ``(dates, windows)``
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        effective = 1 / (1 / samples + WEATHER)
    chosen = np.flatnonzero(may_be_split(means, effective, complete))
    there = np.stack([mean.take(chosen) for mean in means])
    excess, boundary = split(there, effective.take(chosen))
    (found,) = np.nonzero(excess > 0)
    there, excess, boundary = there[:, found], excess[found], boundary[found]
    brighter = there > boundary
    order = np.argsort(excess, kind="stable")
    order = order[_are_levels(there, brighter, there <= boundary)[order]]
    rows, cols = np.divmod(chosen[found[order]], samples.shape[1])
    return (rows, cols), excess[order], brighter[:, order]


def _are_levels(means: Array, brighter: Mask, darker: Mask) -> NDArray[np.bool_]:
    """Tell where a split is no season: its levels are far apart, or one of them is an exception.

    Parameters
    ----------
    means : ``(dates, places)``
    brighter, darker : dates at either level, shaped as the means
    """
    high, low = brighter.sum(axis=0), darker.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        levels = [np.where(there, means, 0).sum(axis=0) / n for there, n in ((brighter, high), (darker, low))]
    return (levels[0] >= _APART * levels[1]) | (np.minimum(high, low) <= _EXCEPTIONS * (high + low))


def _spoken_for(best: Array, centres: Places, excess: Array, side: int) -> tuple[Places, Indices]:
    """The places that windows speak for with more significance than is known so far, and the window of each.

    Parameters
    ----------
    best : significance so far, ``(rows, cols)``
    centres, excess : of the windows, see :func:`_significant`
    side : a window speaks for so many pixels around its centre
    """
    ranks = np.zeros(best.shape, np.int32)
    ranks[centres] = np.arange(1, len(excess) + 1)
    ranks = centred_maximum(ranks, side)
    rows, cols = np.nonzero(ranks)
    window = ranks[rows, cols] - 1
    better = excess[window] > best[rows, cols]
    return (rows[better], cols[better]), window[better]


def split(means: Array, samples: Array) -> tuple[Array, Array]:
    """The best split of the dates into two levels.

    Parameters
    ----------
    means : local mean intensity ``(dates, places)``, NaN where a date has none
    samples : independent ones in each of them, ``(places,)``

    Returns
    -------
    by how much the split gains more than it needs, and the largest mean of the lower level, ``(places,)`` each

    Examples
    --------
    >>> excess, boundary = split(np.float32([[1, 1], [1.1, 40], [0.9, 50]]), samples=np.float32([4, 4]))
    >>> (excess > 0).tolist(), float(boundary[1])
    ([False, True], 1.0)
    """
    excess, boundary = np.empty_like(samples), np.empty_like(samples)
    with np.errstate(invalid="ignore", divide="ignore"):
        for first in range(0, len(samples), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            # NaN come last; along the places it would take three times as long
            ordered = np.ascontiguousarray(np.sort(means[:, some].T.copy(), axis=1).T)
            excess[some], boundary[some] = _best_split(ordered, samples[some])
    return excess, boundary


def _best_split(ordered: Array, samples: Array) -> tuple[Array, Array]:
    number = (~np.isnan(ordered)).sum(axis=0)
    if number.size and number.min() == len(ordered):
        number = number[:1]  # one for all places
    dates = number.astype(np.float32)
    needed = significant_gain(len(ordered))
    below = np.zeros_like(samples)
    total = np.nansum(ordered, axis=0) if len(number) > 1 else ordered.sum(axis=0)
    one_level = dates * np.log(total / dates)
    best = np.full(samples.shape, -np.inf, np.float32)
    boundary = np.full(samples.shape, np.inf, np.float32)
    for low in range(1, len(ordered)):
        high = dates - low
        below += ordered[low - 1]
        two_levels = low * np.log(below / low) + high * np.log((total - below) / high)
        gain = samples * (one_level - two_levels) - needed[low][number]
        better = gain > best  # never where there are no dates above: the logarithm of 0/0 is NaN
        np.copyto(best, gain, where=better)
        np.copyto(boundary, ordered[low - 1], where=better)
    return best, boundary


def may_be_split(means: Sequence[Array], samples: Array, complete: bool = False) -> NDArray[np.bool_]:
    """Tell where a split can be significant: few places without a change, which then need not be put in order.

    No two levels explain the dates better than a level for each of them, Σ ln(mean/mᵢ) of log-likelihood a sample; and
    those that set a few dates apart no better than if all of these were as far from the mean as the farthest.

    Parameters
    ----------
    means : of windows, ``(rows, cols)`` a date, NaN where a date has none, in a unit such that a few of them multiplied
        fit into float32
    samples : independent ones in each of them, ``(rows, cols)``
    complete : True where no date lacks any

    Examples
    --------
    >>> means = np.ones((10, 1, 2), np.float32)
    >>> means[:3, 0, 1] = 5
    >>> may_be_split(means, np.full((1, 2), 20, np.float32))
    array([[False,  True]])
    """
    number: int | Indices = 0
    total, logarithms = np.zeros_like(samples), np.zeros_like(samples)
    least, most = np.full_like(samples, np.inf), np.zeros_like(samples)
    product = np.ones_like(samples)
    with np.errstate(invalid="ignore", divide="ignore", under="ignore"):
        for place, mean in enumerate(means, 1):
            there = True if complete else ~np.isnan(mean)
            number = number + there
            np.add(total, mean, out=total, where=there)
            np.multiply(product, mean, out=product, where=there)
            if place % _MULTIPLIED == 0 or place == len(means):
                logarithms += np.log(product)
                product.fill(1)
            np.fmin(least, mean, out=least)
            np.fmax(most, mean, out=most)
        overall = total / number
        gain = samples * (number * np.log(overall) - logarithms)
        table = np.zeros((3, len(means) + 1), np.float32)
        for dates in np.flatnonzero(np.bincount(np.ravel(number))):
            table[:, dates] = _limits(int(dates), float(np.ceil(10 * samples.max()) / 10))
        darkest, brightest, explained = table[:, number]
        none = (least >= darkest * overall) & (most <= brightest * overall) & (gain <= explained)
    return np.asarray(~none & (np.asarray(number) > 1))


@lru_cache(maxsize=256)
def _limits(dates: int, samples: float) -> tuple[float, float, float]:
    """Limits within which no split of so many dates is significant.

    The darkest and the brightest date over the mean, for splits that set few dates apart, and what a level for each
    date gains, for the others.
    """
    if dates < 2:
        return 0.0, np.inf, np.inf
    needed = significant_gain(dates)[:, dates] - _ROUNDING
    few = np.arange(1, max(dates // _FEW_APART, 1) + 1)[:, None]
    others = needed[len(few) + 1 : dates - len(few)]

    def farthest(levels: NDArray[np.float64]) -> float:
        """The last of some levels over the mean, ever farther from it, at which no few dates are significant."""
        with np.errstate(invalid="ignore", divide="ignore"):
            gains = -samples * (few * np.log(levels) + (dates - few) * np.log((dates - few * levels) / (dates - few)))
        within = (gains <= needed[few]).all(axis=0)  # not where the gain is NaN: more than all there is
        return float(levels[max(int(np.argmin(within)) - 1, 0)])

    return farthest(np.exp(-_LEVELS)), farthest(np.exp(_LEVELS)), float(others.min(initial=np.inf))


@lru_cache(maxsize=4)
def significant_gain(dates: int) -> Array:
    """Log-likelihood that a split must gain to be significant, float32 ``[low, dates]``, up to so many dates.

    Cutting the ordered values of a normal distribution at the quantile p explains R² = φ(z)²/(p(1 − p)) of their
    variance. Where one level is all there is, −N/2·ln(1 − R²) is the form that the gain of N dates keeps under: with it
    the rate of false splits is about the same for cuts in the middle and at the ends, and for few dates and many.

    Examples
    --------
    >>> needed = significant_gain(10)
    >>> bool(needed[5, 10] > needed[1, 10] > SIGNIFICANT)
    True
    """
    normal = NormalDist()
    table = np.full((dates + 1, dates + 1), np.inf, np.float32)  # a level without dates is never the better one
    for number in range(2, dates + 1):
        share = np.arange(1, number) / number
        density = np.array([normal.pdf(normal.inv_cdf(p)) for p in share])
        ordering = -number / 2 * np.log(1 - density**2 / (share * (1 - share)))
        table[1:number, number] = ordering + SIGNIFICANT + np.log(number)
    table.flags.writeable = False
    return table
