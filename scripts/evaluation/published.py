"""SAR2SAR as published: its authors' weights for GRD images, run by deepdespeckling in an environment of its own."""

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

from peers import DEEPDESPECKLING, Unavailable

Array = NDArray[np.float32]

VERSION = " ".join(DEEPDESPECKLING.requirements)
_WORKER = Path(__file__).with_name("published_worker.py")

__all__ = ["VERSION", "Unavailable", "published"]


def published(images: Sequence[Array]) -> list[Array]:
    """Despeckle intensities of one look in Sentinel-1's digital numbers, at least 256 × 256; gives intensities.

    Raises
    ------
    Unavailable : it cannot be installed, or fails
    """
    DEEPDESPECKLING.install()
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-evaluate-") as folder:
        for number, image in enumerate(images):
            np.save(Path(folder) / f"{number:04d}.npy", np.sqrt(image))
        command = [str(DEEPDESPECKLING.python), str(_WORKER), folder]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise Unavailable(f"deepdespeckling fails here: {result.stderr.strip().splitlines()[-1]}")
        return [np.load(Path(folder) / f"{number:04d}.clean.npy") ** 2 for number in range(len(images))]
