"""dolphin's similar pixels, and the averaging over them that is left to its user; runs in dolphin's own environment.

The averaging is compiled by numba, which dolphin brings: it took a tenth of the time of a NumPy loop over the offsets,
and less than letting JAX fuse it with the test.
"""

from __future__ import annotations

import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from worker import serve

# dolphin imports it for the types of rasters, not used here; Debian's is built for NumPy 1, and dolphin brings NumPy 2.
sys.modules["osgeo.gdal_array"] = types.ModuleType("osgeo.gdal_array")

import dolphin  # noqa: E402
import jax  # noqa: E402
import numba  # noqa: E402
from dolphin.shp import estimate_neighbors  # noqa: E402
from dolphin.workflows import ShpMethod  # noqa: E402

HALF = 7


@numba.njit(parallel=True, fastmath=True)
def average(image: np.ndarray, neighbors: np.ndarray) -> np.ndarray:
    """Mean over the pixel and its neighbours: ``(rows, cols)``, and bool ``(rows, cols, window, window)``."""
    rows, cols = image.shape
    half = neighbors.shape[2] // 2
    out = np.empty_like(image)
    for r in numba.prange(rows):
        for c in range(cols):
            total, count = image[r, c], np.float32(1)
            for i in range(max(0, half - r), min(2 * half + 1, rows - r + half)):
                for j in range(max(0, half - c), min(2 * half + 1, cols - c + half)):
                    similar = np.float32(neighbors[r, c, i, j])
                    total += similar * image[r + i - half, c + j - half]
                    count += similar
            out[r, c] = total / count
    return out


def prepare(folder: Path) -> tuple[Callable[[], Any], dict[str, Any]]:
    """As in dolphin's workflow the mean and variance of the amplitude are given, and the mean intensity too."""
    mean, variance, intensity = (np.load(folder / f"{name}.npy") for name in ("mean", "variance", "intensity"))
    dates = int(np.load(folder / "dates.npy"))

    def neighbors() -> np.ndarray:
        found = estimate_neighbors(
            halfwin_rowcol=(HALF, HALF), alpha=0.05, mean=mean, var=variance, nslc=dates, method=ShpMethod.GLRT
        )
        return np.asarray(found)  # waits for JAX; shares its memory

    def run() -> np.ndarray:
        return average(intensity, neighbors())

    np.save(folder / "dolphin.npy", run())
    facts = {
        "version": f"dolphin {dolphin.__version__}, JAX {jax.__version__}, numba {numba.__version__}",
        "similar": float(neighbors().sum(dtype=np.int64) / intensity.size) + 1,
    }
    return run, facts


if __name__ == "__main__":
    serve(prepare)
