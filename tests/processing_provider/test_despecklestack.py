"""``despecklestack`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.superimage.binary_weighted import TemporalMean
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.product import Product

from .conftest import Algorithm, Alike, SideBySide
from .outcome import temporary_files
from .rasters import DAYS, NAME, SMALL, Raster, assert_like, from_decibel, single_look_complex, speckled, write_raster

Array = NDArray[np.float32]
RESULT = NAME.replace(".tif", "_despeckled.tif")
ISO = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in DAYS]


def assert_date(clean: Array, date: Array) -> None:
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(date))
    assert not np.allclose(clean, date, rtol=0.01, equal_nan=True), "the network did nothing"
    assert np.nanmean(clean) == pytest.approx(np.nanmean(date), rel=0.1)


def test_files(algorithm: Algorithm, files: list[Path], series: Array, tmp_path: Path) -> None:
    """One file per date, named after it, and the super-image they came from."""
    folder, kept = tmp_path / "dates", tmp_path / "super.tif"
    outcome = algorithm("despecklestack", INPUT=files, OUTPUT_FOLDER=folder, SUPERIMAGE=kept)
    layers = ", ".join(str(folder / RESULT.format(day)) for day in DAYS)
    assert outcome.results == {"OUTPUT_FOLDER": str(folder), "SUPERIMAGE": str(kept), "LAYERS": layers}
    told = [line for line in outcome.stdout.splitlines() if ", read as " in line]
    assert [line.split(", read as ")[0] for line in told] == [
        f"{k}: {NAME.format(day)}, {iso} 01:58:57" for k, (day, iso) in enumerate(zip(DAYS, ISO))
    ]
    assert sorted(path.name for path in folder.iterdir()) == [RESULT.format(day) for day in DAYS]
    for day, iso, date in zip(DAYS, ISO, series):
        found = Raster.read(folder / RESULT.format(day))
        assert_like(found, Raster.read(files[0]), method="despecklestack", scale="intensity", nodata=None)
        assert found.metadata["SAR_DESPECKLE_DATE"] == f"{iso}T01:58:57"
        assert found.metadata["SAR_DESPECKLE_MODEL"] == find_model("auto", "series", Product.SLC).stem
        used = json.loads(found.metadata["SAR_DESPECKLE_PARAMETERS"])
        assert used["dates"] == [NAME.format(d) for d in DAYS]
        assert used["denoiser"] == find_model("auto", "super-image", Product.SLC).stem
        assert_date(found.data[0], date)
    found = Raster.read(kept)
    assert_like(found, Raster.read(files[0]), method="despecklestack", scale="intensity", nodata=None)
    (mean,) = TemporalMean()(series)
    assert_date(found.data[0], mean[0])
    assert temporary_files(tmp_path) == []


@pytest.mark.parametrize("method", [1, 2])
def test_bands_in_decibel(method: int, algorithm: Algorithm, bands: Path, series: Array, tmp_path: Path) -> None:
    """A binary-weighted mean has a band per date, a GLRT multilook one for all."""
    folder, kept = tmp_path / "dates", tmp_path / "super.tif"
    given = {"SUPERIMAGE_METHOD": method, "DENOISE": 0}
    algorithm("despecklestack", INPUT=bands, OUTPUT_FOLDER=folder, SUPERIMAGE=kept, **given)
    assert sorted(path.name for path in folder.iterdir()) == [f"stack_{iso}_despeckled.tif" for iso in ISO]
    for iso, date in zip(ISO, series):
        found = Raster.read(folder / f"stack_{iso}_despeckled.tif")
        assert_like(found, Raster.read(bands), method="despecklestack", scale="decibel", nodata=-9999)
        assert found.metadata["SAR_DESPECKLE_DATE"] == f"{iso}T00:00:00"
        assert_date(from_decibel(found.data[0]), date)
    found = Raster.read(kept)
    assert_like(found, Raster.read(bands), method="despecklestack", scale="decibel", nodata=-9999)
    assert len(found.values) == (5 if method == 1 else 1)


def test_complex_files_and_amplitudes_keep_what_they_are(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    """Complex dates become intensity, amplitudes stay amplitudes, also next to one another."""
    zeros = np.nan_to_num(series)
    slc = write_raster(tmp_path / "20240103_slc.tif", single_look_complex(zeros[0]))
    amplitude = write_raster(tmp_path / "20240115_amplitude.tif", np.sqrt(zeros[1]), nodata=0)
    folder = tmp_path / "clean"
    algorithm("despecklestack", INPUT=[amplitude, slc], OUTPUT_FOLDER=folder)
    first, second = (Raster.read(folder / f"{path.stem}_despeckled.tif") for path in (slc, amplitude))
    assert_like(first, Raster.read(slc), method="despecklestack", scale="intensity", nodata=None)
    assert_like(second, Raster.read(amplitude), method="despecklestack", scale="amplitude", nodata=0)
    assert_date(first.data[0], series[0])
    assert_date(second.data[0] ** 2, series[1])


def test_dates_of_the_user_come_before_those_of_the_files(
    algorithm: Algorithm, files: list[Path], tmp_path: Path
) -> None:
    """They decide the order, and are written into the results; an empty place leaves the date that was found."""
    outcome = algorithm(
        "despecklestack", INPUT=files[:3], DATES="2021-11-30, ,2021-11-02T10:00:00", OUTPUT_FOLDER=tmp_path
    )
    told = [line.split(", read as ")[0].split(", ")[1] for line in outcome.stdout.splitlines() if ", read as " in line]
    assert told == ["2021-11-02 10:00:00", "2021-11-19 01:58:57", "2021-11-30"]
    result = Raster.read(tmp_path / f"{files[0].stem}_despeckled.tif")
    assert result.metadata["SAR_DESPECKLE_DATE"] == "2021-11-30T00:00:00"


def test_dates_of_bands(algorithm: Algorithm, bands: Path, tmp_path: Path) -> None:
    outcome = algorithm("despecklestack", INPUT=bands, DATES="2020-01-05,2020-01-04,,,", OUTPUT_FOLDER=tmp_path)
    told = [line.split(", read as ")[0].split(", ")[1] for line in outcome.stdout.splitlines() if ", read as " in line]
    assert told == ["2020-01-04", "2020-01-05", *ISO[2:]]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ("2024-01-03,soon,2024-01-15", "DATES: “soon” is no date; write it as in 2024-01-31 or 2024-01-31T05:55:12."),
        ("2024-01-03", "DATES has 1 places for 3 rasters; give one date for each, between commas"),
    ],
)
def test_dates_that_cannot_be_used(
    dates: str, sentence: str, algorithm: Algorithm, files: list[Path], tmp_path: Path
) -> None:
    outcome = algorithm("despecklestack", check=False, INPUT=files[:3], DATES=dates, OUTPUT_FOLDER=tmp_path)
    assert sentence in outcome.stderr + outcome.stdout


def test_small_rasters(alike: Alike, tmp_path: Path) -> None:
    sources = [write_raster(tmp_path / f"small{k}.tif", speckled(2, shape)) for k, shape in enumerate(SMALL)]
    alike([("despecklestack", {"INPUT": s, "SCALE": 1, "OUTPUT_FOLDER": tmp_path / "dates"}) for s in sources])
    for source in sources:
        for band in (1, 2):
            found = Raster.read(tmp_path / "dates" / f"{source.stem}_band{band}_despeckled.tif")
            assert_like(found, Raster.read(source), method="despecklestack", scale="intensity", nodata=None)
            assert np.isfinite(found.values).all()
            assert (found.values > 0).all()


def test_an_older_result_is_replaced(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    """A second run over the same folder leaves its own results, without the first one's statistics."""
    earlier = {"SAR_DESPECKLE_METHOD": "despecklestack"}
    old = write_raster(tmp_path / RESULT.format(DAYS[0]), speckled(1, (7, 7)), metadata=earlier)
    (tmp_path / f"{old.name}.aux.xml").write_text("<PAMDataset></PAMDataset>")
    algorithm("despecklestack", INPUT=files[:2], OUTPUT_FOLDER=tmp_path)
    assert Raster.read(old).values.shape == (1, 80, 96)
    assert sorted(path.name for path in tmp_path.iterdir()) == [RESULT.format(DAYS[0]), RESULT.format(DAYS[2])]


