"""Bias by level: the result is too bright or too dark at some levels of the scene, in dark areas for example.

The pixels of flat parts are sorted by the level of the result around them, 31 × 31 pixels, into four classes of equal
size. (Sorted by less than that, the darkest class would be where the result, and with it the date, happens to be dark:
of 7 × 7 pixels that alone makes 3 %.) In each class the mean of the date over that of the result is 1, but for speckle:
a standard error of √(c·Σ(w − v̂)²)/Σv̂, with c pixels for one independent sample. A class is compared with all: an
overall factor is a fault of its own. What is harmless must be exceeded by a standard error.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.bright_targets import without_targets
from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import BIAS, LEVEL_BIAS, Finding

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [share, 0.02 to 0.03] 0.1 dB, a tenth of the radiometric accuracy of Sentinel-1's products
HARMLESS = 0.023
# [share, 0.02 to 0.1] 0.2 dB, a fifth of the radiometric accuracy of Sentinel-1's products
HARMLESS_OVERALL = 0.05
# [standard errors, 3 to 5] Of four classes and ten dates, one in twenty-five goes beyond by chance
CERTAIN = 3.3
CLASSES = 4
_STEP = 0.25  # dB
_ANOTHER_SCALE = 0.3  # common logarithm: what is 3 dB off is hardly the same quantity
_LOWEST, _HIGHEST = -100.0, 200.0  # dB
_BINS = int((_HIGHEST - _LOWEST) / _STEP)
_WORDS = (
    phrase("the darkest quarter"),
    phrase("the darker half"),
    phrase("the brighter half"),
    phrase("the brightest quarter"),
)


@dataclass(frozen=True)
class Measured:
    """Numbers of pixels, Σw, Σv̂ and Σ(w − v̂)² of a window by level, ``(4, levels)``."""

    sums: NDArray[np.float64]
    row: int
    col: int


@dataclass(frozen=True)
class LevelClass:
    """A class of levels: its range in dB, the bias of the result there as a share, its standard error, its pixels."""

    low: float
    high: float
    bias: float
    error: float
    pixels: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window, without what bright targets rule.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).gamma(4, 0.25, (128, 128)).astype(np.float32)
    >>> found = classes([measure(BlockPair(speckle, np.full_like(speckle, 1.1), Window(0, 0, 128, 128)))], 1)
    >>> round(sum(part.bias * part.pixels for part in found) / 128**2, 1)
    0.1
    """
    image, result = without_targets(np.where(pair.known, pair.image, np.float32(np.nan)), pair.clean)
    there = pair.flat & np.isfinite(image)
    level = np.clip(10 * np.log10(pair.area_level[there]), _LOWEST, _HIGHEST - _STEP)
    where = ((level - _LOWEST) / _STEP).astype(np.int64)
    w, v = image[there].astype(np.float64), result[there].astype(np.float64)
    weights = (np.ones_like(w), w, v, (w - v) ** 2)
    sums = np.array([np.bincount(where, weight, _BINS) for weight in weights])
    return Measured(sums, *pair.middle)


def classes(windows: Sequence[Measured], pixels_per_sample: float) -> list[LevelClass]:
    """Bias of the result in the classes of levels, from dark to bright; fewer of them where there are few levels.

    Examples
    --------
    >>> classes([], 1)
    []
    """
    if not windows:
        return []
    sums = np.sum([window.sums for window in windows], axis=0)
    reached = np.cumsum(sums[0])
    if not reached[-1]:
        return []
    number = np.minimum((reached - sums[0] / 2) / reached[-1] * CLASSES, CLASSES - 1).astype(int)
    found = []
    for k in range(CLASSES):
        inside = (number == k) & (sums[0] > 0)
        pixels, image, result, squares = sums[:, inside].sum(axis=1)
        if pixels and image > 0:
            low, high = np.nonzero(inside)[0][[0, -1]] * _STEP + _LOWEST
            error = math.sqrt(pixels_per_sample * squares) / image
            found.append(LevelClass(float(low), float(high) + _STEP, float(result / image - 1), error, int(pixels)))
    return found


def overall(windows: Sequence[Measured]) -> float:
    """Bias of the result over all levels, as a share; 0 where nothing is flat.

    Examples
    --------
    >>> overall([])
    0.0
    """
    image, result = (float(sum(window.sums[k].sum() for window in windows)) for k in (1, 2))
    return result / image - 1 if image > 0 else 0.0


def find(windows: Sequence[Measured], pixels_per_sample: float) -> list[Finding]:
    """The bias of the class that is worst, and the overall one, where they are certain and not harmless.

    Examples
    --------
    >>> find([], 1)
    []
    """
    found, every = [], overall(windows)
    parts = classes(windows, pixels_per_sample)
    own = [(1 + part.bias) / (1 + every) - 1 for part in parts]
    limits = [max(HARMLESS + part.error, CERTAIN * part.error) for part in parts]
    over = [k for k, bias in enumerate(own) if abs(bias) > limits[k]]
    if len(parts) == CLASSES and over:
        worst = max(over, key=lambda k: abs(own[k]))
        row, col = _place(windows, parts[worst])
        says = _bias_in(_WORDS[worst], own[worst])
        says = phrase(f"{says} (below {parts[worst].high:.1f} dB)") if worst == 0 else says
        found.append(Finding(LEVEL_BIAS, says, own[worst], "share", abs(own[worst]) / parts[worst].error, row, col))
    error = min((part.error for part in parts), default=math.inf)
    if abs(every) > max(HARMLESS_OVERALL + error, CERTAIN * error):
        says = _bias_everywhere(every)
        says = phrase(f"{says}; was its scale read right?") if abs(math.log10(1 + every)) > _ANOTHER_SCALE else says
        found.append(Finding(BIAS, says, every, "share", abs(every) / error, *_place(windows, None)))
    return found


def _bias_in(levels: str, bias: float) -> str:
    if bias > 0:
        return phrase(f"is {bias * 100:.1f} % too bright in {levels} of its levels")
    return phrase(f"is {-bias * 100:.1f} % too dark in {levels} of its levels")


def _bias_everywhere(bias: float) -> str:
    share, decibels = abs(bias) * 100, 10 * abs(math.log10(1 + bias))
    if bias > 0:
        return phrase(f"is {share:.0f} % ({decibels:.1f} dB) too bright everywhere")
    return phrase(f"is {share:.0f} % ({decibels:.1f} dB) too dark everywhere")


def _place(windows: Sequence[Measured], part: LevelClass | None) -> tuple[int, int]:
    """Middle of the window with most pixels of a class."""
    first, last = (int((edge - _LOWEST) / _STEP) for edge in (part.low, part.high)) if part else (0, _BINS)
    most = max(windows, key=lambda window: float(window.sums[0, first:last].sum()))
    return most.row, most.col
