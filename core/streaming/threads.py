"""Threads that read and compute. A thread that waits for a server, or for GDAL, can be left behind.

Python's own pools wait for their threads, even when the process ends.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, TypeVar

import numpy as np
from osgeo import gdal

from ..cancel import CancelToken, cancellable
from ..errors import Cancelled
from ..feedback import Feedback

T = TypeVar("T")

POLL = 0.1  # seconds between two looks at the cancel button
_PATIENCE = 1.0  # seconds that a thread is given to come to its end
# GDAL's waits for a server, by default for ever; and nothing is written beside an input in an archive.
_SETTINGS = {
    "GDAL_HTTP_CONNECTTIMEOUT": "10",
    "GDAL_HTTP_LOW_SPEED_TIME": "20",
    "GDAL_HTTP_LOW_SPEED_LIMIT": "1",
    "CPL_VSIL_GZIP_WRITE_PROPERTIES": "NO",
}


class _Thread(threading.Thread):
    """A thread that reads and computes; ``waits`` is true while it can be left behind."""

    waits = False


@contextmanager
def waiting() -> Iterator[None]:
    """Mark a block in which this thread may wait for a server or a disk, and changes nothing that is shared."""
    thread = threading.current_thread()
    if isinstance(thread, _Thread):
        thread.waits = True
    try:
        yield
    finally:
        if isinstance(thread, _Thread):
            thread.waits = False


@contextmanager
def bound_waits() -> Iterator[None]:
    """Let GDAL give up waiting for a server, in this thread while the block runs.

    Examples
    --------
    >>> with bound_waits():
    ...     gdal.GetConfigOption("GDAL_HTTP_CONNECTTIMEOUT")
    '10'
    """
    ours = {name: value for name, value in _SETTINGS.items() if gdal.GetConfigOption(name) is None}
    for name, value in ours.items():  # where there is a value already, the user knows better
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name in ours:
            gdal.SetThreadLocalConfigOption(name, None)


class Threads:
    """A fixed number of threads that take work in its order."""

    def __init__(self, number: int) -> None:
        self._work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._futures: set[Future[Any]] = set()
        self._threads = [_Thread(target=self._run, daemon=True) for _ in range(number)]
        for thread in self._threads:
            thread.start()

    def submit(self, function: Callable[..., T], *arguments: object) -> Future[T]:
        future: Future[T] = Future()
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = function(*arguments)
            except BaseException as error:  # noqa: BLE001 - who waits for the result is told
                future.set_exception(error)
            else:
                future.set_result(result)

        self._work.put(work)
        return future

    def _run(self) -> None:
        with bound_waits():
            while True:
                work = self._work.get()
                if work is None:
                    return
                work()

    def close(self) -> None:
        """Take no more work and wait for the threads, but only briefly for one that is :func:`waiting`."""
        for future in list(self._futures):
            future.cancel()
        for _ in self._threads:
            self._work.put(None)
        until = time.monotonic() + _PATIENCE
        for thread in self._threads:
            while thread.is_alive() and not (thread.waits and time.monotonic() > until):
                thread.join(POLL)


def wait_for(function: Callable[[], T], feedback: Feedback) -> T:
    """Return the result of a function that may take long; a cancel does not wait for its end.

    Raises
    ------
    Cancelled : the user asked to stop; the function is left to itself

    Examples
    --------
    >>> from ..feedback import Silent
    >>> wait_for(lambda: 6 * 7, Silent())
    42
    """

    token = CancelToken()

    def work() -> T:
        # numbers at the edges of float32 give no warnings: they are looked for where they matter
        with cancellable(token), waiting(), np.errstate(all="ignore"):
            return function()

    threads = Threads(1)
    try:
        future = threads.submit(work)
        while not wait([future], timeout=POLL).done:
            feedback.progress(0.0)  # QGIS looks for a cancel when it is told how far things are
            if feedback.cancelled():
                raise Cancelled
        return future.result()
    finally:
        token.cancel()
        threads.close()
