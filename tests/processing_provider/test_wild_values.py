"""Wild values of every parameter: each is used as it is meant, or refused with one sentence that names it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import SideBySide
from .rasters import speckled, write_raster


@pytest.fixture(scope="module")
def tried(inside_qgis: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """About a thousand values, in one process: see ``inside_qgis/wild_values.py``."""
    folder = tmp_path_factory.mktemp("wild")
    for number, date in enumerate(speckled(3, (40, 48)), 1):
        write_raster(folder / "dates" / f"2024010{number}.tif", date)
    told: dict[str, Any] = json.loads(inside_qgis("wild_values.py", folder))
    return told


def test_there_are_many(tried: dict[str, Any]) -> None:
    assert len(tried["found"]) > 800
    assert {case["usable"] for case in tried["found"]} == {True, False}


def test_what_can_be_used_is(tried: dict[str, Any]) -> None:
    refused = [case for case in tried["found"] if case["usable"] and not (case["accepted"] and case["succeeded"])]
    assert [(case["case"], case["message"], case["said"]) for case in refused] == []


def test_what_cannot_is_refused_whether_checked_or_not(tried: dict[str, Any]) -> None:
    used = [case["case"] for case in tried["found"] if not case["usable"] and (case["accepted"] or case["succeeded"])]
    assert used == []


def test_every_refusal_is_a_sentence_that_names_parameter_and_value(tried: dict[str, Any]) -> None:
    for case in tried["found"]:
        if not case["usable"]:
            message = case["message"]
            assert message.startswith(case["parameter"]), case
            assert message.endswith("."), case
            assert len(message) <= 500, case
            assert "\n" not in message, case
            assert case["shown"] in message, case
            assert case["said"] == [message], case


def test_no_warning_of_python_reaches_the_user(tried: dict[str, Any]) -> None:
    assert [line for line in tried["warnings"] if "sar_despeckle" in line] == []


@pytest.mark.parametrize(("number", "where"), [(0, "in the work"), (1, "in the reading")])
def test_a_fault_of_ours_is_told_in_a_sentence_and_logged(number: int, where: str, tried: dict[str, Any]) -> None:
    found = tried["faults"][number]
    (sentence,) = found["told"]
    assert f"(ZeroDivisionError: {where}); please report it at https://" in sentence
    assert "\n" not in sentence
    (log,) = found["debug"]
    assert log.startswith("Traceback") and f"ZeroDivisionError: {where}" in log


PROCESSES: list[tuple[str, dict[str, Any], str]] = [
    (
        "superimage",
        {"METHOD": 1, "TARGET": "99999999999999999999"},
        "TARGET must be a whole number from 0 to 65535, not 99999999999999999999; the default is 0.",
    ),
    (
        "glrtmultilook",
        {"MIN_SIMILAR": "NaN"},
        "MIN_SIMILAR must be a whole number from 0 to 65025, not NaN; the default is 20.",
    ),
    ("simulatestack", {"CHANGE": "1e6"}, "CHANGE must be a number from -100 to 100, not 1e6; the default is 3."),
    (
        "simulatestack",
        {"LOOKS": "1e9"},
        "LOOKS must be a whole number from 1 to 1000, not 1e9; the default is 1.",
    ),
]


def test_through_qgis_process(side_by_side: SideBySide, tmp_path: Path) -> None:
    dates = [write_raster(tmp_path / f"2024010{k}.tif", date) for k, date in enumerate(speckled(2, (40, 48)), 1)]
    outputs = {"OUTPUT": tmp_path / "result.tif", "OUTPUT_FOLDER": tmp_path / "results"}
    calls = [(name, {"INPUT": dates, **outputs, **given, "check": False}) for name, given, _ in PROCESSES]
    for outcome, (name, _, sentence) in zip(side_by_side(calls), PROCESSES):
        assert (name, outcome.code, outcome.sentences) == (name, 1, [sentence])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["20240101.tif", "20240102.tif"]
