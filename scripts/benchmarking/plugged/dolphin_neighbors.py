"""dolphin's statistically homogeneous pixels, and every date averaged over them, which dolphin leaves to its user."""

from __future__ import annotations

import sys
import types

import numpy as np
from files import folders

# dolphin imports it for the types of rasters, not used here; Debian's is built for NumPy 1, and dolphin brings NumPy 2.
sys.modules["osgeo.gdal_array"] = types.ModuleType("osgeo.gdal_array")

from dolphin.shp import estimate_neighbors  # noqa: E402
from dolphin.workflows import ShpMethod  # noqa: E402

HALF, ALPHA = 7, 0.05


def main() -> None:
    given, _ = folders("glrt")
    images = given.read()
    amplitude = np.sqrt(images)
    neighbors = np.array(  # its own memory cannot be written to
        estimate_neighbors(
            halfwin_rowcol=(HALF, HALF),
            alpha=ALPHA,
            mean=amplitude.mean(axis=0),
            var=amplitude.var(axis=0),
            nslc=len(images),
            method=ShpMethod.GLRT,
        )
    )
    neighbors[:, :, HALF, HALF] = True  # the pixel itself
    rows, cols = images.shape[1:]
    for name in given.wanted:
        padded = np.pad(given.read([name])[0], HALF)
        total = np.zeros((rows, cols))
        for i in range(2 * HALF + 1):
            for j in range(2 * HALF + 1):
                total += neighbors[:, :, i, j] * padded[i : i + rows, j : j + cols]
        inside = np.pad(np.ones((rows, cols), bool), HALF)
        count = np.zeros((rows, cols))
        for i in range(2 * HALF + 1):
            for j in range(2 * HALF + 1):
                count += neighbors[:, :, i, j] * inside[i : i + rows, j : j + cols]
        given.write(name, total / count)


if __name__ == "__main__":
    main()
