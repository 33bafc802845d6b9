"""SAR2SAR and MERLIN as published, run by deepdespeckling in an environment of its own.

SAR2SAR's weights are its authors' for GRD images; MERLIN's those for Sentinel-1's single-look complex ones.
"""

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

__all__ = ["VERSION", "Unavailable", "merlin", "published"]


def published(images: Sequence[Array]) -> list[Array]:
    """Despeckle intensities of one look in Sentinel-1's digital numbers, at least 256 × 256; gives intensities.

    Raises
    ------
    Unavailable : it cannot be installed, or fails
    """
    return _cleaned([np.sqrt(image) for image in images])


def merlin(fields: Sequence[NDArray[np.complex64]]) -> list[Array]:
    """Despeckle complex images of one look in Sentinel-1's digital numbers, at least 256 × 256; gives intensities.

    Raises
    ------
    Unavailable : it cannot be installed, or fails
    """
    return _cleaned(fields)


def _cleaned(inputs: Sequence[NDArray[np.float32] | NDArray[np.complex64]]) -> list[Array]:
    """Intensities from amplitudes, by SAR2SAR, or from complex images, by MERLIN."""
    DEEPDESPECKLING.install()
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-evaluate-") as folder:
        for number, image in enumerate(inputs):
            np.save(Path(folder) / f"{number:04d}.npy", image)
        command = [str(DEEPDESPECKLING.python), str(_WORKER), folder]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            raise Unavailable(f"deepdespeckling fails here: {result.stderr.strip().splitlines()[-1]}")
        return [np.load(Path(folder) / f"{number:04d}.clean.npy") ** 2 for number in range(len(inputs))]
