"""Where a raster's pixels are, and whether two rasters have the same ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from osgeo import gdal, osr

TOLERANCE = 0.01  # pixels


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

    def write_to(self, dataset: gdal.Dataset) -> None:
        if self.geotransform:
            dataset.SetGeoTransform(self.geotransform)
        if self.gcps:
            dataset.SetGCPs([gdal.GCP(*g) for g in self.gcps], self.gcp_crs)
        elif self.crs:
            dataset.SetProjection(self.crs)
        if self.rpc:
            dataset.SetMetadata(self.rpc, "RPC")

    def difference(self, other: Grid) -> str | None:
        """In words, what makes ``other`` another grid; None where the pixels are the same to 1/100 pixel."""
        if self.shape != other.shape:
            return f"is {other.cols} × {other.rows} pixels, not {self.cols} × {self.rows}"
        if not _same_crs(self.crs, other.crs):
            return f"has another coordinate system ({_crs_name(other.crs)}, not {_crs_name(self.crs)})"
        if (self.geotransform is None) != (other.geotransform is None):
            return "has no georeference" if self.geotransform else "has a georeference"
        if self.geotransform and other.geotransform:
            shift = self._largest_shift(other.geotransform)
            if shift > TOLERANCE:
                return f"lies up to {shift:.3g} pixels beside it"
        return None

    def _largest_shift(self, other: tuple[float, ...]) -> float:
        """Distance in pixels between the corners of this grid and those the other geotransform gives."""
        gt = self.geotransform
        assert gt is not None
        determinant = gt[1] * gt[5] - gt[2] * gt[4]
        largest = 0.0
        for row in (0, self.rows):
            for col in (0, self.cols):
                dx = other[0] - gt[0] + col * (other[1] - gt[1]) + row * (other[2] - gt[2])
                dy = other[3] - gt[3] + col * (other[4] - gt[4]) + row * (other[5] - gt[5])
                dcol = (gt[5] * dx - gt[2] * dy) / determinant
                drow = (gt[1] * dy - gt[4] * dx) / determinant
                largest = max(largest, abs(dcol), abs(drow))
        return largest


def _spatial_reference(wkt: str) -> osr.SpatialReference:
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
