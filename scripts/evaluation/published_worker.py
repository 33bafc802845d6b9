"""Runs in deepdespeckling's environment: despeckles every amplitude in a folder, ``a.npy`` to ``a.clean.npy``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))  # which knows how to load it

from peer_deepdespeckling import PATCH, STRIDE, Sar2SarDenoiser


def main(folder: Path) -> None:
    denoiser = Sar2SarDenoiser()
    for path in sorted(folder.glob("*.npy")):
        clean = denoiser.denoise_image(np.load(path), PATCH, STRIDE)["denoised"]
        np.save(path.with_suffix(".clean.npy"), np.asarray(clean, np.float32))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
