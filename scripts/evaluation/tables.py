"""Tables in Markdown."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence

_HUGE = 1e4


def prose(text: str) -> list[str]:
    """A paragraph, in lines that are not too long, and the empty line after it."""
    return [*textwrap.wrap(text, 120), ""]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table: the first column is text, the others are numbers and stand to the right.

    Raises
    ------
    ValueError : a row is not as long as the head
    """
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"the row {list(row)} has {len(row)} cells, the head {len(head)}")
    return [_line(head), "|---|" + "---:|" * (len(head) - 1), *map(_line, rows)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def number(value: float | None, form: str = "{:.3f}") -> str:
    """A number, or a dash where there is none; only its order where it is out of all proportion."""
    if value is None or math.isnan(value):
        return "–"
    return f"{value:.0e}" if abs(value) >= _HUGE else form.format(value)


def best(values: Sequence[float | None], form: str = "{:.3f}", lowest: bool = True) -> list[str]:
    """A column of numbers with the best of them in bold; all of them that look the same are."""
    cells = [number(value, form) for value in values]
    known = [value for value in values if value is not None and not math.isnan(value)]
    if not known:
        return cells
    winner = form.format(min(known) if lowest else max(known))
    return [f"**{cell}**" if cell == winner else cell for cell in cells]
