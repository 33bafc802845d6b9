"""Resolution lost: the structure of the scene is in the ratio.

At the edges, lines and points of a right result the ratio is speckle as it is elsewhere. Where a blur has taken a part
of them, the excess e = w/v̂ − 1 is positive on one side of an edge and negative on the other, and alike over some
pixels: its correlation at two pixels exceeds what the flat parts show of the same speckle.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import BLUR, Finding
from ..measures.ratio_sums import lag_products

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [correlation, 0.03 to 0.05] Networks for one image leave up to 0.02, the mean of 9 × 9 pixels 0.055 to 0.17
HARMLESS = 0.04
# [standard errors, 3 to 6] Beyond what chance gives
CERTAIN = 4.0
_LAG = 2  # pixels: of single-look products, speckle is independent from here on


@dataclass(frozen=True)
class Measured:
    """Of a window: Σe·e′ at two pixels with their number, at structures and in flat parts; there Σe², too."""

    structured: tuple[float, float]
    flat: tuple[float, float]
    power: tuple[float, float]
    row: int
    col: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> from ...statistics.quality import box_mean
    >>> scene = np.ones((120, 120), np.float32)
    >>> scene[::12, :] = scene[:, ::12] = 20
    >>> noisy = scene * np.random.default_rng(1).gamma(4, 0.25, scene.shape).astype(np.float32)
    >>> right, blurred = (BlockPair(noisy, v, Window(0, 0, 120, 120)) for v in (scene, box_mean(scene, 9)))
    >>> measure(right).structured[1] > 0
    True
    """
    structured, flat = pair.structured, pair.flat
    some = pair.excess[flat]
    excess = np.where(pair.known, pair.excess - np.float32(some.mean() if some.size else 0), np.float32(0))
    at_edges, in_fields = np.zeros(2), np.zeros(2)
    for down, right in ((_LAG, 0), (0, _LAG)):
        rows, cols = excess.shape
        here, there = excess[: rows - down, : cols - right], excess[down:, right:]
        chosen = structured[: rows - down, : cols - right] & pair.known[down:, right:]
        products = (here * there)[chosen].astype(np.float64)
        at_edges += products.sum(), products.size
        in_fields += lag_products(np.where(flat, excess, np.float32(0)), flat, down, right)
    power = float((excess[flat].astype(np.float64) ** 2).sum()), float(some.size)
    place = pair.middle
    return Measured(_two(at_edges), _two(in_fields), power, *place)


def _two(sums: NDArray[np.float64]) -> tuple[float, float]:
    return float(sums[0]), float(sums[1])


def lost_correlation(windows: Sequence[Measured], pixels_per_sample: float) -> tuple[float, float]:
    """Correlation of the ratio at structures beyond that in flat parts, and its standard error; 0 where there are none.

    Examples
    --------
    >>> window = Measured((30.0, 1000), (0.0, 1000), (1000.0, 1000), 0, 0)
    >>> lost, error = lost_correlation([window], 1)
    >>> round(lost, 3), round(error, 3)
    (0.03, 0.032)
    """
    sums = [np.sum([getattr(w, name) for w in windows], axis=0) for name in ("structured", "flat", "power")]
    (product, number), (flat, flat_number), (power, power_number) = sums
    if not min(number, flat_number, power) > 0:
        return 0.0, math.inf
    unit = power / power_number
    error = math.sqrt(pixels_per_sample / number)  # that of speckle, which is what a right result leaves
    return float((product / number - flat / flat_number) / unit), error


def find(windows: Sequence[Measured], pixels_per_sample: float) -> Finding | None:
    """Lost resolution, if it is certain and more than :data:`HARMLESS`.

    Examples
    --------
    >>> find([Measured((30.0, 1000), (0.0, 1000), (1000.0, 1000), 0, 0)], 1) is None
    True
    """
    lost, error = lost_correlation(windows, pixels_per_sample)
    if lost < HARMLESS or lost < CERTAIN * error:
        return None
    worst = max(windows, key=lambda window: window.structured[0])
    says = phrase("has lost resolution: edges and lines of the scene are left in the ratio")
    return Finding(BLUR, says, lost, "correlation", lost / error, worst.row, worst.col)
