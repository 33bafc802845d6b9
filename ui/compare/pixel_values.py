"""The values of one pixel over the dates, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from ...core.raster.grid import Extent
from ...core.raster.reader import Stack, StackReader
from ...core.raster.tiles import Window
from ...core.scale.scale import Scale, from_intensity
from ...processing_provider.translation import tr


@dataclass(frozen=True)
class Value:
    """One date of a pixel, in decibels; None where there are no data, or no result."""

    name: str
    date: datetime | None
    before: float | None
    after: float | None


@dataclass(frozen=True)
class PixelValues:
    """All dates of a pixel.

    Attributes
    ----------
    row, col : of the pixel in the rasters, counted from 0
    """

    row: int
    col: int
    values: tuple[Value, ...]

    def as_text(self) -> str:
        """A table for a spreadsheet, with tabs.

        Examples
        --------
        >>> value = Value("a", datetime(2024, 1, 3), -10.25, None)
        >>> print(PixelValues(4, 7, (value,)).as_text().expandtabs(12))
        date        name        before (dB) after (dB)
        2024-01-03  a           -10.250
        """
        lines = ["\t".join((tr("date"), tr("name"), tr("before (dB)"), tr("after (dB)")))]
        for value in self.values:
            when = value.date.isoformat().replace("T00:00:00", "") if value.date else ""
            numbers = ("" if number is None else f"{number:.3f}" for number in (value.before, value.after))
            lines.append("\t".join((when, value.name, *numbers)).rstrip())
        return "\n".join(lines)


def pixel_at(stack: Stack, east: float, north: float) -> tuple[int, int] | None:
    """Row and column of the pixel at a place; None outside."""
    if stack.grid.geotransform is None:
        return None
    window = stack.grid.covering(Extent(east, north, east, north))
    return (window.row, window.col) if window else None


def read_pixel(before: Stack, after: Stack | None, east: float, north: float) -> PixelValues | None:
    """The values at a place, of the dates in their order; None outside of the series.

    Parameters
    ----------
    after : the clean dates, in the same order; it may be a part of the grid
    """
    place = pixel_at(before, east, north)
    if place is None:
        return None
    there = pixel_at(after, east, north) if after else None
    first = _decibels(before, place)
    second = _decibels(after, there) if after and there else [None] * len(before)
    values = (Value(s.name, s.date, a, b) for s, a, b in zip(before.sources, first, second))
    return PixelValues(before.first[0] + place[0], before.first[1] + place[1], tuple(values))


def _decibels(stack: Stack, place: tuple[int, int]) -> list[float | None]:
    intensity = StackReader(stack).read(Window(*place, 1, 1))[:, 0, 0]
    return [float(value) if np.isfinite(value) else None for value in from_intensity(intensity, Scale.DECIBEL)]
