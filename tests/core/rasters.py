"""Small rasters to test with, and a feedback that remembers."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, gdal_array, osr

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale

Array = NDArray[Any]

GEOTRANSFORM = (680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0)


def wkt(epsg: int) -> str:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    return str(reference.ExportToWkt())


def write(
    path: Path,
    values: Array,
    *,
    nodata: float | None = None,
    crs: str | None = None,
    geotransform: tuple[float, ...] | None = GEOTRANSFORM,
    descriptions: Sequence[str] = (),
    metadata: Mapping[str, str] | None = None,
    colours: Sequence[int] = (),
    unit: str = "",
    mask: Array | None = None,
    options: Sequence[str] = (),
) -> str:
    """A GeoTIFF of ``(bands, rows, cols)`` or ``(rows, cols)``, in the type of the numbers; gives its path."""
    bands = values if values.ndim == 3 else values[None]
    kind = gdal_array.NumericTypeCodeToGDALTypeCode(bands.dtype.type)
    shape = bands.shape[2], bands.shape[1], len(bands)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), *shape, kind, list(options))
    if geotransform:
        dataset.SetGeoTransform(geotransform)
        dataset.SetProjection(wkt(32631) if crs is None else crs)
    dataset.SetMetadata(dict(metadata or {}))
    for number, plane in enumerate(bands, 1):
        band = dataset.GetRasterBand(number)
        if colours:
            band.SetColorInterpretation(colours[number - 1])
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if descriptions:
            band.SetDescription(descriptions[number - 1])
        if unit:
            band.SetUnitType(unit)
        band.WriteArray(plane)
    if mask is not None:
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    return str(path)


def read(path: str | Path) -> Array:
    """All bands as they are stored."""
    dataset = gdal.Open(str(path))
    return np.stack([dataset.GetRasterBand(k + 1).ReadAsArray() for k in range(dataset.RasterCount)])


def as_stack(path: Path, values: Array) -> Stack:
    """Intensity ``(dates, rows, cols)``, NaN = no data, through a raster with a band per date."""
    write(path, np.asarray(values, np.float32), nodata=float("nan"))
    return open_stack([RasterInput(str(path))], Scale.INTENSITY)


def whole(stack: Stack) -> Array:
    """A whole stack as the reader gives it."""
    return StackReader(stack).read(Window(0, 0, *stack.grid.shape))


def speckle(shape: tuple[int, ...], looks: float = 1.0, seed: int = 1, gaps: float = 0.0) -> NDArray[np.float32]:
    """Unit-mean white speckle, a share of it missing."""
    rng = np.random.default_rng(seed)
    values = rng.gamma(looks, 1 / looks, shape).astype(np.float32)
    values[rng.uniform(size=shape) < gaps] = np.nan
    return values


class Recorder(Silent):
    """Remembers what it is told, and cancels some seconds after the first question."""

    def __init__(self, cancel_after: float | None = None) -> None:
        self.fractions: list[float] = []
        self.words: list[str] = []
        self.steps: list[str] = []
        self.cancel_after = cancel_after
        self.begin: float | None = None

    def progress(self, fraction: float) -> None:
        self.fractions.append(fraction)

    def info(self, text: str) -> None:
        self.words.append(text)

    warning = info

    def step(self, text: str) -> None:
        self.steps.append(text)

    def cancelled(self) -> bool:
        if self.begin is None:
            self.begin = time.monotonic()
        return self.cancel_after is not None and time.monotonic() - self.begin > self.cancel_after


def eventually(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    """Tell whether a condition becomes true within some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return condition()
