"""Opening rasters: refusing those that GDAL would wait for, limiting their number, and explaining failures."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from osgeo import gdal

from ..errors import InputError
from .gdal_errors import GdalFailure, gdal_errors
from .input_files import files_in, is_on_a_server, names_behind

_SERVER = re.compile(r"/vsi(curl(_streaming)?/(https?|ftp)://|(s3|gs|az|adls|oss|swift)(_streaming)?/)[^/]+/")
_ANSWERS = 9.0  # seconds, fewer than those after which GDAL gives up
_NOT_THREADSAFE = re.compile(r"(HDF5|NETCDF):", re.IGNORECASE)  # the library behind these may not be
_HDF5 = threading.RLock()
_FEWEST = 4  # rasters open at once, however little the system allows


def require_files(path: str) -> list[str]:
    """Return every local file that a raster is read from; none may be a pipe, a socket or a device.

    A program waits for those, perhaps for ever.

    Raises
    ------
    InputError : one of them is, or a server does not answer

    Examples
    --------
    >>> require_files(__file__) == [__file__]
    True
    >>> require_files("/dev/null")
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: null is a device, not a file; save its contents as a GeoTIFF ...
    """
    names = list(names_behind(path))
    files = list(dict.fromkeys(file for name in names for file in files_in(name)))
    for file in files:
        _refuse_special(file, path)
    _ask_servers(names, path)
    return files


def _ask_servers(names: Iterable[str], path: str) -> None:
    """Ask every server for one file: while GDAL waits for the sources of a VRT, QGIS cannot even be closed."""
    servers: dict[str, str] = {}
    for match in map(_SERVER.search, names):
        if match:
            servers.setdefault(match[0], match.string[match.start() :].rstrip("\"'}"))
    for name in servers.values():
        begun, found = time.monotonic(), None
        with contextlib.suppress(GdalFailure), gdal_errors():  # a file that is not there is told when it is opened
            found = gdal.VSIStatL(name)
        if found is None and time.monotonic() - begun > _ANSWERS:
            raise InputError(
                f"{Path(path).name} is read from a server that does not answer ({name}); check the connection, "
                "or download the raster first."
            )


def require_present(path: str) -> None:
    """Refuse a raster that is not there, without opening anything.

    Raises
    ------
    InputError : there is no such file, or it is a pipe, a socket or a device

    Examples
    --------
    >>> require_present("nowhere.tif")
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: nowhere.tif does not exist; check the path.
    """
    if os.path.exists(path):
        _refuse_special(path, path)
    elif _is_local(path):
        raise InputError(f"{path} does not exist; check the path.")


def _refuse_special(file: str, path: str) -> None:
    kind = _special(file)
    if kind:
        where = f"{Path(path).name} is" if file == path else f"{Path(path).name} is read from {file},"
        raise InputError(f"{where} {kind}, not a file; save its contents as a GeoTIFF and choose that.")


def _special(path: str) -> str:
    mode = os.stat(path).st_mode
    if stat.S_ISFIFO(mode):
        return "a pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else ""


def open_raster(path: str, label: str = "") -> gdal.Dataset:
    """Open a raster for reading.

    Parameters
    ----------
    label : its name in messages, where the path is not what the user knows

    Raises
    ------
    InputError : there is no such file, or it is no raster

    Examples
    --------
    >>> open_raster(__file__)
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: opening.py cannot be opened as a raster ...
    """
    name = label or Path(path).name
    try:
        with gdal_errors():
            dataset = gdal.Open(path, gdal.GA_ReadOnly)
    except GdalFailure as error:
        if descriptors_are_used_up():
            raise unreadable(name, path, error) from error
        if os.path.isdir(path) or os.path.isfile(path) or not _is_local(path):
            raise InputError(f"{name} cannot be opened as a raster ({error}); {_remedy(path)}.") from error
        raise InputError(f"{path} does not exist; check the path.") from error
    if dataset is None:
        raise InputError(f"{name} cannot be opened as a raster; {_remedy(path)}.")
    if not dataset.RasterCount:
        inside = [text for text, _ in dataset.GetSubDatasets()]
        raise InputError(
            f"{name} has no bands of its own; give one of its subdatasets, such as {inside[0]}."
            if inside
            else f"{name} has no bands of its own; give one of its subdatasets."
        )
    return dataset


def _remedy(path: str) -> str:
    if is_on_a_server(path):
        return "check the address and the connection, or download it first"
    return "give a raster file that QGIS can show"


def _is_local(path: str) -> bool:
    return not path.startswith("/vsi") and ":" not in path[2:]


def unreadable(label: str, path: str, error: GdalFailure) -> InputError:
    """The error for a raster whose pixels GDAL could not read.

    Examples
    --------
    >>> print(unreadable("a.tif", "a.tif", GdalFailure("read error")))
    a.tif cannot be read to its end (read error); the file is damaged or truncated: copy or download it again.
    """
    if descriptors_are_used_up():
        return InputError(
            f"{label} cannot be read, because this process has as many files open as the system allows it; "
            "raise that limit (ulimit -n), or give fewer rasters."
        )
    if is_on_a_server(path) or is_on_a_server(str(error)):
        return InputError(
            f"{label} cannot be read to its end ({error}); check the connection to its server, or download it first."
        )
    return InputError(
        f"{label} cannot be read to its end ({error}); the file is damaged or truncated: copy or download it again."
    )


def descriptors_are_used_up() -> bool:
    """Tell whether this process has as many files open as the system allows.

    Examples
    --------
    >>> descriptors_are_used_up()
    False
    """
    try:
        os.close(os.open(os.devnull, os.O_RDONLY))
    except OSError as error:
        return error.errno in (errno.EMFILE, errno.ENFILE)
    return False


def most_open_rasters() -> int:
    """Number of rasters that a run may have open for reading: at most a quarter of the files that the system allows.

    A raster may have a mask and pyramids in files of their own, and GDAL opens the sources of a VRT.

    Examples
    --------
    >>> 4 <= most_open_rasters() <= 64
    True
    """
    return _most_open(64, 4)


def most_open_results() -> int:
    """Number of rasters that a run may have open for writing: more, since closing half-written blocks wastes room.

    Examples
    --------
    >>> 4 <= most_open_results() <= 320
    True
    """
    return _most_open(320, 3)


def _most_open(most: int, share: int) -> int:
    if sys.platform == "win32":  # no limit that would be met
        return most
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return most
    try:
        used = len(os.listdir("/dev/fd"))
    except OSError:
        used = 0
    return max(_FEWEST, min(most, (limit - used) // share))


class OpenRasters:
    """Rasters open for reading, a bounded number of them: those used last stay open.

    Several threads may share it; a dataset is lent to one of them at a time.
    """

    def __init__(self, most: int | None = None) -> None:
        self._most = most or most_open_rasters()
        self._idle: list[tuple[str, gdal.Dataset]] = []  # the one used last at the end
        self._lent = 0
        self._closed = False
        self._lock = threading.Lock()

    @contextmanager
    def lend(self, path: str, label: str = "") -> Iterator[gdal.Dataset]:
        """Lend an open raster until the end of the block.

        Parameters
        ----------
        label : its name in messages, where the path is not what the user knows

        Raises
        ------
        InputError : it cannot be opened any more
        """
        with self._lock:
            self._lent += 1
        try:
            dataset = self._take(path)
            if dataset is None:
                dataset = self._open(path, label)
            with _HDF5 if _NOT_THREADSAFE.search(path) else nullcontext():
                yield dataset
            with self._lock:
                if not self._closed:
                    self._idle.append((path, dataset))
        finally:
            with self._lock:
                self._lent -= 1

    def _take(self, path: str) -> gdal.Dataset | None:
        """Take a dataset that is open already; if there is none, make room for it and return None."""
        with self._lock:
            for index in range(len(self._idle) - 1, -1, -1):
                if self._idle[index][0] == path:
                    return self._idle.pop(index)[1]
            spare = max(0, len(self._idle) + self._lent - self._most)
            leaving, self._idle = self._idle[:spare], self._idle[spare:]
        del leaving  # closes them, while other threads go on
        return None

    def _open(self, path: str, label: str) -> gdal.Dataset:
        try:
            return open_raster(path, label)
        except InputError:
            if not descriptors_are_used_up():
                raise
        with self._lock:
            self._idle = []
        return open_raster(path, label)

    def close(self) -> None:
        with self._lock:
            self._closed, self._idle = True, []
