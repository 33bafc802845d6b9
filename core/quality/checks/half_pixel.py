"""Shift: the result lies beside the image.

A result that lies s pixels beside the scene leaves w − v̂ = s·∂v̂ at every edge. The score of that direction,
Σ∂ln v̂·e/Σ(∂ln v̂)², is 0 where the result lies right, whatever its resolution: a blur is even, a shift is odd. It is
measured on the result as it is and moved by half a pixel to and fro; the shift is where the score vanishes.
(Lucas and Kanade 1981, with the weights of gamma noise.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...wording import phrase
from ..block_pair import MOST, BlockPair
from ..finding import SHIFT, Finding

Array = NDArray[np.float32]
Sums = NDArray[np.float64]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [pixels, 0.1 to 0.4] A result that lies less than this beside its image is used as if it lay on it; resampling to the
# nearest pixel moves by a quarter in the mean
HARMLESS = 0.25
# [standard errors, 4 to 6] Of two axes and of ten dates, one in a million goes beyond by chance
CERTAIN = 5.0
_KNOWN = 0.15  # pixels
_STEPS = (-0.5, 0.0, 0.5)  # pixels


@dataclass(frozen=True)
class Measured:
    """Σf·e, Σf² and Σf²e² of a window, for each axis and each of three places of the result: ``(2, 3, 3)``."""

    sums: Sums
    row: int
    col: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> from ...simulation.scenes import smooth_noise
    >>> scene = np.exp(smooth_noise(np.random.default_rng(1), (96, 96), 2)).astype(np.float32)
    >>> pair = BlockPair(scene, (scene + np.roll(scene, 1, 1)) / 2, Window(0, 0, 96, 96))
    >>> [abs(round(shift, 1)) for shift, _ in shifts([measure(pair)], 1)]
    [0.0, 0.5]
    """
    sums = [[_scores(pair, axis, step) for step in _STEPS] for axis in (0, 1)]
    return Measured(np.array(sums, np.float64), *pair.middle)


def _scores(pair: BlockPair, axis: int, step: float) -> tuple[float, float, float]:
    """Σf·e, Σf² and Σf²e² with the result moved along an axis, to lower numbers where the step is negative."""
    result = _moved(pair.clean, axis, step)
    with np.errstate(invalid="ignore", divide="ignore"):
        excess = np.minimum(pair.image / result, np.float32(MOST)) - 1
        slope = np.full_like(result, np.nan)
        inner = slope.swapaxes(0, axis)
        along = np.log(result).swapaxes(0, axis)
        inner[1:-1] = (along[2:] - along[:-2]) / 2
        product = np.clip(slope, -1, 1) * excess
    there = np.isfinite(product)
    f, fe = np.clip(slope[there], -1, 1).astype(np.float64), product[there].astype(np.float64)
    return float(fe.sum()), float((f**2).sum()), float((fe**2).sum())


def _moved(image: Array, axis: int, step: float) -> Array:
    """The image between its pixels, by linear interpolation: where it was, plus the step."""
    if not step:
        return image
    along = image.swapaxes(0, axis)
    moved = np.full_like(along, np.nan)
    share = np.float32(abs(step))
    if step > 0:
        moved[1:] = (1 - share) * along[1:] + share * along[:-1]
    else:
        moved[:-1] = (1 - share) * along[:-1] + share * along[1:]
    return moved.swapaxes(0, axis)


def shifts(windows: Sequence[Measured], pixels_per_sample: float) -> list[tuple[float, float]]:
    """Pixels by which the result lies below the image, and to the right of it; and each in standard errors.

    Examples
    --------
    >>> shifts([Measured(np.zeros((2, 3, 3)), 0, 0)], 1)
    [(0.0, 0.0), (0.0, 0.0)]
    """
    found = []
    for back, here, forth in np.sum([window.sums for window in windows], axis=0):
        if not min(back[1], here[1], forth[1]) > 0:
            found.append((0.0, 0.0))
            continue
        low, score, high = (float(part[0] / part[1]) for part in (back, here, forth))
        error = math.sqrt(pixels_per_sample * here[2]) / here[1]
        slope = high - low  # moving the result forth moves the score forth
        shift = float(np.clip(score / slope, -2, 2)) if slope > 0 else 0.0
        found.append((shift, score / error if error > 0 else 0.0))
    return found


def if_known(shift: float, certain: float) -> float:
    """The shift, if it is known to within 0.15 pixels; NaN else.

    Examples
    --------
    >>> if_known(0.1, 2.0), if_known(1.0, 2.0)
    (0.1, nan)
    """
    return shift if certain and abs(shift / certain) < _KNOWN else math.nan


def find(windows: Sequence[Measured], pixels_per_sample: float) -> Finding | None:
    """The shift, if it is certain and more than :data:`HARMLESS`.

    Examples
    --------
    >>> find([Measured(np.zeros((2, 3, 3)), 0, 0)], 1) is None
    True
    """
    (down, down_certain), (right, right_certain) = shifts(windows, pixels_per_sample)
    size, certain = math.hypot(down, right), max(abs(down_certain), abs(right_certain))
    if size < HARMLESS or certain < CERTAIN:
        return None
    across = phrase(f"{right:.1f} pixels to the right") if right > 0 else phrase(f"{-right:.1f} pixels to the left")
    along = phrase(f"{down:.1f} pixels down") if down > 0 else phrase(f"{-down:.1f} pixels up")
    words = [text for text, shift in ((across, right), (along, down)) if abs(shift) >= HARMLESS / 2]
    telling = max(windows, key=lambda window: float(window.sums[:, 1, 1].sum()))  # most edges
    says = phrase(f"is shifted by about {words[0]}")
    says = phrase(f"is shifted by about {words[0]} and {words[1]}") if len(words) > 1 else says
    return Finding(SHIFT, says, size, "pixels", certain, telling.row, telling.col)
