"""``trainingpairs`` through ``qgis_process``."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS

from .conftest import Algorithm
from .outcome import temporary_files
from .rasters import ORIGIN, PIXEL, Raster, write_raster

SHAPE, SIDE, DATES = (140, 200), 64, 6
FOLDERS = ("gt", "intensity", "phase")


@pytest.fixture(scope="module")
def dates() -> np.ndarray:
    """Complex dates; in the fourth something is 4 dB brighter at one place, and the last has a gap at another."""
    rng = np.random.default_rng(2)
    scene = dead_leaves(rng, SHAPE, points_per_pixel=0.0).clutter
    stack = []
    for date in range(DATES):
        clutter = scene.copy()
        if date == 3:
            clutter[70:110, 70:110] *= np.float32(2.5)
        stack.append(complex_field(clutter, SUBSWATHS["IW2"], rng))
    stack[5][10:20, 150:160] = 0
    return np.stack(stack)


@pytest.fixture(scope="module")
def files(dates: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("dates")
    return [write_raster(folder / f"S1_2024010{day}.tif", date) for day, date in enumerate(dates, 1)]


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "index.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def made(algorithm: Algorithm, files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("made") / "pairs"
    return algorithm("trainingpairs", INPUT=files, PATCH=SIDE, OUTPUT_FOLDER=folder), folder


def test_what_is_written(made: Any) -> None:
    outcome, folder = made
    rows = rows_of(folder)
    kept = [row["name"] for row in rows if row["kept"] == "yes"]
    assert len(rows) == 2 * 3 * DATES
    assert int(outcome.results["KEPT"]) == len(kept) >= 0.8 * len(rows)
    assert int(outcome.results["LEFT_OUT"]) == len(rows) - len(kept)
    assert outcome.results["INDEX"] == str(folder / "index.csv")
    for name in FOLDERS:
        assert sorted(path.stem for path in (folder / name).iterdir()) == sorted(kept)
    assert temporary_files(folder) == []


def test_the_index_names_what_was_planted(made: Any) -> None:
    rows = {(row["date"], int(row["row"]), int(row["col"])): row for row in rows_of(made[1])}
    assert rows["2024-01-04", 64, 64]["reason"] == "change in time"
    assert rows["2024-01-06", 0, 128]["reason"] == "no data"
    assert rows["2024-01-01", 0, 0]["reason"] == ""
    assert all(row["looks"] == "1" for row in rows.values())


def test_no_place_is_in_two_splits(made: Any) -> None:
    splits: dict[tuple[str, str], set[str]] = {}
    for row in rows_of(made[1]):
        splits.setdefault((row["row"], row["col"]), set()).add(row["split"])
    assert all(len(found) == 1 for found in splits.values())
    assert set().union(*splits.values()) == {"training", "validation"}


def test_the_patches_are_those_of_the_dates(made: Any, dates: np.ndarray) -> None:
    folder, name = made[1], "S1_20240102_r00064_c00128"
    box = np.s_[64:128, 128:192]
    reference, intensity, phase = (Raster.read(folder / kind / f"{name}.tif") for kind in FOLDERS)
    np.testing.assert_allclose(intensity.values[0], np.abs(dates[1][box]) ** 2, rtol=1e-5)
    np.testing.assert_allclose(phase.values[0], np.angle(dates[1][box]), atol=1e-5)
    assert intensity.geotransform[0] == ORIGIN[0] + 128 * PIXEL
    assert intensity.geotransform[3] == ORIGIN[1] - 64 * PIXEL
    ratio = intensity.values[0] / reference.values[0]
    assert ratio.mean() == pytest.approx(1, abs=0.05)
    assert np.log(ratio).var() == pytest.approx(np.pi**2 / 6, rel=0.1)
    assert intensity.metadata["SAR_DESPECKLE_METHOD"] == "trainingpairs"


def test_the_page_shows_every_pair_and_asks_no_network(made: Any) -> None:
    page = (made[1] / "contact_sheet.html").read_text(encoding="utf-8")
    rows = rows_of(made[1])
    assert page.count("<figure") == len(rows)
    assert page.count("data:image/png;base64,") == 2 * len(rows)
    assert page.count('type="checkbox"') == sum(row["kept"] == "yes" for row in rows)
    assert "http" not in page


def test_an_earlier_set_is_replaced_and_what_is_not_ours_is_not(
    algorithm: Algorithm, files: list[Path], tmp_path: Path
) -> None:
    given = {"INPUT": files, "PATCH": SIDE, "OUTPUT_FOLDER": tmp_path}
    for _ in range(2):
        algorithm("trainingpairs", **given)
    (tmp_path / "index.csv").write_text("name,mine\n", encoding="utf-8")
    outcome = algorithm("trainingpairs", check=False, **given)
    assert outcome.code == 1
    assert "index.csv was not written by SAR Despeckle" in outcome.stderr
    assert (tmp_path / "index.csv").read_text(encoding="utf-8") == "name,mine\n"


def test_all_patches_on_request(algorithm: Algorithm, files: list[Path], tmp_path: Path) -> None:
    """But for those with gaps, which cannot be trained on."""
    outcome = algorithm("trainingpairs", INPUT=files, PATCH=SIDE, QUALITY=False, OUTPUT_FOLDER=tmp_path)
    left = [row["reason"] for row in rows_of(tmp_path) if row["kept"] == "no"]
    assert set(left) == {"no data"}
    assert int(outcome.results["KEPT"]) == 2 * 3 * DATES - len(left)


def test_single_look_dates_have_one_look_whatever_is_measured(algorithm: Algorithm, tmp_path: Path) -> None:
    """The most homogeneous windows of many are measured as more looks: then all of the speckle would be residual."""
    rng = np.random.default_rng(8)
    scene = dead_leaves(rng, (256, 384), points_per_pixel=0.0).clutter
    files = [
        write_raster(tmp_path / f"a “{day}”, b & <c>.tif", (scene * rng.exponential(1, scene.shape)).astype(np.float32))
        for day in range(6)
    ]
    folder = tmp_path / "pairs"
    outcome = algorithm("trainingpairs", INPUT=files, SCALE=1, PATCH=128, OUTPUT_FOLDER=folder)
    rows = rows_of(folder)
    assert {row["looks"] for row in rows} == {"1"}
    assert int(outcome.results["KEPT"]) >= 0.9 * len(rows)
    names = {path.stem for path in (folder / "gt").iterdir()}
    assert names == {row["name"] for row in rows if row["kept"] == "yes"}
    page = (folder / "contact_sheet.html").read_text(encoding="utf-8")
    text = json.loads(page.split('id="index">')[1].split("</script>")[0])
    assert text == (folder / "index.csv").read_text(encoding="utf-8")


def test_intensity_with_phases_beside_it(algorithm: Algorithm, dates: np.ndarray, tmp_path: Path) -> None:
    given: dict[str, list[Path]] = {"INPUT": [], "PHASE": []}
    for day, date in enumerate(dates[:5], 1):
        intensity, phase = (np.abs(date) ** 2).astype(np.float32), np.angle(date).astype(np.float32)
        given["INPUT"].append(write_raster(tmp_path / "in" / f"2024010{day}.tif", intensity))
        given["PHASE"].append(write_raster(tmp_path / "phase" / f"2024010{day}.tif", phase))
    folder = tmp_path / "pairs"
    algorithm("trainingpairs", **given, SCALE=1, LOOKS=1, PATCH=SIDE, OUTPUT_FOLDER=folder)
    name = next((folder / "phase").iterdir()).name
    assert {path.name for path in (folder / "phase").iterdir()} == {path.name for path in (folder / "gt").iterdir()}
    row, col = int(name.split("_r")[1][:5]), int(name.split("_c")[1][:5])
    day = int(name[6:8])
    found = Raster.read(folder / "phase" / name).values[0]
    np.testing.assert_allclose(found, np.angle(dates[day - 1][row : row + SIDE, col : col + SIDE]), atol=1e-5)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"count": 4}, "has 4 dates; training pairs need at least 5"),
        ({"PATCH": 256}, "PATCH is 256, but the dates have 200 × 140 pixels; choose a PATCH of 140 or less"),
        ({"still": True}, "None of 30 patches passes the checks (residual speckle "),
    ],
)
def test_what_cannot_be_used(
    given: dict[str, Any], said: str, algorithm: Algorithm, files: list[Path], dates: np.ndarray, tmp_path: Path
) -> None:
    if given.get("still"):  # the ground keeps its speckle: nothing is gained by a mean
        files = [write_raster(tmp_path / "dates" / f"2024010{day}.tif", dates[0]) for day in range(1, 6)]
    folder = tmp_path / "pairs"
    outcome = algorithm(
        "trainingpairs",
        check=False,
        INPUT=files[: given.get("count", 5)],
        PATCH=given.get("PATCH", SIDE),
        OUTPUT_FOLDER=folder,
    )
    assert outcome.code == 1
    assert said in outcome.stderr
    assert not folder.exists()
