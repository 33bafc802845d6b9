"""The tutorial as a newcomer follows it: the first page click by click, the commands of the last one."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
PAGE = CHECKOUT / "docs" / "tutorial.md"
DAYS = 8


def read(path: str) -> np.ndarray:
    values: np.ndarray = gdal.Open(path).ReadAsArray()
    return values


@pytest.fixture(scope="module")
def found(qgis_window: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Observations of inside_qgis/tutorial.py in a fresh profile."""
    folder = tmp_path_factory.mktemp("tutorial")
    environment = {"SAR_DESPECKLE_TUTORIAL": str(PAGE)}
    seen: dict[str, Any] = qgis_window(HERE / "inside_qgis" / "tutorial.py", folder, environment, screen="1366x768")
    return seen


def test_the_steps_of_the_page_are_done_in_two_minutes(found: dict[str, Any]) -> None:
    assert len(found["steps"]) == 7 and found["steps"][1] == "Try it on simulated data"
    assert found["said"].startswith(f"{DAYS} clean dates in ") and found["seconds"] < 120


def test_the_first_page_ends_with_a_clean_series(found: dict[str, Any]) -> None:
    before, after = found["groups"]["simulated"], found["groups"]["simulated clean"]
    assert len(before) == len(after) == DAYS
    for speckled, clean in zip(map(read, before), map(read, after)):
        assert np.isfinite(clean).all()
        # the level stays, and of what neighbours differ by next to nothing is left
        assert abs(clean.mean() / speckled.mean() - 1) < 0.05
        rough = [float(np.median(np.abs(np.diff(np.log(values), axis=1)))) for values in (speckled, clean)]
        assert rough[1] < rough[0] / 5


def test_the_temporal_controller_steps_through_the_dates(found: dict[str, Any]) -> None:
    assert found["frames"] == DAYS and found["shown"] == "2024-01-27"


def test_the_pictures_are_there_and_small() -> None:
    wanted = {CHECKOUT / "docs" / name for name in re.findall(r"\((tutorial/\w+\.jpg)\)", PAGE.read_text("utf-8"))}
    assert len(wanted) > 8 and wanted == set((CHECKOUT / "docs" / "tutorial").iterdir())
    assert sum(path.stat().st_size for path in wanted) < 1_500_000


def test_the_commands_of_the_page_work(qgis_process: Any, tmp_path: Path) -> None:
    (commands,) = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    script = f'qgis_process() {{ "{qgis_process.script}" "$@"; }}\n{commands}'
    ended = subprocess.run(
        ["bash", "-ec", script], cwd=tmp_path, env=os.environ, capture_output=True, text=True, check=False, timeout=300
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    clean = sorted(path.name for path in (tmp_path / "clean").glob("*.tif"))
    assert clean[0] == "simulated_20240103_despeckled.tif" and len(clean) == 3
    assert clean[0] in PAGE.read_text("utf-8")
