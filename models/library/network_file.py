"""A network in a model file, and the device that it runs on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...core.feedback import Feedback
from ..engines.devices import Device, open_engine
from ..engines.engine import Engine
from ..files.card import Card
from ..files.onnx_file import read_card
from .catalog import bundled, find_model
from .product import Product


@dataclass(frozen=True)
class NetworkFile:
    """A :class:`.engine.TrainedNetwork` whose weights are in an ``.onnx`` file."""

    path: str
    card: Card
    device: Device = Device.AUTOMATIC

    @classmethod
    def at(cls, path: str | Path, device: Device = Device.AUTOMATIC) -> NetworkFile:
        """The network of a file, with the card in its metadata.

        Raises
        ------
        InputError : the file cannot be read, or has no card
        """
        return cls(str(path), read_card(str(path)), device)

    @classmethod
    def find(cls, model: str, use: str, product: Product | None, device: Device, feedback: Feedback) -> NetworkFile:
        """Find a model, and tell the user the device on which it will run.

        Parameters
        ----------
        use, product : see :func:`find_model`; None if the model is named

        Raises
        ------
        InputError : there is no such model, nothing that runs it, or no such device
        """
        network = cls.at(find_model(model, use, product), device)
        feedback.info(f"Network {network.name} on the {network.engine().name}.")
        return network

    @property
    def name(self) -> str:
        return Path(self.path).stem

    def __reduce__(self) -> tuple[Any, ...]:
        """A bundled network travels to another machine by its name: the package may be elsewhere there."""
        if bundled().get(self.name) == Path(self.path):
            return _bundled, (self.name, self.card, self.device)
        return NetworkFile, (self.path, self.card, self.device)

    def engine(self) -> Engine:
        return open_engine(self.path, self.card, self.device)


def _bundled(name: str, card: Card, device: Device) -> NetworkFile:
    return NetworkFile(str(bundled()[name]), card, device)
