"""Running a despeckling network on blocks of an image, through ONNX Runtime."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..core.cancel import check_cancelled, current_token
from ..core.errors import InputError
from ..core.operation import Operation
from ..core.tiles import Context
from ..core.windows import centred_sum
from .card import KEY, Card

Array = NDArray[np.float32]

FILL_WINDOW = 31  # pixels: gaps in the image are filled with the mean of their surroundings of this size
_SIDE = 1280  # of a tile where memory allows: a smaller one is halo for a good part, in a larger one a cancel waits
_FILL_RANGE = 1.5  # of log-amplitude over the image's mean, 13 dB: brighter pixels are taken for so bright
_TARGET_FROM, _TARGET_TO = np.float32(34), np.float32(40)  # dB over the image's mean level
_OWN_BYTES = 40  # per pixel of a tile, for what is made of it before and after the network


class Device(Enum):
    """Where a network runs."""

    AUTOMATIC = 0
    CPU = 1
    GPU = 2


_GPU_PROVIDERS = ("CUDAExecutionProvider", "DmlExecutionProvider", "CoreMLExecutionProvider")


def import_onnxruntime() -> Any:
    """ONNX Runtime, imported when it is first needed.

    Raises
    ------
    InputError : it is not installed; the sentence says how to install it
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise InputError(
            "The networks need the Python package onnxruntime, which QGIS does not bring; install it with "
            "Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime, or with “make install” in the plugin's folder."
        ) from error
    return onnxruntime


def choose_providers(device: Device) -> tuple[list[str], str]:
    """Execution providers for a device, and in words which one it is and why.

    Raises
    ------
    InputError : the GPU is demanded and ONNX Runtime has none
    """
    available = import_onnxruntime().get_available_providers()
    gpu = [p for p in _GPU_PROVIDERS if p in available]
    if device is Device.CPU:
        return ["CPUExecutionProvider"], "CPU (chosen)"
    if gpu:
        return [gpu[0], "CPUExecutionProvider"], f"GPU ({gpu[0]})"
    if device is Device.GPU:
        raise InputError(
            "DEVICE asks for the GPU, but the installed ONNX Runtime can use none here; choose automatic or CPU, "
            "or install the ONNX Runtime build for this GPU."
        )
    return ["CPUExecutionProvider"], "CPU (ONNX Runtime finds no GPU here)"


@lru_cache(maxsize=4)
def open_session(path: str, device: Device) -> Any:
    """An inference session for a model file, made once per process.

    Raises
    ------
    InputError : the file is no network that ONNX Runtime can run, or the GPU it was to run on refuses
    """
    onnxruntime = import_onnxruntime()
    providers, _ = choose_providers(device)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    if hasattr(os, "sched_getaffinity"):
        options.intra_op_num_threads = len(os.sched_getaffinity(0))
    # A pattern is kept per shape of a tile, of which a raster has nine: up to twice the memory, and no faster.
    options.enable_mem_pattern = False
    try:
        session = onnxruntime.InferenceSession(path, options, providers=providers)
    except Exception as error:
        raise InputError(f"{path} is no network that ONNX Runtime can run ({error}); choose another model.") from error
    if device is Device.GPU and session.get_providers()[0] == "CPUExecutionProvider":
        raise InputError("DEVICE asks for the GPU, but ONNX Runtime could not start on it; choose automatic or CPU.")
    return session


def close_sessions() -> None:
    """Give back the memory that ONNX Runtime keeps for the next tile: up to 1 GiB, as long as QGIS runs."""
    open_session.cache_clear()


def read_card(path: str) -> Card:
    """The card in a model file's metadata.

    Raises
    ------
    InputError : the file has no card
    """
    text = open_session(path, Device.CPU).get_modelmeta().custom_metadata_map.get(KEY)
    try:
        if text is None:
            raise ValueError("there is none")
        return Card.from_json(text)
    except ValueError as error:
        raise InputError(f"{path} has no usable card ({error}); choose another model.") from error


