"""Results of the tests on one QGIS, kept until the checkout changes, and the table of them in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

BEGIN, END = "<!-- make matrix: begin -->", "<!-- make matrix: end -->"
COLUMNS = ("QGIS", "Qt", "Python", "NumPy", "GDAL", "onnxruntime")


@dataclass(frozen=True)
class Result:
    """Outcome of tests with one QGIS.

    Attributes
    ----------
    where : the system that has this QGIS
    versions : by name, as in COLUMNS
    failures : names of the tests that failed
    checkout : fingerprint of the files that were tested
    """

    where: str
    versions: Mapping[str, str]
    passed: int
    skipped: int
    failures: tuple[str, ...]
    date: str
    checkout: str

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")
        part.replace(path)


def read(path: Path) -> Result | None:
    """A result that was written, or None where there is none, or one of another program."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Result(**{**found, "failures": tuple(found["failures"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def together(results: Sequence[Result]) -> Result:
    """The results of several tests with one QGIS as one; its date is that of the first."""
    return replace(
        results[-1],
        passed=sum(result.passed for result in results),
        skipped=sum(result.skipped for result in results),
        failures=tuple(name for result in results for name in result.failures),
        date=min(result.date for result in results),
        checkout="",
    )


def counted(junit: str) -> tuple[int, int, tuple[str, ...]]:
    """Numbers of tests that passed and were skipped, and names of those that failed, of pytest's ``--junitxml``."""
    passed, skipped, failures = 0, 0, []
    for case in ElementTree.fromstring(junit).iter("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failures.append(f"{case.get('classname')}::{case.get('name')}")
        elif "skipped" in kinds:
            skipped += 1
        else:
            passed += 1
    return passed, skipped, tuple(failures)


def table(results: Iterable[Result]) -> str:
    """A row for each QGIS, the oldest first."""
    rows = [("", *COLUMNS, "passed", "skipped", "failed", "tested on")]
    rows.append(tuple("---" for _ in rows[0]))
    for result in sorted(results, key=lambda result: _numbers(result.versions["QGIS"])):
        versions = (result.versions[name] for name in COLUMNS)
        counts = (result.passed, result.skipped, len(result.failures))
        rows.append((result.where, *versions, *map(str, counts), result.date))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def put(page: str, text: str) -> str:
    """The page with a text between its two marks.

    Raises
    ------
    ValueError : it has no such marks
    """
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"the page needs “{BEGIN}” and “{END}”, once and in this order")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    return f"{before}{BEGIN}\n{text}\n{END}{after}"
