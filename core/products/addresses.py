"""Addresses on servers, and files there or here or in archives, by the names that GDAL has for them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urljoin

from osgeo import gdal

from ..errors import InputError
from ..files.gdal_errors import GdalFailure, gdal_errors

_SCHEMES = {"http": "/vsicurl/http://", "https": "/vsicurl/https://", "ftp": "/vsicurl/ftp://", "s3": "/vsis3/"}
_SCHEMES.update({"gs": "/vsigs/", "az": "/vsiaz/"})
_ADDRESS = re.compile(r"(?P<scheme>https?|ftp|s3|gs|az)://(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_LARGEST, _PIECE = 2**28, 2**20  # bytes


def gdal_name(path: str) -> str:
    """The name by which GDAL reads a file at an address; other names stay.

    Examples
    --------
    >>> gdal_name("https://example.org/a.tif"), gdal_name("s3://bucket/a.tif"), gdal_name("a.tif")
    ('/vsicurl/https://example.org/a.tif', '/vsis3/bucket/a.tif', 'a.tif')
    """
    match = _ADDRESS.fullmatch(path)
    return _SCHEMES[match["scheme"].lower()] + match["rest"] if match else path


def beside(base: str, target: str) -> str:
    """The GDAL name of a file that another one refers to, by an address or relative to its own place.

    Examples
    --------
    >>> beside("/vsicurl/https://example.org/items/a.json", "../vv.tif")
    '/vsicurl/https://example.org/vv.tif'
    >>> beside("/data/items/a.json", "./vv.tif")
    '/data/items/vv.tif'
    """
    if _ADDRESS.fullmatch(target):
        return gdal_name(target)
    if base.startswith("/vsicurl/"):
        return gdal_name(urljoin(base[len("/vsicurl/") :], target))
    if target.startswith("file://"):
        target = target[len("file://") :]
    if re.match(r"[A-Za-z]:[\\/]|/", target):
        return target
    return posixpath.normpath(posixpath.join(posixpath.dirname(base.replace("\\", "/")), target))


def last_name(path: str) -> str:
    """The last part of a path or an address, without what a server is asked.

    Examples
    --------
    >>> last_name("/vsicurl/https://example.org/a.SAFE.zip?token=1"), last_name("/data/S1A.SAFE/")
    ('a.SAFE.zip', 'S1A.SAFE')
    """
    path = path.split("?", 1)[0] if "://" in path else path
    return re.split(r"[\\/]", path.rstrip("\\/"))[-1]


def listed(folder: str) -> list[str]:
    """The names in a folder, here, on a server or in an archive; empty where it cannot be listed.

    Examples
    --------
    >>> listed("/vsimem/nothing-here/")
    []
    """
    try:
        with gdal_errors():
            return sorted(name for name in gdal.ReadDir(folder) or () if name not in (".", ".."))
    except GdalFailure:
        return []


def exists(path: str) -> bool:
    """Tell whether there is such a file or folder.

    Examples
    --------
    >>> exists(__file__), exists("nowhere.tif")
    (True, False)
    """
    try:
        with gdal_errors():
            return gdal.VSIStatL(path) is not None
    except GdalFailure:
        return False


def contents(path: str, product: str) -> bytes:
    """All bytes of a file.

    Raises
    ------
    InputError : it cannot be read, or is too large for what it should be

    Examples
    --------
    >>> contents(__file__, "this module")[:3]
    b'\"\"\"'
    """
    pieces: list[bytes] = []
    try:
        with gdal_errors():
            file = gdal.VSIFOpenL(path, "rb")
            if file is None:
                raise GdalFailure(gdal.GetLastErrorMsg() or "there is no such file")
            try:
                while piece := bytes(gdal.VSIFReadL(1, _PIECE, file) or b""):
                    pieces.append(piece)
                    if len(pieces) * _PIECE > _LARGEST:
                        raise InputError(f"{product} is too large for a description of a product; give a raster.")
            finally:
                gdal.VSIFCloseL(file)
    except GdalFailure as error:
        raise InputError(f"{product} cannot be read ({error}); {_remedy(path)}.") from error
    return b"".join(pieces)


def _remedy(path: str) -> str:
    if "://" in path or path.startswith("/vsi"):
        return "check the address and the connection"
    return "check the path"
