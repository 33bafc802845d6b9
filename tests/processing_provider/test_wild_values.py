"""Wild values of every parameter: each is used as it is meant, or refused with one sentence that names it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

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
