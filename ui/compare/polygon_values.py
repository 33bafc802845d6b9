"""The mean over a polygon at each date, before and after."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from ...core.errors import InputError
from ...core.raster.polygon import Polygon
from ...core.raster.reader import Stack
from ...core.raster.tiles import Window
from ...core.statistics.quality import decibels
from ...core.whole_image.polygon_figures import Moments, PolygonFigures, measure_polygon
from ...processing_provider.translation import tr
from .date_values import Column, DateValues, Value

T = TypeVar("T")
_MANY = 10  # looks, beyond which decimals say nothing


def read_polygon(before: Stack, after: Stack | None, corners: Sequence[tuple[float, float]]) -> DateValues | None:
    """The means in decibels, of the dates in their order; None outside of the series.

    Where the clean dates are a part of the grid that the polygon reaches into, both means are of that part.

    Parameters
    ----------
    after : the clean dates, in the same order
    corners : easting and northing of each, in the coordinate system of the series

    Raises
    ------
    InputError : the polygon holds no pixel with data
    """
    if before.grid.geotransform is None:
        return None
    polygon = Polygon.on(before.grid, corners)
    window = polygon.window(before.grid.shape)
    if window is None:
        return None
    shared = _shared(polygon, before, after) if after else None
    found = measure_polygon([before, after] if after and shared else [before], polygon, shared or window)
    pixels = max(date[0].pixels for date in found.dates)
    if not pixels:
        raise InputError(tr("The polygon holds no pixel with data; draw a larger one, or draw it elsewhere."))
    return DateValues(
        tr("{number} pixels").format(number=_grouped(pixels)),
        tuple(
            Value(source.name, source.date, *_two([_decibels(moments) for moments in date]))
            for source, date in zip(before.sources, found.dates)
        ),
        _columns(found),
        _note(found, is_part=shared not in (None, window)),
    )


def _shared(polygon: Polygon, before: Stack, after: Stack) -> Window | None:
    """The window of the polygon that the clean dates cover as well, on the grid of the series."""
    if after.grid.geotransform is None:
        return None
    row, col = map(round, before.grid.pixel_of(after.grid.geotransform[0], after.grid.geotransform[3]))
    there = Polygon(tuple((r - row, c - col) for r, c in polygon.corners)).window(after.grid.shape)
    return Window(there.row + row, there.col + col, there.rows, there.cols) if there else None


def _columns(found: PolygonFigures) -> tuple[Column, ...]:
    titles = (tr("ENL before"), tr("ENL after"))
    looks = zip(*([_number(moments.enl) for moments in date] for date in found.dates))
    pixels = Column(tr("pixels"), tuple(str(date[0].pixels) for date in found.dates))
    return (pixels, *(Column(title, cells) for title, cells in zip(titles, looks)))


def _note(found: PolygonFigures, *, is_part: bool) -> str:
    before, after = _two([_number(looks) for looks in found.looks])
    sentences = []
    if before and after:
        words = tr("Equivalent number of looks, if it is one surface: {before} before, {after} after.")
        sentences.append(words.format(before=before, after=after))
    elif before:
        sentences.append(tr("Equivalent number of looks, if it is one surface: {looks}.").format(looks=before))
    if is_part:
        sentences.append(tr("Both are of the part of it that has results."))
    if found.tiles < found.touched:
        words = tr("It is large: {read} of its {all} tiles were read, spread over it.")
        sentences.append(words.format(read=found.tiles, all=found.touched))
    return " ".join(sentences)


def _two(items: Sequence[T | None]) -> tuple[T | None, T | None]:
    """Before and after; the latter may be missing."""
    return items[0], items[1] if len(items) > 1 else None


def _decibels(moments: Moments) -> float | None:
    return decibels(moments.mean) if moments.mean > 0 else None


def _number(looks: float) -> str:
    if not math.isfinite(looks):
        return ""
    return f"{looks:.2g}" if looks < _MANY else f"{looks:.0f}"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")  # a narrow space, as in every language
