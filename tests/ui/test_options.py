"""The page in QGIS's options: what is set there is the default of all algorithms; networks are listed and removed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "inside_qgis" / "options.py"
USUAL = ["auto", 0, 2048]


@pytest.fixture(scope="module")
def found(qgis_window: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Observations of inside_qgis/options.py."""
    seen: dict[str, Any] = qgis_window(SCRIPT, tmp_path_factory.mktemp("options"), screen="1366x768")
    return seen


def test_algorithms_take_the_defaults_that_are_set(found: dict[str, Any]) -> None:
    assert found["before"] == [USUAL, USUAL]
    assert found["after"] == [["guided", 1, 1024], ["lean-grd", 1, 1024]]
    assert found["shown again"] == ["guided", 1, 1024]
    assert found["reset"] == [USUAL, USUAL]


def test_settings_that_cannot_be_used_are_as_if_they_were_not_there(found: dict[str, Any]) -> None:
    assert found["of no use"] == [USUAL, USUAL]


def test_the_device_test_tells_the_time_of_each(found: dict[str, Any]) -> None:
    words = found["test"]
    assert words.startswith("CPU ") and (" The GPU is not used: " in words or "; the results agree within " in words)


def test_the_table_has_the_cards(found: dict[str, Any]) -> None:
    rows = {row[0]: row[1:] for row in found["networks"]}
    assert {"mine", "lean-slc", "lean-grd", "guided", "pgd2net", "gaussian"} <= set(rows)
    use, looks, size, licence, trained = rows["lean-slc"]
    assert (use, looks, licence) == ("images", "1 to 40", "GPL-3.0-or-later")
    assert size.endswith(" MB") and trained.startswith("simulated scenes only") and "{" not in trained


def test_a_network_of_the_user_is_removed_and_no_other(found: dict[str, Any]) -> None:
    assert found["removable"] and not found["bundled is removable"]
    assert found["removed"] == ["mine is removed.", False]


def test_import_opens_the_algorithm(found: dict[str, Any]) -> None:
    assert found["import"] == 1
