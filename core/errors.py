"""The two ways a run ends early."""

from __future__ import annotations

LONGEST = 500  # characters of a message


def shortened(text: str, longest: int = LONGEST) -> str:
    """Cut the middle out of a text that is too long: it begins with the problem and ends with the remedy.

    Examples
    --------
    >>> shortened("a_very_long_name.tif does not exist; check the path.", longest=30)
    'a_very_long_nam…heck the path.'
    """
    if len(text) <= longest:
        return text
    begin = longest // 2
    return f"{text[:begin]}…{text[len(text) - (longest - begin - 1) :]}"


class InputError(ValueError):
    """Input that cannot be used. The message is one sentence that names the file and the remedy."""

    def __init__(self, message: str = "") -> None:
        super().__init__(shortened(message))


class Cancelled(Exception):
    """The user asked the run to stop."""
