"""QGIS closed in the middle of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).parent / "inside_qgis" / "closing.py"


def test_qgis_closes_cleanly_and_leaves_no_file_of_the_run(qgis_window: Any, series_folder: Path) -> None:
    found = qgis_window(SCRIPT, series_folder)
    assert found["running"] and found["code"] == 0
    assert list((series_folder / "closed").iterdir()) == []
