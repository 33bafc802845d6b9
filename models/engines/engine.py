"""What runs a network: the interface of ONNX Runtime's and torch's engines, and what they may answer."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Unavailable(Exception):
    """An engine does not run here. The message is a clause that says why."""


class OutOfMemory(Exception):
    """The GPU's memory does not suffice for a block of this size; a smaller one may do."""


class Engine(ABC):
    """A network, ready to run on one device.

    Attributes
    ----------
    name : of the device and of what runs it, for people
    """

    name: str

    @abstractmethod
    def infer(self, x: Array) -> Array:
        """The network's answer ``(1, 1, rows, cols)`` to a block ``(1, channels, rows, cols)``, both float32.

        Raises
        ------
        OutOfMemory : the block is too large for the GPU
        Cancelled : the user asked to stop meanwhile
        """
