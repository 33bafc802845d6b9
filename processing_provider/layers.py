"""From what a user puts into a raster parameter to paths that core can read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from qgis.core import NULL, QgsMapLayer, QgsProcessingContext, QgsProcessingUtils, QgsProperty, QgsRasterLayer

from ..core.errors import InputError
from ..core.reader import RasterInput


def raster_inputs(value: Any, context: QgsProcessingContext, band: int | None) -> list[RasterInput]:
    """Rasters of a parameter's value: layers, their names or ids, or paths, one or many.

    ``parameterAsLayerList`` leaves out what it cannot open without a word, so the values are resolved one by one.

    Raises
    ------
    InputError : a value is no raster, or one that GDAL cannot read by itself
    """
    return [_raster_input(item, context, band) for item in _flat(value, context)]


def _flat(value: Any, context: QgsProcessingContext) -> Iterable[Any]:
    if value is None or value == "" or value == NULL:
        return
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _flat(item, context)
    elif isinstance(value, str) and ";" in value and not os.path.exists(value):
        yield from (part for part in value.split(";") if part)
    else:
        yield value


def _raster_input(item: Any, context: QgsProcessingContext, band: int | None) -> RasterInput:
    if isinstance(item, QgsMapLayer):
        return _of_layer(item, band)
    text = str(item)
    if os.path.exists(text):
        # a file needs no layer, unless one in the project says more about it (its nodata values)
        loaded = context.project().mapLayers().values() if context.project() else ()
        for layer in loaded:
            if layer.source() == text:
                return _of_layer(layer, band)
        return RasterInput(text, band)
    layer = QgsProcessingUtils.mapLayerFromString(text, context, allowLoadingNewLayers=False)
    return _of_layer(layer, band) if layer else RasterInput(text, band)


def _of_layer(layer: QgsMapLayer, band: int | None) -> RasterInput:
    if not isinstance(layer, QgsRasterLayer):
        raise InputError(f"{layer.name()} is not a raster; choose a raster layer.")
    if layer.providerType() != "gdal":
        raise InputError(
            f"{layer.name()} comes from “{layer.providerType()}”, which cannot be read as a file; "
            "export it to a GeoTIFF first (right-click the layer, Export, Save As)."
        )
    ranges = layer.dataProvider().userNoDataValues(band or 1)
    return RasterInput(layer.source(), band, tuple((r.min(), r.max()) for r in ranges))
