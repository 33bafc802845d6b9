"""Disks that are full, small or read-only, files that cannot be replaced, and no room for temporary files."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .case import Case, outputs
from .checks import require, require_either, require_refused, require_success
from .kills import inputs, wanted
from .place import Place, Skipped
from .shared import load

CATEGORY = "disks"
SIZES = (4, 16, 60, 150, 400, 1500)  # KiB; a small result takes about 10, a temporary raster 256
ALGORITHMS = ("superimage", "glrtmultilook", "despecklestack", "despeckle", "ratiodespeckle", "simulatestack")
MISLEADING = ("damaged", "download", "nodata value", "create it")  # where the disk is what is wrong


def require_true_cause(sentences: list[str]) -> None:
    for words in MISLEADING:
        require(not any(words in sentence for sentence in sentences), "the true cause", sentences)


def small_disk(algorithm: str, kibibytes: int) -> Case:
    """All results on a disk that may be too small: all of them, or none and a sentence."""

    def play(place: Place) -> None:
        place.mount(place.results, f"size={kibibytes}k")
        ended = place.run(algorithm, **inputs(place, algorithm, 0), **wanted(place, algorithm))
        require_either(ended)
        require_true_cause(ended.sentences if ended.code else [])

    return Case(CATEGORY, f"{kibibytes} KiB, {algorithm}", play)


def full_in_mid_run(algorithm: str, memory: int) -> Case:
    """A disk that is full when a part of a larger result is written, also from GDAL's cache by another thread."""

    def play(place: Place) -> None:
        place.mount(place.results, "size=1m")
        dates = np.tile(place.series(3, (100, 100)), (1, 10, 10))
        given = {"INPUT": place.dates(dates), "MEMORY": memory, **wanted(place, algorithm)}
        ended = place.run(algorithm, **given)
        require_refused(ended)
        require_true_cause(ended.sentences)

    return Case(CATEGORY, f"full in mid-run with MEMORY={memory}, {algorithm}", play)


def read_only(algorithm: str) -> Case:
    def play(place: Place) -> None:
        place.mount(place.results, "ro")
        require_refused(place.run(algorithm, **inputs(place, algorithm, 0), **wanted(place, algorithm)))

    return Case(CATEGORY, f"a read-only disk, {algorithm}", play)


# -- files and folders that the file system protects


def protect(place: Place, path: Path) -> None:
    if subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
        raise Skipped("chattr +i needs root and a file system that knows it")
    place.finally_do(lambda: subprocess.run(["chattr", "-i", str(path)], check=True))


def protected_folder(algorithm: str) -> Case:
    def play(place: Place) -> None:
        given = inputs(place, algorithm, 0)
        protect(place, place.results)
        ended = place.run(algorithm, **given, **outputs(place, algorithm))
        require_refused(ended)
        require_true_cause(ended.sentences)

    return Case(CATEGORY, f"a protected folder, {algorithm}", play)


def protected_result(algorithm: str) -> Case:
    """One result of an earlier run cannot be replaced: then none is."""

    def play(place: Place) -> None:
        given = {**inputs(place, algorithm, 0), **wanted(place, algorithm)}
        require_success(place.run(algorithm, **given))
        earlier = sorted(path for path in place.results.rglob("*.tif"))
        before = {path: path.read_bytes() for path in earlier}
        protect(place, earlier[len(earlier) // 2])
        ended = place.run(algorithm, **{**given, **({"LOOKS": 2} if algorithm != "ratiodespeckle" else {})})
        require_refused(ended)
        changed = [path.name for path, content in before.items() if path.read_bytes() != content]
        require(not changed, "all results or none", f"replaced: {changed}")

    return Case(CATEGORY, f"a result that cannot be replaced, {algorithm}", play)


# -- folders of the system


def fill(folder: Path) -> None:
    """Leave no byte on a small disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return


def full(name: str, algorithm: str) -> Case:
    """TMPDIR, HOME or the profile on a disk without room: a sentence, or a result that needs none."""

    def play(place: Place) -> None:
        folder = {"TMPDIR": place.scratch, "HOME": place.home}[name]
        place.mount(folder, "size=64k")
        fill(folder)
        given = network(place) if algorithm == "importmodel" else inputs(place, algorithm, 0)
        require_either(place.run(algorithm, **given, **outputs(place, algorithm)))

    return Case(CATEGORY, f"a full {name}, {algorithm}", play)


def elsewhere(name: str, value: str, algorithm: str) -> Case:
    """TMPDIR or HOME where nothing can be written, or nothing is."""

    def play(place: Place) -> None:
        given = network(place) if algorithm == "importmodel" else inputs(place, algorithm, 0)
        there = {name: value.format(folder=place.folder)}
        require_either(place.run(algorithm, env=there, **given, **outputs(place, algorithm)))

    return Case(CATEGORY, f"{name}={value}, {algorithm}", play)


def network(place: Place) -> dict[str, Any]:
    return {"FILE": load("models/suspects.py").write_onnx(place.given / "network.onnx"), "NAME": "mine"}


def no_room_for_networks(place: Place) -> None:
    """A network is imported into a folder without room."""
    models = place.profile / "profiles" / "default" / "sar_despeckle" / "models"
    models.mkdir()
    place.mount(models, "size=8k")
    fill(models)
    require_refused(place.run("importmodel", **network(place)))


def odd_output(path: str) -> Case:
    def play(place: Place) -> None:
        output = path.format(folder=place.folder)
        require_refused(place.run("superimage", **inputs(place, "superimage", 0), OUTPUT=output))

    return Case(CATEGORY, f"OUTPUT={path}", play)


def cases() -> Iterator[Case]:
    makers: tuple[Callable[[str], Case], ...] = (read_only, protected_folder)
    for algorithm in ALGORITHMS:
        yield from (small_disk(algorithm, size) for size in SIZES)
        yield from (make(algorithm) for make in makers)
    for algorithm in ("glrtmultilook", "despecklestack", "superimage"):
        yield from (full_in_mid_run(algorithm, memory) for memory in (64, 2048))
    yield from (protected_result(algorithm) for algorithm in ("glrtmultilook", "despecklestack", "ratiodespeckle"))
    for algorithm in ("superimage", "despeckle", "importmodel"):
        yield from (full(name, algorithm) for name in ("TMPDIR", "HOME"))
        for value in ("{folder}/nowhere", "/proc"):
            yield from (elsewhere(name, value, algorithm) for name in ("TMPDIR", "HOME"))
    yield Case(CATEGORY, "no room for networks, importmodel", no_room_for_networks)
    yield from (
        odd_output(path) for path in ("/proc/mean.tif", "/sys/mean.tif", "/dev/full", "{folder}/nowhere/mean.tif")
    )
