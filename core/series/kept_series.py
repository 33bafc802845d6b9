"""Files kept beside the results of a series, so that a date can be added without reading the others again.

Beside the results there is a folder with a copy of each date, in half precision; the super-image that they were
despeckled with; and an index in JSON: what the dates were read from, how they were despeckled, and digests of all that
is kept. Sums alone would not do: whether a place has two levels, and which dates are at the other one, is told by all
dates together (:mod:`..superimage.two_levels`), and one more date changes the answer at up to a tenth of the places.

Nothing in an index is trusted: what does not fit is a reason to despeckle all dates again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from osgeo import gdal

from ..cancel import check_cancelled
from ..files.input_files import files_behind
from ..files.names import MARK, file_name
from ..raster.reader import RasterInput, Source, Stack, open_stack
from ..scale.scale import Scale

FOLDER = "kept"  # beside the results
FORMAT = 2  # of the index; another one is not read
_INDEX, _COPY, _SUPER_IMAGE = "_series.json", "_copy.tif", "_superimage.tif"
_LARGEST = 2**24  # bytes of an index: thousands of dates
_PIECE = 2**20  # bytes read at once


@dataclass(frozen=True)
class KeptDate:
    """A date of a kept series.

    Attributes
    ----------
    name : of its raster, with which the names of its files begin
    origin : see :func:`origin_of`
    result, result_bytes : name and size of the file with the clean date
    digest : of the copy
    drift : root mean square in dB by which the super-image has changed since the date was despeckled
    """

    name: str
    origin: Mapping[str, Any]
    result: str
    result_bytes: int
    digest: str
    drift: float = 0.0

    @property
    def label(self) -> str:
        return str(self.origin["label"])

    @property
    def copy(self) -> str:
        """Name of the file with the copy."""
        return copy_name(self.name)


@dataclass(frozen=True)
class KeptSeries:
    """Index of what is kept of a series.

    Attributes
    ----------
    path : of the index
    settings : of the run, by the names of its parameters, and all else on which the results depend
    speckle : looks, spacing and product, as they were measured
    digest : of the super-image
    dates : in their order
    """

    path: Path
    settings: Mapping[str, Any]
    speckle: Mapping[str, Any]
    digest: str
    dates: tuple[KeptDate, ...]

    @property
    def super_image(self) -> Path:
        """File of the super-image."""
        return super_image_path(self.path)

    def text(self) -> str:
        """The index as it is written, beginning with the mark of the plugin's files.

        Examples
        --------
        >>> KeptSeries(Path("a_series.json"), {}, {}, "", ()).text().splitlines()[1]
        ' "SAR_DESPECKLE_METHOD": "despecklestack",'
        """
        content = {MARK: "despecklestack", "format": FORMAT, **asdict(replace(self, path=Path()))}
        del content["path"]
        return json.dumps({**content, "digest of this": _digest_of(content)}, indent=1)

    def obstacle(self, results: Path, dates: Stack, settings: Mapping[str, Any]) -> str:
        """The reason why dates cannot be added, as a part of a sentence; empty where they can.

        Parameters
        ----------
        results : folder of the clean dates
        dates : old and new
        settings : of this run
        """
        others = [name for name in {**self.settings, **settings} if self.settings.get(name) != settings.get(name)]
        if others:
            return f"it was made with another {' and '.join(others)}"
        new, first = self.new(dates), dates.sources[0]
        if not new:
            return "no date is new"
        if 0 in new and not settings.get("LOOKS"):
            return f"{first.label} comes before the date that the looks were measured on"
        given = {source.name: source for source in dates.sources}
        faults = (self._fault_of(date, given, results) for date in self.dates)
        return next(filter(None, faults), "") or _fault_of_file(self.super_image, self.digest)

    def _fault_of(self, date: KeptDate, given: Mapping[str, Source], results: Path) -> str:
        if date.name not in given:
            return f"{date.label} is not among the dates any more"
        if origin_of(given[date.name]) != date.origin:
            return f"{date.label} has changed since then"
        result = results / date.result
        if not result.is_file() or result.stat().st_size != date.result_bytes:
            return f"its result {date.result} was changed or removed"
        return _fault_of_file(self.path.with_name(date.copy), date.digest)

    def new(self, dates: Stack) -> list[int]:
        """The dates that are not kept yet, by their places in the series."""
        known = {date.name for date in self.dates}
        return [index for index, source in enumerate(dates.sources) if source.name not in known]

    def with_copies(self, dates: Stack) -> Stack:
        """The dates of the series, the old ones read from their copies."""
        inputs = [RasterInput(str(self.path.with_name(date.copy)), title=date.label) for date in self.dates]
        copies = open_stack(inputs, Scale.INTENSITY, by_date=False)
        known = {date.name: copy for date, copy in zip(self.dates, copies.sources)}
        sources = (
            replace(known[source.name], name=source.name, date=source.date) if source.name in known else source
            for source in dates.sources
        )
        return replace(dates, sources=tuple(sources), files=(*dates.files, *copies.files))


def index_path(results: Path, dates: Stack) -> Path:
    """The path of a new index: that of a series is named after its first date.

    Examples
    --------
    >>> from ..raster.coding import Coding
    >>> from ..raster.grid import Grid
    >>> source = Source("a.tif", 1, "a", Scale.INTENSITY, "", Coding(gdal.GDT_Float32), None)
    >>> index_path(Path("clean"), Stack(Grid(2, 2), (source,))).as_posix()
    'clean/kept/a_series.json'
    """
    return results / FOLDER / file_name(dates.sources[0].name, _INDEX)


def copy_name(name: str) -> str:
    """Name of the file with the copy of a date.

    Examples
    --------
    >>> copy_name("20240103")
    '20240103_copy.tif'
    """
    return file_name(name, _COPY)


def super_image_path(index: Path) -> Path:
    """The file of the super-image that belongs to an index.

    Examples
    --------
    >>> super_image_path(Path("a_series.json")).name
    'a_superimage.tif'
    """
    return index.with_name(index.name[: -len(_INDEX)] + _SUPER_IMAGE)


def find_kept(results: Path, dates: Stack) -> tuple[Path, KeptSeries | str] | None:
    """The index of a series that has dates in common with this one, read, or the reason why it cannot be.

    None where there is none. Several series, such as two polarisations, may share a folder.

    Examples
    --------
    >>> from ..raster.grid import Grid
    >>> find_kept(Path("no folder"), Stack(Grid(2, 2), ())) is None
    True
    """
    names = {source.name for source in dates.sources}
    for path in sorted((results / FOLDER).glob(f"*{_INDEX}")):
        kept = _read(path)
        if isinstance(kept, KeptSeries):
            if names & {date.name for date in kept.dates}:
                return path, kept
        elif path.name[: -len(_INDEX)] in names:
            return path, kept
    return None


def _read(path: Path) -> KeptSeries | str:
    """An index, or the reason why it cannot be used."""
    try:
        with path.open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        found = content.pop("digest of this")
        if content["format"] != FORMAT:
            return "another version of SAR Despeckle wrote it"
        if found != _digest_of(content):
            return "it is damaged"
        dates = tuple(KeptDate(**date) for date in content["dates"])
        rest = {key: content[key] for key in ("settings", "speckle", "digest")}
        if any(Path(name).name != name for date in dates for name in (date.name, date.result)):
            raise ValueError
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "it is damaged"
    return KeptSeries(path=path, dates=dates, **rest)


def _fault_of_file(path: Path, digest: str) -> str:
    if not path.is_file():
        return f"{path.name} was removed"
    return "" if digest_of_file(path) == digest else f"{path.name} is damaged"


def origin_of(source: Source) -> dict[str, Any]:
    """Origin of a date: its files with their sizes and times, and the way they are read. Values for JSON.

    Examples
    --------
    >>> from ..raster.coding import Coding
    >>> source = Source(__file__, 1, "a", Scale.INTENSITY, "", Coding(gdal.GDT_Float32), None)
    >>> origin_of(source)["scale"], origin_of(source) == origin_of(replace(source, band=2))
    ('intensity', False)
    """
    reading = repr((source.coding, source.zero_is_nodata))
    return {
        "label": source.label,
        "band": source.band,
        "date": source.date.isoformat() if source.date else "",
        "scale": source.scale.value,
        "reading": hashlib.sha256(reading.encode()).hexdigest(),
        "files": list(_states(source.path)),
    }


def _states(path: str) -> Iterator[list[Any]]:
    """Name, size and time of every file that a raster is read from, on this computer or on a server."""
    local = files_behind(path)
    for file in local:
        found = Path(file).stat()
        yield [Path(file).name, found.st_size, found.st_mtime_ns]
    if not local:
        there = gdal.VSIStatL(path)
        yield [path, there.size if there else -1, there.mtime if there else -1]


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file.

    Examples
    --------
    >>> len(digest_of_file(Path(__file__)))
    64
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            check_cancelled()
            digest.update(piece)
    return digest.hexdigest()


def _digest_of(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def changed_noticeably(dates: Sequence[KeptDate], limit: float) -> list[str]:
    """Names of the dates whose results would change by more than so many dB, if all were despeckled again.

    Examples
    --------
    >>> date = KeptDate("a", {"label": "a.tif"}, "a_despeckled.tif", 1, "", drift=0.2)
    >>> changed_noticeably([date, replace(date, drift=0.05)], limit=0.1)
    ['a.tif']
    """
    return [date.label for date in dates if date.drift > limit]
