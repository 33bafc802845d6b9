"""Speckle kept: the result fluctuates as the date does where the scene is flat.

In flat parts the details n = w/w̄ − 1 of the date, over its mean w̄ of 9 × 9 pixels, are speckle, and h = v̂/v̄ − 1 are
those of the result. A result that keeps a share k of the speckle has Σhn = kΣn² and Σh² = k²Σn²; the texture of the
scene, which a right result shows, adds the same to all three. So x = (Σhn − Σh²)/(Σn² − Σh²) = k/(1 + k), whatever the
texture. A mean over a few pixels smooths too little, and keeps nothing in this sense: the ENL tells of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...statistics.quality import box_mean
from ...wording import phrase
from ..block_pair import MOST, BlockPair
from ..finding import KEPT, Finding

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [share, 0.15 to 0.25] Networks keep up to 0.04; a texture that the result shows too weakly counts up to 0.15, as in
# RTC products of mountains
HARMLESS = 0.2
# [standard errors, 4 to 8] Beyond what chance gives
CERTAIN = 5.0
_AROUND = 9  # pixels a side


@dataclass(frozen=True)
class Measured:
    """Σhn, Σn², Σh² and Σh²n² of a window."""

    both: float
    noise: float
    details: float
    fourth: float
    row: int
    col: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> speckle = np.random.default_rng(1).exponential(1, (128, 128)).astype(np.float32)
    >>> found = measure(BlockPair(speckle, 0.7 + 0.3 * speckle, Window(0, 0, 128, 128)))
    >>> round(kept_share([found]), 1)
    0.3
    """
    flat = pair.flat
    with np.errstate(invalid="ignore", divide="ignore"):
        image = np.where(pair.known, pair.image, np.float32(np.nan))
        noise = np.minimum(image / box_mean(image, _AROUND), np.float32(MOST))[flat].astype(np.float64) - 1
        details = (pair.clean / box_mean(pair.clean, _AROUND))[flat].astype(np.float64) - 1
    both = details * noise
    return Measured(
        float(both.sum()), float((noise**2).sum()), float((details**2).sum()), float((both**2).sum()), *pair.middle
    )


def kept_share(windows: Sequence[Measured]) -> float:
    """Share of the speckle that the result has kept; 0 where nothing is flat.

    Examples
    --------
    >>> kept_share([Measured(0.3, 1.0, 0.09, 0.1, 0, 0)])
    0.3
    """
    both, noise, details = (sum(getattr(w, name) for w in windows) for name in ("both", "noise", "details"))
    if not noise > details:
        return 1.0 if noise > 0 else 0.0
    x = (both - details) / (noise - details)
    return float(np.clip(round(x / (1 - x), 9), 0, 1)) if x < 0.5 else 1.0


def find(windows: Sequence[Measured], pixels_per_sample: float) -> Finding | None:
    """Kept speckle, if it is certain and a larger share than :data:`HARMLESS`.

    Examples
    --------
    >>> found = find([Measured(0.3e6, 1e6, 0.09e6, 1e6, 0, 0)], 3)
    >>> found.says
    'keeps 30 % of the speckle'
    """
    share = kept_share(windows)
    error = math.sqrt(pixels_per_sample * sum(w.fourth for w in windows))
    certain = sum(w.both for w in windows) / error if error > 0 else 0.0
    if share < HARMLESS or certain < CERTAIN:
        return None
    worst = max(windows, key=lambda window: window.both)
    return Finding(
        KEPT, phrase(f"keeps {100 * share:.0f} % of the speckle"), share, "share", certain, worst.row, worst.col
    )
