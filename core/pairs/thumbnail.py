"""Small pictures of patches, as PNG files."""

from __future__ import annotations

from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, gdal_array

Array = NDArray[np.float32]

SIDE = 64  # pixels
_CUT = (0.02, 0.98)  # quantiles of the decibels that become black and white


def thumbnail(intensity: Array) -> bytes:
    """A patch in grey: its decibels, between two quantiles; ``(rows, cols)`` in, the bytes of a PNG file out.

    Examples
    --------
    >>> picture = thumbnail(np.arange(1, 10001, dtype=np.float32).reshape(100, 100))
    >>> picture[1:4]
    b'PNG'
    """
    step = max(1, min(intensity.shape) // SIDE)
    rows, cols = (size // step for size in intensity.shape)
    cells = intensity[: rows * step, : cols * step].reshape(rows, step, cols, step)
    known = np.isfinite(cells)
    mean = np.where(known, cells, 0).sum(axis=(1, 3)) / np.maximum(known.sum(axis=(1, 3)), 1)
    level = np.log(np.maximum(mean, np.finfo(np.float32).tiny))
    there = level[mean > 0]
    low, high = np.quantile(there, _CUT) if there.size else (0.0, 1.0)
    grey = np.clip((level - low) / max(high - low, 1e-6) * 255, 0, 255).astype(np.uint8)
    return png(grey)


def png(grey: NDArray[np.uint8]) -> bytes:
    """The bytes of a PNG file in grey.

    Examples
    --------
    >>> png(np.zeros((2, 2), np.uint8))[1:4]
    b'PNG'
    """
    path = f"/vsimem/{uuid4().hex}.png"
    try:
        gdal.GetDriverByName("PNG").CreateCopy(path, gdal_array.OpenArray(grey)).FlushCache()
        file = gdal.VSIFOpenL(path, "rb")
        size = gdal.VSIStatL(path).size
        content = bytes(gdal.VSIFReadL(1, size, file))
        gdal.VSIFCloseL(file)
        return content
    finally:
        gdal.Unlink(path)
