"""Planted faults are found and named, each in nine of ten scenes; good results pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from .planted import FAULTS, Series, judged

SEEDS = range(10)
ENOUGH = 9


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_and_named(name: str, tmp_path: Path) -> None:
    fault, dates, plant = FAULTS[name]
    named = []
    for seed in SEEDS:
        series = Series(seed, dates)
        plant(series)
        found = judged(tmp_path, series.images, series.results, series.looks)
        named.append([finding.fault for finding in found.findings])
    assert sum(fault in faults for faults in named) >= ENOUGH, named


@pytest.mark.parametrize("name", ["ghost", "lost change", "seam"])
def test_a_fault_of_one_date_of_a_series_is_told_of_that_date(name: str, tmp_path: Path) -> None:
    fault, _, plant = FAULTS[name]
    series = Series(3, dates=3)
    plant(series)
    findings = judged(tmp_path, series.images, series.results, series.looks).findings
    assert [(finding.fault, finding.date) for finding in findings] == [(fault, 0)]


def test_good_results_pass(tmp_path: Path) -> None:
    for seed in SEEDS:
        series = Series(seed)
        assert judged(tmp_path, series.images, series.results, series.looks).findings == [], seed
