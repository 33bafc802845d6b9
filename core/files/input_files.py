"""The files that a raster is read from, whatever its name: through VRTs, archives, links and sub-datasets.

A file is known by device and inode, as with :func:`os.path.samestat`, not by its name: no result may replace a file
that an input is read from, and one date may have several names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import Any

from osgeo import gdal

from .gdal_errors import GdalFailure, gdal_errors

Identity = tuple[int, int]

_NETWORK = re.compile(r"/vsi(curl|s3|gs|az|adls|oss|swift|hdfs|webhdfs)|(https?|ftp)://")
# what may come before or after the name of a file: NETCDF:"a.nc":vv, GTIFF_DIR:1:a.tif, /vsisubfile/0_99,a.tif,
# /vsizip/{a.zip}/a.tif, /vsizip//home/a.zip/a.tif, vrt://a.tif?bands=1
_BEFORE = re.compile(r"/vsi\w+/|://|[:,=\"'{?&]")
_BEHIND = re.compile(r"[:,\"'}?&/\\]|$")
# elements of a VRT, or of what describes a sparse file, that name another file
_NAMING = re.compile(r"(filename|dataset|datasource|path|file)$", re.IGNORECASE)
_LONGEST = 4096  # characters of a path


def identity(path: str | os.PathLike[str]) -> Identity | None:
    """Return the device and inode that identify a file; None if there is no such file.

    Examples
    --------
    >>> identity(".") == identity(os.getcwd())
    True
    """
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


class InputFiles:
    """Files that must not change, whatever they are called."""

    def __init__(self, paths: Iterable[str | os.PathLike[str]] = ()) -> None:
        self._known = {identity(path) for path in paths} - {None}

    def __contains__(self, path: str | os.PathLike[str]) -> bool:
        return bool(self._known) and identity(path) in self._known


def is_on_a_server(name: str) -> bool:
    """Tell whether GDAL reads a raster of this name over the network.

    Examples
    --------
    >>> is_on_a_server("/vsicurl/https://example.org/a.tif"), is_on_a_server("a.tif")
    (True, False)
    """
    return bool(_NETWORK.search(name))


def files_behind(name: str) -> list[str]:
    """Every local file that a raster is read from, as far as names tell, without opening it.

    For formats with several files, :func:`files_listed` gives what the open raster says of itself.

    Examples
    --------
    >>> files_behind(f'NETCDF:"{__file__}":vv') == [__file__]
    True
    """
    return list(dict.fromkeys(file for inner in names_behind(name) for file in files_in(inner)))


def names_behind(name: str) -> Iterator[str]:
    """Names of a raster and of all the rasters that it is made of, as GDAL takes them.

    Examples
    --------
    >>> "a.tif" in names_behind("<VRTDataset><SourceFilename>a.tif</SourceFilename></VRTDataset>")
    True
    """
    seen: set[str | Identity] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        key = identity(name) or name  # a VRT may name itself in ever new ways
        if key in seen:
            continue
        seen.add(key)
        yield name
        waiting += files_in(name)
        if not is_on_a_server(name):
            waiting += _sources(name)


def files_listed(dataset: gdal.Dataset) -> list[str]:
    """The local files that an open raster says it is read from.

    Examples
    --------
    >>> files_listed(gdal.GetDriverByName("MEM").Create("", 2, 2))
    []
    """
    return [file for entry in dataset.GetFileList() or () for file in files_in(entry)]


def files_in(name: str) -> list[str]:
    """The existing files that a GDAL name contains: the name itself, or its rest without prefixes and inner parts.

    Examples
    --------
    >>> files_in(f"GTIFF_DIR:1:{__file__}") == [__file__]
    True
    """
    if _is_file(name):
        return [name]
    if len(name) > _LONGEST:  # a whole VRT may stand in place of a name
        return []
    found = []
    for start in [0, *(match.end() for match in _BEFORE.finditer(name))]:
        ends = [match.start() for match in _BEHIND.finditer(name, start + 1)]
        found += [name[start:end] for end in reversed(ends) if _is_file(name[start:end])][:1]
    return found


def _is_file(path: str) -> bool:
    """Tell whether there is a file of that name; pipes and devices are files, folders are not."""
    return os.path.exists(path) and not os.path.isdir(path)


def _sources(name: str) -> Iterator[str]:
    """Names of the rasters that a VRT is made of, as written in it and relative to its folder."""
    description = _description(name)
    if not description:
        return
    folders = {os.path.dirname(place) for file in files_in(name)[:1] or [name] for place in _places(file)}
    try:
        with gdal_errors():
            tree = gdal.ParseXMLString(description)
    except GdalFailure:
        return  # GDAL says what is wrong with it when it opens it
    for text in set(_texts(tree or [])):
        yield text
        for folder in folders:
            yield os.path.join(folder, text)
            # the name of a sub-dataset holds a path that is relative to the VRT
            inner = [text[match.end() :] for match in _BEFORE.finditer(text)]
            yield from (os.path.join(folder, part) for part in inner if part)


def _description(name: str) -> str:
    """The text of a VRT; empty for anything else. GDAL is not asked: it might open the sources, and wait for them."""
    if name.lstrip().startswith("<VRT"):
        return name
    if not all(map(os.path.isfile, files_in(name))):  # to look into a pipe is to wait for it
        return ""
    try:
        with gdal_errors():
            driver = gdal.IdentifyDriver(name)
            if driver is None or driver.ShortName != "VRT" or not (found := gdal.VSIStatL(name)):
                return ""
            file = gdal.VSIFOpenL(name, "rb")
            try:
                return bytes(gdal.VSIFReadL(1, found.size, file) or b"").decode("utf-8", "replace")
            finally:
                gdal.VSIFCloseL(file)
    except GdalFailure:
        return ""  # what cannot be read has no sources


def _places(path: str) -> Iterator[str]:
    """The path of a file, and the paths that its links lead to, one after the other."""
    for _ in range(40):
        yield path
        if not os.path.islink(path):
            break
        path = os.path.join(os.path.dirname(path), os.readlink(path))


def _texts(node: list[Any]) -> Iterator[str]:
    """Texts of the elements that name files, in a tree of gdal.ParseXMLString: [type, value, *children]."""
    waiting = [node] if node else []
    while waiting:
        _, name, *children = waiting.pop()
        for child in children:
            kind, value, *_ = child
            if kind == gdal.CXT_Text and _NAMING.search(name):
                yield value.strip()
            elif kind == gdal.CXT_Element:
                waiting.append(child)
