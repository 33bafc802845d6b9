"""deepdespeckling's SAR2SAR, with its own weights; runs in its own environment."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch
from worker import serve

PATCH, STRIDE = 256, 254  # its own defaults

# PyTorch reads plain tensors only since 2.6; deepdespeckling's weights are a whole checkpoint.
torch.load = functools.partial(torch.load, weights_only=False)

from deepdespeckling.sar2sar.sar2sar_denoiser import Sar2SarDenoiser  # noqa: E402


def prepare(folder: Path) -> tuple[Callable[[], Any], dict[str, Any]]:
    amplitude = np.load(folder / "amplitude.npy")
    denoiser = Sar2SarDenoiser()

    def run(image: np.ndarray = amplitude) -> np.ndarray:
        return denoiser.denoise_image(image, PATCH, STRIDE)["denoised"]

    run(amplitude[: 2 * PATCH, : 2 * PATCH])
    version = metadata.version("deepdespeckling")
    return run, {"version": f"deepdespeckling {version}, torch {torch.__version__} on the {denoiser.device}"}


if __name__ == "__main__":
    serve(prepare)
