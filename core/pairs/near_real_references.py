"""The near-real clean reference of a date: the series without it, multilooked adaptively (Guan et al. 2023).

Guan et al. take the multilooked mean of all dates. The date's own speckle is a part of that, and a network that is
trained on it learns to leave as much of its speckle as the mean has; so the date itself is taken out again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..streaming.operation import Around
from ..superimage.glrt import GlrtMultilook, temporal_sum

Array = NDArray[np.float32]


@dataclass(frozen=True)
class NearRealReferences(Around):
    """The reference of every date, and the number of similar pixels.

    ``operation(stack, …)``: linear intensity ``(dates, rows, cols)``, and whatever goes with it. Returns the
    references, shaped as the stack, and the number of similar pixels ``(1, rows, cols)``. A pixel has no reference at a
    date where it has no data itself, or where no other date has.

    Attributes
    ----------
    operation : which gives each date, too

    Examples
    --------
    >>> stack = np.float32([1, 2, 6])[:, None, None] * np.ones((3, 5, 5), np.float32)
    >>> references, similar = NearRealReferences(GlrtMultilook(window=(3, 3), min_similar=1, each_date=True))(stack)
    >>> references[:, 2, 2], float(similar[0, 2, 2])
    (array([4. , 3.5, 1.5], dtype=float32), 9.0)
    """

    operation: GlrtMultilook

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        stack = blocks[0]
        mean, similar, each = self.operation(stack)
        dates = temporal_sum(stack)[1].astype(np.float32)
        with np.errstate(invalid="ignore", divide="ignore"):
            others = (dates * mean - each) / (dates - 1)
        return np.where(dates > 1, np.maximum(others, 0), np.float32(np.nan)), similar
