"""Results that would take the place of an input, of a foreign file, or of one another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .case import Case, one_run, refused, succeeds
from .checks import require_either, require_success
from .made import convert, vrt, zipped
from .place import SHAPE, Place

CATEGORY = "names"


def in_folder(place: Place, algorithm: str, folder: Path) -> dict[str, Any]:
    single = {"OUTPUT": place.output} if algorithm == "glrtmultilook" else {}
    return {"OUTPUT_FOLDER": folder, **single}


# -- results that must not replace what lies there

Parameters = Callable[[Place], "dict[str, Any]"]


def over(take: Callable[[Place, Path], tuple[Any, Path]]) -> Parameters:
    """Two dates, the second given and the output named by ``take``."""

    def parameters(place: Place) -> dict[str, Any]:
        one, two = place.dates(place.series(2))
        given, output = take(place, two)
        return {"INPUT": [one, given], "OUTPUT": output}

    return parameters


def link_to(place: Place, two: Path) -> tuple[Any, Path]:
    output = place.results / "link.tif"
    output.symlink_to(two)
    return two, output


def hard_link_to(place: Place, two: Path) -> tuple[Any, Path]:
    output = place.results / "hard.tif"
    os.link(two, output)
    return two, output


def by_linked_folder(place: Place, two: Path) -> tuple[Any, Path]:
    (place.results / "linked").symlink_to(place.given, target_is_directory=True)
    return two, place.results / "linked" / two.name


def virtual(place: Place, two: Path, times: int = 1) -> Path:
    for number in range(times):
        two = vrt(place.given / f"virtual{number}_20240102.vrt", [two], SHAPE)
    return two


def overview(place: Place, two: Path) -> tuple[Any, Path]:
    """The result would take the place of a raster whose name is that of a mask or an overview of the input."""
    return convert(two, place.given / "copy_20240105.vrt", "VRT"), two


def in_archive(place: Place, two: Path) -> tuple[Any, Path]:
    archive = zipped(place.given / "archive.tif", two)
    return f"/vsizip/{{{archive}}}/{two.name}", archive


OVER_INPUT: dict[str, Parameters] = {
    "the input itself": over(lambda place, two: (two, two)),
    "the input by way of ..": over(lambda place, two: (two, place.given / ".." / "in" / two.name)),
    "a link to the input": over(link_to),
    "a hard link to the input": over(hard_link_to),
    "the input by way of a linked folder": over(by_linked_folder),
    "the source of a virtual raster": over(lambda place, two: (virtual(place, two), two)),
    "the source of the source": over(lambda place, two: (virtual(place, two, 2), two)),
    "the source at a depth of five": over(lambda place, two: (virtual(place, two, 5), two)),
    "the file of a sub-dataset": over(lambda place, two: (f"GTIFF_DIR:1:{two}", two)),
    "the file of /vsisubfile": over(lambda place, two: (f"/vsisubfile/0_{two.stat().st_size},{two}", two)),
    "the archive of /vsizip": over(in_archive),
    "the source of a converted raster": over(overview),
}


def into_inputs_folder(algorithm: str, virtually: bool) -> Case:
    """The output folder is that of the inputs, or of the sources of virtual inputs."""

    def play(place: Place) -> None:
        paths: list[Path] = place.dates(place.series(2))
        if virtually:
            (place.given / "v").mkdir()
            paths = [vrt(place.given / "v" / f"{path.stem}.vrt", [path], SHAPE) for path in paths]
        ended = place.run(algorithm, INPUT=paths, **in_folder(place, algorithm, place.given))
        require_either(ended, "date_2024")

    return Case(CATEGORY, f"the folder of {'the sources' if virtually else 'the inputs'}, {algorithm}", play)


def foreign(algorithm: str, suffix: str) -> Case:
    """Files of other programs have the results' names, in the output folder."""

    def play(place: Place) -> None:
        paths = place.dates(place.series(2))
        for path in paths:
            for ending in ("", "_despeckled", "_multilooked"):
                other = place.results / "dates" / f"{path.stem}{ending}{suffix}"
                place.write("foreign.tif", place.image()).rename(_parent_made(other))
        parameters = {"INPUT": paths, **in_folder(place, algorithm, place.results / "dates")}
        (refused("date_2024") if suffix == ".tif" else succeeds()).of(place, algorithm, parameters)

    return Case(CATEGORY, f"a folder with foreign files {suffix}, {algorithm}", play)


