"""A case, how it is judged, and which of them are run."""

from __future__ import annotations

import shutil
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .checks import Fault, aftermath, require_either, require_refused, require_success
from .place import Place, Skipped

EVERY = 10  # of a category's cases, in their order, one is in the tenth


@dataclass(frozen=True)
class Case:
    """A case: ``play`` makes the files, runs the algorithm, raises :class:`Fault` or :class:`Skipped`."""

    category: str
    name: str
    play: Callable[[Place], None]


@dataclass
class Verdict:
    """Verdict on a case: its input and its faults, or the reason for skipping it."""

    case: Case
    given: str = ""
    faults: list[str] = field(default_factory=list)
    skipped: str = ""
    seconds: float = 0.0


Parameters = Callable[[Place], "dict[str, Any]"]
Check = Callable[[Place], None]


@dataclass(frozen=True)
class Expectation:
    """Expected outcome of one run: success, a refusal that holds one of the names, or either."""

    success: bool
    refusal: bool
    names: tuple[str, ...] = ()
    check: Check | None = None

    def of(self, place: Place, algorithm: str, parameters: dict[str, Any], **options: Any) -> None:
        ended = place.run(algorithm, **options, **parameters)
        if not self.refusal:
            require_success(ended)
        elif not self.success:
            require_refused(ended, *self.names)
        else:
            require_either(ended, *self.names)
        if ended.code == 0 and self.check:
            self.check(place)


def succeeds(check: Check | None = None) -> Expectation:
    return Expectation(True, False, (), check)


def refused(*names: str) -> Expectation:
    return Expectation(False, True, names)


def either(*names: str, check: Check | None = None) -> Expectation:
    """It may go well or be refused: what it must not do is crash, hang, or leave something."""
    return Expectation(True, True, names, check)


def one_run(
    category: str, name: str, algorithm: str, parameters: Parameters, expected: Expectation, **options: Any
) -> Case:
    """The usual case: one run. The parameters are made in the case's place; a raster goes to its usual output."""

    def play(place: Place) -> None:
        given = parameters(place)
        expected.of(place, algorithm, {**given, **outputs(place, algorithm), **given}, **options)

    return Case(category, name, play)


def outputs(place: Place, algorithm: str) -> dict[str, Any]:
    """The output that an algorithm must be given."""
    if algorithm in ("glrtmultilook", "superimage", "ratiodespeckle", "despeckle", "pgd2net", "mulog"):
        return {"OUTPUT": place.output}
    if algorithm == "qualityreport":
        return {"OUTPUT_HTML": place.results / "report.html"}
    folders = ("despecklestack", "simulatestack", "trainingpairs")
    return {"OUTPUT_FOLDER": place.results} if algorithm in folders else {}


def judge(case: Case, folder: Path, seed: int, keep: bool = False) -> Verdict:
    """Play a case in a folder of its own, which is removed unless it is to be kept."""
    verdict, begin = Verdict(case), time.monotonic()
    place = Place(folder, seed, f"{case.category}/{case.name}")
    try:
        case.play(place)
    except Fault as fault:
        verdict.faults.append(str(fault))
    except Skipped as skipped:
        verdict.skipped = str(skipped)
    except Exception:  # noqa: BLE001 - one case that is wrong itself must not end the others
        verdict.faults.append(f"the case itself: {traceback.format_exc(limit=-3)}")
    try:
        verdict.faults += aftermath(place)
    finally:
        place.clean_up()
        verdict.given = "; ".join(place.commands)
        verdict.seconds = time.monotonic() - begin
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)
    return verdict


def tenth(cases: Iterable[Case]) -> list[Case]:
    """Every tenth case of every category: the same ones whatever is added behind them."""
    numbers: dict[str, int] = {}
    chosen = []
    for case in cases:
        number = numbers[case.category] = numbers.get(case.category, -1) + 1
        if number % EVERY == 0:
            chosen.append(case)
    return chosen


def require_distinct(cases: Sequence[Case]) -> None:
    """Every case has a name of its own: its random numbers follow from it."""
    names = [(case.category, case.name) for case in cases]
    doubles = sorted({name for name in names if names.count(name) > 1})
    if doubles:
        raise ValueError(f"two cases have the name {doubles[0]}")
