"""Ghost targets: a bright target in the result of a date that the date does not have.

A target is what stands 6 dB over its surroundings of 31 × 31 pixels in the result. The mean of w/v̂ over its n pixels
follows a gamma distribution of n/(c·Var) looks and a mean of about 1, c pixels making one independent sample. A ghost
is where the date is so dark that chance would give it in one of a thousand reports.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...statistics.bright_targets import dominance
from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import GHOST, Finding

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [ratio, 0.15 to 0.4] The result shows the target less than 6 dB brighter than the date does: targets fluctuate
HARMLESS = 0.25
# [ratio, 0.5 to 0.9] A target of the date may be 0.7 dB too bright in its result: chance begins below that
FLUCTUATION = 0.85
# [probability, 1e-4 to 1e-2] Of a ghost by chance, in all targets of a date together
CHANCE = 1e-3
_TARGET = 6.0  # dB over its surroundings
_PEAK = 8.0  # dB that its brightest pixel has
_LARGEST = 900  # pixels: what is larger is an area
_SQUARE = 25  # pixels over which speckle is as correlated as over larger ones


@dataclass(frozen=True)
class Target:
    """A target of the result: its pixels, the mean of w/v̂ over them, and its brightest pixel with its dominance."""

    pixels: int
    ratio: float
    decibels: float
    row: int
    col: int


@dataclass(frozen=True)
class Measured:
    """Number of targets in a window, and those of them that the date shows much darker."""

    number: int
    dark: tuple[Target, ...]


def measure(pair: BlockPair) -> Measured:
    """The targets of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> image = np.random.default_rng(1).exponential(1, (64, 64)).astype(np.float32)
    >>> result = np.ones_like(image)
    >>> result[20:25, 30:35] = 100
    >>> measure(BlockPair(image, result, Window(0, 0, 64, 64))).dark[0].pixels
    25
    """
    from scipy import ndimage

    if not pair.known.any():
        return Measured(0, ())
    level = np.where(pair.known, 10 / math.log(10) * pair.log_result, np.float32(0)).astype(np.float32)
    over = np.where(pair.known, dominance(level, pair.known), np.float32(0))
    labels, number = ndimage.label(over > _TARGET, np.ones((3, 3)))
    every = np.arange(1, number + 1)
    if not number:
        return Measured(0, ())
    pixels = np.bincount(labels.ravel(), minlength=number + 1)[1:]
    ratio = ndimage.mean(pair.excess, labels, every) + 1
    peaks = ndimage.maximum(over, labels, every)
    counted = (peaks >= _PEAK) & (pixels <= _LARGEST)
    dark = []
    for k in np.nonzero(counted & (ratio < HARMLESS))[0]:
        row, col = ndimage.maximum_position(over, labels, k + 1)
        place = pair.window.row + int(row), pair.window.col + int(col)
        dark.append(Target(int(pixels[k]), float(ratio[k]), float(peaks[k]), *place))
    return Measured(int(counted.sum()), tuple(dark))


def find(windows: Sequence[Measured], variance: float, pixels_per_sample: float) -> Finding | None:
    """The ghost that is most certain, and the number of others.

    Parameters
    ----------
    variance : of the ratio in flat parts

    Examples
    --------
    >>> target = Target(pixels=25, ratio=0.01, decibels=20.0, row=5, col=7)
    >>> found = find([Measured(10, (target,))], 1.0, 3)
    >>> found.says, found.row
    ('shows a target of 20 dB that the date does not have', 5)
    """
    from scipy.special import gammainc

    number = sum(window.number for window in windows)
    ghosts = []
    for target in (target for window in windows for target in window.dark):
        per_sample = 1 + (pixels_per_sample - 1) * min(1.0, target.pixels / _SQUARE)
        looks = max(target.pixels / per_sample, 1) / max(variance, 1e-6)
        chance = float(gammainc(looks, looks * max(target.ratio, 0) / FLUCTUATION)) * number
        if chance < CHANCE:
            ghosts.append((chance, target))
    if not ghosts:
        return None
    chance, worst = min(ghosts, key=lambda ghost: ghost[0])
    says = phrase(f"shows a target of {worst.decibels:.0f} dB that the date does not have")
    says = phrase(f"{says}, and {len(ghosts) - 1} more") if len(ghosts) > 1 else says
    certain = math.sqrt(-2 * math.log(max(chance, 1e-300)))
    return Finding(GHOST, says, worst.decibels, "dB", certain, worst.row, worst.col)
