"""Giving finished files their names: all of them, or none."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from ..errors import InputError
from .scratch import cannot_write

_COMPANIONS = (".aux.xml", ".ovr", ".msk")  # statistics, pyramids and mask, which belong to the file of that moment


def companions(path: Path) -> list[Path]:
    """Files that belong to a raster and go with it when it is replaced: statistics, pyramids and mask.

    Examples
    --------
    >>> [path.name for path in companions(Path("a.tif"))]
    ['a.tif.aux.xml', 'a.tif.ovr', 'a.tif.msk']
    """
    return [path.with_name(path.name + kind) for kind in _COMPANIONS]


def publish(files: Sequence[tuple[Path, Path]]) -> None:
    """Rename every ``part`` to its ``path``, replacing older files; if one rename fails, the older files come back.

    At every moment each path is either the whole older file or the whole new one. Replaced files are kept beside the
    part, in its scratch folder, until that is removed.

    Raises
    ------
    InputError : a name has become a folder, or a folder cannot be written to any more

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     part, path = Path(folder, "result-1.part"), Path(folder, "clean.tif")
    ...     _ = part.write_text("new")
    ...     publish([(part, path)])
    ...     path.read_text(), part.exists()
    ('new', False)
    """
    undo: list[Callable[[], object]] = []
    path = Path()
    try:
        older = []
        for part, path in files:
            older.append(_keep(path, part))
        for (part, path), kept in zip(files, older):
            for old, new in zip(companions(path), companions(part)):  # first: the new file is never seen with them
                _move(old, new, undo)
            undo.append(partial(os.replace, kept, path) if kept else partial(os.replace, path, part))
            os.replace(part, path)
    except BaseException as error:
        for step in reversed(undo):
            with contextlib.suppress(OSError):  # every file that can be brought back is
                step()
        if isinstance(error, OSError):
            raise _refusal(path, error) from error
        raise


def _keep(path: Path, part: Path) -> Path | None:
    """Give the file that is about to be replaced a second name; None if there is no such file."""
    if not os.path.lexists(path):
        return None
    kept = part.with_name(f"{part.name}.old")
    try:
        os.link(path, kept, follow_symlinks=os.link not in os.supports_follow_symlinks)
    except OSError:  # not every disk has hard links, and not every file may have one
        shutil.copy2(path, kept, follow_symlinks=False)
    return kept


def _move(old: Path, new: Path, undo: list[Callable[[], object]]) -> None:
    if os.path.isfile(old):  # Path.is_file raises where the name is too long
        undo.append(partial(os.replace, new, old))
        os.replace(old, new)


def _refusal(path: Path, error: OSError) -> InputError:
    if path.is_dir():
        return InputError(f"{path} has become a folder; remove it or choose another name.")
    if os.path.lexists(path):  # Windows does not replace a file that is open
        return InputError(
            f"{path} cannot be replaced ({error.strerror or error}); remove its layer from the project, "
            "or choose another name."
        )
    return cannot_write(path.parent, error)
