"""SAR2SAR and MERLIN with the weights of their authors, in deepdespeckling's environment: arrays in, amplitudes out."""

from __future__ import annotations

import numpy as np
import torch
from deepdespeckling.merlin.merlin_denoiser import MerlinDenoiser
from deepdespeckling.sar2sar.sar2sar_denoiser import Sar2SarDenoiser
from numpy.typing import NDArray

Array = NDArray[np.float32]

PATCH, STRIDE = 256, 254  # its own defaults

# SAR2SAR's weights are a checkpoint whose loss is a number of NumPy's: that much more than tensors may be read, and
# nothing else is unpickled
_MULTIARRAY = getattr(np, "_core", np.core).multiarray  # NumPy 2 has moved it; the file has the old name
torch.serialization.add_safe_globals(
    [(_MULTIARRAY.scalar, "numpy.core.multiarray.scalar"), np.dtype, type(np.dtype(np.float64))]
)


def sar2sar(amplitude: Array, denoiser: Sar2SarDenoiser | None = None) -> Array:
    """SAR2SAR on an amplitude ``(rows, cols)``."""
    found = (denoiser or Sar2SarDenoiser()).denoise_image(amplitude, PATCH, STRIDE)
    return np.asarray(found["denoised"], np.float32)


def merlin(image: Array) -> Array:
    """MERLIN for Sentinel-1 on a complex image ``(rows, cols)``."""
    parts = np.stack([image.real, image.imag], axis=-1)
    found = MerlinDenoiser("Sentinel-TOPS", symetrise=True).denoise_image(parts, PATCH, STRIDE)
    return np.asarray(found["denoised"]["full"], np.float32)
