"""Answers of passes in the words of JSON: plain numbers that travel; nothing in them is ever evaluated."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from ..core.errors import InputError
from ..core.whole_image.gain import MeanSums
from ..core.whole_image.levels import LogSum, SeriesSums

_SUMS: dict[str, Any] = {kind.__name__: kind for kind in (LogSum, MeanSums, SeriesSums)}
_KIND = "kind"


def as_json(value: Any) -> Any:
    """An answer in the words of JSON; whole numbers as texts, since not every reader of JSON has long ones.

    Examples
    --------
    >>> as_json((LogSum(3, 2), 0.5))
    [{'kind': 'LogSum', 'total': '3', 'pixels': '2'}, 0.5]
    """
    if is_dataclass(value):
        return {_KIND: type(value).__name__, **{f.name: as_json(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, np.ndarray):
        return [as_json(item) for item in value.tolist()]
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return str(int(value))
    return float(value) if isinstance(value, (float, np.floating)) else value


def from_json(value: Any) -> Any:
    """The answer of :func:`as_json`; arrays and lists come back as lists.

    Raises
    ------
    InputError : it is none

    Examples
    --------
    >>> from_json(as_json([LogSum(3, 2), 0.5]))
    [LogSum(total=3, pixels=2), 0.5]
    """
    if isinstance(value, dict):
        parts = dict(value)
        kind = _SUMS.get(str(parts.pop(_KIND, "")))
        if kind is None or parts.keys() != {item.name for item in fields(kind)}:
            raise InputError("The figures are damaged; measure them anew.")
        made = {name: from_json(part) for name, part in parts.items()}
        return kind(**{name: tuple(part) if isinstance(part, list) else part for name, part in made.items()})
    if isinstance(value, (list, tuple)):
        return [from_json(item) for item in value]
    return int(value) if isinstance(value, str) else value
