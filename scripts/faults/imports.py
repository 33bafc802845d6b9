"""Hostile and broken networks through ``importmodel``, with their time and memory seen from outside."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .case import Case, one_run, refused, succeeds
from .checks import Fault, require, require_either, require_refused, require_success
from .place import Place
from .process import Ended
from .shared import load

CATEGORY = "imports"
SECONDS = 45.0
MEBIBYTES = 2048.0  # the trial may have 1 GB over the network's own size, QGIS itself has some hundred
FLIPS, CUTS = 16, 6


def suspects() -> Any:
    return load("models/suspects.py")


def light(ended: Ended) -> None:
    """Little time and little memory, whatever the file wants."""
    require(ended.seconds < SECONDS, f"an end within {SECONDS:g} s", f"{ended.seconds:.0f} s")
    require(ended.mebibytes < MEBIBYTES, f"at most {MEBIBYTES:g} MiB", f"{ended.mebibytes:.0f} MiB")


def refused_file(name: str, make: Callable[[Path], Path]) -> Case:
    def play(place: Place) -> None:
        ended = place.run("importmodel", FILE=make(place.given), NAME="mine")
        require_refused(ended, "a.onnx", "a.pth", "FILE", str(place.given))
        light(ended)

    return Case(CATEGORY, name, play)


# -- files that are good but for a few bytes


def onnx(folder: Path) -> Path:
    path: Path = suspects().write_onnx(folder / "a.onnx", card=suspects().card())
    return path


def checkpoint(folder: Path) -> Path:
    path: Path = suspects().write_checkpoint(folder / "a.pth", suspects().weights())
    return path


def damaged(kind: str, make: Callable[[Path], Path], number: int) -> Case:
    """Flipped bytes or a cut: imported and usable, or refused."""

    def play(place: Place) -> None:
        path = make(place.given)
        content = bytearray(path.read_bytes())
        if kind == "cut":
            del content[int(place.rng.uniform(0.01, 0.99) * len(content)) :]
        else:
            end = len(content) if number % 2 else min(len(content), 2000)  # half of them where the names are
            for at in place.rng.integers(0, end, int(place.rng.integers(1, 4))):
                content[at] ^= int(place.rng.integers(1, 256))
        path.write_bytes(content)
        ended = place.run("importmodel", FILE=path, NAME="mine")
        require_either(ended, path.name, "“mine”", "mine")
        light(ended)
        if ended.code == 0:
            image = place.write("image.tif", place.image())
            require_either(place.run("despeckle", INPUT=image, MODEL="mine", OUTPUT=place.output), "mine")

    return Case(CATEGORY, f"{make.__name__}, {kind} {number}", play)


# -- names


def named(name: str) -> Case:
    """A name that is no good for a file, or taken."""

    def play(place: Place) -> None:
        ended = place.run("importmodel", FILE=onnx(place.given), NAME=name)
        require_refused(ended, "NAME", name[:20] or "NAME")

    return Case(CATEGORY, f"NAME={name[:30]!r}", play)


NAMES = ("CON", "nul", "COM1", "lpt9", "con.net", "auto", "lean-slc", "LEAN-SLC", "../evil", "a/b", ".hidden", "", " ",
         "a b", "ü", "n" * 300, "a\nb", "-x", "aux.", "$HOME")  # fmt: skip


# -- what passes at import and fails later


def late_case(name: str) -> Case:
    """Imported, if at all; on a larger image it ends in a sentence that names the network."""

    def play(place: Place) -> None:
        path = getattr(load_networks(), name)(place.given / "a.onnx")
        ended = place.run("importmodel", FILE=path, NAME="mine")
        require_either(ended, "a.onnx")
        light(ended)
        if ended.code:
            return
        image = place.write("image.tif", place.image((300, 300)))
        despeckled = place.run("despeckle", INPUT=image, MODEL="mine", OUTPUT=place.output, MEMORY=1024)
        require_refused(despeckled, "mine")
        require("nodata value" not in despeckled.sentences[0], "the network to be blamed", despeckled.sentences[0])
        require(despeckled.mebibytes < 6 * 1024, "at most 6 GiB", f"{despeckled.mebibytes:.0f} MiB")

    return Case(CATEGORY, f"late: {name}", play)


def load_networks() -> Any:
    from . import networks

    return networks


# -- two at once, an interrupt, all the way


def two_at_once(place: Place) -> None:
    """Two imports under one name: one wins, and the other is told."""
    path = onnx(place.given)
    runs = [place.start("importmodel", FILE=path, NAME="mine") for _ in range(2)]
    ends = [place.end(running) for running in runs]
    require(sorted(ended.code for ended in ends) == [0, 1], "one success and one refusal", [e.code for e in ends])
    require_refused(next(ended for ended in ends if ended.code), "mine")
    image = place.write("image.tif", place.image())
    require_success(place.run("despeckle", INPUT=image, MODEL="mine", OUTPUT=place.output))


def interrupted(place: Place) -> None:
    """SIGINT while a network without an end is tried."""
    path = load_networks().endless(place.given / "a.onnx")
    running = place.start("importmodel", FILE=path, NAME="mine")
    running.wait_until(lambda: False, 4)
    if not running.alive:
        raise Fault("a trial that can be interrupted", "it had ended within 4 s")
    sent = running.seconds
    running.send(signal.SIGINT)
    ended = place.end(running, sent + 30)
    require(ended.code == 1 and not ended.late, "exit code 1", f"{ended.code}: {ended.stderr[-300:]}")
    require(ended.seconds - sent < 3, "an end within 3 s", f"{ended.seconds - sent:.1f} s")


def all_the_way(kind: str) -> Case:
    """Imported and used: what must still work."""

    def play(place: Place) -> None:
        path = {"onnx": onnx, "checkpoint": checkpoint}[kind](place.given)
        require_success(place.run("importmodel", FILE=path, NAME="mine_1.0"))
        image = place.write("image.tif", place.image())
        require_success(place.run("despeckle", INPUT=image, MODEL="mine_1.0", OUTPUT=place.output))

    return Case(CATEGORY, f"all the way: {kind}", play)


def cases() -> Iterator[Case]:
    yield from (all_the_way(kind) for kind in ("onnx", "checkpoint"))
    for name, (make, _) in suspects().SUSPECTS.items():
        yield refused_file(name, make)
    for name in load_networks().HOSTILE:
        yield refused_file(name, lambda folder, name=name: load_networks().HOSTILE[name](folder))
    yield from (late_case(name) for name in load_networks().LATE)
    for make in (onnx, checkpoint):
        yield from (damaged("flips", make, number) for number in range(1, FLIPS + 1))
        yield from (damaged("cut", make, number) for number in range(1, CUTS + 1))
    yield from (named(name) for name in NAMES)
    yield Case(CATEGORY, "two at once", two_at_once)
    yield Case(CATEGORY, "interrupted", interrupted)
    yield one_run(
        CATEGORY, "twice, to replace", "importmodel",
        lambda place: {"FILE": onnx(place.given), "NAME": "mine", "OVERWRITE": True}, succeeds(),
    )  # fmt: skip
    yield one_run(CATEGORY, "a folder", "importmodel", lambda p: {"FILE": p.given, "NAME": "mine"}, refused(""))
