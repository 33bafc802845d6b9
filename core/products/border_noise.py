"""Dark noise along the borders of Sentinel-1 GRD images, which ESA's processor wrote there before its version 2.9.

The borders of these images were not set to zero: resampling left low values there, in steps that follow the bursts.
Nothing that was imaged is as dark, because the noise of the receiver alone is brighter. So a border is the dark stretch
from an edge of the image to its first bright stretch, along rows and along columns.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..cancel import check_cancelled
from ..files.gdal_errors import GdalFailure
from .valid_lines import ValidLines

Array = NDArray[np.float32]

# [digital numbers, 10 to 20] −30 dB in σ⁰ at the usual calibration constant of 470, the limit in use for masking
# borders; the receiver's noise, −22 to −27 dB, has a mean of 20 to 40
_DARK = 15.0
# [pixels, 8 to 64] Amplitude is averaged over so many: its speckle of 4 looks leaves 7 % in the mean
_STRETCH = 16
# [pixels, 500 to 4000] The borders are not wider; SNAP looks at 500
_WIDEST = 2048
_STEP = 128  # rows read at once


@lru_cache(maxsize=64)
def borders(path: str, changed: float) -> tuple[ValidLines, float]:
    """The valid part of an image, and the share of its pixels that are noise outside of it.

    Parameters
    ----------
    changed : time of the file's last change, so that a file is looked at anew only where it is another one

    Examples
    --------
    >>> image = np.full((64, 64), 100, np.uint16)
    >>> image[:, :10] = 4
    >>> dataset = gdal.GetDriverByName("GTiff").Create("/vsimem/old_grd.tif", 64, 64, 1, gdal.GDT_UInt16)
    >>> _ = dataset.GetRasterBand(1).WriteArray(image), dataset.FlushCache()
    >>> lines, share = borders("/vsimem/old_grd.tif", 0.0)
    >>> np.frombuffer(lines.by_row, np.int32)[:2], share
    (array([10, 63], dtype=int32), 0.15625)
    """
    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    rows, cols = band.YSize, band.XSize

    def read(row: int, count: int) -> Array:
        check_cancelled()
        values = band.ReadAsArray(0, row, cols, count)
        if values is None:  # GDAL tells of failures by return values, too
            raise GdalFailure(gdal.GetLastErrorMsg())
        return np.asarray(values, np.float32)

    top = _depths(read, rows, cols)
    bottom = rows - 1 - _depths(lambda row, count: read(rows - row - count, count)[::-1], rows, cols)
    by_column = np.stack([top, bottom], axis=1)
    by_row = np.empty((rows, 2), np.int32)
    noise = 0
    for row in range(0, rows, _STEP):
        block = read(row, min(_STEP, rows - row))
        by_row[row : row + len(block), 0] = first_bright(block[:, :_WIDEST], 1)
        by_row[row : row + len(block), 1] = cols - 1 - first_bright(block[:, ::-1][:, :_WIDEST], 1)
        left = block.copy()
        ValidLines.of(by_row, by_column).clear(left, row, 0)
        noise += int(np.count_nonzero(np.isnan(left) & (block > 0)))
    return ValidLines.of(by_row, by_column), noise / (rows * cols)


def first_bright(values: Array, axis: int) -> NDArray[np.int32]:
    """Place of the first bright pixel of a bright stretch along an axis; the length of the axis where there is none.

    Examples
    --------
    >>> row = np.array([[0, 3, 40, 2] + 30 * [80]], np.float32)
    >>> first_bright(row, 1)
    array([2], dtype=int32)
    """
    values = np.moveaxis(values, axis, -1)
    size = values.shape[-1]
    stretch = min(_STRETCH, size)
    sums = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=-1, dtype=np.float64)
    means = (sums[:, stretch:] - sums[:, :-stretch]) / stretch
    bright = np.repeat(means >= _DARK, [1] * (means.shape[1] - 1) + [stretch], axis=1)[:, :size] & (values >= _DARK)
    return np.where(bright.any(axis=-1), bright.argmax(axis=-1), size).astype(np.int32)


def _depths(read: Callable[[int, int], Array], rows: int, cols: int) -> NDArray[np.int32]:
    """Rows of border in every column, counted from the row that is read first."""
    found = np.full(cols, min(rows, _WIDEST), np.int32)
    open_columns = np.ones(cols, bool)
    for row in range(0, min(rows, _WIDEST), _STEP):
        count = min(_STEP + _STRETCH - 1, rows - row)
        depth = first_bright(read(row, count), 0)
        here = open_columns & (depth < min(_STEP, count))
        found[here] = row + depth[here]
        open_columns &= ~here
        if not open_columns.any():
            break
    return found
