"""Seams: steps along straight rows or columns, as tiles leave them.

From one line of pixels to the next the logarithm of the result changes by d. Along a seam d is unlike that of the lines
before and after, at most pixels of the line; an edge of the scene is as wide as the radar's resolution, changes the
lines beside it too, and is hardly ever straight along the pixels. So the mean over a line of d less what the changes
beside it let expect, weighted by its local variance, tells the step, in standard errors of all such means.
A step that the date has too, as between the images of a mosaic, is none of the result: there the ratio goes on over the
line as it was.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import SEAM, Finding

Sums = NDArray[np.float64]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [dB, 0.1 to 0.25] Straight sides of fields that lie along the pixels make up to 0.1 dB in the mean of a line
HARMLESS = 0.15
# [standard errors, 4.5 to 7] Thousands of lines are looked at; the quarters of the line have to agree as well
CERTAIN = 4.7
# [standard errors, 2 to 4] Of the change at the line by itself; a texture makes it vary more than its sharp part
ALONE = 2.5
# [standard errors, 2 to 4] By which the ratio must lack a step of the result, to tell that the date has it as well
CERTAIN_OF_DATE = 3.0
# [share, 0.3 to 0.6] Of the change at a seam by which the lines beside it may change; at an edge, it is a half or more
SHARP = 0.5
# [changes, 1 to 5] before and after, from which one is foretold; with 2 a hundred scenes had two seams more found
_BESIDE = 2
_STRIP = 4  # lines over which the ratio is compared
_PIECES = 4  # a seam has the same step along all quarters of a line, but for one
_SHORTEST = 32  # pixels of a line, to be looked at
_AROUND = 15  # lines over which the variance of a step is taken
_SMOOTHEST = 0.003  # natural logarithm: a smoother result counts no more
_NORMAL = 1.4826  # standard deviations in a median absolute deviation
_TAIL, _AT = 0.95, 1.96  # share of normal deviations, and standard deviations within which they are


@dataclass(frozen=True)
class Measured:
    """Steps in natural logarithms at the lines of a window: ``(lines, 3 + 4)``.

    Of a line these are the change to the next one; the same beyond what those before and after let expect; that of the
    ratio from the four lines before to the four after; and the second in the quarters of the line.

    Attributes
    ----------
    rows, cols : steps between a row and the next, between a column and the next; NaN where too little is known
    """

    rows: Sums
    cols: Sums
    row: int
    col: int


@dataclass(frozen=True)
class Line:
    """A line that looks like a seam.

    Attributes
    ----------
    number : of the row, or of the column
    along : pixel along the line, in the middle of a window that it was seen in
    step, certain : in dB, and in standard errors
    """

    number: int
    is_row: bool
    along: int
    step: float
    certain: float


def measure(pair: BlockPair) -> Measured:
    """The steps of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> image = np.exp(np.random.default_rng(1).normal(0, 0.02, (64, 64))).astype(np.float32)
    >>> image[:, 30:] *= 1.1
    >>> found = measure(BlockPair(image, image, Window(0, 0, 64, 64)))
    >>> round(float(found.cols[29, 0]), 1)
    0.1
    """
    log, excess, place = pair.log_result, pair.excess, (pair.window.row, pair.window.col)
    return Measured(_steps(log, excess), _steps(log.T, excess.T), *place)


def _steps(log: NDArray[np.float32], excess: NDArray[np.float32]) -> Sums:
    """Steps from each line to the next; see :class:`Measured`."""
    steps = np.full((max(len(log) - 1, 0), 3 + _PIECES), np.nan)
    if log.shape[0] < 2 * _STRIP or log.shape[1] < _SHORTEST:
        return steps
    from scipy.ndimage import uniform_filter1d

    change = np.diff(log, axis=0)
    sharp = _unexpected(change)
    change, known = change[1:-1], np.isfinite(sharp)
    sharp = np.where(known, sharp, np.float32(0))
    variance = uniform_filter1d(sharp**2, _AROUND, axis=0) + np.float32(_SMOOTHEST**2)
    weight = np.where(known, 1 / variance, np.float32(0))
    largest = 3 * np.sqrt(variance)
    enough = known.sum(axis=1) >= max(_SHORTEST, log.shape[1] // 2)
    steps[1:-1, 0] = _weighted(np.where(known, np.clip(change, -largest, largest), 0), weight)
    steps[1:-1, 1] = _weighted(np.clip(sharp, -largest, largest), weight)
    pieces = zip(np.array_split(np.clip(sharp, -largest, largest), _PIECES, 1), np.array_split(weight, _PIECES, 1))
    steps[:, 2] = _ratio_steps(np.where(np.isfinite(log), excess, np.float32(np.nan)))
    for k, (piece, its_weight) in enumerate(pieces, 3):
        steps[1:-1, k] = _weighted(piece, its_weight)
    steps[1:-1][~enough] = np.nan
    return steps


def _unexpected(change: NDArray[np.float32]) -> NDArray[np.float32]:
    """The change at each line, but for the first and the last, less what the changes beside it let expect.

    These are a weighted sum of up to :data:`_BESIDE` changes before and after, with the weights that leave the least:
    of a scene that is smooth over two lines more can be foretold than of one that is smooth over none.
    """
    from scipy.ndimage import uniform_filter1d

    padded = np.pad(change, ((_BESIDE - 1, _BESIDE - 1), (0, 0)), constant_values=0)
    lines = len(change) - 2
    own, *beside = (
        padded[_BESIDE - k : _BESIDE - k + lines] + padded[_BESIDE + k : _BESIDE + k + lines]
        for k in range(_BESIDE + 1)
    )
    values = np.stack([own / 2, *beside])
    known = np.isfinite(values).all(axis=0)
    values = np.where(known, values, np.float32(0))
    spread = np.sqrt(uniform_filter1d(values[0] ** 2, _AROUND, axis=0) + np.float32(_SMOOTHEST**2))
    even = np.clip(values / spread, -3, 3).reshape(len(values), -1).astype(np.float64)  # no edge decides alone
    products = even @ even.T
    weights = np.linalg.lstsq(products[1:, 1:], products[1:, 0], rcond=1e-6)[0].astype(np.float32)
    return np.where(known, values[0] - np.tensordot(weights, values[1:], 1), np.float32(np.nan))


def _weighted(values: NDArray[np.float32], weight: NDArray[np.float32]) -> Sums:
    """Mean of every line, each pixel with its weight."""
    total = weight.sum(axis=1, dtype=np.float64)
    return np.asarray((values * weight).sum(axis=1, dtype=np.float64) / np.maximum(total, np.finfo(np.float32).tiny))


def _ratio_steps(excess: NDArray[np.float32]) -> Sums:
    """Mean excess of the four lines after each line less that of the four before, 0 near the border."""
    known = np.isfinite(excess)
    totals = np.cumsum(np.pad(np.where(known, excess, 0).sum(axis=1, dtype=np.float64), (1, 0)))
    numbers = np.cumsum(np.pad(known.sum(axis=1), (1, 0)))
    means = (totals[_STRIP:] - totals[:-_STRIP]) / np.maximum(numbers[_STRIP:] - numbers[:-_STRIP], 1)
    steps = np.zeros(len(excess) - 1)
    steps[_STRIP - 1 : len(excess) - _STRIP] = means[_STRIP:] - means[:-_STRIP]
    return steps


def seam_lines(windows: Sequence[Measured]) -> list[Line]:
    """Lines with a certain step that is not harmless, the most certain first.

    Examples
    --------
    >>> steps = np.random.default_rng(1).normal(0, 0.001, (100, 7))
    >>> steps[40] = 0.1
    >>> steps[40, 2] = -0.1
    >>> seam_lines([Measured(steps, np.zeros((100, 7)), 500, 0)])[0].number
    541
    """
    lines: dict[tuple[bool, int], list[_Passage]] = defaultdict(list)
    for window in windows:
        middle = window.row + len(window.rows) // 2, window.col + len(window.cols) // 2
        for is_row, steps, first, along in (
            (True, window.rows, window.row, middle[1]),
            (False, window.cols, window.col, middle[0]),
        ):
            there = steps[np.isfinite(steps[:, 0])]
            if not len(there):
                continue
            spread = _spread(there[:, :3])
            beside = np.abs(np.pad(np.nan_to_num(steps[:, 0]), 1))
            for k in np.nonzero(np.isfinite(steps[:, 0]))[0]:
                passage = _Passage(steps[k], spread, float(max(beside[k], beside[k + 2])), along)
                lines[is_row, first + int(k) + 1].append(passage)
    found = [_judged(number, is_row, parts) for (is_row, number), parts in lines.items()]
    return sorted((line for line in found if line), key=lambda line: -line.certain)


def _spread(steps: Sums) -> Sums:
    """Standard deviation of the steps of all lines, as their middle has it or, if that is more, their tails.

    In a town, whose streets lie along the pixels, the tails are heavy.
    """
    from_median = np.abs(steps - np.median(steps, axis=0))
    return np.asarray(
        np.maximum(_NORMAL * np.median(from_median, axis=0), np.quantile(from_median, _TAIL, axis=0) / _AT)
    )


@dataclass(frozen=True)
class _Passage:
    """A line within a window: its steps, their spread over the lines, the larger change beside it, its middle pixel."""

    steps: Sums
    spread: Sums
    beside: float
    along: int


def _judged(number: int, is_row: bool, parts: list[_Passage]) -> Line | None:
    """The line as a seam; None if it is none."""
    change, step, ratio, *quarters = (float(value) for value in np.mean([part.steps for part in parts], axis=0))
    decibels = 10 * step / math.log(10)
    errors = np.sqrt(np.sum([part.spread**2 for part in parts], axis=0)) / len(parts)
    errors = np.maximum(errors, np.finfo(np.float32).eps)
    certain = abs(step) / float(errors[1])
    alike = sum(abs(step) / 2 < quarter * np.sign(step) < 2 * abs(step) for quarter in quarters)
    sharp = np.mean([part.beside for part in parts]) < SHARP * abs(change)
    if abs(decibels) < HARMLESS or certain < CERTAIN or alike < _PIECES - 1:
        return None
    if change * step < 0 or abs(change) < ALONE * errors[0] or not sharp:
        return None
    if abs(ratio + step) > max(abs(ratio), CERTAIN_OF_DATE * float(errors[2])):
        return None  # the date has the step, too
    return Line(number, is_row, parts[len(parts) // 2].along, decibels, certain)


def find(windows: Sequence[Measured]) -> Finding | None:
    """The most certain seam, and the number of others.

    Examples
    --------
    >>> find([]) is None
    True
    """
    lines = seam_lines(windows)
    if not lines:
        return None
    worst = lines[0]
    row, col = (worst.number, worst.along) if worst.is_row else (worst.along, worst.number)
    step = f"{abs(worst.step):.1f}"
    if worst.is_row:
        says = phrase(f"has a seam of {step} dB along row {worst.number}")
    else:
        says = phrase(f"has a seam of {step} dB along column {worst.number}")
    if len(lines) > 1:
        says = phrase(f"{says}, and {len(lines) - 1} more")
    return Finding(SEAM, says, worst.step, "dB", min(worst.certain, 1e3), row, col)
