"""The views of a report: the whole raster made small, and the most telling places pixel by pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..feedback import Feedback, parts
from ..raster.tiles import Shape, Window
from ..streaming.operation import Array, Identity
from ..streaming.streams import Images, Streams
from ..wording import say
from .assessment import Assessment
from .date_figures import DateFigures

OVERVIEW = 640  # pixels a side, at most
CROP = 320  # pixels a side
MOST_PLACES = 3
_ROWS = 4  # of the raster that are read for a row of the overview
_STRIP = 64  # rows of the overview that are read at once, where all of the raster is read


@dataclass(frozen=True)
class View:
    """A part of a date and of its result: linear intensity, NaN = no data.

    Attributes
    ----------
    title : a few words
    window : of the raster
    marks : places of findings, as shares of the height and of the width
    """

    title: str
    window: Window
    before: Array
    after: Array
    marks: tuple[tuple[float, float], ...] = ()


def overview(image: Images, result: Images, streams: Streams, feedback: Feedback) -> View:
    """The whole raster with at most 640 pixels a side; of a large one, four rows are read for each of its own.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> _ = gdal_array.SaveArray(np.ones((30, 1300), np.float32), "/vsimem/wide.tif", "GTiff").FlushCache()
    >>> image = open_stack([RasterInput("/vsimem/wide.tif")], Scale.INTENSITY)
    >>> overview(image, image, RasterStreams(), Silent()).after.shape
    (10, 433)
    """
    shape = image.grid.shape
    factor = -(-max(shape) // OVERVIEW)
    rows = shape[0] // factor if shape[0] >= factor else 1
    height = min(factor, _ROWS, shape[0])
    at_once = _STRIP if height == factor else 1
    windows = [
        Window(first * factor, 0, min(at_once, rows - first) * factor if at_once > 1 else height, shape[1])
        for first in range(0, rows, at_once)
    ]

    def smaller(blocks: list[Array], _: list[Array]) -> list[Array]:
        return [_means(block[0], height, factor) for block in blocks]

    strips = list(streams.visit(Identity(), [image, result], windows, smaller, feedback))
    before, after = (np.concatenate(part) for part in zip(*strips))
    return View(say("Whole raster"), Window(0, 0, *shape), before, after)


def _means(image: Array, height: int, width: int) -> Array:
    """Means over the valid pixels of cells; what is left over at the right is left out."""
    rows, cols = max(image.shape[0] // height, 1), max(image.shape[1] // width, 1)
    cut = image[: rows * height, : cols * width]
    cells = cut.reshape(rows, cut.shape[0] // rows, cols, cut.shape[1] // cols)
    known = np.isfinite(cells)
    number = known.sum(axis=(1, 3))
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(known, cells, 0).sum(axis=(1, 3)) / np.where(number, number, np.nan), np.float32)


def places(found: Assessment, shape: Shape) -> list[tuple[str, Window]]:
    """The most telling places: those of the worst findings on the date that is shown, edges, a homogeneous zone.

    Examples
    --------
    >>> places(Assessment(1.0, [], [], [], True), (100, 200))
    [('Middle', Window(row=0, col=0, rows=100, cols=200))]
    """
    chosen: list[tuple[str, int, int]] = []
    for finding in found.findings:
        if max(finding.date, 0) == found.shown:
            chosen.append((say(finding.fault).capitalize(), finding.row, finding.col))
    if found.dates:
        chosen += _usual_places(found.dates[found.shown])
    chosen.append((say("Middle"), shape[0] // 2, shape[1] // 2))
    windows: list[tuple[str, Window]] = []
    for title, row, col in chosen:
        window = _around(row, col, shape)
        if all(window != other for _, other in windows) and len(windows) < MOST_PLACES:
            windows.append((title, window))
    return windows


def _usual_places(date: DateFigures) -> list[tuple[str, int, int]]:
    """The window with most contrast, and the most homogeneous zone."""
    zones, found = date.zones, []
    if len(zones.rows):
        varied, even = int(np.argmax(zones.before)), int(np.argmin(zones.before))
        found.append((say("Most structure"), int(zones.rows[varied]), int(zones.cols[varied])))
        found.append((say("Most homogeneous"), int(zones.rows[even]), int(zones.cols[even])))
    return found


def _around(row: int, col: int, shape: Shape) -> Window:
    rows, cols = (min(CROP, size) for size in shape)
    top, left = (int(np.clip(k - side // 2, 0, size - side)) for k, side, size in zip((row, col), (rows, cols), shape))
    return Window(top, left, rows, cols)


def crops(
    image: Images, result: Images, chosen: Sequence[tuple[str, Window]], streams: Streams, feedback: Feedback
) -> list[View]:
    """The chosen windows of a date and of its result.

    Examples
    --------
    >>> from ..feedback import Silent
    >>> from ..streaming.raster_streams import RasterStreams
    >>> from ..raster.grid import Grid
    >>> from ..raster.reader import Stack
    >>> crops(Stack(Grid(9, 9), ()), Stack(Grid(9, 9), ()), [], RasterStreams(), Silent())
    []
    """
    windows = [window for _, window in chosen]

    def both(blocks: list[Array], _: list[Array]) -> tuple[Array, Array]:
        return blocks[0][0].copy(), blocks[1][0].copy()

    found = streams.visit(Identity(), [image, result], windows, both, feedback)
    return [View(title, window, before, after) for (title, window), (before, after) in zip(chosen, found)]


def views_of(found: Assessment, images: Images, results: Images, streams: Streams, feedback: Feedback) -> list[View]:
    """The views of a report, of the date that it shows.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> _ = gdal_array.SaveArray(np.ones((30, 40), np.float32), "/vsimem/small.tif", "GTiff").FlushCache()
    >>> image = open_stack([RasterInput("/vsimem/small.tif")], Scale.INTENSITY)
    >>> [view.title for view in views_of(Assessment(1.0, [], [], [], True), image, image, RasterStreams(), Silent())]
    ['Whole raster']
    """
    image, result = images.select(found.shown), results.select(found.shown)
    first, second = parts(feedback, 3, 1)
    whole = overview(image, result, streams, first)
    shape = images.grid.shape
    small = max(shape) <= CROP  # then the whole raster is a view pixel by pixel
    views = [whole, *([] if small else crops(image, result, places(found, shape), streams, second))]
    return [_marked(view, found) for view in views]


def _marked(view: View, found: Assessment) -> View:
    """The view with the places of the findings of its date."""
    window = view.window
    shares = [
        ((finding.row + 0.5 - window.row) / window.rows, (finding.col + 0.5 - window.col) / window.cols)
        for finding in found.findings
        if max(finding.date, 0) == found.shown
    ]
    return replace(view, marks=tuple((y, x) for y, x in shares if 0 <= y <= 1 and 0 <= x <= 1))
