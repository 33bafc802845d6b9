"""The two ways a run ends early."""

from __future__ import annotations

_LONGEST = 500  # characters of a message


class InputError(ValueError):
    """The user's input cannot be used. The message is one sentence that names the file and the remedy.

    Of a message that is too long, for it holds a long path, the beginning and the end stay: the file and the remedy.
    """

    def __init__(self, message: str = "") -> None:
        half = _LONGEST // 2
        super().__init__(message if len(message) <= _LONGEST else f"{message[: half - 1]}…{message[-half:]}")


class Cancelled(Exception):
    """The user asked the run to stop."""
