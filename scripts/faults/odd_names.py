"""Names: odd ones of inputs, outputs and folders; and those that are taken, of overwriting.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from . import overwriting
from .case import Case, either, one_run, refused
from .checks import require, require_either, require_success, require_values, temporal_mean
from .overwriting import CATEGORY, in_folder
from .place import Place

ODD = {
    "umlauts": "Größe_ÄÖÜ",
    "Chinese": "雷达影像",
    "Arabic": "صورة رادار",
    "an emoji": "sar🛰️",
    "decomposed accents": "e\u0301te\u0301",
    "spaces": " two  spaces ",
    "quotes": 'it\'s "quoted"',
    "a semicolon": "one;two",
    "a newline": "one\ntwo",
    "a tab": "one\ttwo",
    "a leading dash": "-dash",
    "a leading dot": ".hidden",
    "a percent sign": "100%s %d %20",
    "a hash": "a#b",
    "a question mark": "a?b=c&d",
    "a backslash": "a\\b",
    "brackets": "a[0]{1}(2)*",
    "a dollar sign": "$HOME ${HOME} `id`",
    "an equals sign": "INPUT=b",
    "a colon": "a:b",
    "a comma and a pipe": "a,b|c",
    "one of Windows' names": "CON",
    "dots": "a..b...",
    "255 bytes": "n" * 251,
    "250 bytes of umlauts": "ü" * 125,
}
SEPARATORS = ("a semicolon", "a newline")  # QGIS itself takes lists of files apart at them


def as_input(name: str, suffix: str = ".tif") -> Case:
    """A date of that name is read, and its result is right."""

    def play(place: Place) -> None:
        dates = place.series(2)
        odd = place.write(f"{ODD[name]}{suffix}", dates[1])
        ended = place.run("superimage", INPUT=[place.write("date_20240101.tif", dates[0]), odd], OUTPUT=place.output)
        if name in SEPARATORS:
            require_either(ended)
        else:
            require_success(ended)
        if ended.code == 0:
            require_values(place.output, temporal_mean(dates))

    return Case(CATEGORY, f"{name} in an input{suffix}", play)


def as_output(name: str, suffix: str = ".tif") -> Case:
    """A result of that name is written, or refused without strange advice."""

    def play(place: Place) -> None:
        dates = place.series(2)
        output = place.results / f"{ODD[name]}{suffix}"
        ended = place.run("superimage", INPUT=place.dates(dates), OUTPUT=output)
        require_either(ended)
        if ended.code == 0:
            require_values(output, temporal_mean(dates))
        else:
            require("create it" not in ended.sentences[0], "the true cause", ended.sentences[0])

    return Case(CATEGORY, f"{name} in an output{suffix}", play)


def as_folder(name: str, algorithm: str) -> Case:
    """A folder of that name holds a result for each date."""

    def play(place: Place) -> None:
        folder = place.results / ODD[name]
        ended = place.run(algorithm, INPUT=place.dates(place.series(2)), **in_folder(place, algorithm, folder))
        require_either(ended)
        found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
        if ended.code == 0:
            require(len(found) == 2, "a result for each of two dates", found)

    return Case(CATEGORY, f"{name} in a folder, {algorithm}", play)


def deep(place: Place) -> dict[str, Any]:
    """A path of 3,000 characters."""
    folder = place.results
    while len(str(folder)) < 3000:
        folder = folder / ("deep" * 40)
    folder.mkdir(parents=True)
    return {"INPUT": place.dates(place.series(2)), "OUTPUT": folder / "result.tif"}


def too_deep(place: Place) -> dict[str, Any]:
    return {
        "INPUT": place.dates(place.series(2)),
        "OUTPUT": "/".join([str(place.results), *["deep" * 40] * 40, "a.tif"]),
    }


def cases() -> Iterator[Case]:
    yield from (as_input(name) for name in ODD)
    yield from (as_output(name) for name in ODD)
    for suffix in (".TIF", ".tiff"):
        yield from (make("umlauts", suffix) for make in (as_input, as_output))
    for number, name in enumerate(ODD):
        if number % 3 == 0:
            yield as_folder(name, ("despecklestack", "glrtmultilook")[number // 3 % 2])
    yield from overwriting.cases()
    yield one_run(CATEGORY, "a long path", "superimage", deep, either("result.tif", "deep", "OUTPUT"))
    yield one_run(CATEGORY, "a path too long", "superimage", too_deep, refused("a.tif", "deep", "OUTPUT"))
    yield one_run(CATEGORY, "no name", "superimage", lambda p: {"INPUT": p.dates(), "OUTPUT": ""}, either("OUTPUT"))
