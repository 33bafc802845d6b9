"""Runs in deepdespeckling's environment: despeckles every image in a folder, ``a.npy`` to ``a.clean.npy``.

Amplitudes go through SAR2SAR, complex images through MERLIN; amplitudes come out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))  # which knows how to load it

from deepdespeckling.merlin.merlin_denoiser import MerlinDenoiser
from peer_deepdespeckling import PATCH, STRIDE, Sar2SarDenoiser


def despeckled(image: np.ndarray) -> np.ndarray:
    if not np.iscomplexobj(image):
        return Sar2SarDenoiser().denoise_image(image, PATCH, STRIDE)["denoised"]
    parts = np.stack([image.real, image.imag], axis=-1)
    return MerlinDenoiser("Sentinel-TOPS", symetrise=True).denoise_image(parts, PATCH, STRIDE)["denoised"]["full"]


def main(folder: Path) -> None:
    for path in sorted(folder.glob("*.npy")):
        np.save(path.with_suffix(".clean.npy"), np.asarray(despeckled(np.load(path)), np.float32))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
