"""Telling the user something from inside a computation, without every function having to pass a feedback along.

The runner listens to its threads and passes on what they tell. Where nobody listens nothing happens, so an operation
stays a plain function that runs anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_thread = threading.local()


@contextmanager
def listening(hear: Callable[[str], None]) -> Iterator[None]:
    """Have ``hear`` called, in this thread, with what this thread's computations tell."""
    before = getattr(_thread, "hear", None)
    _thread.hear = hear
    try:
        yield
    finally:
        _thread.hear = before


def tell(text: str) -> None:
    """Warn the user of something that a run goes on in spite of. The text is a sentence."""
    hear = getattr(_thread, "hear", None)
    if hear is not None:
        hear(text)
