"""Networks run by ONNX Runtime, on the CPU or on the GPU that its build can use."""

from __future__ import annotations

import io
import os
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np

from ...core.cancel import check_cancelled, current_token
from ...core.errors import InputError
from ..files.card import Card
from ..packages.child_process import NO_TELEMETRY
from .engine import Array, Engine, OutOfMemory, Unavailable

# the end of a sentence on its absence
INSTALL = (
    "install it with Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime, or as docs/dependencies.md in the plugin's "
    "folder says."
)
_CPU = "CPUExecutionProvider"
_GPUS = {"CUDAExecutionProvider": "CUDA", "DmlExecutionProvider": "DirectML", "CoreMLExecutionProvider": "Core ML"}

# A raster has tiles of up to nine shapes: cuDNN's default tries every algorithm on each of them, and the arena's would
# take twice the memory it needs. TF32 stays on, as by default: rounding to its 10 bits before every convolution changes
# the bundled networks' results by 0.025 dB at most.
_OPTIONS = {
    "CUDAExecutionProvider": {"cudnn_conv_algo_search": "HEURISTIC", "arena_extend_strategy": "kSameAsRequested"}
}

# it has no error class of its own for this; the third is DirectML's, whose words depend on the language of Windows
_OUT_OF_MEMORY = ("failed to allocate", "out of memory", "8007000e", "alloc_failed", "bad_alloc", "bad allocation")


def import_onnxruntime() -> Any:
    """ONNX Runtime, imported when it is first needed, without its telemetry: this is the only place that imports it.

    Raises
    ------
    Unavailable : it is not installed
    """
    # From 1.32 on it keeps an identifier of the machine and a queue of events in the user's cache, and sends them. It
    # reads the variable when it is first imported; where others have imported it before, it is told here.
    os.environ[NO_TELEMETRY] = "1"
    try:
        import onnxruntime
    except ImportError as error:
        raise Unavailable("onnxruntime is not installed") from error
    onnxruntime.disable_telemetry_events()
    return onnxruntime


class OnnxEngine(Engine):
    """A network in an ONNX Runtime session.

    An imported network has been tried on two small images only. Other sizes are met here for the first time, so every
    failure is reported with the network's name.
    """

    def __init__(self, session: Any, name: str, network: str, outputs: int = 1) -> None:
        self.name = name
        self._session, self._network, self._outputs = session, network, outputs
        self._input = session.get_inputs()[0].name
        self._gpu = session.get_providers()[0] != _CPU

    def infer(self, x: Array) -> Array:
        check_cancelled()
        options = import_onnxruntime().RunOptions()
        token = current_token()
        with token.calling(lambda: setattr(options, "terminate", True)) if token else nullcontext():
            try:
                (y,) = self._session.run(None, {self._input: x}, options)
            except Exception as error:
                check_cancelled()
                raise self._failed(error, x.shape) from error
        if not isinstance(y, np.ndarray) or y.shape != (1, self._outputs, *x.shape[2:]):
            raise InputError(
                f"The network {self._network} does not keep the size of an image: it returns "
                f"{_sides(np.shape(y)) or 'one number'} for {_sides(x.shape)} values; choose another MODEL."
            )
        return y.astype(np.float32, copy=False)

    def _failed(self, error: Exception, shape: tuple[int, ...]) -> Exception:
        """The exception raised instead of ONNX Runtime's own error."""
        if no_memory(error):
            if self._gpu:
                return OutOfMemory(str(error))
            return InputError(
                f"The network {self._network} needs more memory than is available for a tile of {_sides(shape[2:])} "
                "pixels; set a smaller TILE_SIZE, or choose another MODEL."
            )
        return InputError(
            f"The network {self._network} fails on a tile of {_sides(shape[2:])} pixels ({first_line(error)}); "
            "choose another MODEL."
        )


def onnx_on_cpu(path: str, card: Card) -> OnnxEngine:
    """A model file on the CPU.

    Raises
    ------
    Unavailable : ONNX Runtime is not installed
    InputError : the file is no network that it can run
    """
    import_onnxruntime()
    try:
        return OnnxEngine(_open(path, [_CPU]), "CPU", Path(path).stem, card.outputs)
    except Exception as error:
        raise InputError(
            f"{path} is no network that ONNX Runtime can run ({first_line(error)}); choose another model."
        ) from error


def onnx_on_gpu(path: str, card: Card) -> OnnxEngine:
    """A model file on the GPU.

    Raises
    ------
    Unavailable : ONNX Runtime is not installed, can use no GPU, or does not start on it
    """
    onnxruntime = import_onnxruntime()
    available = onnxruntime.get_available_providers()
    provider = next((provider for provider in _GPUS if provider in available), None)
    if provider is None:
        raise Unavailable("the installed onnxruntime is built for the CPU alone")
    if hasattr(onnxruntime, "preload_dlls"):  # from 1.21: CUDA's libraries as pip packages bring them
        with redirect_stdout(io.StringIO()):  # it prints what it does not find, which would spoil qgis_process --json
            onnxruntime.preload_dlls()
    try:
        session = _open(path, [(provider, _OPTIONS.get(provider, {})), _CPU])
    except Exception as error:
        raise Unavailable(f"onnxruntime does not start on {_GPUS[provider]} ({error})") from error
    if session.get_providers()[0] != provider:  # it falls back to the CPU without a word
        raise Unavailable(f"onnxruntime could not start on {_GPUS[provider]}")
    return OnnxEngine(session, f"GPU by ONNX Runtime with {_GPUS[provider]}", Path(path).stem, card.outputs)


def first_line(error: Exception) -> str:
    """The first line of ONNX Runtime's message; what it quotes from a damaged file may be no Unicode."""
    words = "a name in it is no UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
    return (words.splitlines() or [type(error).__name__])[0][:200]


def no_memory(error: Exception) -> bool:
    """Tell whether an error is a lack of memory: ONNX Runtime has no class of errors for that."""
    return isinstance(error, MemoryError) or any(sign in str(error).lower() for sign in _OUT_OF_MEMORY)


def _sides(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))


def _open(path: str, providers: list[Any]) -> Any:
    return import_onnxruntime().InferenceSession(path, session_options(), providers=providers)


def session_options() -> Any:
    """Options of every session."""
    options = import_onnxruntime().SessionOptions()
    options.log_severity_level = 3
    if hasattr(os, "sched_getaffinity"):
        options.intra_op_num_threads = len(os.sched_getaffinity(0))
    # A pattern is kept per shape of a tile, of which a raster has nine: up to twice the memory, and no faster.
    # DirectML does not work with patterns at all.
    options.enable_mem_pattern = False
    # threads that wait for one another leave the cores to those that prepare the next tile
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
