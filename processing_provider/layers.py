"""From the value of a raster parameter to paths that core can read."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
from qgis.core import (
    NULL,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingUtils,
    QgsProperty,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRange,
)

from ..core.errors import InputError, shortened
from ..core.raster.coding import Ranges
from ..core.raster.dates import date_in_text
from ..core.raster.reader import RasterInput


def raster_inputs(value: Any, context: QgsProcessingContext, band: int | None) -> list[RasterInput]:
    """Rasters of a parameter's value: layers, their names or ids, or paths, one or many.

    ``parameterAsLayerList`` silently omits layers that it cannot open, so the values are resolved one by one.

    Raises
    ------
    InputError : a value is no raster, or one that GDAL cannot read by itself
    """
    return [_raster_input(item, context, band) for item in _flat(value, context)]


def dated(rasters: Sequence[RasterInput], text: str) -> list[RasterInput]:
    """Rasters with the dates in a text: one for each raster, or for each band of a single one.

    Raises
    ------
    InputError : a date cannot be read, or there are more or fewer dates than rasters
    """
    dates = tuple(_date(part.strip()) for part in text.split(","))
    if len(rasters) == 1:
        return [replace(rasters[0], dates=dates)]
    if len(dates) != len(rasters):
        raise InputError(
            f"DATES has {len(dates)} places for {len(rasters)} rasters; give one date for each, between commas, and "
            "leave a place empty where the file tells its date."
        )
    return [replace(raster, dates=(date,)) for raster, date in zip(rasters, dates)]


def _date(text: str) -> datetime | None:
    date = date_in_text(text)
    if text and date is None:
        raise InputError(
            f"DATES: “{shortened(text, 40)}” is no date; write it as in 2024-01-31 or 2024-01-31T05:55:12."
        )
    return date


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
    provider = layer.dataProvider()
    ranges = tuple(_ranges(provider, number) for number in range(1, provider.bandCount() + 1))
    return RasterInput(layer.source(), band, band_ranges=ranges)


def _ranges(provider: QgsRasterDataProvider, band: int) -> Ranges:
    """Ranges of true values that the user has declared to be no data (QGIS compares after scale factor and offset)."""
    return tuple((_bound(r, r.min(), -math.inf), _bound(r, r.max(), math.inf)) for r in provider.userNoDataValues(band))


def _bound(values: QgsRasterRange, bound: float, beyond: float) -> float:
    """One end of a range, as the last number that belongs to it: NaN is open, and QGIS knows ends left out."""
    if math.isnan(bound):
        return beyond
    kind = QgsRasterRange.BoundsType
    left_out = (kind.IncludeMax, kind.Exclusive) if beyond < 0 else (kind.IncludeMin, kind.Exclusive)
    return float(np.nextafter(np.float32(bound), np.float32(-beyond))) if values.bounds() in left_out else bound
