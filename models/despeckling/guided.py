"""Despeckling a date with a network that sees the super-image beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...core.statistics.bright_targets import KEPT_OF_A_GUIDED_DATE, keep_targets
from ...core.statistics.gaps import constant_areas, fill_gaps
from .inference import Array, NetworkDespeckle

FEWEST, MOST = 2.0, 60.0  # dates in a super-image, the range of the training
_USUAL = 4.0  # dates at which the network's third channel is zero, as in the training


@dataclass(frozen=True)
class GuidedDespeckle(NetworkDespeckle):
    """Despeckle a date with its super-image beside it.

    ``operation(date, super_image)``, linear intensity ``(1, rows, cols)`` each; NaN where either has no data. Unlike
    with the ratio, the network can tell an edge of the scene from a change, and knows how far it can trust the
    super-image.

    Attributes
    ----------
    log_level : mean log-intensity of the whole super-image; both images are aligned by it and keep their differences
    dates : number of dates in the super-image
    """

    dates: float = FEWEST

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (date,), (super_image,) = blocks
        missing = ~((super_image > 0) & ~np.isnan(date))
        if missing.all():
            nothing = np.full(blocks[0].shape, np.nan, np.float32)
            return (nothing,)
        constant = constant_areas(date)
        own, guide = (self.aligned(np.where(constant, np.float32(np.nan), image)) for image in (date, super_image))
        number = np.full(own.shape, np.log(np.float32(np.clip(self.dates, FEWEST, MOST) / _USUAL)))
        filled = fill_gaps(own, guide, level=self.level)
        channels = [*(self.normalised(image) for image in filled), number]
        (estimate,) = self.infer(np.stack(channels)[None])
        clean = self.intensity(keep_targets(own, estimate, KEPT_OF_A_GUIDED_DATE))
        clean[constant], clean[missing] = date[constant], np.nan
        return (clean[None],)
