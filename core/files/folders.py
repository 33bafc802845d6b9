"""Folders for results, which do not stay behind empty."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..errors import InputError


@contextmanager
def made_folders(folders: Sequence[Path]) -> Iterator[None]:
    """Make folders for the block; after an error those that were not there before are removed again, if empty.

    Raises
    ------
    InputError : one cannot be made

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place, contextlib.suppress(ValueError):
    ...     with made_folders([Path(place) / "a" / "b"]):
    ...         raise ValueError
    >>> Path(place, "a").exists()
    False
    """
    wanted = list(dict.fromkeys(parent for folder in folders for parent in (*reversed(folder.parents), folder)))
    new = [folder for folder in wanted if not folder.exists()]
    try:
        for folder in new:
            try:
                folder.mkdir(exist_ok=True)
            except OSError as error:
                raise InputError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
        yield
    except BaseException:
        for folder in reversed(new):
            with contextlib.suppress(OSError):  # it holds something by now
                folder.rmdir()
        raise
