"""A date and its result in one window, with what several checks need of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..raster.tiles import Window
from ..statistics.gaps import constant_areas
from ..statistics.quality import box_mean

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [share, 0.2 to 0.5] 5 × 5 pixels of the result differ from 31 × 31 by less: 1.1 dB, a field with its texture
FLAT = 0.3
# [natural logarithm, 0.5 to 1] 3 × 3 pixels of the result differ by more from those eight pixels on: 3 dB
STRUCTURED = 0.7
_ASIDE = 4  # pixels to either side of an edge
# [multiples of the result, 5 to 10] One pixel of single-look speckle in a thousand lies beyond, and a scatterer that
# the result lost must not outweigh all others
MOST = 7.0


@dataclass(frozen=True)
class BlockPair:
    """One date and its result in a window: linear intensity ``(rows, cols)``, NaN = no data.

    Examples
    --------
    >>> pair = BlockPair(np.full((4, 4), 3, np.float32), np.full((4, 4), 2, np.float32), Window(0, 0, 4, 4))
    >>> float(pair.excess[0, 0]), bool(pair.known.any())  # 25 equal pixels would be no speckle; 16 may be
    (0.5, True)
    """

    image: Array
    result: Array
    window: Window

    @property
    def middle(self) -> tuple[int, int]:
        """Row and column of the middle pixel, in the raster."""
        return self.window.row + self.window.rows // 2, self.window.col + self.window.cols // 2

    @cached_property
    def known(self) -> Mask:
        """Pixels that both have, and that show speckle: no masked lake, no floor."""
        there = np.isfinite(self.image) & (self.result > 0)
        return np.asarray(there & ~constant_areas(self.image))

    @cached_property
    def excess(self) -> Array:
        """(w − v̂)/v̂, at most :data:`MOST` − 1; 0 where nothing is known."""
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            ratio = np.minimum(self.image / self.result, np.float32(MOST))
        return np.where(self.known, ratio - 1, np.float32(0))

    @cached_property
    def clean(self) -> Array:
        """The result where it is known, NaN elsewhere."""
        return np.where(self.known, self.result, np.float32(np.nan))

    @cached_property
    def log_result(self) -> Array:
        """Natural logarithm of the result, NaN where it is not known."""
        return np.log(self.clean)

    @cached_property
    def area_level(self) -> Array:
        """Mean of the result over 31 × 31 pixels."""
        return box_mean(self.clean, 31)

    @cached_property
    def flat(self) -> Mask:
        """Pixels in parts of the scene without edges, by the result."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return self.known & (np.abs(box_mean(self.clean, 5) / self.area_level - 1) < FLAT)

    @cached_property
    def structured(self) -> Mask:
        """Pixels at edges of the result, and beside its lines and points: also where a blur has made them wide."""
        level = np.log(box_mean(self.clean, 3))
        found = np.zeros(level.shape, bool)
        for axis in (0, 1):
            along, inner = level.swapaxes(0, axis), found.swapaxes(0, axis)
            with np.errstate(invalid="ignore"):
                inner[_ASIDE:-_ASIDE] |= np.abs(along[2 * _ASIDE :] - along[: -2 * _ASIDE]) > STRUCTURED
        return self.known & found
