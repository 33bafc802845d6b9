"""Kills and interrupts in mid-run: what has its final name is whole, and the next run clears the rest away."""

from __future__ import annotations

import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .case import Case, outputs
from .checks import INTERRUPTED, Fault, require, require_success, require_whole
from .made import vrt
from .place import SHAPE, Place
from .process import Running
from .snapshot import walk

CATEGORY = "kills"
SIDE = 1000
SECONDS = 3.0  # from an interrupt to the end, with another run beside; QGIS itself needs one of them

LONG: dict[str, dict[str, Any]] = {
    "glrtmultilook": {"WINDOW_ROWS": 21, "WINDOW_COLUMNS": 21},
    "despeckle": {},
    "despecklestack": {},
    "superimage": {"DENOISE": 1},
    "ratiodespeckle": {},
    "simulatestack": {"DATES": 12, "ROWS": 1000, "COLUMNS": 1000},
}
LATER: dict[str, dict[str, Any]] = {
    "trainingpairs": {"PATCH": 64, "QUALITY": False},
    "pgd2net": {},
    "qualityreport": {},
    "mulog": {},
}


def inputs(place: Place, algorithm: str, side: int, folder: str = "") -> dict[str, Any]:
    """Inputs of a side, under the same names whatever it is."""
    if algorithm == "simulatestack":
        return {} if side == SIDE else {"DATES": 2, "ROWS": 32, "COLUMNS": 32}
    number, small = (5, (70, 80)) if algorithm == "trainingpairs" else (3, SHAPE)
    patch = place.series(number, (100, 100)) if side == SIDE else place.series(number, small)
    times = side // 100
    dates = np.tile(patch, (1, times, times)) if side == SIDE else patch
    if algorithm in ("despeckle", "pgd2net", "mulog"):
        return {"INPUT": place.write(f"{folder}image.tif", dates[0])}
    given: dict[str, Any] = {"INPUT": place.dates(dates, folder)}
    if algorithm == "qualityreport":
        given["DESPECKLED"] = place.dates(np.sqrt(dates), f"{folder}clean/")
    if algorithm == "ratiodespeckle":
        given["SUPERIMAGE"] = place.write(f"{folder}super.tif", dates.mean(axis=0))
    return given


def wanted(place: Place, algorithm: str) -> dict[str, Any]:
    """As many outputs as there are."""
    folder = {"OUTPUT_FOLDER": place.results / "dates"}
    further = {
        "glrtmultilook": {**folder, "SIMILAR_PIXELS": place.results / "similar.tif"},
        "despecklestack": {**folder, "SUPERIMAGE": place.results / "super.tif"},
        "ratiodespeckle": {"RATIO": place.results / "ratio.tif"},
        "simulatestack": {**folder, "REFERENCE": place.results / "clean.tif"},
        "trainingpairs": folder,
        "pgd2net": {"SPECKLE": place.results / "speckle.tif"},
    }
    return {**outputs(place, algorithm), **further.get(algorithm, {})}


def percent(running: Running) -> int:
    """Progress that the run has printed, in per cent."""
    lines = [line for line in running.told.splitlines() if line.startswith("0.")]
    numbers = re.findall(r"\d+", lines[-1]) if lines else []
    return int(numbers[-1]) if numbers else -1


def started(place: Place, algorithm: str) -> Running:
    given = {**{**LONG, **LATER}[algorithm], **inputs(place, algorithm, SIDE), **wanted(place, algorithm)}
    return place.start(algorithm, **given)


def finished(place: Place) -> list[Path]:
    """Results with a final name: neither the file nor a folder on its way is hidden."""
    found = list(walk(place.results))
    return [path for path in found if not any(p.startswith(".") for p in path.relative_to(place.results).parts)]


