"""Networks run on a GPU of any maker by ONNX Runtime's WebGPU provider, a small package beside plain ONNX Runtime.

It is installed on request and stays only if a trial on this computer speaks for it (``package_trial.py``).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from ..files.card import Card
from ..packages.installing import WEBGPU, Installed, read_record
from ..packages.own_packages import preferred
from .engine import Unavailable
from .onnx_engine import OnnxEngine, first_line, import_onnxruntime, session_options


def is_in_use() -> bool:
    """Tell whether WebGPU is installed for this plugin: its trial spoke for it."""
    return _record() is not None


def _record() -> Installed | None:
    folder = preferred()
    return read_record(WEBGPU, Path(folder)) if folder else None


def webgpu_on_gpu(path: str, card: Card) -> OnnxEngine:
    """A model file on the GPU for which WebGPU was tried.

    Raises
    ------
    Unavailable : it is not installed, does not start, cannot run this file, or was tried on another GPU
    """
    record = _record()
    if record and record.processor != gpu():
        raise Unavailable(f"WebGPU was tried on another GPU, {record.processor}, and is to be installed again")
    return on_webgpu(path, card)


def on_webgpu(path: str, card: Card) -> OnnxEngine:
    """A model file on the GPU, without asking for a trial.

    Raises
    ------
    Unavailable : WebGPU is not installed, finds no GPU, or cannot run this file
    """
    device, options = _device(), session_options()
    options.add_provider_for_devices([device], {})
    try:
        session = import_onnxruntime().InferenceSession(path, options)
    except Exception as error:
        raise Unavailable(f"WebGPU cannot run {Path(path).name} ({first_line(error)})") from error
    if session.get_providers()[0] != device.ep_name:  # it falls back to the CPU without a word
        raise Unavailable(f"WebGPU cannot run {Path(path).name}")
    return OnnxEngine(session, f"GPU by ONNX Runtime with WebGPU ({gpu()})", Path(path).stem, card.outputs)


def gpu() -> str:
    """Name of the GPU that it finds.

    Raises
    ------
    Unavailable : WebGPU is not installed, or finds none
    """
    hardware = _device().device
    told = hardware.metadata.get("Description") or hardware.vendor
    return f"{told} {hardware.vendor_id:04x}:{hardware.device_id:04x}"


@lru_cache(maxsize=1)
def _device() -> Any:
    """The first GPU that the provider offers; this is the only place that imports it."""
    onnxruntime = import_onnxruntime()
    try:
        import onnxruntime_ep_webgpu as package
    except ImportError as error:
        raise Unavailable(f"WebGPU does not start ({error})") from error
    if not hasattr(onnxruntime, "register_execution_provider_library"):
        raise Unavailable("WebGPU needs ONNX Runtime 1.24 or newer")
    try:
        onnxruntime.register_execution_provider_library(WEBGPU.name, package.get_library_path())
    except Exception as error:
        raise Unavailable(f"WebGPU does not start ({first_line(error)})") from error
    found = [device for device in onnxruntime.get_ep_devices() if device.ep_name == package.get_ep_name()]
    if not found:
        raise Unavailable("WebGPU finds no GPU")
    return found[0]
