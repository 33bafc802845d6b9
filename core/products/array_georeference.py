"""The place of an array of HDF5 or Zarr on the ground, as a VRT around it."""

from __future__ import annotations

import math
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, osr

from ..errors import InputError
from ..files.gdal_errors import GdalFailure, gdal_errors

_X = ("x_coordinates", "xCoordinates", "x")
_Y = ("y_coordinates", "yCoordinates", "y")
_PROJECTIONS = ("projection", "spatial_ref", "crs")
_EVEN = 0.01  # pixels by which coordinates may be off a grid


def described(root: gdal.Group, source: str, path: str, product: str) -> str:
    """A name that GDAL opens an array by, with its georeference.

    Parameters
    ----------
    source : the name of a classic driver, which may not know the georeference
    path : of the array, from the root
    product : its file, for messages

    Raises
    ------
    InputError : the array cannot be opened
    """
    try:
        with gdal_errors():
            dataset = gdal.Open(source)
            band = dataset.GetRasterBand(1)
            size = dataset.RasterXSize, dataset.RasterYSize
            kind = gdal.GetDataTypeName(band.DataType)
            blocks = band.GetBlockSize()
            known = dataset.GetGeoTransform(can_return_null=True), dataset.GetProjection(), dataset.GetGCPCount()
            nodata = band.GetNoDataValue()
    except GdalFailure as error:
        raise InputError(f"{product}: {path} cannot be opened ({error}); download the product again.") from error
    if (known[0] and known[1]) or known[2]:
        return source
    if nodata is None:
        nodata = _fill(root, path)
    place = _by_coordinates(root, path, size) or _by_control_points(root, path)
    gap = "" if nodata is None else f"<NoDataValue>{nodata!r}</NoDataValue>"
    rectangle = f'xOff="0" yOff="0" xSize="{size[0]}" ySize="{size[1]}"'
    return (
        f'<VRTDataset rasterXSize="{size[0]}" rasterYSize="{size[1]}">{place}'
        f'<VRTRasterBand dataType="{kind}" band="1">{gap}<SimpleSource>'
        f'<SourceFilename relativeToVRT="0">{escape(source)}</SourceFilename><SourceBand>1</SourceBand>'
        f'<SourceProperties RasterXSize="{size[0]}" RasterYSize="{size[1]}" DataType="{kind}" '
        f'BlockXSize="{blocks[0]}" BlockYSize="{blocks[1]}"/>'
        f"<SrcRect {rectangle}/><DstRect {rectangle}/></SimpleSource></VRTRasterBand></VRTDataset>"
    )


def _fill(root: gdal.Group, path: str) -> float | None:
    """The value of an array where nothing was measured, if it says so."""
    array = _array(_group(root, path.rsplit("/", 1)[0]), path.rsplit("/", 1)[1])
    if array is None or gdal.DataTypeIsComplex(array.GetDataType().GetNumericDataType()):
        return None
    return array.GetNoDataValueAsDouble()


def _group(root: gdal.Group, path: str) -> gdal.Group | None:
    group = root
    for name in path.strip("/").split("/") if path.strip("/") else ():
        if name not in (group.GetGroupNames() or ()):
            return None
        group = group.OpenGroup(name)
    return group


def _array(group: gdal.Group | None, *names: str) -> gdal.MDArray | None:
    """The first array of these names in a group."""
    there = (group.GetMDArrayNames() or ()) if group else ()
    return next((group.OpenMDArray(name) for name in names if name in there), None) if group else None


def _values(group: gdal.Group | None, *names: str) -> NDArray[Any] | None:
    array = _array(group, *names)
    try:
        with gdal_errors():
            return None if array is None else np.asarray(array.ReadAsArray())
    except GdalFailure:
        return None  # a georeference that cannot be read is none


def _by_coordinates(root: gdal.Group, path: str, size: tuple[int, int]) -> str:
    """Georeference of an array whose group has the coordinates of its pixels' centres."""
    group = _group(root, path.rsplit("/", 1)[0])
    x, y = _values(group, *_X), _values(group, *_Y)
    if x is None or y is None or (x.size, y.size) != size or min(size) < 2 or not (_is_even(x) and _is_even(y)):
        return ""
    dx, dy = (float(axis[-1] - axis[0]) / (axis.size - 1) for axis in (x, y))
    numbers = (float(x[0]) - dx / 2, dx, 0.0, float(y[0]) - dy / 2, 0.0, dy)
    return f"<SRS>{escape(_crs(group))}</SRS><GeoTransform>{', '.join(map(repr, numbers))}</GeoTransform>"


def _is_even(axis: NDArray[Any]) -> bool:
    step = (axis[-1] - axis[0]) / (axis.size - 1)
    grid = axis[0] + step * np.arange(axis.size)
    return bool(step != 0 and math.isfinite(step) and np.abs(axis - grid).max() <= _EVEN * abs(step))


def _crs(group: gdal.Group | None) -> str:
    """The coordinate system in WKT: as text in an attribute, or by its EPSG code; nothing where it is not told."""
    array = _array(group, *_PROJECTIONS)
    if array is None:
        return ""
    attributes = {attribute.GetName(): attribute.Read() for attribute in array.GetAttributes() or ()}
    for name in ("crs_wkt", "spatial_ref"):
        if str(attributes.get(name, "")).strip():
            return str(attributes[name])
    code = attributes.get("epsg_code")
    if code is None:
        value = _values(group, *_PROJECTIONS)
        code = value.ravel()[0] if value is not None and value.size == 1 else 0
    reference = osr.SpatialReference()
    try:
        with gdal_errors():
            failed = reference.ImportFromEPSG(int(code))
    except (GdalFailure, ValueError, TypeError):
        return ""
    return "" if failed else str(reference.ExportToWkt())


def _by_control_points(root: gdal.Group, path: str) -> str:
    """Ground control points of an image of EOPF, which lie in a group beside its measurements."""
    group = _group(root, path.rsplit("/measurements/", 1)[0] + "/conditions/gcp")
    latitude, longitude = _values(group, "latitude"), _values(group, "longitude")
    line, pixel, height = _values(group, "line"), _values(group, "pixel"), _values(group, "height")
    if latitude is None or longitude is None or line is None or pixel is None or latitude.shape != longitude.shape:
        return ""
    if line.ndim == pixel.ndim == 1:
        line, pixel = np.meshgrid(line, pixel, indexing="ij")
    if not line.shape == pixel.shape == latitude.shape:
        return ""
    heights = np.zeros(latitude.shape) if height is None or height.shape != latitude.shape else height
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    values = zip(*(plane.ravel().tolist() for plane in (pixel, line, longitude, latitude, heights)))
    points = "".join(
        f'<GCP Id="{k}" Pixel="{p + 0.5}" Line="{n + 0.5}" X="{x!r}" Y="{y!r}" Z="{z!r}"/>'
        for k, (p, n, x, y, z) in enumerate(values, 1)
    )
    return f'<GCPList Projection="{escape(reference.ExportToWkt())}">{points}</GCPList>'
