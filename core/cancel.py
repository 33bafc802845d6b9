"""Cancelling from inside a computation, without every function having to pass a token along.

The runner sets the token of its threads, and the provider the token of the thread in which an algorithm runs. Long
loops, and the publishing of results, call :func:`check_cancelled`. Without a token nothing happens, so an operation
stays a plain function that runs anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .errors import Cancelled

_thread = threading.local()


class CancelToken:
    """A flag set once, from any thread; callbacks stop computations that do not return to Python by themselves."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    def cancel(self) -> None:
        with self._lock:
            self._event.set()
            callbacks = list(self._callbacks)
        for callback in callbacks:
            callback()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        """Call ``callback`` if the token is cancelled while the block runs."""
        with self._lock:
            self._callbacks.append(callback)
            already = self._event.is_set()
        if already:
            callback()
        try:
            yield
        finally:
            with self._lock:
                self._callbacks.remove(callback)


class CancelButton(CancelToken):
    """A token that looks at the user's cancel button by itself, for the thread that is allowed to read it."""

    def __init__(self, pressed: Callable[[], bool]) -> None:
        super().__init__()
        self._pressed = pressed

    @property
    def cancelled(self) -> bool:
        if not super().cancelled and self._pressed():
            self.cancel()
        return super().cancelled


@contextmanager
def cancellable(token: CancelToken) -> Iterator[None]:
    """Make ``token`` the one that this thread's computations look at while the block runs.

    Examples
    --------
    >>> token = CancelToken()
    >>> with cancellable(token):
    ...     current_token() is token
    True
    """
    before = current_token()
    _thread.token = token
    try:
        yield
    finally:
        _thread.token = before


def current_token() -> CancelToken | None:
    """Return the token of this thread; None outside of every :func:`cancellable` block.

    Examples
    --------
    >>> current_token() is None
    True
    """
    return getattr(_thread, "token", None)


def check_cancelled() -> None:
    """Raise :class:`Cancelled` if the run that this thread works for was cancelled.

    Examples
    --------
    >>> token = CancelToken()
    >>> token.cancel()
    >>> with cancellable(token):
    ...     check_cancelled()
    Traceback (most recent call last):
    sar_despeckle.core.errors.Cancelled
    """
    token = current_token()
    if token is not None and token.cancelled:
        raise Cancelled
