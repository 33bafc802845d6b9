"""The reference of each date: the mean of the dates that are at its level, place by place.

The super-image of a series holds the usual one of the two levels that a place may have (see
:mod:`..superimage.two_levels`). The dates at the other one have a mean of their own there: no date is compared with
what it does not show.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..streaming.operation import Around
from ..superimage.unchanged_mean import marked

Array = NDArray[np.float32]


@dataclass(frozen=True)
class BesideItsReference(Around):
    """Despeckle a date beside the dates at its level.

    ``operation(date, super_image, levels)``: intensity ``(1, rows, cols)`` of the date and of the super-image, and the
    bands that :class:`TwoLevels` gives beside it. The operation around which it is gets date, reference and the number
    of dates in the reference, ``(1, rows, cols)`` each.

    Attributes
    ----------
    date : its index in the series
    """

    date: int

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        date, super_image, levels = blocks
        mean, usual_dates, other_dates = levels[:3]
        here = marked(levels[3:], self.date)
        reference = np.where(here, mean, super_image[0])
        number = np.where(here, other_dates, usual_dates)
        return self.operation(date, reference[None], number[None])
