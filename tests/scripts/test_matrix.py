"""The table of the versions of QGIS, and the choice of what is run for it."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from matrix.results import BEGIN, END, Result, counted, put, read, table, together
from matrix.rows import ROOT, ROWS, TESTS

JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4">
<testcase classname="ui.test_a" name="test_good" time="0.1" />
<testcase classname="ui.test_a" name="test_left_out"><skipped message="no data" /></testcase>
<testcase classname="ui.test_a" name="test_bad[1]"><failure message="x">x</failure></testcase>
<testcase classname="ui.test_b" name="test_broken"><error message="x">x</error></testcase>
</testsuite></testsuites>"""
VERSIONS = {
    "QGIS": "3.44.15",
    "Qt": "5.15.19",
    "Python": "3.14.10",
    "NumPy": "2.4.6",
    "GDAL": "3.13.3",
    "onnxruntime": "1.32.0",
}
RESULT = Result("Debian sid", VERSIONS, 200, 3, (), "2026-11-30", "abc")


def test_what_pytest_wrote_is_counted() -> None:
    assert counted(JUNIT) == (1, 1, ("ui.test_a::test_bad[1]", "ui.test_b::test_broken"))


def test_a_row_for_each_qgis_the_oldest_first() -> None:
    old = replace(RESULT, where="this machine", versions={**VERSIONS, "QGIS": "3.4.1"}, failures=("a", "b"))
    head, line, first, second = table([RESULT, old]).splitlines()
    assert head.count("|") == line.count("|") == first.count("|") == second.count("|")
    assert first.startswith("| this machine | 3.4.1 |") and first.endswith("| 200 | 3 | 2 | 2026-11-30 |")
    assert second.startswith("| Debian sid | 3.44.15 | 5.15.19 | 3.14.10 | 2.4.6 | 3.13.3 | 1.32.0 |")


def test_results_of_files_are_one_of_a_system() -> None:
    found = together([replace(RESULT, passed=1, failures=("a",), date="2026-11-29"), replace(RESULT, skipped=0)])
    assert (found.passed, found.skipped, found.failures, found.date) == (201, 3, ("a",), "2026-11-29")


def test_only_what_is_between_the_marks_is_replaced() -> None:
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert put(page, "new") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    assert put(put(page, "a"), "new") == put(page, "new")
    for broken in ("no marks", f"{END}\n{BEGIN}", f"{page}{page}"):
        with pytest.raises(ValueError, match="once and in this order"):
            put(broken, "new")


def test_a_result_is_kept_and_one_of_another_program_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "sid.json"
    assert read(path) is None
    RESULT.write(path)
    assert read(path) == RESULT and list(tmp_path.iterdir()) == [path]
    for text in ("{", "[]", '{"where": "x"}', path.read_text().replace("passed", "good")):
        path.write_text(text)
        assert read(path) is None


def test_the_readme_has_the_table_of_the_command() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    text = page.split(BEGIN)[1].split(END)[0].strip()
    if not text:
        pytest.skip("make matrix has written no table yet")
    assert put(page, text) == page
    rows = [line.split(" | ")[1] for line in text.splitlines()[2:]]
    versions = [tuple(map(int, re.findall(r"\d+", row)[:2])) for row in rows]
    assert len(versions) == len(ROWS) and versions[0] < (3, 40) <= versions[1] < (3, 44) <= versions[-1]


def test_every_algorithm_is_run_on_every_qgis() -> None:
    texts = "".join((ROOT / name).read_text(encoding="utf-8") for name in TESTS if name.endswith(".py"))
    files = (ROOT / "processing_provider").glob("*.py")
    ids = [name for file in files for name in re.findall(r'^    ID = "(\w+)"', file.read_text("utf-8"), re.MULTILINE)]
    assert len(ids) >= 14
    assert [name for name in ids if f'algorithm("{name}"' not in texts] == []
    assert [name for name in TESTS if not (ROOT / name).exists()] == []


def test_a_command_that_cannot_be_is_refused(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "matrix" / "debian_root.sh"
    told = subprocess.run([script, "burn", "sid", tmp_path / "x"], capture_output=True, text=True, check=False)
    assert told.returncode == 1 and told.stderr == "What is 'burn'? One of: make, enter.\n"
    assert os.listdir(tmp_path) == []
