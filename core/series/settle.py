"""The last step of despeckling a date with its super-image: what the two leave no doubt of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..raster.tiles import Context
from ..streaming.operation import Operation
from . import change_evidence, persistent_targets
from .change_evidence import weigh_change
from .persistent_targets import keep_standing

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Settle(Operation):
    """A network's estimate of a date, made to agree with what the date and its super-image show.

    How much of the change there is evidence of (:func:`weigh_change`), and how bright a target is that stands there at
    every date (:func:`keep_standing`). ``operation(estimate, date, super_image)``, linear intensity ``(1, rows, cols)``
    each, gives the date, NaN where any of the three is.

    Attributes
    ----------
    gain : of the estimate, see core.whole_image.gain
    level : of the date over that of the super-image, where nothing changed
    looks : of the date
    timid : see :func:`weigh_change`
    """

    gain: float
    level: float
    looks: float = 1.0
    timid: bool = True

    @property
    def context(self) -> Context:
        halo = max(change_evidence.REACH, persistent_targets.REACH)
        return Context(halo=(halo, halo))

    @property
    def pixel_bytes(self) -> int:
        return 150

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (estimate,), (date,), (super_image,) = blocks
        usual = super_image * np.float32(self.level)
        weighed = weigh_change(date, estimate * np.float32(self.gain), usual, self.looks, self.timid)
        return (keep_standing(date, weighed, usual)[None],)
