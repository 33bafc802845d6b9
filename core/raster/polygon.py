"""Polygons on a raster: the pixels whose centres lie in one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, ogr, osr

from .grid import Grid
from .tiles import Shape, Window, within

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Polygon:
    """A polygon on a raster; where it crosses itself, every other part is inside.

    Attributes
    ----------
    corners : row and column of each, counted from the raster's upper left corner; whole numbers are pixels' edges
    """

    corners: tuple[tuple[float, float], ...]

    @classmethod
    def on(cls, grid: Grid, places: Iterable[tuple[float, float]]) -> Polygon:
        """The polygon with its corners at places, easting and northing, in the grid's coordinate system.

        Raises
        ------
        ValueError : nothing places the pixels of the grid on the ground

        Examples
        --------
        >>> grid = Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0))
        >>> Polygon.on(grid, [(510, 890), (520, 890), (520, 870)]).corners
        ((1.0, 1.0), (1.0, 2.0), (3.0, 2.0))
        """
        return cls(tuple(grid.pixel_of(east, north) for east, north in places))

    def window(self, shape: Shape) -> Window | None:
        """The pixels of a raster around it; None where it lies outside, or has an endless corner.

        Examples
        --------
        >>> Polygon(((-5.0, 1.5), (3.5, 1.5), (3.5, 4.0))).window((20, 20))
        Window(row=0, col=1, rows=4, cols=3)
        """
        rows, cols = zip(*self.corners)
        if not all(map(math.isfinite, (*rows, *cols))):
            return None
        top, left = math.floor(min(rows)), math.floor(min(cols))
        around = Window(top, left, math.ceil(max(rows)) - top, math.ceil(max(cols)) - left)
        there = within(around, shape)
        return there if there.rows > 0 and there.cols > 0 else None

    def mask(self, window: Window) -> Mask:
        """True for the pixels of a window whose centres lie in the polygon: ``(rows, cols)``.

        Examples
        --------
        >>> Polygon(((0.0, 0.0), (0.0, 2.9), (2.9, 0.0))).mask(Window(0, 0, 3, 4)).astype(int)
        array([[1, 1, 0, 0],
               [1, 0, 0, 0],
               [0, 0, 0, 0]])
        """
        return self._burnt(window, 1)

    def tiles(self, window: Window, side: int) -> list[Window]:
        """The tiles of a window that the polygon touches, row by row.

        Examples
        --------
        >>> triangle = Polygon(((0.0, 0.0), (0.0, 9.0), (9.0, 0.0)))
        >>> [(tile.row, tile.col) for tile in triangle.tiles(Window(0, 0, 9, 9), 4)]
        [(0, 0), (0, 4), (0, 8), (4, 0), (4, 4), (8, 0)]
        """
        bottom, right = window.row + window.rows, window.col + window.cols
        found = []
        for down, across in zip(*np.nonzero(self._burnt(window, side))):
            row, col = window.row + int(down) * side, window.col + int(across) * side
            found.append(Window(row, col, min(side, bottom - row), min(side, right - col)))
        return found

    def _burnt(self, window: Window, side: int) -> Mask:
        """The polygon on a raster with a pixel for each square of a window; squares of several pixels if touched."""
        shape = -(-window.rows // side), -(-window.cols // side)
        raster = gdal.GetDriverByName("MEM").Create("", shape[1], shape[0], 1, gdal.GDT_Byte)
        plane = osr.SpatialReference('LOCAL_CS["pixels"]')  # without one GDAL warns
        raster.SetSpatialRef(plane)
        raster.SetGeoTransform((window.col, side, 0, window.row, 0, side))
        vector = _vector_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
        layer = vector.CreateLayer("polygon", plane)
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(self._geometry())
        layer.CreateFeature(feature)
        gdal.RasterizeLayer(raster, [1], layer, burn_values=[1], options=["ALL_TOUCHED=TRUE"] if side > 1 else [])
        burnt: Mask = raster.ReadAsArray().astype(bool)
        return burnt

    def _geometry(self) -> ogr.Geometry:
        ring, polygon = ogr.Geometry(ogr.wkbLinearRing), ogr.Geometry(ogr.wkbPolygon)
        for row, col in (*self.corners, self.corners[0]):
            ring.AddPoint_2D(col, row)
        polygon.AddGeometry(ring)
        return polygon


def _vector_driver() -> gdal.Driver:
    """Vectors in memory: a driver of its own until GDAL 3.11."""
    driver = gdal.GetDriverByName("MEM")
    return driver if driver.GetMetadataItem(gdal.DCAP_VECTOR) else gdal.GetDriverByName("Memory")
