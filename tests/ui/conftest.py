"""Series on the disk for the tests of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal, osr

gdal.UseExceptions()

DAYS = ("2024-01-03", "2024-01-15", "2024-01-27")


def speckled(dates: int, rows: int, cols: int, seed: int = 1) -> NDArray[np.float32]:
    """Single-look intensity of two fields and a road: ``(dates, rows, cols)``."""
    scene = np.full((rows, cols), 0.05)
    scene[:, cols // 2 :] = 0.2
    scene[rows // 3] *= 3
    return (scene * np.random.default_rng(seed).exponential(1, (dates, rows, cols))).astype(np.float32)


def write(path: Path, bands: NDArray[np.float32], descriptions: Sequence[str] = ()) -> None:
    """Write a GeoTIFF in UTM, with pixels of 10 m."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), bands.shape[2], bands.shape[1], len(bands), gdal.GDT_Float32
    )
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0))
    for number, band in enumerate(bands, 1):
        dataset.GetRasterBand(number).WriteArray(band)
        if descriptions:
            dataset.GetRasterBand(number).SetDescription(descriptions[number - 1])
    dataset.FlushCache()


@pytest.fixture(scope="session")
def series_folder(tmp_path_factory: pytest.TempPathFactory, made_products: ModuleType) -> Path:
    """With three dates of a series, one of another size, a raster whose bands are dates, and two SAFE products."""
    folder = tmp_path_factory.mktemp("series")
    for day, intensity in zip(DAYS, speckled(3, 400, 420)):
        write(folder / "dates" / f"S1A_VV_{day.replace('-', '')}.tif", intensity[None])
    write(folder / "other.tif", speckled(1, 50, 50))
    write(folder / "bands.tif", 10 * np.log10(speckled(3, 80, 96)), DAYS)
    for day in ("20240103", "20240115"):
        write(folder / "polarisations" / f"S1A_{day}.tif", speckled(2, 80, 96), ("VV", "VH"))
    for seed, day in enumerate(("20240103", "20240115")):
        images = {("IW", name): made_products.digital_numbers(seed=seed) for name in ("VV", "VH")}
        made_products.write_safe(folder, images, start=f"{day}T054512")
    return folder
