"""The C library's memory for arrays, kept from one tile to the next.

The arrays of a tile are as large as those of the tile before. glibc gives back to the kernel what a tile has freed, and
gets it anew, page by page and filled with zeros, for the next one: a quarter of the time of operations of many small
steps. Other C libraries are left as they are.
"""

from __future__ import annotations

import ctypes
import platform
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_MIB = 2**20
# Parameters of mallopt(3). A thread's heaps of 64 MiB are unmapped, when they are empty, but for so much beyond the top
_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
_HEAP = 64 * _MIB
_PAGES = _MIB // 8  # glibc's own pad
_NEVER = 2**30
_LARGEST_THRESHOLD = 32 * _MIB  # glibc moves its own up to this, with the largest array that was freed

_lock = threading.Lock()
_users = 0


@contextmanager
def keeping_memory() -> Iterator[None]:
    """Keep what is freed for what is allocated next, while the block runs.

    Examples
    --------
    >>> with keeping_memory():
    ...     bytes(2)
    b'\\x00\\x00'
    """
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def give_memory_back() -> None:
    """Give to the kernel all that is free.

    Examples
    --------
    >>> give_memory_back()
    """
    library = _glibc()
    if library:
        library.malloc_trim(0)


def _count(change: int) -> None:
    """Count the blocks that keep memory, and set glibc's thresholds with the first and after the last of them."""
    global _users
    with _lock:
        before, _users = _users, _users + change
        library = _glibc()
        if library is None or (before and _users):
            return
        library.mallopt(_MMAP_THRESHOLD, _LARGEST_THRESHOLD)
        library.mallopt(_TRIM_THRESHOLD, _NEVER if _users else 2 * _LARGEST_THRESHOLD)
        library.mallopt(_TOP_PAD, _HEAP if _users else _PAGES)


def _glibc() -> Any:
    """The C library of this process if it is glibc, else None."""
    return ctypes.CDLL(None) if platform.libc_ver()[0] == "glibc" else None
