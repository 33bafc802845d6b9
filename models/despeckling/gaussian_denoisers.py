"""The denoisers of Gaussian noise that MuLoG can work with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np

from ...core.errors import InputError
from ...core.feedback import Feedback
from ...core.mulog.sliding_dct import BLOCK, denoise_by_sliding_dct
from ...core.raster.tiles import Context
from ..engines.devices import Device
from ..engines.engine import TrainedNetwork
from ..library.catalog import GAUSSIAN
from ..library.network_file import NetworkFile
from .inference import Array, finite_answer

# The tuned numbers of this room, each with [unit, sensible range] and its origin.
# [pixels, 32 to 160] Through all rounds of MuLoG the result moves by 2e-6 dB with cosines, where the rest is left out.
# With the network, whose own halo is 80, by 0.007 dB; BM3D looks for like blocks within 19 pixels in each round
_HALO_OF_COSINES, _HALO_OF_BM3D = 48, 96
# [log-amplitude] The noise that the network was trained with
_LEAST_NOISE, _MOST_NOISE = 0.02, 0.9
# [share of the range 0 to 1 of BM3D's images, 0.1 to 0.2] BM3D is made for no more noise than this
_MOST_FOR_BM3D = 40 / 255


class DenoiserKind(Enum):
    """Denoiser of DENOISER."""

    AUTOMATIC = 0
    NETWORK = 1
    COSINES = 2
    BM3D = 3


class GaussianDenoiser:
    """A denoiser of white Gaussian noise in log-intensity; see :class:`.core.mulog.admm.Denoiser`.

    Attributes
    ----------
    name : for people
    context : what MuLoG with it needs around a tile
    pixel_bytes : working memory per pixel of a block
    concurrent : see :class:`Operation`
    """

    name: str
    context: Context
    pixel_bytes: int
    concurrent: bool

    def __call__(self, image: Array, deviation: float) -> Array:
        raise NotImplementedError


@dataclass(frozen=True)
class NetworkDenoiser(GaussianDenoiser):
    """A network that takes log-amplitude, and ln of the noise's standard deviation as a second channel."""

    network: TrainedNetwork
    concurrent = False

    @property
    def name(self) -> str:  # type: ignore[override]
        return f"the network {self.network.name}"

    @property
    def context(self) -> Context:  # type: ignore[override]
        card = self.network.card
        return Context(halo=(card.halo, card.halo), multiple=card.multiple, border=card.multiple)

    @property
    def pixel_bytes(self) -> int:  # type: ignore[override]
        return self.network.card.pixel_bytes // 2  # of two blocks in progress only one is in the network

    def __call__(self, image: Array, deviation: float) -> Array:
        noise = math.log(min(max(deviation / 2, _LEAST_NOISE), _MOST_NOISE))
        channels = np.stack([image * np.float32(0.5), np.full_like(image, noise)])
        return 2 * finite_answer(self.network, channels[None])[0, 0]


@dataclass(frozen=True)
class SlidingCosines(GaussianDenoiser):
    """Thresholds in a sliding cosine transform: nothing has to be installed for it."""

    name = "a sliding cosine transform"
    context = Context(halo=(_HALO_OF_COSINES,) * 2, multiple=BLOCK)
    pixel_bytes = 60
    concurrent = True

    def __call__(self, image: Array, deviation: float) -> Array:
        return denoise_by_sliding_dct(image, deviation)


@dataclass(frozen=True)
class Bm3d(GaussianDenoiser):
    """BM3D (Dabov et al. 2007) as the Python package ``bm3d`` has it, where the user has installed that himself."""

    name = "BM3D"
    context = Context(halo=(_HALO_OF_BM3D,) * 2)
    pixel_bytes = 300
    concurrent = False

    def __call__(self, image: Array, deviation: float) -> Array:
        low, high = float(image.min()), float(image.max())
        scale = min(1 / max(high - low, 1e-6), _MOST_FOR_BM3D / deviation)
        clean = import_bm3d().bm3d((image - low) * scale, deviation * scale)
        return np.asarray(clean / scale + low, np.float32)


def import_bm3d() -> Any:
    """The package, which is never bundled.

    Raises
    ------
    InputError : it is not installed, or does not start
    """
    try:
        import bm3d
    except Exception as error:  # what a compiled package fails with is its own
        raise InputError(
            f"DENOISER asks for BM3D, whose Python package bm3d does not start here ({error}); install it beside "
            "QGIS's Python if its licence, for non-commercial use only, suits you, or choose another DENOISER."
        ) from error
    return bm3d


def find_denoiser(kind: DenoiserKind, device: Device, feedback: Feedback) -> GaussianDenoiser:
    """The denoiser for a run, told to the user.

    Raises
    ------
    InputError : what was asked for does not run here
    """
    if kind is DenoiserKind.BM3D:
        import_bm3d()
        return Bm3d()
    if kind is DenoiserKind.COSINES:
        return SlidingCosines()
    try:
        return NetworkDenoiser(NetworkFile.find(GAUSSIAN, "date", None, device, feedback))
    except InputError as error:
        if kind is DenoiserKind.NETWORK or device is Device.GPU:
            raise
        feedback.warning(f"MuLoG works with {SlidingCosines.name}, because no network runs here: {error}")
        return SlidingCosines()
