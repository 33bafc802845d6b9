"""Checks of a case: the words of a refusal, the values of a result, and the files in the folder afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from sar_despeckle.core.pairs.contact_sheet import PAGE
from sar_despeckle.core.pairs.index import INTENSITY, NAME, PHASE, REFERENCE

from .place import LIMIT, Place
from .process import Ended
from .snapshot import Snapshot

Array = NDArray[Any]
LONGEST = 500  # characters of a sentence
SHOWN = 600  # characters of what was seen
INTERRUPTED = "Caught signal: Interrupt"  # QGIS's own words
_PYTHON_WARNING = re.compile(r"^(?!<string>:1:).*\b\w*Warning: ", re.MULTILINE)
_ENDS = {".html": "</html>", ".json": "}", ".csv": ""}  # of texts that are whole
_CRASHES = ("Traceback (most recent call last)", "Segmentation fault", "terminate called", "Fatal Python error")
_OF_QT = re.compile(r"runtime-|qgis_|processing_|\.X|qt_temp")


class Fault(AssertionError):
    """Something that was expected and not seen."""

    def __init__(self, expected: str, seen: str) -> None:
        shown = seen if len(seen) <= SHOWN else f"{seen[: SHOWN // 2]} … {seen[-SHOWN // 2 :]}"
        super().__init__(f"expected {expected}; seen: {shown}")


def require(condition: bool, expected: str, seen: object) -> None:
    if not condition:
        raise Fault(expected, str(seen))


# -- how a run ends


def _end_of(text: str) -> str:
    """The last words of a log, on one line."""
    return " | ".join(text.split("\n"))[-400:]


def require_sound(ended: Ended, limit: float = LIMIT) -> None:
    """No hang, no crash, no traceback, no Python warning."""
    require(not ended.late, "an end in time", f"still running after {ended.seconds:.0f} s")
    said = ended.stdout + ended.stderr
    for crash in _CRASHES:
        require(crash not in said, f"no “{crash}”", _end_of(said))
    require(ended.code in (0, 1), "exit code 0 or 1", f"{ended.code}: {_end_of(said)}")
    warning = _PYTHON_WARNING.search(ended.stderr)
    require(warning is None, "no Python warning", warning and warning.group(0) + ended.stderr[warning.end() :][:200])


def require_refused(ended: Ended, *names: str) -> None:
    """Exit code 1, and one sentence on standard error that holds one of the names."""
    require_sound(ended)
    require(ended.code == 1, "a refusal, exit code 1", f"exit code {ended.code}: {_end_of(ended.stdout)}")
    sentences = [sentence for sentence in ended.sentences if sentence != INTERRUPTED]
    require(len(sentences) == 1, "one sentence", sentences)
    (sentence,) = sentences
    require(len(sentence) <= LONGEST, f"at most {LONGEST} characters", f"{len(sentence)}: {sentence[:300]}")
    require(sentence.endswith((".", ").")), "a sentence that ends", sentence)
    named = [name for name in names if name in sentence]
    require(bool(named or not names), f"a sentence with {' or '.join(names)}", sentence)


def require_success(ended: Ended) -> None:
    require_sound(ended)
    require(ended.code == 0, "success", f"exit code {ended.code}: {' | '.join(ended.sentences)}")


def require_either(ended: Ended, *names: str, check: Callable[[], object] | None = None) -> None:
    """A success whose result passes the check, or a refusal."""
    require_sound(ended)
    if ended.code:
        require_refused(ended, *names)
    elif check:
        check()


# -- results


def linear(path: Path) -> Array:
    """A result as linear intensity, NaN where it has no data: true values, in the scale it says it has."""
    dataset = gdal.Open(str(path))
    scale = dataset.GetMetadataItem("SAR_DESPECKLE_SCALE")
    planes = []
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        values = band.ReadAsArray().astype(np.float64)
        nodata = band.GetNoDataValue()
        if nodata is not None and not np.isnan(nodata):
            values[values == np.float32(nodata)] = np.nan
        values = values * (band.GetScale() or 1.0) + (band.GetOffset() or 0.0)
        planes.append({"amplitude": np.square, "decibel": lambda x: 10 ** (x / 10)}.get(scale, np.array)(values))
    return np.stack(planes)


def require_values(path: Path, truth: Array, relative: float = 1e-4) -> None:
    """The result is the truth, pixel by pixel, with the same gaps."""
    require(path.is_file(), f"a result {path.name}", sorted(p.name for p in path.parent.iterdir()))
    seen, truth = linear(path), np.asarray(truth, np.float64)
    truth = truth if truth.ndim == 3 else truth[None]
    require(seen.shape == truth.shape, f"the shape {truth.shape}", seen.shape)
    gaps = int((np.isnan(seen) != np.isnan(truth)).sum())
    require(gaps == 0, "the gaps of the truth", f"{gaps} of {truth.size} pixels differ in having data")
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.abs(seen / truth - 1)
    worst = float(np.nanmax(error)) if np.isfinite(error).any() else 0.0
    require(worst <= relative, f"the truth within {relative:g}", f"up to {10 * np.log10(1 + worst):.3g} dB away")


def temporal_mean(dates: Array) -> Array:
    """Mean over the dates that have data; zero intensity is none."""
    dates = np.where(np.asarray(dates, np.float64) == 0, np.nan, np.asarray(dates, np.float64))
    count = np.isfinite(dates).sum(axis=0)
    with np.errstate(invalid="ignore"):
        mean: Array = np.where(count > 0, np.nansum(dates, axis=0) / count, np.nan)
    return mean


def require_whole(path: Path) -> None:
    """It opens, every block can be read, and every value is finite or NaN."""
    try:
        dataset = gdal.Open(str(path))
        for number in range(1, dataset.RasterCount + 1):
            values = dataset.GetRasterBand(number).ReadAsArray()
            require(not np.isinf(values).any(), "finite values or NaN", f"{path.name} holds infinite values")
    except RuntimeError as error:
        raise Fault("a whole result", f"{path.name}: {error}") from error


# -- the folder


def aftermath(place: Place) -> Iterator[str]:
    """Everything that is not as it must be after any case."""
    if place.before is None:
        return
    before, after = place.before, Snapshot.of(place)
    for path, entry in before.files.items():
        if after.files.get(path) != entry and path not in place.free:
            yield f"{place.shorten(str(path))} {'was changed' if path in after.files else 'is gone'}"
    succeeded = any(ended.code == 0 for ended in place.runs)
    for path, entry in after.files.items():
        if before.files.get(path) == entry or (path in before.files and path not in place.free):
            continue
        if succeeded and _declared(place, path):
            yield from _faults_of(path)
        elif path not in place.free:
            yield f"left behind: {place.shorten(str(path))}"
    yield from _strays(place, before, after)


def _declared(place: Place, path: Path) -> bool:
    """Tell whether a file is an output that was asked for, by its name or as one of a folder."""
    asked = {output.resolve() for output in place.declared}
    if path.suffix == ".json":  # the numbers of a report lie beside its page
        return path.with_suffix(".html").resolve() in asked
    shown = path.suffix.lower() in (".tif", ".tiff") and not path.name.startswith(".")
    return path.resolve() in asked or (shown and path.parent.resolve() in asked) or _of_pairs(path, shown, asked)


def _of_pairs(path: Path, shown: bool, asked: set[Path]) -> bool:
    """Tell whether a file is one of those that a folder of training pairs consists of."""
    if path.name in (NAME, PAGE):
        return path.parent.resolve() in asked
    return shown and path.parent.name in (REFERENCE, INTENSITY, PHASE) and path.parents[1].resolve() in asked


def _faults_of(path: Path) -> Iterator[str]:
    try:
        if path.suffix in _ENDS:
            content = path.read_text(encoding="utf-8").rstrip()
            require(content.endswith(_ENDS[path.suffix]), "a whole text", f"{path.name} ends in {content[-40:]}")
        else:
            require_whole(path)
    except Fault as fault:
        yield str(fault)


def _strays(place: Place, before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Files in the folders that are not the user's: the profile, and those for temporary files and caches."""
    imported = any(ended.code == 0 and "sardespeckle:importmodel" in ended.command for ended in place.runs)
    for path in after.models.keys() ^ before.models.keys():
        if not (imported and path.suffix == ".onnx" and not path.name.startswith(".")):
            yield f"left behind in the profile: {path.name}"
    telemetry = [p for p in (place.home / ".cache" / "Microsoft", place.scratch / ".ses") if p.exists()]
    if telemetry:
        yield f"telemetry was on: {', '.join(place.shorten(str(path)) for path in telemetry)}"
    if all(ended.code >= 0 for ended in place.runs):
        for name in sorted(after.scratch - before.scratch - {".ses"}):
            if not _OF_QT.match(name):
                yield f"left behind: tmp/{name}"
