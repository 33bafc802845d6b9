"""Odd but valid: unusual georeferences, sizes, bands and names of inputs; and the odd numbers of odd_values.py."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

from . import odd_values
from .case import Case, Expectation, either, one_run, outputs, refused, succeeds
from .checks import linear, require, require_refused, require_success
from .kills import interrupt
from .made import mark, vrt
from .odd_values import CATEGORY
from .place import SHAPE, Place, Skipped
from .shared import rasters

MEMORY = 2560  # MiB: what a run stays below that is told to take 2048
PATIENCE = 10.0  # seconds after which a vast raster is cancelled

# -- single cases


def georeferenced(geotransform: tuple[float, ...], other: tuple[float, ...] | None = None) -> Callable[..., Any]:
    def parameters(place: Place) -> dict[str, Any]:
        one, two = place.dates(place.series(2))
        mark(one, geotransform=other or geotransform)
        return {"INPUT": [one, mark(two, geotransform=geotransform)]}

    return parameters


def tied(distance: float) -> Callable[[Place], dict[str, Any]]:
    """Two dates with ground control points, the second's moved."""

    def parameters(place: Place) -> dict[str, Any]:
        corners = [(4.0, 52.0, 0, 0), (4.1, 52.0, SHAPE[1], 0), (4.0, 51.9, 0, SHAPE[0]), (4.1, 51.9, *SHAPE[::-1])]
        paths = []
        for number, (date, moved) in enumerate(zip(place.series(2), (0.0, distance)), 1):
            points = [gdal.GCP(x + moved, y, 0, col, row) for x, y, col, row in corners]
            paths.append(place.write(f"date_2024010{number}.tif", date, origin=None, crs="EPSG:4326", gcps=points))
        return {"INPUT": paths}

    return parameters


def twice(how: Callable[[Path, Path], str | Path]) -> Callable[[Place], dict[str, Any]]:
    """The first of two dates given once more, by another way."""

    def parameters(place: Place) -> dict[str, Any]:
        one, two = place.dates(place.series(2))
        return {"INPUT": [one, two, how(one, place.given / "again_20240103.tif")]}

    return parameters


def hard_link(one: Path, again: Path) -> Path:
    os.link(one, again)
    return again


def soft_link(one: Path, again: Path) -> Path:
    again.symlink_to(one)
    return again


def fifo(place: Place) -> dict[str, Any]:
    os.mkfifo(place.given / "odd.tif")
    return {"INPUT": place.given / "odd.tif"}


def unreadable(place: Place) -> dict[str, Any]:
    if os.geteuid() == 0:
        raise Skipped("root reads every file, whatever its permissions")
    path = place.write("odd.tif", place.image())
    path.chmod(0)
    place.finally_do(lambda: path.chmod(0o644))
    return {"INPUT": path}


def wide(place: Place, rows: int = 2 * 10**9, cols: int = 2 * 10**9) -> dict[str, Any]:
    source = place.write("source.tif", place.image())
    return {"INPUT": vrt(place.given / "odd.vrt", [source], (rows, cols))}


def many_bands(count: int) -> Callable[[Place], dict[str, Any]]:
    def parameters(place: Place) -> dict[str, Any]:
        source = place.write("source.tif", place.image())
        return {"INPUT": vrt(place.given / "odd.vrt", [source] * count, SHAPE)}

    return parameters


def coloured(colours: tuple[int, ...], kind: Any = np.uint8) -> Callable[[Place], dict[str, Any]]:
    def parameters(place: Place) -> dict[str, Any]:
        values = place.rng.integers(1, 250, (len(colours), *SHAPE)).astype(kind)
        return {"INPUT": place.write("odd.tif", values, colours=colours)}

    return parameters


def at(text: str) -> Callable[[Place], dict[str, Any]]:
    """Something that is no file of its own."""
    return lambda place: {"INPUT": text.format(folder=place.given, good=place.write("odd.tif", place.image()))}


def same_grid(place: Place) -> None:
    """The result lies where the first date lies."""
    result, source = gdal.Open(str(place.output)), gdal.Open(str(place.given / "date_20240101.tif"))
    seen = (result.GetGeoTransform(), result.GetGCPCount())
    require(seen == (source.GetGeoTransform(), source.GetGCPCount()), "the grid of the dates", seen)
    require(bool(np.isfinite(linear(place.output)).any()), "some data", "none")


