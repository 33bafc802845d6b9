"""The bars for the networks, the measured values, and the verdicts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from .tables import table


@dataclass(frozen=True)
class Bar:
    """One demand and the measured value, both in words; ``met`` is None where nothing was measured."""

    text: str
    asked: str
    measured: str
    met: bool | None

    @property
    def verdict(self) -> str:
        return "not measured" if self.met is None else "met" if self.met else "**MISSED**"


def at_most(text: str, limit: float, value: float, form: str = "{:.3f}", error: float | None = None) -> Bar:
    """``form`` formats limit and value; ``error`` is the standard error of the value."""
    return _bar(text, f"≤ {form.format(limit)}", value, value <= limit, form, error)


def below(text: str, limit: float, value: float, form: str = "{:.3f}") -> Bar:
    return _bar(text, f"< {form.format(limit)}", value, value < limit, form, None)


def at_least(text: str, limit: float, value: float, form: str = "{:.2f}", error: float | None = None) -> Bar:
    return _bar(text, f"≥ {form.format(limit)}", value, value >= limit, form, error)


def above(text: str, limit: float, value: float, form: str = "{:.2f}", error: float | None = None) -> Bar:
    return _bar(text, f"> {form.format(limit)}", value, value > limit, form, error)


def _bar(text: str, asked: str, value: float, met: bool, form: str, error: float | None) -> Bar:
    """A bar; it counts as not measured if the value is NaN."""
    if math.isnan(value):
        return Bar(text, asked, "", None)
    spread = "" if error is None else f" (± {form.format(error)})"
    return Bar(text, asked, form.format(value) + spread, bool(met))


@dataclass
class Section:
    """Section of a stage: a part of the page in Markdown, and its bars."""

    title: str
    lines: list[str] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)


def summary(bars: Sequence[Bar]) -> list[str]:
    """The table of all bars, and how many are met."""
    counted = [bar for bar in bars if bar.met is not None]
    met = sum(bool(bar.met) for bar in counted)
    head = ["", "asked", "measured", ""]
    return [
        f"{met} of {len(counted)} bars are met.",
        "",
        *table(head, [[bar.text, bar.asked, bar.measured, bar.verdict] for bar in bars]),
    ]
