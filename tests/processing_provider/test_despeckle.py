"""``despeckle`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal

from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.product import Product

from .conftest import Algorithm, Alike, SideBySide
from .outcome import temporary_files
from .rasters import DAYS, NAME, SMALL, Raster, assert_like, from_decibel, single_look_complex, speckled, write_raster

Array = NDArray[np.float32]
MODEL = find_model("auto", "date", Product.SLC).stem
OTHER = "sar2sar-slc"


def assert_despeckled(clean: Array, speckled: Array) -> None:
    """Data where there was data, another image, the same mean."""
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(speckled))
    assert not np.allclose(clean, speckled, rtol=0.01, equal_nan=True), "the network did nothing"
    assert np.nanmean(clean) == pytest.approx(np.nanmean(speckled), rel=0.1)


def test_file(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    output = tmp_path / "clean.tif"
    outcome = algorithm("despeckle", INPUT=files[0], OUTPUT=output)
    assert outcome.results == {"OUTPUT": str(output)}
    day = DAYS[2]
    assert f"0: {NAME.format(day)}, 2021-12-01 01:58:57, read as intensity" in outcome.stdout
    assert f"Network {MODEL} on the " in outcome.stdout
    source, found = Raster.read(files[0]), Raster.read(output)
    assert_like(found, source, method="despeckle", scale="intensity", nodata=None)
    assert_despeckled(found.data, source.data)
    assert found.metadata["SAR_DESPECKLE_MODEL"] == MODEL
    assert set(json.loads(found.metadata["SAR_DESPECKLE_PARAMETERS"])) == {"looks", "spacing"}
    assert found.metadata["SAR_DESPECKLE_DATE"] == "2021-12-01T01:58:57"
    assert temporary_files(tmp_path) == []


def test_every_band(algorithm: Algorithm, bands: Path, tmp_path: Path) -> None:
    """Each band for itself, by the network that is asked for: nothing of one date goes into another."""
    chosen = {"MODEL": OTHER, "DEVICE": 1}
    outcome = algorithm("despeckle", INPUT=bands, OUTPUT=tmp_path / "clean.tif", **chosen)
    assert f"Network {OTHER} on the CPU (chosen)." in outcome.stdout
    source, found = Raster.read(bands), Raster.read(tmp_path / "clean.tif")
    assert_like(found, source, method="despeckle", scale="decibel", nodata=-9999)
    assert found.metadata["SAR_DESPECKLE_MODEL"] == OTHER
    assert found.descriptions == source.descriptions
    for clean, dirty in zip(found.data, source.data):
        assert_despeckled(from_decibel(clean), from_decibel(dirty))

    alone = write_raster(tmp_path / "alone.tif", source.values[1], nodata=-9999)
    algorithm("despeckle", INPUT=alone, SCALE=3, OUTPUT=tmp_path / "alone_clean.tif", **chosen)
    np.testing.assert_allclose(Raster.read(tmp_path / "alone_clean.tif").values[0], found.values[1], atol=1e-4)


def test_complex_image(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    source = write_raster(tmp_path / "slc.tif", single_look_complex(np.nan_to_num(series[0])))
    algorithm("despeckle", INPUT=source, OUTPUT=tmp_path / "clean.tif")
    found = Raster.read(tmp_path / "clean.tif")
    assert_like(found, Raster.read(source), method="despeckle", scale="intensity", nodata=None)
    assert_despeckled(found.data[0], series[0])


def test_amplitude_with_ground_control_points(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    corners = [(4.0, 52.0, 0, 0), (5.4, 52.2, 96, 0), (4.1, 51.5, 0, 80), (5.5, 51.7, 96, 80)]
    points = [gdal.GCP(x, y, 12.5, col, row) for x, y, col, row in corners]
    numbers = np.nan_to_num(1000 * np.sqrt(series[0])).round().astype(np.uint16)
    source = write_raster(tmp_path / "dn.tif", numbers, nodata=0, origin=None, gcps=points, crs="EPSG:4326")
    algorithm("despeckle", INPUT=source, OUTPUT=tmp_path / "clean.tif")
    found = Raster.read(tmp_path / "clean.tif")
    assert len(found.gcps) == 4
    assert found.geotransform is None
    assert_like(found, Raster.read(source), method="despeckle", scale="amplitude", nodata=0)
    assert_despeckled(found.data**2, Raster.read(source).data ** 2)


def test_level_does_not_matter(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    """σ0 and uncalibrated digital numbers give the same image, but for the factor between them."""
    clean = []
    for name, factor in (("sigma", 1.0), ("numbers", 2.0**20)):
        source = write_raster(tmp_path / f"{name}.tif", series[0] * np.float32(factor))
        algorithm("despeckle", INPUT=source, SCALE=1, OUTPUT=tmp_path / f"{name}_clean.tif")
        clean.append(Raster.read(tmp_path / f"{name}_clean.tif").values[0] / factor)
    np.testing.assert_allclose(clean[1], clean[0], rtol=1e-3)


def test_small_rasters(alike: Alike, tmp_path: Path) -> None:
    sources = [write_raster(tmp_path / f"{shape}.tif", speckled(1, shape)) for shape in SMALL]
    outputs = [tmp_path / f"{shape}_clean.tif" for shape in SMALL]
    alike([("despeckle", {"INPUT": a, "SCALE": 1, "OUTPUT": b}) for a, b in zip(sources, outputs)])
    for source, output in zip(sources, outputs):
        found = Raster.read(output)
        assert_like(found, Raster.read(source), method="despeckle", scale="intensity", nodata=None)
        assert np.isfinite(found.values).all()
        assert (found.values > 0).all()


@pytest.mark.parametrize("finer", [1.7, 2.0])
def test_speckle_sampled_finer_than_its_resolution(algorithm: Algorithm, tmp_path: Path, finer: float) -> None:
    """As after warping by the nearest pixel: it is removed all the same, and the user is told."""
    nearest = (np.arange(200) / finer).astype(int)
    speckle = np.random.default_rng(4).exponential(0.1, (200, 200)).astype(np.float32)
    image = write_raster(tmp_path / "warped.tif", speckle[nearest[:, None], nearest[None, :]])
    outcome = algorithm("despeckle", INPUT=image, OUTPUT=tmp_path / "clean.tif")
    assert "warped.tif is sampled finer than its resolution" in outcome.stdout + outcome.stderr
    clean = Raster.read(tmp_path / "clean.tif").data[0, 30:-30, 30:-30]
    assert clean.mean() ** 2 / clean.var() > 100


def test_a_network_for_ratios_is_no_secret(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    outcome = algorithm("despeckle", INPUT=files[0], MODEL="sar2sar-ratio", OUTPUT=tmp_path / "clean.tif")
    said = (
        "sar2sar-ratio was made for ratios of a date to a super-image; an image by itself comes out better with “auto”."
    )
    assert said in outcome.stdout + outcome.stderr


def test_a_result_that_is_despeckled_again_is_told(side_by_side: SideBySide, files: list[Path], tmp_path: Path) -> None:
    """By whichever algorithm; a super-image is no such result, and looks may be measured on any."""
    once = {"INPUT": files[0], "OUTPUT": tmp_path / "once.tif"}
    (first,) = side_by_side([("mulog", {**once, "DENOISER": 2})])
    said = "once.tif has been despeckled already, by mulog: what is despeckled twice is smoothed further"
    runs = [
        ("despeckle", {"INPUT": once["OUTPUT"], "OUTPUT": tmp_path / "twice.tif"}),
        ("looks", {"INPUT": once["OUTPUT"]}),
    ]
    again, looks = side_by_side(runs)
    assert "despeckled already" not in first.stdout + looks.stdout
    assert said in again.stdout
