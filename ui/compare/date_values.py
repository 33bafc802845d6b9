"""The values of a place over the dates, before and after: what is plotted and copied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ...processing_provider.translation import tr


@dataclass(frozen=True)
class Value:
    """One date, in decibels; None where there are no data, or no result."""

    name: str
    date: datetime | None
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Column:
    """A further column of the table: its title, and a text for each date."""

    title: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class DateValues:
    """All dates of a place.

    Attributes
    ----------
    place : which pixel, or how many
    note : a sentence on the values
    """

    place: str
    values: tuple[Value, ...]
    columns: tuple[Column, ...] = ()
    note: str = ""

    def as_text(self) -> str:
        """A table for a spreadsheet, with tabs.

        Examples
        --------
        >>> value = Value("a", datetime(2024, 1, 3), -10.25, None)
        >>> print(DateValues("", (value,), (Column("pixels", ("12",)),)).as_text().expandtabs(12))
        date        name        before (dB) after (dB)  pixels
        2024-01-03  a           -10.250                 12
        """
        titles = (tr("date"), tr("name"), tr("before (dB)"), tr("after (dB)"))
        lines = ["\t".join((*titles, *(column.title for column in self.columns)))]
        for k, value in enumerate(self.values):
            when = value.date.isoformat().replace("T00:00:00", "") if value.date else ""
            numbers = ("" if number is None else f"{number:.3f}" for number in (value.before, value.after))
            lines.append("\t".join((when, value.name, *numbers, *(c.cells[k] for c in self.columns))).rstrip())
        return "\n".join(lines)
