"""Distance of a super-image from the one that the results of earlier dates were made with."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ..feedback import Feedback
from ..streaming.operation import Array, Identity
from ..streaming.streams import Images, Streams


def sample_drift(now: Images, before: Images, dates: Images, streams: Streams, feedback: Feedback) -> list[float]:
    """Change of a super-image over the pixels of each date, root mean square in dB, from pieces spread over it.

    The result of a date follows its super-image nearly everywhere: this is about what the result would change by.

    Parameters
    ----------
    now, before : one image each
    dates : of which the pixels with data count

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> def image(name, values):
    ...     _ = gdal_array.SaveArray(np.float32([values]), f"/vsimem/{name}.tif", "GTiff").FlushCache()
    ...     return open_stack([RasterInput(f"/vsimem/{name}.tif")], Scale.INTENSITY)
    >>> now, before, date = image("now", [1, 10, 1]), image("before", [1, 1, 1]), image("date", [1, 0, 1])
    >>> sample_drift(now, before, date, RasterStreams(), Silent())
    [0.0]
    """

    def measure(blocks: list[Array], _: list[Array]) -> list[tuple[float, int]]:
        (new,), (old,), stack = blocks
        squares = (10 * np.log10(new / old)) ** 2
        return [_sum_of(squares[np.isfinite(squares) & ~np.isnan(date)]) for date in stack]

    pieces = streams.sample(Identity(), [now, before, dates], measure, feedback)
    return [_root_mean(date) for date in zip(*pieces)]


def _sum_of(squares: Array) -> tuple[float, int]:
    return float(squares.sum(dtype=np.float64)), int(squares.size)


def _root_mean(pieces: Sequence[tuple[float, int]]) -> float:
    total, pixels = (sum(part) for part in zip(*pieces))
    return math.sqrt(total / pixels) if pixels else 0.0
