"""``ratiodespeckle`` through ``qgis_process``."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.product import Product

from .conftest import Algorithm, SideBySide
from .outcome import temporary_files
from .rasters import DAYS, NAME, Raster, assert_like, from_decibel, speckled, to_decibel, write_raster

Array = NDArray[np.float32]


@pytest.fixture(scope="module")
def mean(series: Array) -> Array:
    with warnings.catch_warnings():  # pixels without any date
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.nanmean(series, axis=0)


@pytest.fixture(scope="module")
def super_image(mean: Array, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_raster(tmp_path_factory.mktemp("super") / "super.tif", mean, nodata=np.nan)


def assert_dates(clean: Array, series: Array) -> None:
    for found, date in zip(clean, series):
        np.testing.assert_array_equal(np.isnan(found), np.isnan(date))
        assert not np.allclose(found, date, rtol=0.01, equal_nan=True), "the network did nothing"
        assert np.nanmean(found) == pytest.approx(np.nanmean(date), rel=0.1)


def test_files(
    algorithm: Algorithm, files: list[Path], super_image: Path, series: Array, mean: Array, tmp_path: Path
) -> None:
    """Every date in a band of its own, and the ratio is what the date is against the super-image."""
    outputs = {"OUTPUT": tmp_path / "clean.tif", "RATIO": tmp_path / "change.tif"}
    outcome = algorithm("ratiodespeckle", INPUT=files, SUPERIMAGE=super_image, **outputs)
    assert outcome.results == {name: str(path) for name, path in outputs.items()}
    clean, change = Raster.read(outputs["OUTPUT"]), Raster.read(outputs["RATIO"])
    for result in (clean, change):
        assert_like(result, Raster.read(files[0]), method="ratiodespeckle", scale="intensity", nodata=None)
        assert result.descriptions == tuple(f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in DAYS)
        assert json.loads(result.metadata["SAR_DESPECKLE_PARAMETERS"])["dates"] == [NAME.format(d) for d in DAYS]
        assert result.metadata["SAR_DESPECKLE_MODEL"] == find_model("auto", "series", Product.SLC).stem
    assert_dates(clean.data, series)
    np.testing.assert_allclose(change.data * mean, clean.data, rtol=1e-5)
    assert temporary_files(tmp_path) == []


def test_bands_in_decibel(algorithm: Algorithm, bands: Path, mean: Array, series: Array, tmp_path: Path) -> None:
    source = write_raster(tmp_path / "super_db.tif", to_decibel(mean), nodata=-9999)
    outputs = {"OUTPUT": tmp_path / "clean.tif", "RATIO": tmp_path / "change.tif"}
    algorithm("ratiodespeckle", INPUT=bands, SUPERIMAGE=source, **outputs)
    clean, change = Raster.read(outputs["OUTPUT"]), Raster.read(outputs["RATIO"])
    for result in (clean, change):
        assert_like(result, Raster.read(bands), method="ratiodespeckle", scale="decibel", nodata=-9999)
    assert_dates(from_decibel(clean.data), series)
    np.testing.assert_allclose(change.data + to_decibel(mean), clean.data, atol=1e-4)


def test_one_date_with_a_band_picked(algorithm: Algorithm, bands: Path, super_image: Path, tmp_path: Path) -> None:
    """BAND picks of the dates; the super-image keeps its only band."""
    output = tmp_path / "clean.tif"
    outcome = algorithm("ratiodespeckle", INPUT=bands, BAND=3, SUPERIMAGE=super_image, OUTPUT=output)
    assert "0: stack.tif (band 3), 2021-12-01, read as decibel" in outcome.stdout
    found = Raster.read(output)
    assert_like(found, Raster.read(bands), method="ratiodespeckle", scale="decibel", nodata=-9999)
    assert found.metadata["SAR_DESPECKLE_DATE"] == "2021-12-01T00:00:00"
    assert_dates(found.data, Raster.read(bands).data[2:3])


def test_a_super_image_per_date(algorithm: Algorithm, bands: Path, mean: Array, series: Array, tmp_path: Path) -> None:
    """Super-images that differ by a constant factor give the same dates: λ takes it out, for every date by itself."""
    factors = np.array([1, 2, 0.5, 4, 0.25], np.float32)[:, None, None]
    source = write_raster(tmp_path / "supers.tif", mean * factors, nodata=np.nan)
    plain = write_raster(tmp_path / "super.tif", mean, nodata=np.nan)
    for name, supers in (("own", source), ("one", plain)):
        algorithm("ratiodespeckle", INPUT=bands, SUPERIMAGE=supers, OUTPUT=tmp_path / f"{name}.tif")
    own, one = Raster.read(tmp_path / "own.tif").values, Raster.read(tmp_path / "one.tif").values
    np.testing.assert_allclose(own, one, atol=1e-3)


def test_small_rasters(side_by_side: SideBySide, tmp_path: Path) -> None:
    shapes = [(1, 1), (3, 5)]
    runs = []
    for shape in shapes:
        dates = speckled(2, shape)
        source = write_raster(tmp_path / f"{shape}.tif", dates)
        mean = write_raster(tmp_path / f"{shape}_super.tif", dates.mean(axis=0))
        given = {"INPUT": source, "SUPERIMAGE": mean, "SCALE": 1, "OUTPUT": tmp_path / f"{shape}_clean.tif"}
        runs.append(("ratiodespeckle", given))
    side_by_side(runs)
    for shape in shapes:
        found = Raster.read(tmp_path / f"{shape}_clean.tif").values
        assert found.shape == (2, *shape)
        assert np.isfinite(found).all()
        assert (found > 0).all()
