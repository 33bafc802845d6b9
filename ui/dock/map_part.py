"""The part of a series that is in view on the map, small enough for a preview."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas

from ...core.errors import InputError
from ...core.raster.grid import Extent, Grid
from ...core.raster.reader import Stack
from ...core.raster.tiles import Window
from ...processing_provider.translation import tr
from ..compare.map_places import crs_of

_INSIDE = 0.25  # pixels by which the rectangle stays inside its outer pixels: their neighbours are not meant

_POOLED = 32  # pixels: a multiple of what any network takes together, see the cards


@dataclass(frozen=True)
class MapPart:
    """A rectangle of a series.

    Attributes
    ----------
    extent : the value of EXTENT
    in_view : False where the map shows nothing of the series, and this is its middle
    """

    window: Window
    extent: QgsReferencedRectangle
    in_view: bool


def part_in_view(stack: Stack, canvas: QgsMapCanvas, side: int) -> MapPart:
    """The middle of what the map shows of a series, at most so many pixels a side.

    Raises
    ------
    InputError : the series has no place on a map
    """
    grid = stack.grid
    if grid.geotransform is None:
        raise InputError(
            tr(
                "{name} has no georeference, so no part of it can be chosen on the map; despeckle the whole series."
            ).format(name=stack.sources[0].label)
        )
    seen = grid.covering(_on_grid(canvas, grid))
    all_of_it = Window(0, 0, grid.rows, grid.cols)
    window = _middle(seen or all_of_it, side)
    return MapPart(window, _rectangle(grid, window), seen is not None)


def _on_grid(canvas: QgsMapCanvas, grid: Grid) -> Extent:
    """The rectangle in view, in the coordinates of a grid; an impossible one where it has none there."""
    rectangle, here, there = canvas.extent(), canvas.mapSettings().destinationCrs(), crs_of(grid)
    if here.isValid() and there.isValid() and here != there:
        try:
            rectangle = QgsCoordinateTransform(here, there, QgsProject.instance()).transformBoundingBox(rectangle)
        except QgsCsException as error:
            raise InputError(
                tr(
                    "The part of the map in view has no place in the coordinate system of the series ({reason}); zoom "
                    "to the series."
                ).format(reason=error)
            ) from error
    return Extent(rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum())


def _middle(window: Window, side: int) -> Window:
    rows, cols = min(window.rows, side), min(window.cols, side)
    row, col = window.row + (window.rows - rows) // 2, window.col + (window.cols - cols) // 2
    # networks pool pixels, and what they see must begin with the same ones as in the whole image
    return Window(row // _POOLED * _POOLED, col // _POOLED * _POOLED, rows, cols)


def _rectangle(grid: Grid, window: Window) -> QgsReferencedRectangle:
    x, across, shear_x, y, shear_y, down = grid.geotransform or (0, 1, 0, 0, 0, -1)
    cols = (window.col + _INSIDE, window.col + window.cols - _INSIDE)
    rows = (window.row + _INSIDE, window.row + window.rows - _INSIDE)
    corners = [(x + c * across + r * shear_x, y + c * shear_y + r * down) for c in cols for r in rows]
    easts, norths = zip(*corners)
    return QgsReferencedRectangle(QgsRectangle(min(easts), min(norths), max(easts), max(norths)), crs_of(grid))