def fill_gaps(values: Array, level: float) -> Array:
    """Replace NaN by the level of the valid pixels around, and by ``level`` where there are none near.

    The network must see something where there is no data, and nothing that stands out: the logarithm of the mean
    intensity around, not the mean of the logarithms, which speckle pulls down.

    Parameters
    ----------
    values : log-amplitude ``(rows, cols)``
    level : its mean over the whole image
    """
    missing = np.isnan(values)
    if not missing.any():
        return values
    brightest = np.float32(level + _FILL_RANGE)  # a bright target at the edge must not light up all that is beyond it
    intensity = np.where(missing, np.float32(0), np.exp(2 * np.minimum(values, brightest) - 2 * np.float32(level)))
    count = centred_sum((~missing).astype(np.float32), FILL_WINDOW, FILL_WINDOW)
    mean = centred_sum(intensity.astype(np.float32), FILL_WINDOW, FILL_WINDOW) / np.maximum(count, 1)
    with np.errstate(divide="ignore"):
        around = np.float32(0.5) * np.log(mean) + np.float32(level)
    return np.where(missing, np.where(count > 0, around, np.float32(level)), values)


def keep_targets(noisy: Array, clean: Array, level: float) -> Array:
    """Let dominant point targets keep their intensity: a single scatterer has no speckle to remove.

    Between 34 and 40 dB over the image's mean level the result passes over from the estimate to the image, which only
    corner reflectors and the brightest buildings reach. (Lee et al. 2009, IEEE TGRS 47, keep strong targets likewise.)

    Parameters
    ----------
    noisy, clean : log-amplitude ``(rows, cols)`` of the image and of the estimate; NaN in the image is a gap
    level : mean log-amplitude of the image
    """
    above = (clean - np.float32(level)) * np.float32(20 / np.log(10))
    share = np.clip((above - _TARGET_FROM) / (_TARGET_TO - _TARGET_FROM), 0, 1)
    return np.where((share > 0) & np.isfinite(noisy), clean + share * (noisy - clean), clean)


@dataclass(frozen=True)
class NetworkDespeckle(Operation):
    """Despeckle every image of a block with a network: intensity ``(dates, rows, cols)`` in and out, NaN kept.

    Attributes
    ----------
    path : of the ``.onnx`` file
    card : of the network
    log_levels : mean log-intensity of every image as a whole, from a first pass: the network was made for images of
        another level, and each is brought there before and back afterwards
    """

    path: str
    card: Card
    log_levels: tuple[float, ...]
    device: Device = Device.AUTOMATIC

    @property
    def context(self) -> Context:
        halo = self.card.halo + FILL_WINDOW // 2
        return Context(halo=(halo, halo), multiple=self.card.multiple, border=self.card.multiple)

    @property
    def pixel_bytes(self) -> int:
        return (self.card.pixel_bytes + _OWN_BYTES) // 2  # two blocks fly, but only one of them is in the network

    @property
    def side(self) -> int:
        return _SIDE

    @property
    def concurrent(self) -> bool:
        return False

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (images,) = blocks
        return (np.stack([self._despeckle(w, level) for w, level in zip(images, self.log_levels)]),)

    def _despeckle(self, intensity: Array, log_level: float) -> Array:
        missing = np.isnan(intensity)
        if missing.all():
            return intensity
        card = self.card
        wanted = log_level / 2 if card.mean_log_amplitude is None else card.mean_log_amplitude
        shift = np.float32(log_level / 2 - wanted)
        span = np.float32(card.maximum - card.minimum)
        with np.errstate(divide="ignore"):
            amplitude = np.float32(0.5) * np.log(intensity) - shift
        # a pixel of exactly zero intensity has no logarithm: it counts as a gap for the network
        amplitude[np.isneginf(amplitude)] = np.nan
        x = (fill_gaps(amplitude, wanted) - np.float32(card.minimum)) / span
        y = self._infer(x[None, None])[0, 0] * span + np.float32(card.minimum)
        clean = np.exp(2 * (keep_targets(amplitude, y, wanted) + shift))
        clean[missing] = np.nan
        return clean

    def _infer(self, x: Array) -> Array:
        check_cancelled()
        session = open_session(self.path, self.device)
        options = import_onnxruntime().RunOptions()
        token = current_token()
        if token is None:
            return self._run(session, x, options)
        with token.calling(lambda: setattr(options, "terminate", True)):
            try:
                return self._run(session, x, options)
            except Exception:
                check_cancelled()
                raise

    @staticmethod
    def _run(session: Any, x: Array, options: Any) -> Array:
        (y,) = session.run(None, {session.get_inputs()[0].name: x}, options)
        return np.asarray(y, np.float32)
