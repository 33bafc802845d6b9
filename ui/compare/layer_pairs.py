"""Layers of a date before and after, opened in the background and shown alike, outside of the project."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsProject, QgsRasterLayer, QgsSingleBandGrayRenderer
from qgis.PyQt.QtCore import QThread

from ...core.errors import InputError
from ...core.raster.reader import Source
from ...processing_provider.layer_styles import cumulative_cut, is_default, stretch
from ...processing_provider.translation import tr


@dataclass(frozen=True)
class LayerPair:
    """One date before and after."""

    before: QgsRasterLayer
    after: QgsRasterLayer


def chosen_limits(source: Source) -> tuple[float, float] | None:
    """The stretch that somebody has chosen for the layer of a date; None where there is none. For the main thread."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsRasterLayer) and layer.source() == source.path and not source.complex:
            renderer = layer.renderer()
            if isinstance(renderer, QgsSingleBandGrayRenderer) and not is_default(layer):
                return renderer.contrastEnhancement().minimumValue(), renderer.contrastEnhancement().maximumValue()
    return None


def open_pair(source: Source, path: str, limits: tuple[float, float] | None, home: QThread) -> LayerPair:
    """Open the raster of a date and its clean one.

    Parameters
    ----------
    limits : of the stretch; the cut of the clean one where None
    home : thread that the layers are for
    """
    before, after = QgsRasterLayer(source.path, source.label), QgsRasterLayer(path, tr("after"))
    for layer, file in ((before, source.path), (after, path)):
        if not layer.isValid():
            raise InputError(tr("{file} cannot be shown on the map; check that it is still there.").format(file=file))
    before.setRenderer(QgsSingleBandGrayRenderer(before.dataProvider(), source.band))
    limits = limits or cumulative_cut(after)
    # QGIS shows the amplitude of complex numbers, so their stretch is one of their own
    stretch(before, cumulative_cut(before, source.band) if source.complex else limits)
    stretch(after, limits)
    for layer in (before, after):
        layer.moveToThread(home)
    return LayerPair(before, after)
