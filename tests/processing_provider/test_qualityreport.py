"""``qualityreport`` through ``qgis_process``, and its page in a real browser."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.simulation.simulated_stack import SimulatedStack

from .conftest import Algorithm
from .outcome import Outcome, temporary_files
from .rasters import ORIGIN, PIXEL, to_decibel, write_raster

SIDE, DATES = 256, 3
LARGEST = 15_000_000  # bytes of a page
NUMBERS = {"ENL_INPUT", "ENL", "RATIO_MEAN", "RATIO_VARIANCE", "EDGE_PRESERVATION", "M_INDEX"}
CHARTS = {"histogram", "autocorrelation", "profile", "levels", "spectrum", "zones"}
CHARTS |= {"means", "looks", "changes", "differing"}  # of a series
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="module")
def made() -> tuple[np.ndarray, np.ndarray]:
    """Three simulated dates and their truth, which is the best of all results."""
    series = SimulatedStack(dates=DATES, rows=SIDE, cols=SIDE, seed=4, change=0)
    return np.stack([series.intensity(k) for k in series]), np.stack([series.truth(k) for k in series])


@pytest.fixture(scope="module")
def files(made: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The dates, their truth, and results of which that of the second date has a ghost; in decibel, from elsewhere."""
    folder = tmp_path_factory.mktemp("series")
    images, truth = made
    ghostly = truth.copy()
    ghostly[1, 100:105, 60:65] += 100 * truth[1].mean()
    return {
        "dates": [write_raster(folder / f"S1_2024010{k}.tif", image) for k, image in enumerate(images, 1)],
        "clean": [write_raster(folder / f"clean_2024010{k}.tif", image) for k, image in enumerate(truth, 1)],
        "ghostly": [
            write_raster(folder / f"ghost_2024010{k}.tif", to_decibel(image), nodata=-9999)
            for k, image in enumerate(ghostly, 1)
        ],
    }


