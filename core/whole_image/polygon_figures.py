"""Mean and equivalent number of looks of every date of a series over a polygon, of any size."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ..cancel import check_cancelled
from ..files.opening import OpenRasters
from ..raster.polygon import Polygon
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Window

Array = NDArray[np.float32]

_SIDE = 256  # pixels of a tile
_BUDGET = 32_000_000  # pixels of all dates together: read in a second or two
_FEWEST = 16  # tiles, however many dates
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True)
class Moments:
    """Number, sum and sum of squares of intensities; those of parts can be added."""

    pixels: int = 0
    total: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, values: Array) -> Moments:
        """The moments of values that are all there."""
        exact = values.astype(np.float64)
        return cls(exact.size, float(exact.sum()), float(np.square(exact).sum()))

    def __add__(self, other: Moments) -> Moments:
        return Moments(self.pixels + other.pixels, self.total + other.total, self.squares + other.squares)

    @property
    def mean(self) -> float:
        """NaN without pixels."""
        return self.total / self.pixels if self.pixels else math.nan

    @property
    def enl(self) -> float:
        """Equivalent number of looks, mean² over variance: of the speckle alone where the ground is one surface.

        NaN for fewer than two pixels, or where all have one value.

        Examples
        --------
        >>> Moments.of(np.float32([1, 3])).enl
        4.0
        """
        if self.pixels < 2:
            return math.nan
        variance = self.squares / self.pixels - self.mean**2
        return self.mean**2 / variance if variance > 1e-12 * self.mean**2 else math.nan


@dataclass(frozen=True)
class PolygonFigures:
    """Figures of a polygon.

    Attributes
    ----------
    dates : for each date the moments of every series, over the pixels that have data in all of them
    tiles, touched : number of tiles that were read, and of those that the polygon touches
    """

    dates: tuple[tuple[Moments, ...], ...]
    tiles: int
    touched: int

    @property
    def looks(self) -> tuple[float, ...]:
        """Median over the dates of the equivalent number of looks, of each series; NaN where none is known.

        Examples
        --------
        >>> dates = [(Moments.of(np.float32(values)),) for values in ([1, 3], [2, 2], [2, 4])]
        >>> PolygonFigures(tuple(dates), 1, 1).looks
        (6.5,)
        """
        known = ([m.enl for m in moments if math.isfinite(m.enl)] for moments in zip(*self.dates))
        return tuple(median(looks) if looks else math.nan for looks in known)


def measure_polygon(series: Sequence[Stack], polygon: Polygon, window: Window) -> PolygonFigures:
    """Read what lies in a polygon, tile by tile; of a large one a sample of tiles, spread over it.

    Parameters
    ----------
    series : with the same dates, on grids whose pixels coincide
    polygon : on the first of them
    window : of the first, which all of them cover

    Raises
    ------
    InputError : a file cannot be read

    Examples
    --------
    >>> from osgeo import gdal
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> raster = gdal.GetDriverByName("GTiff").Create("/vsimem/polygon.tif", 4, 3, 1, gdal.GDT_Float32)
    >>> raster.WriteArray(np.float32([[1, 2, 9, 9], [3, 9, 9, 9], [9, 9, 9, 9]])) or raster.FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/polygon.tif")], Scale.INTENSITY)
    >>> polygon = Polygon(((0.0, 0.0), (0.0, 2.9), (2.9, 0.0)))
    >>> ((date,),) = measure_polygon([stack], polygon, Window(0, 0, 3, 4)).dates
    >>> date.pixels, date.mean
    (3, 2.0)
    """
    touched = polygon.tiles(window, _SIDE)
    tiles = spread(touched, max(_FEWEST, _BUDGET // (_SIDE**2 * len(series[0]) * len(series))))
    places = [_origin(stack, series[0]) for stack in series]
    files = OpenRasters()
    try:
        dates = []
        for k in range(len(series[0])):
            readers = [StackReader(stack.select(k), files) for stack in series]
            moments = [Moments()] * len(series)
            for tile in tiles:
                check_cancelled()
                found = _moments(readers, places, polygon, tile)
                moments = [one + other for one, other in zip(moments, found)]
            dates.append(tuple(moments))
    finally:
        files.close()
    return PolygonFigures(tuple(dates), len(tiles), len(touched))


def spread(tiles: Sequence[Window], most: int) -> list[Window]:
    """At most so many of the tiles, spread over them all.

    One out of each of equal parts of the list, at a place of its own in each: one after a fixed number would lie in
    few columns.

    Examples
    --------
    >>> tiles = [Window(row, col, 1, 1) for row in range(10) for col in range(10)]
    >>> [(tile.row, tile.col) for tile in spread(tiles, 5)]
    [(0, 0), (3, 2), (4, 4), (7, 7), (8, 9)]
    """
    if len(tiles) <= most:
        return list(tiles)
    part = len(tiles) / most
    return [tiles[int(part * (k + k * _GOLDEN % 1))] for k in range(most)]


def _origin(stack: Stack, first: Stack) -> tuple[int, int]:
    """Row and column of a series' upper left pixel in another one."""
    if stack.grid.geotransform is None:
        return 0, 0
    row, col = first.grid.pixel_of(stack.grid.geotransform[0], stack.grid.geotransform[3])
    return round(row), round(col)


def _moments(
    readers: Sequence[StackReader], places: Sequence[tuple[int, int]], polygon: Polygon, tile: Window
) -> list[Moments]:
    """Moments of one date in a tile, for each series."""
    mask = polygon.mask(tile)
    if not mask.any():
        return [Moments()] * len(readers)
    blocks = [
        reader.read(Window(tile.row - row, tile.col - col, tile.rows, tile.cols))[0][mask]
        for reader, (row, col) in zip(readers, places)
    ]
    valid = np.isfinite(blocks).all(axis=0)
    return [Moments.of(block[valid]) for block in blocks]
