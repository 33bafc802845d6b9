"""Snapshot of a case's folder: every file with its digest and its time."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .place import Place

_LARGE = 64 * 2**20  # bytes; of larger files, which are mostly holes, the ends are looked at


@dataclass(frozen=True)
class Entry:
    """One file: what it is, how long, its digest, when it was changed."""

    kind: str
    size: int
    digest: str
    changed: int


@dataclass(frozen=True)
class Snapshot:
    """``files`` in the folders of inputs and results; ``models`` in the profile; ``scratch``: names in TMPDIR."""

    files: dict[Path, Entry]
    models: dict[Path, Entry]
    scratch: frozenset[str]

    @classmethod
    def of(cls, place: Place) -> Snapshot:
        files = {path: entry(path) for folder in (place.given, place.results) for path in walk(folder)}
        models = place.profile / "profiles" / "default" / "sar_despeckle" / "models"
        scratch = os.listdir(place.scratch) if place.scratch.is_dir() else []
        return cls(files, {path: entry(path) for path in walk(models)}, frozenset(scratch))


def walk(folder: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder itself; links are not followed."""
    for parent, folders, files in os.walk(folder):
        yield from (Path(parent, name) for name in files)
        yield from (Path(parent, name) for name in folders if os.path.islink(os.path.join(parent, name)))


def entry(path: Path) -> Entry:
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        return Entry("link", 0, os.readlink(path), status.st_mtime_ns)
    if not stat.S_ISREG(status.st_mode):
        return Entry("special", 0, "", 0)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        digest.update(file.read(_LARGE))
        if status.st_size > _LARGE:
            file.seek(max(_LARGE, status.st_size - _LARGE))
            digest.update(file.read())
    return Entry("file", status.st_size, digest.hexdigest(), status.st_mtime_ns)
