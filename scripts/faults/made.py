"""Inputs that the tests' rasters are not: other formats, scaled numbers, masks, virtual rasters, archives."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from .shared import rasters

Array = NDArray[Any]


def mark(
    path: Path,
    *,
    scale: float | None = None,
    offset: float | None = None,
    unit: str = "",
    mask: Array | None = None,
    mask_inside: bool = True,
    geotransform: Sequence[float] | None = None,
) -> Path:
    """Say more about the numbers of a raster that exists: how they are scaled, their unit, where they are none."""
    gdal.SetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if mask_inside else "NO")
    dataset = gdal.Open(str(path), gdal.GA_Update)
    if geotransform:
        dataset.SetGeoTransform(geotransform)
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        if scale is not None:
            band.SetScale(scale)
        if offset is not None:
            band.SetOffset(offset)
        if unit:
            band.SetUnitType(unit)
    if mask is not None:
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(mask, 255, 0).astype(np.uint8))
    del band, dataset
    return path


def convert(source: Path, target: Path, driver: str, *options: str, **more: Any) -> Path:
    """The raster in another format."""
    made = gdal.Translate(str(target), str(source), format=driver, creationOptions=list(options), **more)
    assert made is not None, target
    del made
    return target


def vrt(path: Path, sources: Sequence[str | Path], shape: tuple[int, int], *, kind: str = "Float32", more: str = "",
        element: str = "SimpleSource", inside: str = "", geotransform: str = "") -> Path:  # fmt: skip
    """A virtual raster with a band per source; ``more`` goes into every band, ``inside`` into every source."""
    if not geotransform:
        x, y = rasters.ORIGIN
        geotransform = f"{x}, {rasters.PIXEL}, 0, {y}, 0, {-rasters.PIXEL}"
    bands = "".join(
        f'<VRTRasterBand dataType="{kind}" band="{number}">{more}<{element}>'
        f'<SourceFilename relativeToVRT="0">{source}</SourceFilename><SourceBand>1</SourceBand>{inside}</{element}>'
        "</VRTRasterBand>"
        for number, source in enumerate(sources, 1)
    )
    head = f'<VRTDataset rasterXSize="{shape[1]}" rasterYSize="{shape[0]}"><SRS>{rasters.UTM_31N}</SRS>'
    path.write_text(f"{head}<GeoTransform>{geotransform}</GeoTransform>{bands}</VRTDataset>", encoding="utf-8")
    return path


def netcdf(path: Path, values: Array, *, name: str = "sigma0", **attributes: Any) -> Path:
    """A netCDF file of one variable; attributes are such as ``scale_factor`` and ``units``."""
    from scipy.io import netcdf_file

    with netcdf_file(str(path), "w") as file:
        for axis, size, step in (("y", values.shape[0], -rasters.PIXEL), ("x", values.shape[1], rasters.PIXEL)):
            file.createDimension(axis, size)
            line = file.createVariable(axis, "d", (axis,))
            line[:] = rasters.ORIGIN[axis == "y"] + step * (np.arange(size) + 0.5)
            line.units, line.standard_name = "m", f"projection_{axis}_coordinate"
        variable = file.createVariable(name, values.dtype.newbyteorder(">"), ("y", "x"))
        variable[:] = values
        for key, value in attributes.items():
            setattr(variable, key, value)
    return path


def zipped(path: Path, *files: Path, compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive of files, under their names."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        for file in files:
            archive.write(file, file.name)
    return path
