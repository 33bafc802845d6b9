"""GDAL's cache of blocks, shared by all threads: a thread that writes a part of a block must have it to itself.

When the cache is full, any thread may throw out blocks of any raster, and writes those that were changed. If another
thread writes the rest of such a block at that moment, it reads the block from the disk too early, and the part written
first is lost without an error. (Seen with GDAL 3.6, with tiles that cut blocks and a full cache.) Whole blocks are
never read back, and need no care.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ..cancel import check_cancelled

_WAIT = 0.1  # seconds between two looks for a cancel: a reader may wait for a server


class _Access:
    """A lock for many readers, or for one writer."""

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