def test_looks_are_measured_once_or_taken_as_given(side_by_side: SideBySide, tmp_path: Path) -> None:
    """The looks are told to the user, and written into the results."""
    source = write_raster(tmp_path / "grd.tif", speckled(2, looks=5))
    given = [{"INPUT": source, "SCALE": 1, "OUTPUT_FOLDER": tmp_path / f"{looks}", "LOOKS": looks} for looks in (0, 1)]
    measured, one = side_by_side([("despecklestack", parameters) for parameters in given])
    assert measured.stdout.count("Taken for multilooked with ") == 1
    assert one.stdout.count("Taken for single-look with 1 looks, product slc: LOOKS is 1.") == 1
    used = [json.loads(Raster.read(path).metadata["SAR_DESPECKLE_PARAMETERS"]) for path in sorted(tmp_path.glob("0/*"))]
    assert used[0]["looks"] == used[1]["looks"] == pytest.approx(5, rel=0.3)


def test_a_ship_at_eight_of_ten_dates_leaves_no_trace_at_the_other_two(algorithm: Algorithm, tmp_path: Path) -> None:
    ship, ground = np.s_[84:96, 84:96], np.s_[50:76, 72:120]
    series = np.concatenate([speckled(1, (128, 128), seed=seed) for seed in range(10)])
    series[(np.s_[:8], *ship)] *= 300
    days = [f"202401{day:02d}" for day in range(1, 31, 3)]
    files = [write_raster(tmp_path / f"{day}.tif", date[None]) for day, date in zip(days, series)]
    given = {"SCALE": 1, "LOOKS": 1}
    algorithm("despecklestack", INPUT=files, OUTPUT_FOLDER=tmp_path / "clean", **given)
    clean = np.stack([Raster.read(tmp_path / "clean" / f"{day}_despeckled.tif").data[0] for day in days])
    there, absent = clean[:8], clean[8:]
    level = absent[(slice(None), *ground)].mean()
    assert abs(10 * np.log10(absent[(slice(None), *ship)].mean() / level)) < 1
    assert 10 * np.log10(there[(slice(None), *ship)].mean() / level) > 20
