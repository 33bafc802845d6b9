"""Raster parameters that QGIS does not open by itself.

QGIS's own check of a raster parameter opens every file as a layer, first as vectors and with write access: it waits for
ever on a pipe, holds hundreds of dates open until the end, and writes statistics beside them. Instead,
:meth:`SarAlgorithm.checkParameterValues` finds out whether a value can be read, and explains if it cannot.
"""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)


class DatesParameter(QgsProcessingParameterMultipleLayers):
    """Several rasters."""

    def checkValueIsAcceptable(self, value: Any, context: QgsProcessingContext | None = None) -> bool:
        return _is_given(self, value)


class ImageParameter(QgsProcessingParameterRasterLayer):
    """One raster."""

    def checkValueIsAcceptable(self, value: Any, context: QgsProcessingContext | None = None) -> bool:
        return _is_given(self, value)


def _is_given(definition: QgsProcessingParameterDefinition, value: Any) -> bool:
    return bool(value) or bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
