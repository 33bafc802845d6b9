"""The words of pages in the reader's language: English here, where nothing knows Qt; the provider sets who translates.

``make translations`` collects what :func:`say` and :func:`phrase` are given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_thread = threading.local()


def phrase(text: str) -> str:
    """Mark a text that :func:`say` is given later; it stays English.

    Examples
    --------
    >>> phrase("seam")
    'seam'
    """
    return text


def say(text: str, **values: object) -> str:
    """A text in the reader's language, with the values of its placeholders.

    Examples
    --------
    >>> say("{number} pixels", number=12)
    '12 pixels'
    """
    translate = getattr(_thread, "translate", None)
    words: str = translate(text) if translate else text
    return words.format(**values) if values else words


@contextmanager
def spoken(translate: Callable[[str], str]) -> Iterator[None]:
    """Let :func:`say` translate in this thread while the block runs.

    Examples
    --------
    >>> with spoken(str.upper):
    ...     say("seam")
    'SEAM'
    """
    before = getattr(_thread, "translate", None)
    _thread.translate = translate
    try:
        yield
    finally:
        _thread.translate = before