_RED, _GREEN, _BLUE, _ALPHA = gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand, gdal.GCI_AlphaBand
_X, _Y = rasters.ORIGIN
_NAN, _INF = float("nan"), float("inf")
SINGLE: dict[str, tuple[str, Callable[[Place], dict[str, Any]], Expectation]] = {
    "a FIFO": ("despeckle", fifo, refused("odd.tif")),
    "rotated": ("superimage", georeferenced((_X, 8, 6, _Y, 6, -8)), succeeds(same_grid)),
    "north below": ("superimage", georeferenced((_X, 10, 0, _Y, 0, 10)), succeeds(same_grid)),
    "pixels of no width": ("superimage", georeferenced((_X, 0, 0, _Y, 0, 0)), refused("date_2024")),
    "a line for a grid": ("superimage", georeferenced((_X, 1, 2, _Y, 2, 4)), refused("date_2024")),
    "an origin of NaN": ("superimage", georeferenced((_NAN, 10, 0, _NAN, 0, -10)), refused("date_2024")),
    "an infinite origin": ("superimage", georeferenced((_INF, 10, 0, _Y, 0, -10)), refused("date_2024")),
    "one of two at NaN": (
        "superimage",
        georeferenced((_NAN, 10, 0, _NAN, 0, -10), (_X, 10, 0, _Y, 0, -10)),
        refused("date_2024"),
    ),
    "ground control points": ("superimage", tied(0), succeeds(same_grid)),
    "ground control points 1,000 km apart": ("superimage", tied(15), refused("date_2024")),
    "a hard link beside its file": ("superimage", twice(hard_link), refused("again_2024", "date_2024")),
    "a link beside its file": ("superimage", twice(soft_link), refused("again_2024", "date_2024")),
    "a sub-dataset beside its file": (
        "despecklestack",
        twice(lambda one, again: f"GTIFF_DIR:1:{one}"),
        refused("date_2024"),
    ),
    "/vsisubfile beside its file": (
        "glrtmultilook",
        twice(lambda one, again: f"/vsisubfile/0_{one.stat().st_size},{one}"),
        refused("date_2024"),
    ),
    "a folder": ("looks", at("{folder}"), refused("in")),
    "no permission to read": ("looks", unreadable, refused("odd.tif")),
    "a file that is missing": ("looks", at("{folder}/missing.tif"), refused("missing.tif")),
    "a device without data": ("looks", at("/dev/null"), refused("null")),
    "a device without end": ("looks", at("/dev/zero"), refused("zero")),
    "standard input": ("looks", at("/vsistdin/"), refused("vsistdin", "INPUT")),
    "a second directory that is not there": ("looks", at("GTIFF_DIR:2:{good}"), refused("odd.tif")),
    "300 bands": ("superimage", many_bands(300), either("odd.vrt")),
    "a colour picture": ("despeckle", coloured((_RED, _GREEN, _BLUE)), refused("odd.tif")),
    "a colour picture with alpha": ("despeckle", coloured((_RED, _GREEN, _BLUE, _ALPHA)), refused("odd.tif")),
    "nothing but alpha": ("despeckle", coloured((_ALPHA,)), refused("odd.tif")),
    "a palette": ("despeckle", coloured((gdal.GCI_PaletteIndex,)), either("odd.tif")),
}


def vast_case(name: str, algorithm: str, parameters: Callable[[Place], dict[str, Any]]) -> Case:
    """A raster of any size that a header may claim: refused, or computed until it is cancelled, in little memory."""

    def play(place: Place) -> None:
        running = place.start(algorithm, **parameters(place), **outputs(place, algorithm))
        running.wait_until(lambda: False, PATIENCE)
        if running.alive:
            interrupt(place, running)
        else:
            # a result that no disk can hold is refused under its own name
            require_refused(place.end(running), "result.tif" if algorithm == "despeckle" else "odd.vrt")
        used = place.runs[-1].mebibytes
        require(used < MEMORY, f"less than {MEMORY} MiB of memory", f"{used:.0f} MiB")

    return Case(CATEGORY, f"{name}, {algorithm}", play)


VAST: dict[str, tuple[str, Callable[[Place], dict[str, Any]]]] = {
    "2·10⁹ × 2·10⁹ pixels": ("looks", wide),
    "one row of 10⁹ pixels": ("looks", lambda place: wide(place, 1, 10**9)),
    "60,000 bands": ("superimage", many_bands(60_000)),
    "10⁶ × 10⁶ pixels": ("despeckle", lambda place: wide(place, 10**6, 10**6)),
}


def limited_case(algorithm: str, dates: int) -> Case:
    """Many dates where only 256 files may be open."""

    def play(place: Place) -> None:
        paths = []
        for number, image in enumerate(place.series(dates, (64, 64)), 1):
            day = np.datetime64("2015-01-01") + 6 * number
            paths.append(place.write(f"{str(day).replace('-', '')}.tif", image))
        before = ["bash", "-c", 'ulimit -n 256; exec "$@"', "limited"]
        given = {"INPUT": paths, **outputs(place, algorithm)}
        require_success(place.run(algorithm, before=before, limit=300, **given))

    return Case(CATEGORY, f"{dates} dates where 256 files may be open, {algorithm}", play)


def cases() -> Iterator[Case]:
    yield from odd_values.cases()
    for name, (algorithm, parameters, expected) in SINGLE.items():
        yield one_run(CATEGORY, f"{name}, {algorithm}", algorithm, parameters, expected)
    yield from (vast_case(name, algorithm, parameters) for name, (algorithm, parameters) in VAST.items())
    yield from (limited_case(algorithm, 500) for algorithm in ("superimage", "glrtmultilook", "despecklestack"))
