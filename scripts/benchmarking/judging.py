"""One despeckler on all its series: its figures and its seconds, each series remembered as soon as it is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.result_store import Job, Store, code_digest, file_digest

from . import benchmark_series as scenes
from . import figures
from .benchmark_series import Series
from .despecklers import Despeckler, Failed, run
from .figures import Figures, Results

STAGE = "rows"
Found = dict[str, Any]  # what a store holds: figures, and the seconds and megapixels of judged dates


@dataclass
class Row:
    """Everything of a despeckler.

    Attributes
    ----------
    figures : by table and by name
    missing : by table, the reason why it has none
    waiting : names of series for which there was no time
    """

    despeckler: Despeckler
    figures: dict[str, Figures] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    seconds: float = 0.0
    megapixels: float = 0.0

    def take(self, found: Found, kind: str) -> None:
        for name, values in found["figures"].items():
            self.figures.setdefault(kind, {}).setdefault(name, []).extend(values)
        self.seconds += found["seconds"]
        self.megapixels += found["megapixels"]


def rounds(known: Sequence[Series]) -> list[tuple[Series, ...]]:
    """The series that are judged together: a change is judged against the same ground without it."""
    still = {series.looks: series for series in known if series.name.startswith("still")}
    return [
        (series, still[series.looks]) if series.name.startswith("changed") else (series,)
        for series in known
        if not series.name.startswith("still")
    ]


def measure(despeckler: Despeckler, together: tuple[Series, ...], data: Path | None) -> Found:
    """Figures of one round.

    Raises
    ------
    Failed : see :func:`.despecklers.run`
    """
    results, seconds, pixels = [], 0.0, 0
    for series in together:
        found, took = run(despeckler, series)
        results.append(found)
        seconds += took
        pixels += sum(image.size for image in found.values())
    return {"figures": _judge(together[0], results, data), "seconds": seconds, "megapixels": pixels / 1e6}


def _judge(series: Series, results: Sequence[Results], data: Path | None) -> Figures:
    first, looks = results[0], series.looks
    if series.kind.startswith("simulated"):
        landscape = scenes.landscape(int(series.name.rsplit("-", 1)[1]), looks)
        return figures.of_landscape(landscape, series.images(), first)
    if series.kind == "real":
        assert data is not None
        score = figures.of_left_out(first[0], scenes.left_out(data, series))["score"]
        return {f"score {series.name.split('-')[1]}": score}
    if series.name.startswith("ships"):
        return figures.of_ships(scenes.ships(), first)
    still = scenes.still(looks)
    patches = scenes.details(looks).patches
    parts = {
        "fields": scenes.fields(looks).patches,
        "lines": [p for p in patches if max(p.window.rows, p.window.cols) > 9],
        "small patches": [p for p in patches if max(p.window.rows, p.window.cols) <= 9],
    }
    truths = {date: scenes.crop(still.truth(date)) for date in results[1]}
    return {
        **figures.of_ground(results[1], truths),
        **figures.of_changes(scenes.changed(looks), parts, first, results[1]),
    }


def _job(despeckler: Despeckler, together: tuple[Series, ...], data: Path | None) -> Job:
    made_of = [_code(), despeckler.digest]
    name = f"{_file_name(despeckler.name)}-{together[0].name}"
    return Job(name, made_of, lambda: measure(despeckler, together, data))


@cache
def _code() -> str:
    """Digest of what makes the series and the figures, and of all that it imports of ours."""
    own = [file_digest(Path(__file__).with_name(f"{name}.py")) for name in ("benchmark_series", "figures", "judging")]
    return " ".join([*own, *map(code_digest, ("evaluation.known_series", "evaluation.situation_measures"))])


def _file_name(name: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in name)[:60]


def taking_part(despeckler: Despeckler, together: tuple[Series, ...]) -> bool:
    return all(despeckler.takes_part(series) for series in together)


def gather(row: Row, together: tuple[Series, ...], store: Store, data: Path | None, late: bool) -> str:
    """Add a round to a row; gives what to tell of it.

    Parameters
    ----------
    late : what was not measured before is not begun any more
    """
    kind, name = together[0].kind, together[0].name
    job = _job(row.despeckler, together, data)
    if kind in row.missing:
        return f"{name}: left out, its first failure says why"
    if late and (store.fresh or store.recall(STAGE, job) is None):
        row.waiting.append(name)
        return f"{name}: no time left"
    try:
        found = store.find(STAGE, job)
    except Failed as failure:
        row.missing[kind] = str(failure)
        row.figures.pop(kind, None)
        return f"{name}: FAILED, {failure}"
    row.take(found, kind)
    return f"{name}: {found['seconds']:.0f} s"
