"""Dates that are added to a despeckled series, through ``qgis_process``."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from .conftest import Algorithm, SideBySide
from .outcome import arguments, temporary_files
from .rasters import Raster, speckled, write_raster

Array = NDArray[np.float32]
OLD, NEW = 6, 2
SHAPE = (72, 90)
CLOSE = 0.02  # dB
NAMED = 5  # dates that a sentence names


def places(path: Path) -> Array:
    return Raster.read(path).data[0]


def decibels(one: Path, other: Path) -> Array:
    """Difference of two results in dB at the pixels that both have, which must be the same."""
    first, second = places(one), places(other)
    np.testing.assert_array_equal(np.isnan(first), np.isnan(second))
    return np.abs(10 * np.log10(first / second))[~np.isnan(first)]


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def index_of(folder: Path) -> dict[str, Any]:
    (path,) = (folder / "kept").glob("*.json")
    found: dict[str, Any] = json.loads(path.read_text())
    return found


def made(folder: Path, dates: Array) -> list[Path]:
    days = [f"2024{1 + k // 28:02d}{1 + k % 28:02d}" for k in range(len(dates))]
    return [write_raster(folder / f"s1_{day}.tif", date, nodata=np.nan) for day, date in zip(days, dates)]


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Eight dates with ships that come and go, a field that is bright at the last, and footprints of their own."""
    series = speckled(OLD + NEW, SHAPE, looks=4) / 10
    series[[1, 4, 6], 10:15, 10:22] *= 30
    series[[0, 7], 50:53, 60:70] *= 20
    series[7, 30:50, 20:44] *= 5
    series[1, :, :20] = np.nan
    series[6, 40:] = np.nan
    series[:, 66:, 80:] = np.nan
    return made(tmp_path_factory.mktemp("dates"), series)


