"""Several runs at once, and inputs and folders that others change in mid-run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .case import Case, outputs
from .checks import require, require_either, require_success, require_values, require_whole, temporal_mean
from .kills import inputs, percent, wanted
from .place import Place, Skipped
from .process import Ended

CATEGORY = "concurrency"
SIDE = 1000


def at_once(place: Place, algorithm: str, runs: list[dict[str, Any]]) -> list[Ended]:
    """Start all, then wait for all."""
    started = [place.start(algorithm, **parameters) for parameters in runs]
    return [place.end(running, 120) for running in started]


def own_names(count: int) -> Case:
    """The same inputs, results of different names in one folder: all are right."""

    def play(place: Place) -> None:
        dates = place.series()
        paths = place.dates(dates)
        results = [place.results / f"mean{number}.tif" for number in range(count)]
        ends = at_once(place, "superimage", [{"INPUT": paths, "OUTPUT": result} for result in results])
        for ended, result in zip(ends, results):
            require_success(ended)
            require_values(result, temporal_mean(dates))

    return Case(CATEGORY, f"{count} runs, names of their own", play)


def one_name(count: int) -> Case:
    """The same inputs and one result: it is right, and whoever failed says why."""

    def play(place: Place) -> None:
        dates = place.series()
        paths = place.dates(dates)
        ends = at_once(place, "superimage", [{"INPUT": paths, "OUTPUT": place.output}] * count)
        for ended in ends:
            require_either(ended)
        require(any(ended.code == 0 for ended in ends), "one success at least", [ended.code for ended in ends])
        require_values(place.output, temporal_mean(dates))

    return Case(CATEGORY, f"{count} runs, one name", play)


def one_folder(algorithm: str, count: int) -> Case:
    """The same inputs and one folder: every result in it is whole."""

    def play(place: Place) -> None:
        parameters = {**inputs(place, algorithm, 0), **wanted(place, algorithm)}
        ends = at_once(place, algorithm, [parameters] * count)
        for ended in ends:
            require_either(ended)
        require(any(ended.code == 0 for ended in ends), "one success at least", [ended.code for ended in ends])

    return Case(CATEGORY, f"{count} runs, one folder, {algorithm}", play)


def different(*algorithms: str) -> Case:
    """Different algorithms on the same inputs, into one folder."""

    def play(place: Place) -> None:
        paths = place.dates(place.series())
        started = []
        for algorithm in algorithms:
            given: dict[str, Any] = {"INPUT": paths, **outputs(place, algorithm)}
            if "OUTPUT" in given:
                given["OUTPUT"] = place.results / f"{algorithm}.tif"
            started.append(place.start(algorithm, **given))
        for running in started:
            require_success(place.end(running, 120))

    return Case(CATEGORY, f"{' and '.join(algorithms)}, one folder", play)


def a_result_is_read(place: Place) -> None:
    """One run reads what another replaces all the while: the old result or the new one."""
    dates = place.series()
    old = place.write("date_20240104.tif", dates[0])
    paths = place.dates(dates)
    place.free.add(old)
    runs = [
        place.start("superimage", INPUT=paths, OUTPUT=old),
        place.start("superimage", INPUT=[paths[0], old], OUTPUT=place.output),
    ]
    for running in runs:
        require_either(place.end(running), "date_2024")


# -- changes from outside, in mid-run

Change = Callable[[Place, list[Path]], None]


def long_run(place: Place, algorithm: str, change: Change, check: Callable[[Place, Ended], None] | None = None) -> None:
    """Run long enough for a change after the first tenth."""
    dates = np.tile(place.series(3, (100, 100)), (1, SIDE // 100, SIDE // 100))
    paths = place.dates(dates)
    more = {"WINDOW_ROWS": 21, "WINDOW_COLUMNS": 21} if algorithm == "glrtmultilook" else {}
    running = place.start(algorithm, INPUT=paths, **more, **wanted(place, algorithm))
    if running.wait_until(lambda: percent(running) >= 10, 120):
        change(place, paths)
    ended = place.end(running, 180)
    require_either(ended)
    for path in place.results.rglob("[!.]*.tif"):
        if path.is_file() and path not in place.free:
            require_whole(path)
    if check:
        check(place, ended)


def input_replaced(place: Place, paths: list[Path]) -> None:
    place.free.add(paths[1])
    other = place.write("other.tif", place.series(1, (SIDE, SIDE))[0])
    place.free.add(other)
    os.replace(other, paths[1])


def input_truncated(place: Place, paths: list[Path]) -> None:
    place.free.add(paths[1])
    os.truncate(paths[1], paths[1].stat().st_size // 3)


def input_removed(place: Place, paths: list[Path]) -> None:
    place.free.add(paths[1])
    paths[1].unlink()


def folder_removed(place: Place, paths: list[Path]) -> None:
    shutil.rmtree(place.results / "dates")


def folder_becomes_file(place: Place, paths: list[Path]) -> None:
    folder = place.results / "dates"
    shutil.rmtree(folder)
    folder.write_text("no folder any more")
    place.free.add(folder)


def name_becomes_folder(place: Place, paths: list[Path]) -> None:
    """At the places where results are about to appear there are folders with something in them."""
    for path in paths[1:]:
        for ending in ("", "_multilooked", "_despeckled"):
            taken = place.results / "dates" / f"{path.stem}{ending}.tif"
            taken.mkdir()
            (taken / "kept").write_text("x")
            place.free.add(taken / "kept")


def folder_protected(place: Place, paths: list[Path]) -> None:
    folder = place.results / "dates"
    if subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False).returncode:
        raise Skipped("chattr +i needs root and a file system that knows it")
    place.finally_do(lambda: subprocess.run(["chattr", "-i", str(folder)], check=True))


def inputs_folder_moved(place: Place, paths: list[Path]) -> None:
    place.free.update(paths)
    moved = place.given / "moved"
    moved.mkdir()
    for path in paths:
        path.rename(moved / path.name)
        place.free.add(moved / path.name)


def none_or_all(place: Place, ended: Ended) -> None:
    """With a failure no result has a final name."""
    if ended.code:
        found = [path.name for path in place.results.rglob("[!.]*.tif") if path.is_file()]
        require(not found, "all results or none", found)


CHANGES: dict[str, tuple[Change, Callable[[Place, Ended], None] | None]] = {
    "an input is replaced": (input_replaced, none_or_all),
    "an input is cut short": (input_truncated, none_or_all),
    "an input is removed": (input_removed, none_or_all),
    "the inputs are moved": (inputs_folder_moved, none_or_all),
    "the output folder is removed": (folder_removed, none_or_all),
    "the output folder becomes a file": (folder_becomes_file, none_or_all),
    "a result's name becomes a folder": (name_becomes_folder, none_or_all),
}
PROTECTED = "the output folder is protected"  # then what was begun in it cannot be removed either


def change_case(name: str, algorithm: str) -> Case:
    change, check = CHANGES[name]
    return Case(CATEGORY, f"{name}, {algorithm}", lambda place: long_run(place, algorithm, change, check))


def protected_case(algorithm: str) -> Case:
    def play(place: Place) -> None:
        long_run(place, algorithm, folder_protected, none_or_all)
        place.free.update(path for path in (place.results / "dates").iterdir() if ".part" in path.name)
        place.clean_up()
        for path in place.free:  # cannot be removed by a run that may not change the folder
            path.unlink()

    return Case(CATEGORY, f"{PROTECTED}, {algorithm}", play)


def cases() -> Iterator[Case]:
    yield from (own_names(count) for count in (2, 3))
    yield from (one_name(count) for count in (2, 3))
    for algorithm in ("glrtmultilook", "despecklestack", "ratiodespeckle"):
        yield from (one_folder(algorithm, count) for count in (2, 3))
    yield different("superimage", "glrtmultilook")
    yield different("superimage", "despecklestack")
    yield Case(CATEGORY, "a result is read while it is replaced", a_result_is_read)
    for name in CHANGES:
        yield from (change_case(name, algorithm) for algorithm in ("glrtmultilook", "despecklestack"))
    yield from (protected_case(algorithm) for algorithm in ("glrtmultilook", "despecklestack"))