@pytest.fixture(scope="module")
def report(algorithm: Algorithm, files: dict[str, list[Path]], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A report on the series with the ghost, its dates given in another order."""
    page = tmp_path_factory.mktemp("report") / "report.html"
    outcome = algorithm(
        "qualityreport",
        INPUT=files["dates"],
        DESPECKLED=files["ghostly"][::-1],
        REFERENCE=files["clean"][::-1],
        OUTPUT_HTML=page,
    )
    return outcome, page


def test_the_page_and_its_numbers(report: Any) -> None:
    outcome, page = report
    told = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert [finding["fault"] for finding in told["findings"]] == ["ghost target"]
    (ghost,) = told["findings"]
    assert ghost["date"] == "ghost_20240102.tif"
    assert ghost["where"]["x"] == pytest.approx(ORIGIN[0] + 62.5 * PIXEL, abs=3 * PIXEL)
    assert ghost["where"]["y"] == pytest.approx(ORIGIN[1] - 102.5 * PIXEL, abs=3 * PIXEL)
    assert "shows a target of" in told["verdict"][0] and f"x {ghost['where']['x']:.0f}" in told["verdict"][0]
    assert [date["despeckled"] for date in told["dates"]] == [f"ghost_2024010{k}.tif" for k in (1, 2, 3)]
    results = {name: float(value) for name, value in outcome.results.items() if not name.startswith("OUTPUT")}
    shown = told["dates"][1]
    assert results == pytest.approx({name: shown[name] for name in results}, rel=1e-4)
    assert set(results) == {*NUMBERS, "PSNR", "SSIM"}
    assert results["RATIO_MEAN"] == pytest.approx(1, abs=0.03)
    assert results["RATIO_VARIANCE"] == pytest.approx(1, abs=0.06)
    assert results["EDGE_PRESERVATION"] == pytest.approx(1, abs=0.1)
    assert results["SSIM"] > 0.95
    assert outcome.results["OUTPUT_JSON"] == str(page.with_suffix(".json"))
    assert temporary_files(page.parent) == []


def test_the_page_is_one_small_file(report: Any) -> None:
    _, page = report
    assert page.stat().st_size < LARGEST
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?!data:)", text)
    assert text.index("shows a target of") < text.index("data:image/png") < text.index("plotly.js")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: apt-get install chromium")
@pytest.mark.parametrize("width", [1600, 500])
def test_a_browser_shows_it_without_an_error_and_without_a_network(report: Any, width: int, tmp_path: Path) -> None:
    _, page = report
    log, shot = tmp_path / "net.json", tmp_path / "shot.png"
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
    command += ["--enable-logging=stderr", f"--user-data-dir={tmp_path / 'profile'}", "--disable-background-networking"]
    command += [f"--screenshot={shot}", f"--window-size={width},3000", "--virtual-time-budget=8000", "--dump-dom"]
    command += [f"--log-net-log={log}", page.as_uri()]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    console = [line for line in seen.stderr.splitlines() if "CONSOLE" in line]
    assert [line for line in console if re.search(r"error|uncaught|failed", line, re.IGNORECASE)] == []
    assert {address for address in requests(log) if not address.startswith(("file:", "data:", "blob:"))} == set()
    drawn = [re.search(r'id="chart-(\w+)"', tag) for tag in re.findall(r"<div[^>]*js-plotly-plot[^>]*>", seen.stdout)]
    assert {found[1] for found in drawn if found} == CHARTS
    assert shot.stat().st_size > 20_000


def requests(log: Path) -> set[str]:
    """Addresses that pages asked for, by chromium's own log; its own services are not the page's."""
    text = log.read_text(encoding="utf-8")
    told = json.loads(text if text.rstrip().endswith("}") else text.rstrip().rstrip(",") + "]}")
    kind = told["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    started = [
        event["params"] for event in told["events"] if event["type"] == kind and "url" in event.get("params", {})
    ]
    return {params["url"] for params in started if params.get("initiator", "").startswith(("file:", "null"))}


def test_a_good_result_of_one_date(algorithm: Algorithm, files: dict[str, list[Path]], tmp_path: Path) -> None:
    given = {"INPUT": files["dates"][0], "DESPECKLED": files["clean"][0], "LOOKS": 1}
    outcome = algorithm("qualityreport", **given, OUTPUT_HTML=tmp_path / "one.html")
    told = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert told["findings"] == []
    assert told["verdict"][0].startswith("Nothing was found that speaks against clean_20240101.tif")
    assert told["looks"] == 1
    assert "PSNR" not in outcome.results
    assert outcome.sentences == []


def test_without_a_homogeneous_zone_the_looks_cannot_be_told(algorithm: Algorithm, made: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    scene = np.exp(1.5 * rng.normal(size=(128, 128))).astype(np.float32)
    before = write_raster(tmp_path / "rough.tif", scene * rng.exponential(1, scene.shape).astype(np.float32))
    after = write_raster(tmp_path / "rough_clean.tif", scene)
    outcome = algorithm("qualityreport", INPUT=before, DESPECKLED=after, LOOKS=1, OUTPUT_HTML=tmp_path / "rough.html")
    told = json.loads((tmp_path / "rough.json").read_text(encoding="utf-8"))
    assert told["dates"][0]["ENL"] is None and math.isnan(float(outcome.results["ENL"]))
    assert "cannot be told" in (tmp_path / "rough.html").read_text(encoding="utf-8")


def refusal(algorithm: Algorithm, folder: Path, **given: Any) -> str:
    """The one sentence of a run that fails and leaves nothing."""
    outcome: Outcome = algorithm("qualityreport", check=False, **given, OUTPUT_HTML=folder / "no" / "report.html")
    assert outcome.code == 1
    (sentence,) = outcome.sentences
    assert list((folder / "no").iterdir()) == []
    return sentence


def test_bad_input_is_refused_in_one_sentence(
    algorithm: Algorithm, files: dict[str, list[Path]], made: Any, tmp_path: Path
) -> None:
    (tmp_path / "no").mkdir()
    images, truth = made
    date, clean = files["dates"][0], files["clean"][0]
    beside = write_raster(tmp_path / "beside.tif", truth[0], origin=(ORIGIN[0] + 50, ORIGIN[1]))
    smaller = write_raster(tmp_path / "smaller.tif", truth[0][:100])
    empty = write_raster(tmp_path / "empty.tif", np.full((SIDE, SIDE), -9999, np.float32), nodata=-9999)
    copy = write_raster(tmp_path / "copy.tif", images[0])
    other_date = write_raster(tmp_path / "clean_20240109.tif", truth[0])
    cases: list[tuple[dict[str, Any], tuple[str, ...]]] = [
        ({"DESPECKLED": beside}, ("beside.tif lies up to 5 pixels beside it", "warp it")),
        ({"DESPECKLED": clean, "REFERENCE": smaller}, ("smaller.tif is 256 × 100 pixels", "warp it")),
        ({"DESPECKLED": empty, "SCALE": 1}, ("empty.tif has no data",)),
        ({"DESPECKLED": copy}, ("copy.tif has the same values as S1_20240101.tif", "nothing was despeckled")),
        ({"DESPECKLED": date}, ("has the same values as", "DESPECKLED")),
        ({"DESPECKLED": files["clean"]}, ("DESPECKLED has 3 dates", "INPUT has one date")),
        ({"DESPECKLED": other_date}, ("clean_20240109.tif is of 2024-01-09", "give the same dates")),
    ]
    for given, words in cases:
        sentence = refusal(algorithm, tmp_path, INPUT=date, **given)
        assert all(word in sentence for word in words), sentence


def test_what_is_not_ours_is_left(algorithm: Algorithm, files: dict[str, list[Path]], tmp_path: Path) -> None:
    """The page's name is the user's choice, that of the JSON file is ours."""
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    given = {"INPUT": files["dates"][0], "DESPECKLED": files["clean"][0]}
    outcome = algorithm("qualityreport", check=False, **given, OUTPUT_HTML=tmp_path / "report.html")
    assert outcome.code == 1
    assert "report.json was not written by SAR Despeckle" in outcome.sentences[0]
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_gaps_and_nodata_values_may_differ(algorithm: Algorithm, made: Any, tmp_path: Path) -> None:
    images, truth = (values[0].copy() for values in made)
    images[:60, :90] = np.nan
    truth[200:, 100:] = np.nan
    before = write_raster(tmp_path / "gap_20240101.tif", images, nodata=-1)
    after = write_raster(tmp_path / "gap_clean_20240101.tif", to_decibel(truth), nodata=-9999)
    algorithm("qualityreport", INPUT=before, DESPECKLED=after, LOOKS=1, OUTPUT_HTML=tmp_path / "gap.html")
    assert json.loads((tmp_path / "gap.json").read_text(encoding="utf-8"))["findings"] == []
