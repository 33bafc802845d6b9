"""Choice of the engine and the device that run a network."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache

import numpy as np

from ...core.errors import Cancelled, InputError
from ..files.card import Card
from ..files.onnx_file import read_channels
from .agreement import Agreement
from .engine import Array, Engine, Unavailable
from .onnx_engine import INSTALL, onnx_on_cpu, onnx_on_gpu
from .openvino_engine import is_in_use as openvino_is_in_use
from .openvino_engine import openvino_on_cpu
from .tiles_on_gpu import Halving
from .torch_engine import release_memory, torch_on_cpu, torch_on_gpu
from .webgpu_engine import is_in_use as webgpu_is_in_use
from .webgpu_engine import webgpu_on_gpu

_TRIAL_SIDE = 128  # pixels of the block on which that is tried
_SPREAD = 0.6  # of its log-amplitude: that of one-look speckle


class Device(Enum):
    """Device that a network runs on."""

    AUTOMATIC = 0
    CPU = 1
    GPU = 2


@lru_cache(maxsize=4)
def open_engine(path: str, card: Card, device: Device) -> Engine:
    """Open the engine that runs the network of a model file on a device, once per process.

    On a GPU that is WebGPU if the user has it and its trial spoke for it, else ONNX Runtime if its build can use the
    GPU, else torch if it is installed and finds one; on the CPU it is OpenVINO if the user has it and its trial spoke
    for it, else ONNX Runtime, and torch only if that is not installed. ``AUTOMATIC`` prefers a GPU to the CPU. What
    differs from ONNX Runtime on the CPU is not used. The engine's name says what runs the network, and why.

    Raises
    ------
    InputError : the file is no network, a GPU is required and none runs it, or neither engine is installed
    """
    reasons = ["chosen"] if device is Device.CPU else []
    if device is not Device.CPU:
        engine, reasons = find_gpu(path, card)
        if engine:
            return engine
    if device is Device.GPU:
        raise InputError(
            f"DEVICE asks for the GPU, but {', and '.join(reasons)}; choose automatic or CPU, or install what this GPU "
            "needs: see docs/gpu.md in the plugin's folder."
        )
    engine = find_cpu(path, card, reasons)
    if engine:
        return engine
    raise InputError(f"The networks need the Python package onnxruntime, which QGIS does not bring; {INSTALL}")


def find_gpu(path: str, card: Card) -> tuple[Engine | None, list[str]]:
    """The engine of a GPU, and the reasons why others do not run a network there."""
    reasons: list[str] = []
    engine = _first(_gpus(path, card), reasons)
    return (Halving(engine, card.halo, card.multiple) if engine else None), reasons


def find_cpu(path: str, card: Card, reasons: list[str]) -> Engine | None:
    """The engine of the CPU; None where nothing runs networks.

    Parameters
    ----------
    reasons : why it is not the GPU, for its name; a reason is added for each engine that does not run
    """
    return _first(_cpus(path, card), reasons)


def close_engines() -> None:
    """Give back the memory that engines keep for the next tile: up to 1 GiB, as long as QGIS runs."""
    open_engine.cache_clear()
    release_memory()


def _gpus(path: str, card: Card) -> list[Callable[[], Engine]]:
    chosen = [lambda: _tried(webgpu_on_gpu(path, card), path, card)] if webgpu_is_in_use() else []
    return [
        *chosen,
        lambda: _tried(onnx_on_gpu(path, card), path, card),
        lambda: _tried(torch_on_gpu(path, card), path, card),
    ]


def _cpus(path: str, card: Card) -> list[Callable[[], Engine]]:
    faster = [lambda: _tried(openvino_on_cpu(path), path, card, half=True)] if openvino_is_in_use() else []
    return [*faster, *_references(path, card)]


def _references(path: str, card: Card) -> list[Callable[[], Engine]]:
    """The engines that every other one is compared with."""
    return [lambda: onnx_on_cpu(path, card), lambda: torch_on_cpu(path, card)]


def _first(attempts: list[Callable[[], Engine]], reasons: list[str]) -> Engine | None:
    """The first engine that runs here, with the reasons in its name; a reason is added for each that does not run."""
    for attempt in attempts:
        try:
            engine = attempt()
        except Unavailable as reason:
            reasons.append(str(reason))
            continue
        if reasons:
            engine.name += f" ({', '.join(reasons)})"
        return engine
    return None


def _tried(engine: Engine, path: str, card: Card, half: bool = False) -> Engine:
    """The engine if its result is that of the CPU: drivers differ, and some return nonsense.

    Parameters
    ----------
    half : it may compute in bfloat16

    Raises
    ------
    Unavailable : the result differs, or the engine fails
    """
    reference = _first(_references(path, card), [])
    if reference is None:
        return engine
    x = trial_block(read_channels(path), card, _TRIAL_SIDE)
    try:
        agreement = Agreement.of(engine.infer(x), reference.infer(x), card)
    except Cancelled:
        raise
    except Exception as error:
        raise Unavailable(f"the {engine.name} fails ({error})") from error
    if not (agreement.is_close if half else agreement.is_exact):
        raise Unavailable(
            f"the {engine.name} is {agreement.largest:.2g} dB away from ONNX Runtime"
            if half
            else f"the {engine.name} is {agreement.largest:.2g} dB away from the CPU"
        )
    return engine


def trial_block(channels: int, card: Card, side: int) -> Array:
    """A block of noise at the level of the network's images."""
    side = -(-side // card.multiple) * card.multiple
    noise = np.random.default_rng(0).normal(card.mean_log_amplitude or 0.0, _SPREAD, (1, channels, side, side))
    return ((noise - card.minimum) / (card.maximum - card.minimum)).astype(np.float32)
