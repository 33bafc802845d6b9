"""The network that was chosen, and its operations on images and dates."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ...core.errors import InputError
from ...core.series.ratio import RatioDespeckle
from ...core.streaming.operation import Operation, every_nth
from ...core.whole_image.levels import DateLevels
from ..engines.engine import TrainedNetwork
from ..files.card import Card
from .guided import GuidedDespeckle
from .inference import NetworkDespeckle
from .phase_guided import PhaseGuidedDespeckle


@dataclass(frozen=True)
class Network:
    """A network for images of any level: a :class:`.despeckler.Despeckler`.

    Attributes
    ----------
    mirrored : see :class:`NetworkDespeckle`; four times the work
    spacing : pixels from one that the network sees to the next, see :mod:`.core.whole_image.spacing`
    """

    trained: TrainedNetwork
    mirrored: bool = False
    spacing: int = 1

    @property
    def name(self) -> str:
        return self.trained.name

    @property
    def card(self) -> Card:
        return self.trained.card

    asks_looks = False

    @property
    def takes(self) -> str:
        return self.card.takes

    @property
    def guided(self) -> bool:
        return self.card.guided

    def for_image(self, log_level: float) -> Operation:
        """See :meth:`.Despeckler.for_image`."""
        if self.takes == "gaussian":
            raise InputError(f"The model {self.name} removes Gaussian noise, not speckle; choose another MODEL.")
        if self.card.guided:
            raise InputError(
                f"The model {self.name} needs a super-image beside each date; run Despeckle time series or Ratio "
                "despeckling with it, or choose another model."
            )
        kind = PhaseGuidedDespeckle if self.card.takes == "complex" else NetworkDespeckle
        return every_nth(kind(self.trained, log_level, self.mirrored), self.spacing)

    def for_date(self, levels: DateLevels, dates: float, looks: float = math.nan) -> Operation:
        """See :meth:`.Despeckler.for_date`; the network tells the speckle of the super-image by itself."""
        if self.card.guided:
            return every_nth(GuidedDespeckle(self.trained, math.log(levels.scale), dates=dates), self.spacing)
        return RatioDespeckle(self.for_image(levels.log_level), levels.scale)

    def for_super_image(self, looks: float) -> Network:
        """See :meth:`.Despeckler.for_super_image`."""
        return replace(self, mirrored=True)
