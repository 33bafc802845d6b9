"""Hidden folders for unfinished files, beside the results; the next run removes those of runs that were killed."""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import sys
import time
import uuid
from pathlib import Path
from typing import BinaryIO

from ..errors import InputError

PREFIX = ".sar-despeckle-"
_OWNER = "owner"  # a file that its run keeps locked as long as it lives
_LONG = 24 * 60 * 60  # seconds without a change after which a run is taken for gone where no lock can tell
_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class ScratchFolder:
    """A folder for the unfinished files of one run, on the disk of the results: finishing a file is renaming it.

    A process number cannot tell whether the run is alive: it means nothing in another container or on another computer.
    A lock can: the system frees it however the process ends. See :func:`remove_abandoned`.

    Raises
    ------
    InputError : the parent folder cannot be written to
    """

    def __init__(self, parent: Path) -> None:
        remove_abandoned(parent)
        self.path = parent / f"{PREFIX}{uuid.uuid4().hex[:12]}"
        self._owner: BinaryIO | None = None
        self._files = 0
        try:
            # what os.access says is not true for root, nor on Windows: this finds out
            self.path.mkdir()
            self._owner = (self.path / _OWNER).open("xb", buffering=0)
            # on a disk without locks it stays empty: nobody is to conclude anything from finding it unlocked
            if _lock(self._owner):
                self._owner.write(_machine().encode())
        except OSError as error:
            self.remove()
            raise cannot_write(parent, error) from error

    def new_file(self, kind: str) -> Path:
        """A name for a new file, short whatever the result is called."""
        self._files += 1
        return self.path / f"{kind}-{self._files}.part"

    def remove(self) -> None:
        """Remove the folder and everything in it. Files that cannot be removed now are left to a later run."""
        if self._owner is not None:
            with contextlib.suppress(OSError):
                self._owner.close()
        _remove(self.path)


def cannot_write(folder: Path, error: OSError) -> InputError:
    """The error for a folder in which a file cannot be made or renamed.

    Examples
    --------
    >>> print(cannot_write(Path("results"), OSError(errno.ENOENT, "No such file or directory")))
    The folder results cannot be written to (No such file or directory); create it or choose another one.
    """
    remedy = "choose another one"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        remedy = "create it or choose another one"
    elif error.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "make room on its disk or choose another one"
    elif error.errno == errno.ENAMETOOLONG:
        remedy = "choose one with a shorter path"
    return InputError(f"The folder {folder} cannot be written to ({error.strerror}); {remedy}.")


def remove_abandoned(parent: Path) -> None:
    """Remove the scratch folders of runs that are gone: a killed run cannot clean up after itself.

    A run is alive while its lock is held. If the lock is free and the run was on this computer, the run is gone. The
    locks of another computer may not be seen from here: its run is taken for gone after a day without a change.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as parent:
    ...     alive = ScratchFolder(Path(parent))
    ...     remove_abandoned(Path(parent))
    ...     alive.path.exists()
    ...     alive.remove()
    True
    """
    try:
        with os.scandir(parent) as entries:
            found = [Path(e.path) for e in entries if e.name.startswith(PREFIX) and e.is_dir(follow_symlinks=False)]
    except OSError:  # who is to write there will be told why that cannot be
        return
    for folder in found:
        if _is_abandoned(folder):
            _remove(folder)


def _is_abandoned(folder: Path) -> bool:
    machine = ""
    with contextlib.suppress(OSError), (folder / _OWNER).open("r+b", buffering=0) as owner:
        free = _lock(owner)
        if free is False:
            return False
        if free:
            machine = owner.read().decode(errors="replace")
    return machine == _machine() or _age(folder) > _LONG


def _age(folder: Path) -> float:
    """Seconds since anything in a folder was changed."""
    latest = time.time()
    with contextlib.suppress(OSError):
        latest = max(os.lstat(path).st_mtime for path in (folder, *folder.iterdir()))
    return time.time() - latest


def _machine() -> str:
    """A name for this computer: all processes of one running kernel see each other's locks."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:  # not Linux
        return platform.node()


def _lock(file: BinaryIO) -> bool | None:
    """Lock a file until it is closed: True if that worked, False if another has it, None on a disk without locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(2**20)  # what is locked there cannot be read by others: lock beyond the end
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD else None
    return True


def _remove(folder: Path) -> None:
    """Remove a scratch folder as far as possible, and only the files that a run puts there."""
    with contextlib.suppress(OSError):
        for path in (*folder.glob("*.part*"), folder / _OWNER):
            with contextlib.suppress(OSError):
                path.unlink()
        folder.rmdir()
