"""The verdict: at most three sentences, with what is wrong and where."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from sar_despeckle.core.quality.assessment import ALL_DATES, Assessment
from sar_despeckle.core.quality.finding import BLUR, CHANGE, GHOST, GRID, KEPT, SEAM, Finding, without_consequences
from sar_despeckle.core.quality.verdict import Names, numbers, place_in_words, sentences
from sar_despeckle.core.raster.grid import Grid

UTM = Grid(100, 100, "", (680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0))
NAMES = Names(("a.tif", "b.tif"), ("a_clean.tif", "b_clean.tif"))
SEAM_OF_A = Finding(SEAM, "has a seam of 0.3 dB along column 7", 0.3, "dB", 12.0, 4, 7)


def found(*findings: Finding) -> Assessment:
    return Assessment(1.0, [], [], list(findings), True)


def test_a_finding_has_its_place_on_the_map() -> None:
    (sentence,) = sentences(found(SEAM_OF_A), NAMES, UTM)
    assert sentence == (
        "a_clean.tif has a seam of 0.3 dB along column 7; the worst place is x 680075, y 5819955 (row 4, column 7)."
    )


def test_the_same_fault_at_several_dates_is_one_sentence() -> None:
    told = sentences(found(SEAM_OF_A, replace(SEAM_OF_A, date=1)), NAMES, UTM)
    assert len(told) == 1 and "and so does 1 more date" in told[0]
    (together,) = sentences(found(replace(SEAM_OF_A, date=ALL_DATES)), NAMES, UTM)
    assert together.startswith("The result has a seam")


def test_three_sentences_are_the_most() -> None:
    faults = [replace(SEAM_OF_A, fault=fault) for fault in (SEAM, GRID, GHOST, KEPT, CHANGE)]
    told = sentences(found(*faults), NAMES, UTM)
    assert (
        len(told) == 3
        and told[-1] == "Also found: ghost target, speckle kept, lost change; the table below has them all."
    )


def test_degrees_have_their_digits() -> None:
    degrees = Grid(100, 100, "", (5.0, 0.0001, 0.0, 52.0, 0.0, -0.0001))
    assert place_in_words(degrees, 10, 20) == "x 5.00205, y 51.99895 (row 10, column 20)"


def test_what_a_fault_brings_with_it_is_not_told() -> None:
    blur, change = (replace(SEAM_OF_A, fault=fault) for fault in (BLUR, CHANGE))
    assert without_consequences([blur, change, SEAM_OF_A]) == [blur, SEAM_OF_A]


def test_the_numbers_are_json() -> None:
    told = json.loads(json.dumps(numbers(found(replace(SEAM_OF_A, amount=float("nan"))), NAMES, UTM), allow_nan=False))
    assert told["findings"][0]["amount"] is None
    assert told["findings"][0]["where"] == pytest.approx({"row": 4, "col": 7, "x": 680075, "y": 5819955})
