"""Small rasters for the tests, and what is to be seen in a result."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal, osr

gdal.UseExceptions()

Array = NDArray[Any]

UTM_31N = "EPSG:32631"
ORIGIN = (680000.0, 5820000.0)
PIXEL = 10.0
DAYS = ("20211119", "20211125", "20211201", "20211207", "20211213")
SMALL = [(1, 1), (3, 5), (40, 31), (40, 33)]  # rasters that must simply work
NAME = "OPERA_L2_RTC-S1_T137-292323-IW1_{}T015857Z_S1A_30_VV.tif"


def speckled(dates: int, shape: tuple[int, int] = (80, 96), looks: float = 1, seed: int = 1) -> Array:
    """Intensity of a scene of two fields, a road and a bright point, under gamma speckle: ``(dates, rows, cols)``."""
    rng = np.random.default_rng(seed)
    rows, cols = shape
    scene = np.full(shape, 0.05)
    scene[:, cols // 2 :] = 0.2
    scene[rows // 3] *= 3
    scene[rows // 2, cols // 4] = 30.0
    return (scene * rng.gamma(looks, 1 / looks, (dates, *shape))).astype(np.float32)


def to_decibel(intensity: Array) -> Array:
    return (10 * np.log10(intensity)).astype(np.float32)


def from_decibel(values: Array) -> Array:
    return 10 ** (np.asarray(values, np.float64) / 10)


def single_look_complex(intensity: Array, seed: int = 5) -> Array:
    """Complex values of this intensity, with random phase."""
    phase = np.random.default_rng(seed).uniform(0, 2 * np.pi, intensity.shape)
    return (np.sqrt(intensity) * np.exp(1j * phase)).astype(np.complex64)


def write_raster(
    path: Path,
    bands: Array,
    *,
    nodata: float | None = None,
    crs: str = UTM_31N,
    origin: tuple[float, float] | None = ORIGIN,
    gcps: Sequence[gdal.GCP] = (),
    descriptions: Sequence[str] = (),
    metadata: Mapping[str, str] | None = None,
    colours: Sequence[int] = (),
    options: Sequence[str] = (),
) -> Path:
    """A GeoTIFF of ``(bands, rows, cols)`` or ``(rows, cols)``, in the type of the numbers; NaN becomes ``nodata``.

    Without an origin it has no georeference but the GCPs.
    """
    from osgeo import gdal_array

    bands = bands if bands.ndim == 3 else bands[None]
    path.parent.mkdir(parents=True, exist_ok=True)
    kind = gdal_array.NumericTypeCodeToGDALTypeCode(bands.dtype.type)
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), bands.shape[2], bands.shape[1], len(bands), kind, list(options)
    )
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    if origin:
        dataset.SetGeoTransform((origin[0], PIXEL, 0.0, origin[1], 0.0, -PIXEL))
        dataset.SetProjection(reference.ExportToWkt())
    if gcps:
        dataset.SetGCPs(list(gcps), reference.ExportToWkt())
    dataset.SetMetadata(dict(metadata or {}))
    for number, values in enumerate(bands, 1):
        band = dataset.GetRasterBand(number)
        if nodata is not None:
            band.SetNoDataValue(nodata)
            if not np.isnan(nodata):
                values = np.where(np.isnan(values), np.asarray(nodata, values.dtype), values)
        if descriptions:
            band.SetDescription(descriptions[number - 1])
        if colours:
            band.SetColorInterpretation(colours[number - 1])
        band.WriteArray(values)
    del dataset
    return path


@dataclass(frozen=True)
class Raster:
    """A raster as it lies on the disk.

    Attributes
    ----------
    values : ``(bands, rows, cols)`` as they are stored
    """

    values: Array
    crs: str
    geotransform: tuple[float, ...] | None
    gcps: tuple[tuple[float, ...], ...]
    nodata: tuple[float | None, ...]
    descriptions: tuple[str, ...]
    metadata: dict[str, str]
    layout: dict[str, str]
    block: tuple[int, int]

    @classmethod
    def read(cls, path: Path) -> Raster:
        dataset = gdal.Open(str(path))
        bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
        return cls(
            values=np.stack([band.ReadAsArray() for band in bands]),
            crs=dataset.GetProjection() or dataset.GetGCPProjection(),
            geotransform=dataset.GetGeoTransform(can_return_null=True),
            gcps=tuple((g.GCPX, g.GCPY, g.GCPPixel, g.GCPLine) for g in dataset.GetGCPs()),
            nodata=tuple(band.GetNoDataValue() for band in bands),
            descriptions=tuple(band.GetDescription() for band in bands),
            metadata=dataset.GetMetadata(),
            layout=dataset.GetMetadata("IMAGE_STRUCTURE"),
            block=tuple(bands[0].GetBlockSize()),
        )

    @property
    def data(self) -> Array:
        """The values with NaN for those that are no data."""
        values = self.values.astype(np.complex128 if np.iscomplexobj(self.values) else np.float64)
        for plane, nodata in zip(values, self.nodata):
            if nodata is not None and not np.isnan(nodata):
                plane[plane == nodata] = np.nan
        return values


def metadata_version() -> str:
    """The plugin's version, from its metadata.txt."""
    text = (Path(__file__).parents[2] / "metadata.txt").read_text(encoding="utf-8")
    return next(line.split("=")[1] for line in text.splitlines() if line.startswith("version="))


def assert_like(result: Raster, source: Raster, *, method: str, scale: str, nodata: float | None) -> None:
    """A result is a tiled, compressed GeoTIFF of finite float32 or nodata on its source's grid, and says what it is."""
    assert_same_grid(result, source)
    assert result.values.dtype == np.float32
    assert result.layout["COMPRESSION"] == "DEFLATE"
    assert result.block == (256, 256)
    for found in result.nodata:
        assert found is not None
        assert np.isnan(found) if nodata is None else found == nodata
    assert not np.isinf(result.values).any()
    assert np.isfinite(result.data).any()
    assert result.metadata["SAR_DESPECKLE_METHOD"] == method
    assert result.metadata["SAR_DESPECKLE_VERSION"] == metadata_version()
    assert result.metadata["SAR_DESPECKLE_SCALE"] == scale
    assert isinstance(json.loads(result.metadata["SAR_DESPECKLE_PARAMETERS"]), dict)


def assert_same_grid(result: Raster, source: Raster) -> None:
    assert result.values.shape[1:] == source.values.shape[1:]
    assert result.geotransform == source.geotransform
    assert result.gcps == source.gcps
    one, other = osr.SpatialReference(), osr.SpatialReference()
    one.ImportFromWkt(result.crs)
    other.ImportFromWkt(source.crs)
    assert one.IsSame(other), f"{result.crs}\nis not\n{source.crs}"
