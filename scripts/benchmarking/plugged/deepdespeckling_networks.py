"""SAR2SAR, from intensities, and MERLIN, from complex images, as deepdespeckling publishes them."""

from __future__ import annotations

import functools

import numpy as np
import torch
from files import each, folders

# PyTorch reads plain tensors only since 2.6; deepdespeckling's weights are a whole checkpoint.
torch.load = functools.partial(torch.load, weights_only=False)

from deepdespeckling.merlin.merlin_denoiser import MerlinDenoiser  # noqa: E402
from deepdespeckling.sar2sar.sar2sar_denoiser import Sar2SarDenoiser  # noqa: E402

Array = np.ndarray

PATCH, STRIDE = 256, 254  # its own defaults


def sar2sar(image: Array) -> Array:
    return np.asarray(Sar2SarDenoiser().denoise_image(np.sqrt(image), PATCH, STRIDE)["denoised"]) ** 2


def merlin(image: Array) -> Array:
    parts = np.stack([image.real, image.imag], axis=-1)
    found = MerlinDenoiser("Sentinel-TOPS", symetrise=True).denoise_image(parts, PATCH, STRIDE)
    return np.asarray(found["denoised"]["full"]) ** 2


def main() -> None:
    given, method = folders("sar2sar", "merlin")
    each(given, sar2sar if method == "sar2sar" else merlin)


if __name__ == "__main__":
    main()
