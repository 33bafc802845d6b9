"""The network that was chosen: where it is, where it runs, and what it makes an operation of."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from ...core.errors import InputError
from ...core.feedback import Feedback
from ...core.series.ratio import RatioDespeckle
from ...core.streaming.operation import Operation
from ...core.whole_image.levels import DateLevels
from ..engines.devices import Device, open_engine
from ..files.card import Card
from ..library.catalog import find_model
from ..library.product import Product
from .guided import GuidedDespeckle
from .inference import NetworkDespeckle, read_card


@dataclass(frozen=True)
class Network:
    """A network ready to be given an image's level.

    Attributes
    ----------
    mirrored : see :class:`NetworkDespeckle`; four times the work
    """

    path: str
    device: Device
    name: str
    mirrored: bool = False

    @classmethod
    def find(cls, model: str, use: str, product: Product | None, device: Device, feedback: Feedback) -> Network:
        """Look a model up and say where it will run.

        Parameters
        ----------
        use, product : see :func:`find_model`; None where the model is named

        Raises
        ------
        InputError : there is no such model, nothing that runs it, or no such device
        """
        path = find_model(model, use, product)
        network = cls(str(path), device, path.stem)
        engine = open_engine(network.path, network.card, device)
        feedback.info(f"Network {path.stem} on the {engine.name}.")
        return network

    @cached_property
    def card(self) -> Card:
        return read_card(self.path)

    def for_image(self, log_level: float) -> NetworkDespeckle:
        """An operation that despeckles an image with this mean log-intensity by itself.

        Raises
        ------
        InputError : the network needs a super-image
        """
        if self.card.guided:
            raise InputError(
                f"The model {self.name} needs a super-image beside each date; run Despeckle time series or Ratio "
                "despeckling with it, or choose another model."
            )
        return NetworkDespeckle(self.path, self.card, log_level, self.device, self.mirrored)

    def for_date(self, levels: DateLevels, dates: float) -> Operation:
        """An operation that despeckles a date with its super-image, see :class:`RatioDespeckle`.

        Parameters
        ----------
        dates : number of dates in the super-image
        """
        if self.card.guided:
            return GuidedDespeckle(self.path, self.card, math.log(levels.scale), self.device, dates=dates)
        return RatioDespeckle(self.for_image(levels.log_level), levels.scale)
