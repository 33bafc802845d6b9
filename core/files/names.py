"""The names of results: which ones a file system takes, and which files may be replaced."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from osgeo import gdal

from ..errors import InputError
from .gdal_errors import GdalFailure, gdal_errors
from .publishing import companions

MARK = "SAR_DESPECKLE_METHOD"  # in the metadata of every file that the plugin writes
LONGEST = 255  # bytes of a name, with most file systems


def file_name(base: str, ending: str) -> str:
    """``base`` and ``ending`` in one name; of a base that is too long the end stays, where dates stand."""
    room = LONGEST - len(os.fsencode(ending))
    while len(os.fsencode(base)) > room:
        base = base[1:]
    return base + ending


def require_short(path: Path) -> None:
    """Refuse a name that is too long before the work is done: unfinished, the file has another one.

    Raises
    ------
    InputError : the file system has no room for the name, or for the whole path
    """
    try:
        path.lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise InputError(
                f"{path.name} is too long a name for a file in {path.parent}; choose a shorter one."
            ) from error


def require_ours(path: Path) -> None:
    """Refuse to replace a file, under a name that the user did not choose, unless the plugin wrote it.

    Raises
    ------
    InputError : something else has this name, or lies there as if it belonged to the result
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
    try:
        with gdal_errors():
            dataset = gdal.OpenEx(str(path), gdal.OF_RASTER, allowed_drivers=["GTiff"])
            return dataset is not None and MARK in dataset.GetMetadata()
    except GdalFailure:
        return False
