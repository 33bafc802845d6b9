"""The two ways a run ends early."""

from __future__ import annotations

LONGEST = 500  # characters of a message


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text without its middle if it is too long: what is meant is at its beginning, the remedy at its end."""
    if len(text) <= longest:
        return text
    begin = longest // 2
    return f"{text[:begin]}…{text[len(text) - (longest - begin - 1) :]}"


class InputError(ValueError):
    """The user's input cannot be used. The message is one sentence that names the file and the remedy."""

    def __init__(self, message: str = "") -> None:
        super().__init__(shortened(message))


class Cancelled(Exception):
    """The user asked the run to stop."""
