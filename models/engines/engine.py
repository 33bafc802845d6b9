"""The interface of the engines that run a network, ONNX Runtime's and torch's, their failures, and who opens them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..files.card import Card

Array = NDArray[np.float32]


class Unavailable(Exception):
    """An engine that does not run here. The message is a clause that gives the reason."""


class OutOfMemory(Exception):
    """Too little memory on the GPU for a block of this size; a smaller one may fit."""


class Engine(ABC):
    """A network, ready to run on one device.

    Attributes
    ----------
    name : of the device and of its runtime, for people
    """

    name: str

    @abstractmethod
    def infer(self, x: Array) -> Array:
        """The network's answer ``(1, outputs, rows, cols)`` to a block ``(1, channels, rows, cols)``, both float32.

        Raises
        ------
        OutOfMemory : the block is too large for the GPU
        Cancelled : the user asked to stop meanwhile
        """


class TrainedNetwork(Protocol):
    """A network with its weights, wherever they are kept: a plain value that can be compared, hashed and pickled."""

    @property
    def name(self) -> str: ...

    @property
    def card(self) -> Card: ...

    def engine(self) -> Engine:
        """The engine that runs it, made once per process.

        Raises
        ------
        InputError : nothing runs it here
        """
