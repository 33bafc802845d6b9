"""The part of the rasters that EXTENT names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsRectangle,
)

from ..core.errors import InputError
from ..core.raster.grid import Extent
from ..core.raster.reader import Stack


@dataclass(frozen=True)
class ChosenExtent:
    """A rectangle of the map.

    Attributes
    ----------
    crs : its coordinate system; that of the rasters where it is not valid
    transforms : the user's choices between coordinate systems
    """

    rectangle: QgsRectangle
    crs: QgsCoordinateReferenceSystem
    transforms: QgsCoordinateTransformContext

    @classmethod
    def of(
        cls, algorithm: QgsProcessingAlgorithm, values: dict[str, Any], context: QgsProcessingContext
    ) -> ChosenExtent | None:
        """The value of EXTENT; None where none is given."""
        if values.get("EXTENT") in (None, ""):
            return None
        rectangle = algorithm.parameterAsExtent(values, "EXTENT", context)
        if rectangle.isNull() or not rectangle.isFinite():
            raise InputError(
                f"EXTENT cannot be “{values['EXTENT']}”; give west, east, south and north, as in 5.1,5.3,52.4,52.6 "
                "[EPSG:4326], or leave it empty."
            )
        return cls(rectangle, algorithm.parameterAsExtentCrs(values, "EXTENT", context), context.transformContext())

    def part_of(self, stack: Stack) -> Stack:
        """The pixels of a stack that the rectangle touches.

        Raises
        ------
        InputError : there are none, or the stack has no georeference
        """
        label = stack.sources[0].label
        if stack.grid.geotransform is None:
            raise InputError(f"{label} has no georeference that EXTENT could be compared with; leave EXTENT empty.")
        window = stack.grid.covering(self._on(stack.grid.crs, label))
        if window is None:
            raise InputError(f"EXTENT lies outside of {label}; choose a part of it, or leave EXTENT empty.")
        return stack.part(window)

    def _on(self, wkt: str, label: str) -> Extent:
        """The bounds of the rectangle in a coordinate system."""
        rectangle, crs = self.rectangle, QgsCoordinateReferenceSystem.fromWkt(wkt)
        if self.crs.isValid() and crs.isValid() and self.crs != crs:
            try:
                rectangle = QgsCoordinateTransform(self.crs, crs, self.transforms).transformBoundingBox(rectangle)
            except QgsCsException as error:
                raise InputError(
                    f"EXTENT has no place in the coordinate system of {label} ({error}); give it in that system."
                ) from error
        return Extent(rectangle.xMinimum(), rectangle.yMinimum(), rectangle.xMaximum(), rectangle.yMaximum())
