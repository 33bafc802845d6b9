"""The values of one pixel over the dates, before and after."""

from __future__ import annotations

import numpy as np

from ...core.raster.grid import Extent
from ...core.raster.reader import Stack, StackReader
from ...core.raster.tiles import Window
from ...core.scale.scale import Scale, from_intensity
from ...processing_provider.translation import tr
from .date_values import DateValues, Value


def pixel_at(stack: Stack, east: float, north: float) -> tuple[int, int] | None:
    """Row and column of the pixel at a place; None outside."""
    if stack.grid.geotransform is None:
        return None
    window = stack.grid.covering(Extent(east, north, east, north))
    return (window.row, window.col) if window else None


def read_pixel(before: Stack, after: Stack | None, east: float, north: float) -> DateValues | None:
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
    values = tuple(Value(s.name, s.date, a, b) for s, a, b in zip(before.sources, first, second))
    row, col = before.first[0] + place[0], before.first[1] + place[1]
    return DateValues(tr("row {row}, column {column}").format(row=row, column=col), values)


def _decibels(stack: Stack, place: tuple[int, int]) -> list[float | None]:
    intensity = StackReader(stack).read(Window(*place, 1, 1))[:, 0, 0]
    return [float(value) if np.isfinite(value) else None for value in from_intensity(intensity, Scale.DECIBEL)]
