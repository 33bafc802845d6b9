"""A cancel, whenever it comes before the results are published: exit code 1, one sentence, and nothing written."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .outcome import Outcome, arguments
from .rasters import speckled, write_raster

CHECKOUT = Path(__file__).parents[2]
RESULTS = {
    "looks": 0,
    "glrtmultilook": 5,
    "superimage": 1,
    "despeckle": 1,
    "pgd2net": 2,
    "mulog": 1,
    "despecklestack": 4,
    "ratiodespeckle": 2,
    "simulatestack": 3,
    "trainingpairs": 14,  # two of them folders
    "qualityreport": 2,
    "importmodel": 1,
}
SECONDS = 2.5  # from Ctrl-C to the end of the process, of which QGIS needs about half a second to shut down


@pytest.fixture(scope="module")
def cancelled(inside_qgis: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Of each algorithm what ``inside_qgis/cancels.py`` tells."""
    folder = tmp_path_factory.mktemp("cancels")
    for number, date in enumerate(speckled(3, (40, 48)), 1):
        write_raster(folder / "dates" / f"2024010{number}.tif", date)
    for number, date in enumerate(speckled(5, (40, 48)), 1):
        write_raster(folder / "more" / f"2024010{number}.tif", date)
    for number, date in enumerate(speckled(3, (40, 48), looks=50), 1):
        write_raster(folder / "clean" / f"2024010{number}.tif", date)
    network = CHECKOUT / "models" / "weights" / "lean-slc.onnx"
    found: dict[str, Any] = json.loads(inside_qgis("cancels.py", folder, network))
    return found


@pytest.mark.parametrize("name", RESULTS)
def test_cancelled_at_any_moment(name: str, cancelled: dict[str, Any]) -> None:
    assert cancelled[name]["succeeded"]
    assert len(cancelled[name]["files"]) == RESULTS[name]
    attempts = [attempt for attempt in cancelled[name]["attempts"] if attempt["pressed"]]
    assert len(attempts) >= 2
    assert [attempt for attempt in attempts if attempt["succeeded"] or attempt["files"]] == []
    assert {tuple(attempt["told"]) for attempt in attempts} == {("Cancelled: nothing was written.",)}


@pytest.mark.parametrize("after", [1.5, 6.0])
def test_a_large_date_is_cancelled_while_it_is_made(after: float, qgis_process: Any, tmp_path: Path) -> None:
    given = {"DATES": 1, "ROWS": 4096, "COLUMNS": 4096, "OUTPUT_FOLDER": tmp_path / "dates"}
    process = qgis_process.start("run", "sardespeckle:simulatestack", *arguments(given))
    until = time.monotonic() + 120
    while not (tmp_path / "dates").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    pressed = time.monotonic()
    said = process.communicate(timeout=60)
    assert time.monotonic() - pressed < SECONDS
    outcome = Outcome(subprocess.CompletedProcess([], process.returncode, *said))
    assert outcome.code == 1
    assert outcome.sentences[-1] == "Cancelled: nothing was written."
    assert list((tmp_path / "dates").iterdir()) == []
