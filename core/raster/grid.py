"""The grid of a raster's pixels, and the comparison of two grids.

A grid is plain values: GDAL is imported only where one is read from a file, written to one, or compared by its CRS.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .tiles import Window

if TYPE_CHECKING:
    from osgeo import gdal, osr

TOLERANCE = 0.01  # pixels
GCP_TOLERANCE = 1.0  # pixels: ground control points come from each date's own orbit


class Extent(NamedTuple):
    """A rectangle in the units of a coordinate system."""

    left: float
    low: float
    right: float
    high: float


@dataclass(frozen=True)
class Grid:
    """Size and georeference of a raster. Plain values only, so that it can travel to another process."""

    rows: int
    cols: int
    crs: str = ""
    geotransform: tuple[float, ...] | None = None
    gcps: tuple[tuple[Any, ...], ...] = ()
    gcp_crs: str = ""
    rpc: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[int, int]:
        return self.rows, self.cols

    @classmethod
    def of(cls, dataset: gdal.Dataset) -> Grid:
        gcps = tuple((g.GCPX, g.GCPY, g.GCPZ, g.GCPPixel, g.GCPLine, g.Info, g.Id) for g in dataset.GetGCPs() or ())
        return cls(
            rows=dataset.RasterYSize,
            cols=dataset.RasterXSize,
            crs=dataset.GetProjection() or "",
            geotransform=dataset.GetGeoTransform(can_return_null=True),
            gcps=gcps,
            gcp_crs=dataset.GetGCPProjection() or "" if gcps else "",
            rpc=dict(dataset.GetMetadata("RPC") or {}),
        )

    def window(self, row: int, col: int, rows: int, cols: int) -> Grid:
        """The grid of a window. Ground control points move along; RPCs, which are of the whole image, do not.

        Examples
        --------
        >>> Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0)).window(20, 30, 8, 8).geotransform
        (800.0, 10.0, 0.0, 700.0, 0.0, -10.0)
        """
        moved = self.geotransform
        if moved:
            x, across, shear_x, y, shear_y, down = moved
            moved = (x + col * across + row * shear_x, across, shear_x, y + col * shear_y + row * down, shear_y, down)
        gcps = tuple((x, y, z, pixel - col, line - row, *names) for x, y, z, pixel, line, *names in self.gcps)
        return replace(self, rows=rows, cols=cols, geotransform=moved, gcps=gcps, rpc={})

    def covering(self, extent: Extent) -> Window | None:
        """The pixels that an extent touches; None where it lies outside.

        Raises
        ------
        ValueError : nothing places the pixels on the ground, or only ground control points do

        Examples
        --------
        >>> grid = Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0))
        >>> grid.covering(Extent(520, 855, 540, 875))
        Window(row=2, col=2, rows=3, cols=2)
        """
        corners = [(east, north) for east in (extent.left, extent.right) for north in (extent.low, extent.high)]
        rows, cols = zip(*(self.pixel_of(east, north) for east, north in corners))
        first, last = zip(*(_touched(places, size) for places, size in ((rows, self.rows), (cols, self.cols))))
        if first[0] >= last[0] or first[1] >= last[1]:
            return None
        return Window(first[0], first[1], last[0] - first[0], last[1] - first[1])

    def pixel_of(self, east: float, north: float) -> tuple[float, float]:
        """Row and column of a place, counted from the raster's upper left corner; whole numbers are pixels' edges.

        Raises
        ------
        ValueError : nothing places the pixels on the ground, or only ground control points do

        Examples
        --------
        >>> Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0)).pixel_of(525, 890)
        (1.0, 2.5)
        """
        if self.geotransform is None:
            raise ValueError("the grid has no georeference")
        x, across, shear_x, y, shear_y, down = self.geotransform
        scale, east, north = _per_pixel(self.geotransform), east - x, north - y
        return (north * across - east * shear_y) * scale, (east * down - north * shear_x) * scale

    def write_to(self, dataset: gdal.Dataset) -> None:
        if self.geotransform:
            dataset.SetGeoTransform(self.geotransform)
        if self.gcps:
            from osgeo import gdal

            dataset.SetGCPs([gdal.GCP(*g) for g in self.gcps], self.gcp_crs)
        elif self.crs:
            dataset.SetProjection(self.crs)
        if self.rpc:
            dataset.SetMetadata(self.rpc, "RPC")

    def defect(self) -> str | None:
        """Say what makes the georeference impossible; None if nothing does."""
        if self.geotransform and not _are_finite(self.geotransform):
            return "has a georeference that is not made of numbers"
        if self.geotransform and not math.isfinite(_per_pixel(self.geotransform)):
            return "has a georeference in which its pixels have no area"
        if not all(_are_finite(point[:5]) for point in self.gcps):
            return "has ground control points that are not made of numbers"
        return None

    def difference(self, other: Grid) -> str | None:
        """Say what makes ``other`` another grid; None if the pixels are the same.

        They are the same to within 1/100 pixel, or to within a pixel on grids given by ground control points.
        """
        if self.shape != other.shape:
            return f"is {other.cols} × {other.rows} pixels, not {self.cols} × {self.rows}"
        for own, its in ((self.crs, other.crs), (self.gcp_crs, other.gcp_crs)):
            if not _same_crs(own, its):
                return f"has another coordinate system ({_crs_name(its)}, not {_crs_name(own)})"
        if self._placed_by != other._placed_by:
            return f"has {other._placed_by}"
        if self.geotransform and other.geotransform:
            shift, tolerance = self._largest_shift(self.geotransform, other.geotransform), TOLERANCE
        elif self.gcps != other.gcps:
            mine, theirs = _fitted(self.gcps), _fitted(other.gcps)
            if not mine or not theirs:
                return "has other ground control points"
            shift, tolerance = self._largest_shift(mine, theirs), GCP_TOLERANCE
        else:
            return None
        # not "shift > tolerance": what is no number is no agreement
        return None if shift <= tolerance else f"lies up to {shift:.3g} pixels beside it"

    @property
    def _placed_by(self) -> str:
        """Name of the information that places the pixels on the ground."""
        if self.geotransform is not None:
            return "a georeference"
        return "ground control points" if self.gcps else "no georeference"

    def _largest_shift(self, mine: tuple[float, ...], other: tuple[float, ...]) -> float:
        """Largest distance between the corners that two geotransforms give, in pixels of the first."""
        scale = _per_pixel(mine)
        largest = 0.0
        for row in (0, self.rows):
            for col in (0, self.cols):
                dx = other[0] - mine[0] + col * (other[1] - mine[1]) + row * (other[2] - mine[2])
                dy = other[3] - mine[3] + col * (other[4] - mine[4]) + row * (other[5] - mine[5])
                dcol = (mine[5] * dx - mine[2] * dy) * scale
                drow = (mine[1] * dy - mine[4] * dx) * scale
                largest = max(largest, abs(dcol), abs(drow)) if math.isfinite(dcol + drow) else math.inf
        return largest


def _touched(places: Sequence[float], size: int) -> tuple[int, int]:
    """The first pixel between places along a side, and the one after the last; what is closer is no part of a pixel."""
    first, last = math.floor(min(places) + TOLERANCE), math.ceil(max(places) - TOLERANCE)
    return max(first, 0), min(max(last, first + 1), size)


def _are_finite(numbers: Iterable[float]) -> bool:
    return all(math.isfinite(number) for number in numbers)


def _per_pixel(gt: tuple[float, ...]) -> float:
    """Pixels in a unit of area, with the sign of the axes; infinite if they have no area."""
    area = gt[1] * gt[5] - gt[2] * gt[4]
    return 1 / area if area else math.inf


def _fitted(gcps: tuple[tuple[Any, ...], ...]) -> tuple[float, ...] | None:
    """The geotransform that fits ground control points best; None if they are too few or lie in a line."""
    points = np.array([point[:5] for point in gcps], np.float64)
    pixels = np.column_stack([np.ones(len(points)), points[:, 3:5]])
    solution, _, rank, _ = np.linalg.lstsq(pixels, points[:, :2], rcond=None)
    fitted = tuple(map(float, solution.T.ravel()))
    return fitted if rank == 3 and math.isfinite(_per_pixel(fitted)) else None


def _spatial_reference(wkt: str) -> osr.SpatialReference:
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromWkt(wkt)
    return reference


def _same_crs(one: str, other: str) -> bool:
    if one == other:
        return True
    if not one or not other:
        return False
    return bool(_spatial_reference(one).IsSame(_spatial_reference(other)))


def _crs_name(wkt: str) -> str:
    return (_spatial_reference(wkt).GetName() if wkt else None) or "none"
