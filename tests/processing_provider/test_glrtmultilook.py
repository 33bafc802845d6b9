"""``glrtmultilook`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from sar_despeckle.core.superimage.glrt import GlrtMultilook

from .conftest import Algorithm, Alike
from .outcome import temporary_files
from .rasters import (
    DAYS,
    NAME,
    SMALL,
    Raster,
    assert_like,
    assert_same_grid,
    from_decibel,
    single_look_complex,
    speckled,
    to_decibel,
    write_raster,
)

Array = NDArray[np.float32]
RESULT = NAME.replace(".tif", "_multilooked.tif")


def test_files(algorithm: Algorithm, files: list[Path], series: Array, tmp_path: Path) -> None:
    """Intensity files named as OPERA's, every output: the operation's values, the dates in their order."""
    outputs = {
        "OUTPUT": tmp_path / "mean.tif",
        "SIMILAR_PIXELS": tmp_path / "similar.tif",
        "OUTPUT_FOLDER": tmp_path / "dates",
    }
    options = {"LOOKS": 2, "WINDOW_ROWS": 7, "WINDOW_COLUMNS": 9, "ALPHA": 0.1, "MIN_SIMILAR": 5}
    outcome = algorithm("glrtmultilook", INPUT=files, **options, **outputs)
    layers = ", ".join(str(outputs["OUTPUT_FOLDER"] / RESULT.format(day)) for day in DAYS)
    assert outcome.results == {**{name: str(path) for name, path in outputs.items()}, "LAYERS": layers}
    told = [line for line in outcome.stdout.splitlines() if NAME.split("{")[0] in line and ", read as " in line]
    assert [line.split(", read as ")[0] for line in told] == [
        f"{k}: {NAME.format(day)}, {day[:4]}-{day[4:6]}-{day[6:]} 01:58:57" for k, day in enumerate(DAYS)
    ]
    assert all("read as intensity (its median is " in line for line in told)

    mean, similar, each = GlrtMultilook(2, (7, 9), 0.1, 5, each_date=True)(series)
    source = Raster.read(files[0])
    found = Raster.read(outputs["OUTPUT"])
    assert_like(found, source, method="glrtmultilook", scale="intensity", nodata=None)
    np.testing.assert_allclose(found.values, mean, rtol=1e-6)
    assert json.loads(found.metadata["SAR_DESPECKLE_PARAMETERS"]) == {
        "looks": 2, "window": [7, 9], "alpha": 0.1, "min_similar": 5, "dates": [NAME.format(day) for day in DAYS],
    }  # fmt: skip

    counts = Raster.read(outputs["SIMILAR_PIXELS"])
    assert_same_grid(counts, source)
    np.testing.assert_array_equal(counts.values, similar)
    assert np.nanmin(counts.values) >= 1
    assert np.nanmax(counts.values) <= 63

    assert sorted(path.name for path in outputs["OUTPUT_FOLDER"].iterdir()) == [RESULT.format(day) for day in DAYS]
    for day, expected in zip(DAYS, each):
        date = Raster.read(outputs["OUTPUT_FOLDER"] / RESULT.format(day))
        assert_like(date, source, method="glrtmultilook", scale="intensity", nodata=None)
        assert date.metadata["SAR_DESPECKLE_DATE"] == f"{day[:4]}-{day[4:6]}-{day[6:]}T01:58:57"
        np.testing.assert_allclose(date.values[0], expected, rtol=1e-6)
    assert temporary_files(tmp_path) == []


def test_bands_in_decibel(algorithm: Algorithm, bands: Path, series: Array, tmp_path: Path) -> None:
    output = tmp_path / "mean.tif"
    outcome = algorithm("glrtmultilook", INPUT=bands, LOOKS=1, OUTPUT=output, OUTPUT_FOLDER=tmp_path / "dates")
    assert "4: stack.tif (band 5), 2021-12-13, read as decibel (" in outcome.stdout
    found = Raster.read(output)
    assert_like(found, Raster.read(bands), method="glrtmultilook", scale="decibel", nodata=-9999)
    (mean, _) = GlrtMultilook()(series)
    np.testing.assert_allclose(from_decibel(found.data), mean, rtol=2e-5)
    names = [f"stack_{day[:4]}-{day[4:6]}-{day[6:]}_multilooked.tif" for day in DAYS]
    assert sorted(path.name for path in (tmp_path / "dates").iterdir()) == names


def test_complex_files(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    slc = single_look_complex(np.nan_to_num(series))
    inputs = [write_raster(tmp_path / f"slc_{day}.tif", z) for day, z in zip(DAYS, slc)]
    outcome = algorithm("glrtmultilook", INPUT=inputs, LOOKS=1, OUTPUT=tmp_path / "mean.tif")
    assert "read as complex (it is complex; its intensity is used)" in outcome.stdout
    found = Raster.read(tmp_path / "mean.tif")
    assert_like(found, Raster.read(inputs[0]), method="glrtmultilook", scale="intensity", nodata=None)
    # exact zeros of a complex image lie outside its footprint
    np.testing.assert_allclose(found.values, GlrtMultilook()(series)[0], rtol=1e-4)


def test_amplitude_with_ground_control_points(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    """Digital numbers in radar geometry, as in a Sentinel-1 SAFE: no geotransform, nodata 0."""
    corners = [(4.0, 52.0, 0, 0), (5.4, 52.2, 96, 0), (4.1, 51.5, 0, 80), (5.5, 51.7, 96, 80)]
    points = [gdal.GCP(x, y, 12.5, col, row) for x, y, col, row in corners]
    numbers = np.nan_to_num(1000 * np.sqrt(series)).round().astype(np.uint16)
    options = {"nodata": 0, "origin": None, "gcps": points, "crs": "EPSG:4326"}
    inputs = [write_raster(tmp_path / f"s1a-{day}t055512.tif", dn, **options) for day, dn in zip(DAYS, numbers)]
    outcome = algorithm("glrtmultilook", INPUT=inputs, LOOKS=1, OUTPUT=tmp_path / "mean.tif")
    assert "0: s1a-20211119t055512.tif, 2021-11-19 05:55:12, read as amplitude (its median is" in outcome.stdout
    found = Raster.read(tmp_path / "mean.tif")
    assert len(found.gcps) == 4
    assert found.geotransform is None
    assert_like(found, Raster.read(inputs[0]), method="glrtmultilook", scale="amplitude", nodata=0)
    intensity = numbers.astype(np.float32) ** 2
    intensity[numbers == 0] = np.nan
    np.testing.assert_allclose(found.data**2, GlrtMultilook()(intensity)[0], rtol=1e-5)


def test_small_rasters(alike: Alike, tmp_path: Path) -> None:
    series = {shape: speckled(3, shape) for shape in SMALL}
    runs = []
    for shape, dates in series.items():
        stack = write_raster(tmp_path / f"{shape}.tif", dates)
        outputs = {"OUTPUT": tmp_path / f"{shape}_mean.tif", "SIMILAR_PIXELS": tmp_path / f"{shape}_similar.tif"}
        runs.append(("glrtmultilook", {"INPUT": stack, "SCALE": 1, "LOOKS": 1, **outputs}))
    alike(runs)
    for shape, dates in series.items():
        mean, similar = GlrtMultilook()(dates)
        np.testing.assert_allclose(Raster.read(tmp_path / f"{shape}_mean.tif").values, mean, rtol=1e-6)
        np.testing.assert_array_equal(Raster.read(tmp_path / f"{shape}_similar.tif").values, similar)


def test_one_band_of_several_rasters(algorithm: Algorithm, tmp_path: Path) -> None:
    """BAND picks the polarisation of rasters that have two."""
    vv, vh = speckled(3, (40, 48)), speckled(3, (40, 48), seed=2)
    names = ("VV", "VH")
    inputs = [
        write_raster(tmp_path / f"2021120{k}.tif", np.stack([vv[k], vh[k]]), descriptions=names) for k in range(3)
    ]
    algorithm("glrtmultilook", INPUT=inputs, BAND=2, LOOKS=1, OUTPUT=tmp_path / "mean.tif")
    np.testing.assert_allclose(Raster.read(tmp_path / "mean.tif").values, GlrtMultilook()(vh)[0], rtol=1e-6)


def test_names_without_dates_keep_their_order(algorithm: Algorithm, tmp_path: Path) -> None:
    dates = to_decibel(speckled(2, (40, 48)))
    inputs = [write_raster(tmp_path / name, date) for name, date in zip(("second.tif", "first.tif"), dates)]
    outcome = algorithm("glrtmultilook", INPUT=inputs, OUTPUT=tmp_path / "mean.tif")
    assert "0: second.tif, no date known" in outcome.stdout
    assert "1: first.tif, no date known" in outcome.stdout
    assert "Not every raster has a date" not in outcome.stdout + outcome.stderr  # a mean needs no order

    binary_weighted = {"METHOD": 1, "TARGET": 1, "OUTPUT": tmp_path / "super.tif"}
    outcome = algorithm("superimage", INPUT=inputs, **binary_weighted)
    order = "Not every raster has a date, so they stay in the order given, from 0 as printed above; "
    assert f"{order}the target is first.tif." in outcome.stdout + outcome.stderr


def test_where_something_is_refused_no_folder_is_made(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    outputs = {"OUTPUT": tmp_path / "mean.tif", "OUTPUT_FOLDER": tmp_path / "dates"}
    outcome = algorithm("glrtmultilook", check=False, INPUT=files, WINDOW_ROWS=14, **outputs)
    assert outcome.code == 1 and "WINDOW_ROWS" in outcome.sentences[0]
    assert not outputs["OUTPUT_FOLDER"].exists()