def kill_case(algorithm: str, name: str, moment: Callable[[Place, Running], bool]) -> Case:
    """SIGKILL at a moment; then a small run that writes to the same places."""

    def play(place: Place) -> None:
        small = inputs(place, algorithm, 0, "small/")
        running = started(place, algorithm)
        running.wait_until(lambda: moment(place, running), 120)
        time.sleep(float(place.rng.uniform(0, 0.2)))
        running.send(signal.SIGKILL)
        ended = place.end(running, 120)
        require(ended.code in (0, -signal.SIGKILL), "an end by the kill, or before it", ended.code)
        for path in finished(place):
            if path.suffix == ".tif":
                require_whole(path)
        require_success(place.run(algorithm, **LATER.get(algorithm, {}), **small, **wanted(place, algorithm)))

    return Case(CATEGORY, f"{algorithm} killed {name}", play)


def interrupt_case(algorithm: str, at: int) -> Case:
    """SIGINT at a percentage: exit code 1, one sentence, in time, and nothing is written."""

    def play(place: Place) -> None:
        running = started(place, algorithm)
        if not running.wait_until(lambda: percent(running) >= at, 120):
            raise Fault(f"a run that gets to {at} %", running.told[-300:])
        interrupt(place, running)
        require(not finished(place), "no result", finished(place))

    return Case(CATEGORY, f"{algorithm} interrupted at {at} %", play)


def interrupt(place: Place, running: Running) -> None:
    """Send SIGINT, and judge how the run ends."""
    sent = running.seconds
    running.send(signal.SIGINT)
    ended = place.end(running, sent + 30)
    require(not ended.late, "an end after an interrupt", "none within 30 s")
    require(ended.code == 1, "exit code 1 after an interrupt", f"{ended.code}: {ended.stderr[-300:]}")
    said = [sentence for sentence in ended.sentences if sentence != INTERRUPTED]
    require(len(said) == 1 and "Traceback" not in ended.stderr, "one sentence", said)
    require(ended.seconds - sent <= SECONDS, f"an end within {SECONDS:g} s", f"{ended.seconds - sent:.1f} s")


def silent_server(place: Place) -> str:
    """The address of a server that takes connections and never answers."""
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen(16)
    place.finally_do(server.close)
    return f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/date.tif"


def server_case(virtual: bool) -> Case:
    """An interrupt while a server is waited for."""

    def play(place: Place) -> None:
        address = silent_server(place)
        given = vrt(place.given / "remote.vrt", [address], SHAPE) if virtual else address
        running = place.start("looks", INPUT=given)
        running.wait_until(lambda: False, 5)
        if running.alive:
            interrupt(place, running)
        else:
            place.end(running)

    return Case(CATEGORY, f"interrupted while a server does not answer, {'VRT' if virtual else 'address'}", play)


def large_date(place: Place) -> None:
    """One simulated date of 4096 × 4096 pixels is interrupted while it is made."""
    given = {"DATES": 1, "ROWS": 4096, "COLUMNS": 4096}
    running = place.start("simulatestack", **given, **wanted(place, "simulatestack"))
    running.wait_until(lambda: False, 6)  # it says nothing before its first date is there
    interrupt(place, running)


def at_percent(least: int) -> Callable[[Place, Running], bool]:
    return lambda place, running: percent(running) >= least


def after_seconds(seconds: float) -> Callable[[Place, Running], bool]:
    return lambda place, running: running.seconds >= seconds


def with_first_result(place: Place, running: Running) -> bool:
    return bool(finished(place))


def with_scratch(place: Place, running: Running) -> bool:
    return any(".part" in path.name for path in walk(place.results))


def cases() -> Iterator[Case]:
    for algorithm in LONG:
        yield from (kill_case(algorithm, f"at {least} %", at_percent(least)) for least in (0, 20, 50, 80, 100))
        yield kill_case(algorithm, "with its first result", with_first_result)
        yield kill_case(algorithm, "with its first scratch", with_scratch)
        yield from (interrupt_case(algorithm, at) for at in (10, 50))
    yield from (kill_case("glrtmultilook", f"after {s:g} s", after_seconds(s)) for s in (0.3, 0.8, 1.3, 1.8, 2.5))
    yield from (server_case(virtual) for virtual in (True, False))
    yield Case(CATEGORY, "a large date interrupted, simulatestack", large_date)
    for algorithm in LATER:
        yield from (kill_case(algorithm, f"at {least} %", at_percent(least)) for least in (20, 80))
        yield interrupt_case(algorithm, 50)
