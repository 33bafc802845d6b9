"""The names of results: those that a file system takes, and the files that may be replaced."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from osgeo import gdal

from ..errors import InputError
from .gdal_errors import GdalFailure, gdal_errors
from .publishing import companions

MARK = "SAR_DESPECKLE_METHOD"  # in the metadata of every file that the plugin writes
_TEXTS, _HEAD = (".csv", ".html", ".json"), 1024  # texts that the plugin writes have the mark in their first bytes
LONGEST = 255  # bytes of a name, with most file systems


def file_name(base: str, ending: str) -> str:
    """Join ``base`` and ``ending``; a base that is too long loses its beginning, because dates are at its end.

    Examples
    --------
    >>> file_name("S1_VV_20240103", "_clean.tif")
    'S1_VV_20240103_clean.tif'
    >>> file_name(300 * "x" + "20240103", ".tif")[-14:]
    'xx20240103.tif'
    """
    room = LONGEST - len(os.fsencode(ending))
    while len(os.fsencode(base)) > room:
        base = base[1:]
    return base + ending


def require_short(path: Path) -> None:
    """Refuse a name that is too long before the work begins: until it is finished, the file has another one.

    Raises
    ------
    InputError : the file system has no room for the name, or for the whole path

    Examples
    --------
    >>> require_short(Path("20240103.tif"))
    >>> require_short(Path(300 * "x"))
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: xxx... is too long a name for a file in .; choose a shorter one.
    """
    try:
        path.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError(
                f"{path.name} is too long a name for a file in {path.parent}; choose a shorter one."
            ) from error


def require_ours(path: Path) -> None:
    """Refuse to replace a file whose name the user did not choose, unless the plugin wrote it.

    Raises
    ------
    InputError : another file has this name, or would be taken for a part of the result

    Examples
    --------
    >>> require_ours(Path("nothing-has-this-name.tif"))
    >>> require_ours(Path(__file__))
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: ... was not written by SAR Despeckle and is left as it is; ...
    """
    # what goes with an earlier result of ours is replaced with it; alone it is somebody else's
    in_the_way = [path] if os.path.lexists(path) else [file for file in companions(path) if os.path.lexists(file)]
    if in_the_way and not (in_the_way == [path] and _is_ours(path)):
        raise InputError(
            f"{in_the_way[0]} was not written by SAR Despeckle and is left as it is; "
            "move it away or choose another folder."
        )


def _is_ours(path: Path) -> bool:
    if not path.is_file():  # GDAL would wait for what comes through a pipe
        return False
    if path.suffix in _TEXTS:
        with path.open("rb") as file:
            return MARK.encode() in file.read(_HEAD)
    try:
        with gdal_errors():
            dataset = gdal.OpenEx(str(path), gdal.OF_RASTER, allowed_drivers=["GTiff"])
            return dataset is not None and MARK in dataset.GetMetadata()
    except GdalFailure:
        return False
