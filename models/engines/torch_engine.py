"""Networks run by torch, if the user has it: on an NVIDIA, AMD or Apple GPU, or without ONNX Runtime on the CPU.

The weights come from the ``.onnx`` file, their only copy, and go into the torch module that the card names.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import Any

import numpy as np

from ...core.cancel import check_cancelled
from ...core.errors import InputError
from ..files.card import Card
from ..files.onnx_file import read_weights
from .engine import Array, Engine, OutOfMemory, Unavailable


class TorchEngine(Engine):
    """A network in torch, in float32.

    On CUDA, convolutions may use TF32, which is torch's default: see :mod:`.onnx_engine` for what it changes.
    """

    def __init__(self, module: Any, device: str, name: str) -> None:
        torch = _import_torch()
        self.name = name
        self._device = device
        # cuDNN's convolutions of this order of the axes are the quicker ones, above all with TF32
        self._order = torch.channels_last if device == "cuda" else torch.contiguous_format
        self._module = module.eval().to(device, memory_format=self._order)
        for layer in self._module.modules():
            layer.register_forward_pre_hook(
                lambda *_: check_cancelled()
            )  # so that a cancel need not await a whole block

    def infer(self, x: Array) -> Array:
        torch = _import_torch()
        given = torch.from_numpy(np.ascontiguousarray(x))  # torch takes no mirrored views
        try:
            with torch.inference_mode():
                y = self._module(given.to(self._device, memory_format=self._order))
                result: Array = y.contiguous().cpu().numpy()
                return result
        except RuntimeError as error:
            if self._device != "cpu" and "out of memory" in str(error).lower():
                raise OutOfMemory(str(error)) from error
            raise


def torch_on_cpu(path: str, card: Card) -> TorchEngine:
    """A model file on the CPU.

    Raises
    ------
    Unavailable : torch is not installed, or has no module for these weights
    InputError : the file cannot be read
    """
    return TorchEngine(_module(path, card), "cpu", "CPU by torch")


def torch_on_gpu(path: str, card: Card) -> TorchEngine:
    """A model file on the GPU.

    Raises
    ------
    Unavailable : torch is not installed, finds no GPU, does not start on it, or has no module for these weights
    InputError : the file cannot be read
    """
    if _built_for_cpu():
        raise Unavailable("the installed torch is built for the CPU alone")
    module = _module(path, card)
    device, name = _find_gpu()
    try:
        return TorchEngine(module, device, f"GPU by torch, {name}")
    except RuntimeError as error:
        raise Unavailable(f"torch does not start on {name} ({error})") from error


def release_memory() -> None:
    """Give the GPU memory that torch keeps for later back to the GPU, if torch was used at all."""
    torch = sys.modules.get("torch")
    if torch is None:
        return
    if torch.cuda.is_initialized():
        torch.cuda.empty_cache()
    if torch.backends.mps.is_available():
        torch.mps.empty_cache()


def _built_for_cpu() -> bool:
    """Tell whether torch is a build for the CPU without importing it, which takes seconds and 200 MB.

    Not all builds can be recognised in this way.
    """
    from importlib.metadata import PackageNotFoundError, version  # 25 ms, which every start of QGIS would pay

    try:
        return version("torch").endswith("+cpu")
    except PackageNotFoundError:
        return False


def _import_torch() -> Any:
    try:
        import torch
    except (ImportError, OSError) as error:
        raise Unavailable(f"torch cannot be imported ({error})") from error
    return torch


def _find_gpu() -> tuple[str, str]:
    """The device by torch's name, and by its name for people."""
    torch = _import_torch()
    if torch.cuda.is_available():
        return "cuda", torch.cuda.get_device_name()
    if torch.backends.mps.is_available():
        return "mps", "Apple's Metal"
    raise Unavailable("torch finds no GPU")


def _module(path: str, card: Card) -> Any:
    """The torch module of a network with the weights of its file."""
    if find_spec("torch") is None:
        raise Unavailable("torch is not installed")
    unknown = f"torch has no architecture for the network {card.name}"
    if not card.architecture:
        raise Unavailable(unknown)
    torch = _import_torch()
    from ..networks.architectures import ARCHITECTURES

    if card.architecture not in ARCHITECTURES:
        raise Unavailable(unknown)
    module = ARCHITECTURES[card.architecture]()
    try:
        module.load_state_dict({name: torch.from_numpy(weight) for name, weight in read_weights(path).items()})
    except InputError:
        raise
    except RuntimeError as error:
        raise Unavailable(f"the weights of {card.name} do not fit the architecture {card.architecture}") from error
    return module
