"""Places on the map in the coordinates of a series."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas

from ...core.errors import InputError
from ...core.raster.grid import Grid
from ...processing_provider.translation import tr

_BETWEEN = 15  # points on every side of a polygon: what is straight on the map is curved elsewhere


def crs_of(grid: Grid) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem.fromWkt(grid.crs)


def places_in(grid: Grid, canvas: QgsMapCanvas, corners: Sequence[QgsPointXY]) -> list[tuple[float, float]]:
    """Easting and northing of a point, or of the corners of a polygon, in the coordinate system of a grid.

    Raises
    ------
    InputError : they have no coordinates there
    """
    here, there = canvas.mapSettings().destinationCrs(), crs_of(grid)
    points = list(corners)
    if here.isValid() and there.isValid() and here != there:
        if len(points) > 1:
            ring = QgsGeometry.fromPolylineXY([*points, points[0]]).densifyByCount(_BETWEEN)
            points = ring.asPolyline()[:-1]
        transform = QgsCoordinateTransform(here, there, QgsProject.instance())
        try:
            points = [transform.transform(point) for point in points]
        except QgsCsException as error:
            words = tr("This place has no coordinates in the series ({reason}); click elsewhere.")
            raise InputError(words.format(reason=error)) from error
    return [(point.x(), point.y()) for point in points]
