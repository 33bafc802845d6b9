"""Messages between a run and its caller: progress, remarks, and the wish to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Feedback(Protocol):
    """Progress, remarks and the wish to stop. The provider wraps QGIS's feedback object into this."""

    def progress(self, fraction: float) -> None:
        """Share of the work done, 0 to 1. Called at least five times a second while tiles are computed."""

    def step(self, text: str) -> None:
        """Name what begins now, as in “Despeckling date 3 of 10”."""

    def info(self, text: str) -> None: ...

    def warning(self, text: str) -> None: ...

    def cancelled(self) -> bool: ...


class Silent:
    """A feedback that says nothing and never cancels."""

    def progress(self, fraction: float) -> None: ...

    def step(self, text: str) -> None: ...

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

    def step(self, text: str) -> None:
        self.whole.step(text)

    def info(self, text: str) -> None:
        self.whole.info(text)

    def warning(self, text: str) -> None:
        self.whole.warning(text)

    def cancelled(self) -> bool:
        return self.whole.cancelled()


def parts(whole: Feedback, *weights: float) -> list[Part]:
    """Divide a run into consecutive parts, each as long as its weight.

    Examples
    --------
    >>> [(part.start, part.end) for part in parts(Silent(), 1, 3)]
    [(0.0, 0.25), (0.25, 1.0)]
    """
    total, ends = sum(weights), [0.0]
    for weight in weights:
        ends.append(ends[-1] + weight / total)
    return [Part(whole, a, b) for a, b in zip(ends, ends[1:])]


# Remarks from inside a computation, without every function having to pass a feedback along: the runner listens to its
# threads and passes their remarks on. Without a listener nothing happens, so an operation stays a plain function that
# runs anywhere.
_thread = threading.local()


@contextmanager
def listening(hear: Callable[[str], None]) -> Iterator[None]:
    """Call ``hear`` with every remark that this thread's computations :func:`tell` while the block runs.

    Examples
    --------
    >>> heard = []
    >>> with listening(heard.append):
    ...     tell("a.tif has a few negative values.")
    >>> heard
    ['a.tif has a few negative values.']
    """
    before = getattr(_thread, "hear", None)
    _thread.hear = hear
    try:
        yield
    finally:
        _thread.hear = before


def tell(text: str) -> None:
    """Warn the user of something that does not end the run. The text is a sentence.

    Examples
    --------
    >>> tell("Nobody is listening.")
    """
    hear = getattr(_thread, "hear", None)
    if hear is not None:
        hear(text)
