"""The despeckler that was chosen: a network with its operations on images and dates, or MuLoG."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from ...core.errors import InputError
from ...core.feedback import Feedback
from ...core.series.ratio import RatioDespeckle
from ...core.streaming.operation import Operation, every_nth
from ...core.whole_image.levels import DateLevels
from ..engines.devices import Device
from ..engines.engine import TrainedNetwork
from ..files.card import Card
from ..library.catalog import MULOG, RULOG
from ..library.network_file import NetworkFile
from ..library.product import Speckle
from .despeckler import Despeckler
from .gaussian_denoisers import DenoiserKind, find_denoiser
from .guided import GuidedDespeckle
from .inference import NetworkDespeckle
from .mulog import Mulog
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
    smooth = True

    @property
    def takes(self) -> str:
        return self.card.takes

    def for_image(self, log_level: float) -> Operation:
        """See :meth:`.Despeckler.for_image`."""
        if self.takes == "gaussian":
            raise InputError(f"The model {self.name} removes Gaussian noise, not speckle; choose another MODEL.")
        if self.takes == "guided":
            raise InputError(
                f"The model {self.name} needs a super-image beside each date; run Despeckle time series or Ratio "
                "despeckling with it, or choose another model."
            )
        kind = PhaseGuidedDespeckle if self.takes == "complex" else NetworkDespeckle
        return every_nth(kind(self.trained, log_level, self.mirrored), self.spacing)

    def for_date(self, levels: DateLevels, dates: float, looks: float = math.nan) -> Operation:
        """See :meth:`.Despeckler.for_date`; the network tells the speckle of the super-image by itself."""
        if self.takes == "guided":
            return every_nth(GuidedDespeckle(self.trained, math.log(levels.scale), dates=dates), self.spacing)
        return RatioDespeckle(self.for_image(levels.log_level), levels.scale)

    def for_super_image(self, looks: float) -> Network:
        """See :meth:`.Despeckler.for_super_image`."""
        return replace(self, mirrored=True)


def find_despeckler(name: str, use: str, speckle: Speckle, device: Device, feedback: Feedback) -> Despeckler:
    """The despeckler of a name, for a use of those in :data:`.catalog.USES`.

    Parameters
    ----------
    name : ``auto``, a network's, ``mulog`` or ``rulog``
    speckle : of the dates, which decides about ``auto``

    Raises
    ------
    InputError : there is none of that name, nothing that runs it, or no such device
    """
    if name in (MULOG, RULOG):
        denoiser = find_denoiser(DenoiserKind.AUTOMATIC, device, feedback)
        return Mulog(denoiser, speckle.looks, speckle.spacing, adapted=name == RULOG)
    return Network(NetworkFile.find(name, use, speckle.product, device, feedback), spacing=speckle.spacing)
