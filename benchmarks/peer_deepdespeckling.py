"""deepdespeckling's SAR2SAR, with its own weights; runs in its own environment."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch
from published_networks import PATCH, Sar2SarDenoiser, sar2sar
from worker import serve


def prepare(folder: Path) -> tuple[Callable[[], Any], dict[str, Any]]:
    amplitude = np.load(folder / "amplitude.npy")
    denoiser = Sar2SarDenoiser()

    def run(image: np.ndarray = amplitude) -> np.ndarray:
        return sar2sar(image, denoiser)

    run(amplitude[: 2 * PATCH, : 2 * PATCH])
    version = metadata.version("deepdespeckling")
    return run, {"version": f"deepdespeckling {version}, torch {torch.__version__} on the {denoiser.device}"}


if __name__ == "__main__":
    serve(prepare)
