"""What a run tells its caller, and asks of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Feedback(Protocol):
    """Progress, words and the wish to stop. QGIS's feedback object is wrapped into this by the provider."""

    def progress(self, fraction: float) -> None:
        """Share of the work done, 0 to 1. Called at least five times a second while tiles are computed."""

    def info(self, text: str) -> None: ...

    def warning(self, text: str) -> None: ...

    def cancelled(self) -> bool: ...


class Silent:
    """A feedback that says nothing and never cancels."""

    def progress(self, fraction: float) -> None: ...

    def info(self, text: str) -> None: ...

    def warning(self, text: str) -> None: ...

    def cancelled(self) -> bool:
        return False


class Part(Silent):
    """A share of a longer run: its progress from 0 to 1 is the whole's from ``start`` to ``end``."""

    def __init__(self, whole: Feedback, start: float, end: float) -> None:
        self.whole, self.start, self.end = whole, start, end

    def progress(self, fraction: float) -> None:
        self.whole.progress(self.start + (self.end - self.start) * fraction)

    def info(self, text: str) -> None:
        self.whole.info(text)

    def warning(self, text: str) -> None:
        self.whole.warning(text)

    def cancelled(self) -> bool:
        return self.whole.cancelled()


def parts(whole: Feedback, *weights: float) -> list[Part]:
    """Divide a run into consecutive parts, each as long as its weight."""
    total, ends = sum(weights), [0.0]
    for weight in weights:
        ends.append(ends[-1] + weight / total)
    return [Part(whole, a, b) for a, b in zip(ends, ends[1:])]


# Telling the user something from inside a computation, without every function having to pass a feedback along: the
# runner listens to its threads and passes on what they tell. Where nobody listens nothing happens, so an operation
# stays a plain function that runs anywhere.
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