def _parent_made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def again(algorithm: str) -> Case:
    """A second run replaces the results of the first."""

    def play(place: Place) -> None:
        parameters = {"INPUT": place.dates(place.series(2)), **in_folder(place, algorithm, place.results)}
        require_success(place.run(algorithm, **parameters))
        place.free.update(path for path in place.results.iterdir() if path.suffix == ".tif")
        require_success(place.run(algorithm, **parameters))

    return Case(CATEGORY, f"results of an earlier run, {algorithm}", play)


def two_results(name: str, algorithm: str, make: Parameters) -> Case:
    def parameters(place: Place) -> dict[str, Any]:
        dates = place.series(2)
        given = {"INPUT": place.dates(dates)} if algorithm != "simulatestack" else {}
        if algorithm == "ratiodespeckle":
            given["SUPERIMAGE"] = place.write("super.tif", dates.mean(axis=0))
        (place.results / "link").symlink_to(place.results, target_is_directory=True)
        return {**given, **make(place)}

    return one_run(CATEGORY, f"two results: {name}, {algorithm}", algorithm, parameters, SAME)


SAME = refused("result.tif", "super.tif", "OUTPUT", "SIMILAR_PIXELS", "RATIO", "SUPERIMAGE", "date_2024", "simulated_")
TWO: tuple[tuple[str, str, Parameters], ...] = (
    ("one name", "glrtmultilook", lambda p: {"OUTPUT": p.output, "SIMILAR_PIXELS": p.output}),
    ("by ..", "glrtmultilook", lambda p: {"OUTPUT": p.output, "SIMILAR_PIXELS": p.results / "../out/result.tif"}),
    ("by a link", "glrtmultilook", lambda p: {"OUTPUT": p.output, "SIMILAR_PIXELS": p.results / "link/result.tif"}),
    ("one name", "ratiodespeckle", lambda p: {"OUTPUT": p.output, "RATIO": p.output}),
    ("by a link", "ratiodespeckle", lambda p: {"OUTPUT": p.output, "RATIO": p.results / "link/result.tif"}),
    ("the super-image", "ratiodespeckle", lambda p: {"OUTPUT": p.output, "RATIO": p.given / "super.tif"}),
    (
        "a date's name",
        "despecklestack",
        lambda p: {"OUTPUT_FOLDER": p.results, "SUPERIMAGE": p.results / "link/date_20240101_despeckled.tif"},
    ),
    (
        "a date's name",
        "glrtmultilook",
        lambda p: {"OUTPUT_FOLDER": p.results, "OUTPUT": p.results / "link/date_20240101_multilooked.tif"},
    ),
    (
        "the input",
        "despecklestack",
        lambda p: {"OUTPUT_FOLDER": p.results, "SUPERIMAGE": p.given / "date_20240101.tif"},
    ),
    (
        "a date's name",
        "simulatestack",
        lambda p: {
            **{"DATES": 2, "ROWS": 32, "COLUMNS": 32},
            **{"OUTPUT_FOLDER": p.results, "REFERENCE": p.results / "link/simulated_20240103.tif"},
        },
    ),
)


def cases() -> Iterator[Case]:
    for name, parameters in OVER_INPUT.items():
        expected = refused("date_2024", "link.tif", "hard.tif", "archive.tif")
        yield one_run(CATEGORY, f"over {name}", "superimage", parameters, expected)
    for algorithm in ("despecklestack", "glrtmultilook"):
        yield from (into_inputs_folder(algorithm, virtually) for virtually in (False, True))
        yield from (foreign(algorithm, suffix) for suffix in (".tif", ".tif.txt"))
        yield again(algorithm)
    yield from (two_results(name, algorithm, make) for name, algorithm, make in TWO)
