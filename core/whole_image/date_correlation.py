"""The correlation of speckle from date to date: how much of it the dates of a series share.

Over deserts, rock and towns a date's speckle is in part that of the date before. A mean over such dates keeps what they
share, however many they are, and a despeckler takes what is left for the ground.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..streaming.operation import Identity
from ..streaming.streams import Images, Streams

Array = NDArray[np.float32]

# The tuned numbers of this file, each with [unit, sensible range].
# [pixels a side, 8 to 32] Cells that lie within one field, of 80 independent pixels of single-look speckle
_CELL = 16
# [share of a cell's pixels, 0.3 to 0.9] Others say too little
_KNOWN = 0.5


def correlation_from(relative_variance: float, looks: float) -> float:
    """Correlation ρ of the intensities of two dates, from the relative variance q = (1 − ρ)/(L + ρ) over the dates.

    Of L looks and reflectivity σ the variance over the dates is σ²(1 − ρ)/L in the mean, and the square of their mean,
    less what that variance adds to it, σ²(1 + ρ/L): Goodman 2007 (Speckle phenomena in optics, ch. 4).

    Examples
    --------
    >>> correlation_from(1.0, looks=1), correlation_from(0.6, looks=1)
    (0.0, 0.25)
    """
    return max((1 - relative_variance * looks) / (1 + relative_variance), 0.0)


def cell_variances(stack: Array) -> Array:
    """Relative variance over the dates in the cells of 16 × 16 pixels of a stack that are about full of data.

    Parameters
    ----------
    stack : intensity ``(dates, rows, cols)``, NaN = no data

    Examples
    --------
    >>> stack = np.random.default_rng(1).exponential(size=(9, 64, 64)).astype(np.float32)
    >>> round(float(np.median(cell_variances(stack))), 1)
    1.0
    """
    known = np.isfinite(stack)
    number = known.sum(axis=0).astype(np.float32)
    enough = number > 1
    filled = np.where(known, stack, np.float32(0))
    mean = filled.sum(axis=0) / np.maximum(number, 1)
    squares = (np.where(known, stack - mean, np.float32(0)) ** 2).sum(axis=0)
    variance = np.where(enough, squares / np.maximum(number - 1, 1), np.float32(0))
    level = np.where(enough, mean**2 - variance / np.maximum(number, 1), np.float32(0))
    pixels, variances, levels = (_cells(image) for image in (enough.astype(np.float32), variance, level))
    full = (pixels >= _KNOWN * _CELL**2) & (levels > 0)
    return np.asarray(variances[full] / levels[full])


def _cells(image: Array) -> Array:
    """Sums over whole cells, ``(cells,)``."""
    rows, cols = (size // _CELL for size in image.shape)
    whole = image[: rows * _CELL, : cols * _CELL]
    return whole.reshape(rows, _CELL, cols, _CELL).sum(axis=(1, 3), dtype=np.float64).ravel()


def sample_correlation(dates: Images, looks: float, streams: Streams, feedback: Feedback) -> float:
    """Correlation of the intensity of speckle between two dates, in the median over pieces spread over them.

    Changes only lower it: they add to the variance. 0 where there is one date, or no cell is full of data.

    Parameters
    ----------
    looks : of each date

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> speckle = np.random.default_rng(1).exponential(1, (5, 100, 100)).astype(np.float32)
    >>> _ = gdal_array.SaveArray(speckle, "/vsimem/dates.tif", "GTiff").FlushCache()
    >>> dates = open_stack([RasterInput("/vsimem/dates.tif")], Scale.INTENSITY)
    >>> round(sample_correlation(dates, 1, RasterStreams(), Silent()), 1)
    0.0
    """
    if len(dates) < 2:
        return 0.0
    pieces = streams.sample(Identity(), [dates], lambda blocks, _: cell_variances(blocks[0]), feedback)
    cells = np.concatenate(list(pieces))
    return correlation_from(float(np.median(cells)), looks) if cells.size else 0.0
