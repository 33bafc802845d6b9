"""A test of the devices: the time that each takes for one tile of a network."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..files.card import Card
from ..files.onnx_file import read_channels
from .devices import close_engines, find_cpu, find_gpu, trial_block
from .engine import Array, Engine
from .onnx_engine import INSTALL

_SIDE = 512  # pixels
_TIMES = 2  # the first run of a tile also makes ready


@dataclass(frozen=True)
class DeviceTest:
    """Outcome of a test.

    Attributes
    ----------
    cpu, gpu : seconds for one tile; None where nothing runs the network there
    difference : largest one between the results, in dB; None without a GPU
    reason : why there is no GPU, or nothing at all
    """

    cpu: float | None
    gpu: float | None
    difference: float | None = None
    reason: str = ""

    def in_words(self) -> str:
        """The outcome in one or two sentences.

        Examples
        --------
        >>> DeviceTest(9.8, 2.1, 0.02).in_words()
        'CPU 9.8 s, GPU 2.1 s for one tile; the results agree within 0.02 dB.'
        >>> DeviceTest(1.25, None, reason="no GPU is there").in_words()
        'CPU 1.2 s for one tile. The GPU is not used: no GPU is there.'
        """
        if self.cpu is None:
            return f"Nothing here runs networks; {self.reason}"
        if self.gpu is None:
            return f"CPU {self.cpu:.1f} s for one tile. The GPU is not used: {self.reason}."
        seconds = f"CPU {self.cpu:.1f} s, GPU {self.gpu:.1f} s"
        return f"{seconds} for one tile; the results agree within {self.difference:.2f} dB."


def try_devices(path: str, card: Card, clock: Callable[[], float] = time.monotonic) -> DeviceTest:
    """Run one tile of a network on every device that there is."""
    cpu = find_cpu(path, card, [])
    if cpu is None:
        return DeviceTest(None, None, reason=INSTALL)
    x = trial_block(read_channels(path), card, _SIDE)
    try:
        seconds, expected = timed(cpu, x, clock)
        gpu, reasons = find_gpu(path, card)
        if gpu is None:
            return DeviceTest(seconds, None, reason=", and ".join(reasons))
        faster, result = timed(gpu, x, clock)
    finally:
        close_engines()
    scale = (card.maximum - card.minimum) * 20 / np.log(10)
    return DeviceTest(seconds, faster, float(np.max(np.abs(result - expected)) * scale))


def timed(engine: Engine, x: Array, clock: Callable[[], float] = time.monotonic) -> tuple[float, Array]:
    """Seconds that an engine takes for a block it has seen before, and its answer."""
    for _ in range(_TIMES):
        began = clock()
        result = engine.infer(x)
        seconds = clock() - began
    return seconds, result
