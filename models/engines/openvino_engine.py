"""Networks run by OpenVINO on the processor: about twice as fast as ONNX Runtime where it multiplies in bfloat16.

It is installed on request and stays only if a trial on this computer speaks for it (``package_trial.py``); it reads
the same ``.onnx`` files. It is not ONNX Runtime's execution provider of the same name, which offers itself on Intel's
processors alone.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from ...core.cancel import check_cancelled
from ...core.errors import InputError
from ..packages.installing import OPENVINO, Installed, read_record
from ..packages.own_packages import preferred
from .engine import Array, Engine, Unavailable

_POLL = 100  # milliseconds between two looks at whether the user has cancelled


class OpenVinoEngine(Engine):
    """A network that OpenVINO has compiled. One tile at a time: each uses all cores."""

    def __init__(self, compiled: Any, name: str, network: str) -> None:
        self.name, self._network = name, network
        self._request = compiled.create_infer_request()
        self._lock = Lock()

    def infer(self, x: Array) -> Array:
        with self._lock:
            check_cancelled()
            try:
                self._request.start_async({0: np.ascontiguousarray(x)}, share_inputs=True)
                while not self._request.wait_for(_POLL):
                    self._check_cancelled()
                result: Array = np.array(self._request.get_output_tensor(0).data, np.float32)
            except RuntimeError as error:
                check_cancelled()
                raise InputError(
                    f"OpenVINO fails with the network {self._network} on a tile of {x.shape[2]} × {x.shape[3]} pixels "
                    f"({str(error).strip().splitlines()[-1][:200]}); set a smaller TILE_SIZE, or remove OpenVINO again "
                    "with Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime."
                ) from error
            return result

    def _check_cancelled(self) -> None:
        try:
            check_cancelled()
        except BaseException:
            self._request.cancel()
            self._request.wait()
            raise


def is_in_use() -> bool:
    """Tell whether OpenVINO is installed for this plugin: its trial spoke for it."""
    return _record() is not None


def _record() -> Installed | None:
    folder = preferred()
    return read_record(OPENVINO, Path(folder)) if folder else None


def openvino_on_cpu(path: str) -> OpenVinoEngine:
    """A model file on the processor for which OpenVINO was tried.

    Raises
    ------
    Unavailable : it is not installed, does not start, cannot run this file, or was tried on another processor
    """
    record = _record()
    if record and record.processor != processor():
        raise Unavailable(f"OpenVINO was tried on another processor, {record.processor}, and is to be installed again")
    return compiled(path)


def compiled(path: str) -> OpenVinoEngine:
    """A model file on the processor, without asking for a trial.

    Raises
    ------
    Unavailable : OpenVINO is not installed, does not start, or cannot run this file
    """
    core = _core()
    half = "BF16" in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    options = {"INFERENCE_PRECISION_HINT": "bf16" if half else "f32", "PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": 1}
    if hasattr(os, "sched_getaffinity"):
        options["INFERENCE_NUM_THREADS"] = len(os.sched_getaffinity(0))
    try:
        network = core.compile_model(core.read_model(path), "CPU", options)
    except RuntimeError as error:
        raise Unavailable(f"OpenVINO cannot run {Path(path).name} ({str(error).strip()[:200]})") from error
    return OpenVinoEngine(network, f"CPU by OpenVINO in {'bfloat16' if half else 'float32'}", Path(path).stem)


def processor() -> str:
    """Name of this computer's processor.

    Raises
    ------
    Unavailable : OpenVINO is not installed
    """
    return str(_core().get_property("CPU", "FULL_DEVICE_NAME"))


def _core() -> Any:
    """OpenVINO's own entry; this is the only place that imports it."""
    try:
        from openvino import Core
    except ImportError as error:
        raise Unavailable(f"OpenVINO does not start ({error})") from error
    return Core()
