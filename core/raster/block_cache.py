"""GDAL's cache of blocks, which all threads share: who writes a part of a block must be alone in it.

When room is needed, any thread throws out blocks of any raster, and writes those that were changed. A thread that
writes the rest of such a block just then reads it from the disk before it is there, and what was written first is lost
without a word. (Seen with GDAL 3.6, tiles that are no whole blocks, and a cache that is full.) Whole blocks are never
read back, and need no care.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..cancel import check_cancelled

_WAIT = 0.1  # seconds between two looks for a cancel: a reader may wait for a server


class _Access:
    """Many readers, or one who writes."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._wanted = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._changed:
            while self._wanted:
                check_cancelled()
                self._changed.wait(_WAIT)
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._wanted = True
            try:
                while self._readers:
                    check_cancelled()
                    self._changed.wait(_WAIT)
                yield
            finally:
                self._wanted = False
                self._changed.notify_all()


_ACCESS = _Access()
reading = _ACCESS.reading
alone = _ACCESS.alone