@pytest.fixture(scope="module")
def runs(dates: list[Path], side_by_side: SideBySide, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder ``old`` with the first six and what is kept of them, ``whole`` with all eight."""
    folder = tmp_path_factory.mktemp("runs")
    old = {"INPUT": dates[:OLD], "KEEP": 1, "OUTPUT_FOLDER": folder / "old"}
    kept, _ = side_by_side(
        [("despecklestack", old), ("despecklestack", {"INPUT": dates, "OUTPUT_FOLDER": folder / "whole"})]
    )
    assert "Kept for new dates: " in kept.stdout
    return folder


@pytest.fixture
def grown(runs: Path, tmp_path: Path) -> Path:
    """A copy of the folder with the first six."""
    return Path(shutil.copytree(runs / "old", tmp_path / "grown"))


def result_of(date: Path, folder: Path) -> Path:
    return folder / f"{date.stem}_despeckled.tif"


def test_nothing_is_kept_unasked(runs: Path, dates: list[Path]) -> None:
    assert sorted(path.name for path in (runs / "whole").iterdir()) == [f"{d.stem}_despeckled.tif" for d in dates]


def test_keeping_changes_no_result(runs: Path, dates: list[Path], algorithm: Algorithm, tmp_path: Path) -> None:
    algorithm("despecklestack", INPUT=dates[:OLD], OUTPUT_FOLDER=tmp_path)
    for date in dates[:OLD]:
        np.testing.assert_array_equal(places(result_of(date, tmp_path)), places(result_of(date, runs / "old")))


def test_two_dates_at_once(dates: list[Path], runs: Path, grown: Path, algorithm: Algorithm) -> None:
    """They are as if all had been despeckled, the old results stay, and what is told of these is true."""
    before = digests(grown)
    shown = grown.parent / "super.tif"
    outcome = algorithm("despecklestack", INPUT=dates, OUTPUT_FOLDER=grown, SUPERIMAGE=shown)
    assert "6 of the 8 dates are reused as s1_20240101_series.json has them" in outcome.stdout
    assert "new: s1_20240107.tif, s1_20240108.tif." in outcome.stdout
    assert outcome.stdout.count("Despeckling date ") == NEW
    assert outcome.results["LAYERS"] == ", ".join(str(result_of(date, grown)) for date in dates)
    for date in dates[OLD:]:
        assert np.quantile(decibels(result_of(date, grown), result_of(date, runs / "whole")), 0.999) < CLOSE
        used = json.loads(Raster.read(result_of(date, grown)).metadata["SAR_DESPECKLE_PARAMETERS"])
        assert used["dates"] == [d.name for d in dates]
    after = digests(grown)
    replaced = {name for name in before if before[name] != after[name]}
    assert replaced == {"kept/s1_20240101_series.json", "kept/s1_20240101_superimage.tif"}
    assert temporary_files(grown) == []
    for date, kept in zip(dates[:OLD], index_of(grown)["dates"]):
        change = decibels(result_of(date, grown), result_of(date, runs / "whole"))
        assert kept["drift"] == pytest.approx(np.sqrt(np.mean(change**2)), rel=0.4)
    changed = [date["origin"]["label"] for date in index_of(grown)["dates"] if date["drift"] > 0.1]
    told = f"{len(changed)} of the 6 results before would change by more than 0.1 dB: {', '.join(changed[:NAMED])}"
    assert (
        told if changed else "None of the 6 results before would change by more than 0.1 dB."
    ) in outcome.stdout + outcome.stderr
    assert np.isfinite(places(shown)[:60]).all()


def test_one_after_the_other(dates: list[Path], runs: Path, grown: Path, algorithm: Algorithm) -> None:
    """Two additions in a row leave the last date as one addition does, and the drift of the others adds up."""
    algorithm("despecklestack", INPUT=dates[:-1], OUTPUT_FOLDER=grown)
    first = index_of(grown)["dates"]
    algorithm("despecklestack", INPUT=dates, OUTPUT_FOLDER=grown)
    kept = index_of(grown)["dates"]
    assert np.quantile(decibels(result_of(dates[-1], grown), result_of(dates[-1], runs / "whole")), 0.999) < CLOSE
    assert [date["origin"]["label"] for date in kept] == [date.name for date in dates]
    assert kept[0]["drift"] > first[0]["drift"] > 0
    assert kept[-2]["drift"] > kept[-1]["drift"] == 0


@pytest.mark.parametrize("case", ["damaged", "anew", "settings"])
def test_otherwise_all_dates_are_despeckled(
    case: str, dates: list[Path], runs: Path, grown: Path, algorithm: Algorithm
) -> None:
    """As if nothing had been kept, to the bit, and what is kept is whole again."""
    given: dict[str, Any] = {"INPUT": dates, "OUTPUT_FOLDER": grown}
    if case == "damaged":
        (grown / "kept" / "s1_20240103_copy.tif").write_bytes((grown / "kept" / "s1_20240104_copy.tif").read_bytes())
        why = "s1_20240103_copy.tif is damaged"
    elif case == "settings":
        given["SUPERIMAGE_METHOD"] = 0
        why = "it was made with another SUPERIMAGE_METHOD"
    else:
        given["KEEP"], why = 2, ""
    outcome = algorithm("despecklestack", **given)
    told = f"s1_20240101_series.json cannot be used, so all dates are despeckled: {why}."
    assert (told in outcome.stdout + outcome.stderr) == bool(why)
    assert outcome.stdout.count("Despeckling date ") == OLD + NEW
    kept = index_of(grown)
    assert len(kept["dates"]) == OLD + NEW
    for date in kept["dates"]:
        copy = grown / "kept" / f"{date['name']}_copy.tif"
        assert hashlib.sha256(copy.read_bytes()).hexdigest() == date["digest"]
    if case != "settings":
        for date in dates:
            np.testing.assert_array_equal(places(result_of(date, grown)), places(result_of(date, runs / "whole")))


def test_a_cancel_leaves_all_as_it_was(dates: list[Path], grown: Path, qgis_process: Any) -> None:
    before = digests(grown)
    given = {"INPUT": dates, "OUTPUT_FOLDER": grown, "DENOISE": 1}
    process = qgis_process.start("run", "sardespeckle:despecklestack", *arguments(given))
    while "residual speckle" not in (line := process.stdout.readline()):
        assert line, process.communicate()
    process.send_signal(signal.SIGINT)
    until = time.monotonic() + 60
    process.communicate(timeout=60)
    assert time.monotonic() < until
    assert process.returncode == 1
    assert digests(grown) == before


def test_files_of_others_are_left_alone(dates: list[Path], grown: Path, algorithm: Algorithm) -> None:
    mine = grown / "kept" / "s1_20240107_copy.tif"
    mine.write_text("mine")
    before = digests(grown)
    outcome = algorithm("despecklestack", check=False, INPUT=dates, OUTPUT_FOLDER=grown)
    assert outcome.code == 1
    assert f"{mine} was not written by SAR Despeckle and is left as it is" in outcome.stderr
    assert digests(grown) == before


@pytest.mark.parametrize("given", [{"SUPERIMAGE_METHOD": 1}, {"EXTENT": "680000,680500,5819500,5820000 [EPSG:32631]"}])
def test_what_cannot_be_kept_is_refused(
    given: dict[str, Any], dates: list[Path], algorithm: Algorithm, tmp_path: Path
) -> None:
    outcome = algorithm("despecklestack", check=False, INPUT=dates[:3], KEEP=1, OUTPUT_FOLDER=tmp_path / "out", **given)
    assert outcome.code == 1
    assert "KEEP needs whole rasters and one super-image for all dates" in outcome.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_the_31st_date_is_as_in_a_run_over_all(side_by_side: SideBySide, algorithm: Algorithm, tmp_path: Path) -> None:
    series = speckled(31, (64, 64), looks=4)
    series[[3, 9, 30], 20:26, 40:50] *= 10
    dates = made(tmp_path / "dates", series)
    grown, whole = tmp_path / "grown", tmp_path / "whole"
    old = {"INPUT": dates[:-1], "KEEP": 1, "OUTPUT_FOLDER": grown, "LOOKS": 4}
    side_by_side(
        [("despecklestack", old), ("despecklestack", {**old, "INPUT": dates, "KEEP": 0, "OUTPUT_FOLDER": whole})]
    )
    outcome = algorithm("despecklestack", INPUT=dates, OUTPUT_FOLDER=grown, LOOKS=4)
    assert "30 of the 31 dates are reused" in outcome.stdout
    difference = decibels(result_of(dates[-1], grown), result_of(dates[-1], whole))
    assert np.sqrt(np.mean(difference**2)) < CLOSE
    assert np.quantile(difference, 0.999) < CLOSE
