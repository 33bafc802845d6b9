"""The two ways a run ends early."""

from __future__ import annotations


class InputError(ValueError):
    """The user's input cannot be used. The message is one sentence that names the file and the remedy."""


class Cancelled(Exception):
    """The user asked the run to stop."""
