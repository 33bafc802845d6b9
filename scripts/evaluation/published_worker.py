"""Runs in deepdespeckling's environment: despeckles every amplitude in a folder, ``a.npy`` to ``a.clean.npy``."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

import numpy as np
import torch

PATCH, STRIDE = 256, 254  # its own defaults

# PyTorch reads plain tensors only since 2.6; deepdespeckling's weights are a whole checkpoint.
torch.load = functools.partial(torch.load, weights_only=False)

from deepdespeckling.sar2sar.sar2sar_denoiser import Sar2SarDenoiser  # noqa: E402


def main(folder: Path) -> None:
    denoiser = Sar2SarDenoiser()
    for path in sorted(folder.glob("*.npy")):
        clean = denoiser.denoise_image(np.load(path), PATCH, STRIDE)["denoised"]
        np.save(path.with_suffix(".clean.npy"), np.asarray(clean, np.float32))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
