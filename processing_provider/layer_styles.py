"""The look of loaded results: the stretch of what they were made from, and colours around “no change”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsColorRampShader,
    QgsContrastEnhancement,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRasterShader,
    QgsRectangle,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ..core.scale.scale import Scale

_CUT = 0.02, 0.98  # share of the values beyond which all is black or white, as QGIS's own cumulative cut
_SAMPLE = 250_000  # pixels that this is measured on
# Decibels against the super-image, from darker to brighter, in colours that the colour-blind tell apart
_CHANGE = ((-6, "#2166ac"), (-3, "#92c5de"), (0, "#f7f7f7"), (3, "#f4a582"), (6, "#b2182b"))


class Stretch:
    """One stretch for the results of a run and the layers that they were made from, so that before and after compare.

    It is that of the layers before, where somebody has chosen one; otherwise a cumulative cut of the first result,
    which those layers get as well.

    Parameters
    ----------
    before : paths of the rasters that the results were made from
    """

    def __init__(self, before: Iterable[str]) -> None:
        self._before = set(before)
        self._limits: tuple[float, float] | None = None
        self._cut: tuple[float, float] | None = None

    def measure(self, layer: QgsRasterLayer) -> None:
        """Find the cut of the first result."""
        self._cut = self._cut or cumulative_cut(layer)

    def __call__(self, layer: QgsRasterLayer, project: QgsProject | None) -> None:
        """Stretch a result that has been loaded."""
        if layer.bandCount() > 1:  # dates are no colours
            layer.setRenderer(QgsSingleBandGrayRenderer(layer.dataProvider(), 1))
        if self._limits is None:
            self._limits = self._find(layer, self._comparable(project))
        stretch(layer, self._limits)

    def _comparable(self, project: QgsProject | None) -> list[QgsRasterLayer]:
        """The layers before, as far as they are shown in grey."""
        layers = project.mapLayers().values() if project else ()
        return [
            layer
            for layer in layers
            if layer.source() in self._before and isinstance(layer.renderer(), QgsSingleBandGrayRenderer)
        ]

    def _find(self, layer: QgsRasterLayer, before: Sequence[QgsRasterLayer]) -> tuple[float, float]:
        """The limits for all; layers before whose stretch nobody has chosen get them here."""
        chosen = [other for other in before if not is_default(other)]
        if chosen:
            own = chosen[0].renderer().contrastEnhancement()
            limits = own.minimumValue(), own.maximumValue()
        else:
            limits = self._cut or cumulative_cut(layer)
        for other in before:
            if other not in chosen:
                stretch(other, limits)
        return limits


def cumulative_cut(layer: QgsRasterLayer, band: int = 1) -> tuple[float, float]:
    """The values beyond which all is black or white where nobody has chosen a stretch."""
    low, high = layer.dataProvider().cumulativeCut(band, *_CUT, QgsRectangle(), _SAMPLE)
    return low, high


def is_default(layer: QgsRasterLayer) -> bool:
    """Tell whether a layer is shown as QGIS loads it: from its least to its greatest value."""
    renderer = layer.renderer()
    return (
        renderer.contrastEnhancement() is None
        or renderer.minMaxOrigin().limits() == QgsRasterMinMaxOrigin.Limits.MinMax
    )


def stretch(layer: QgsRasterLayer, limits: tuple[float, float]) -> None:
    """Show a grey layer from black to white between limits."""
    renderer = layer.renderer()
    enhancement = QgsContrastEnhancement(renderer.dataType(1))
    enhancement.setMinimumValue(limits[0])
    enhancement.setMaximumValue(limits[1])
    enhancement.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    renderer.setContrastEnhancement(enhancement)
    renderer.setMinMaxOrigin(QgsRasterMinMaxOrigin())  # as if typed in: QGIS must not measure it anew
    layer.triggerRepaint()


class ChangeColours:
    """Blue where a date is darker than the super-image, red where it is brighter, white where nothing changed.

    Parameters
    ----------
    scale : of the ratio's numbers
    """

    def __init__(self, scale: Scale) -> None:
        self._scale = scale

    def measure(self, layer: QgsRasterLayer) -> None:
        """Nothing: these colours do not depend on the values."""

    def __call__(self, layer: QgsRasterLayer, project: QgsProject | None) -> None:
        """Colour a layer of ratios that has been loaded."""
        ramp = QgsColorRampShader(self._value(_CHANGE[0][0]), self._value(_CHANGE[-1][0]))
        ramp.setColorRampType(QgsColorRampShader.Type.Interpolated)
        ramp.setColorRampItemList(
            [
                QgsColorRampShader.ColorRampItem(self._value(decibels), QColor(colour), f"{decibels:+d} dB")
                for decibels, colour in _CHANGE
            ]
        )
        shader = QgsRasterShader()
        shader.setRasterShaderFunction(ramp)
        layer.setRenderer(QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader))

    def _value(self, decibels: float) -> float:
        if self._scale is Scale.DECIBEL:
            return decibels
        return float(10 ** (decibels / (20 if self._scale is Scale.AMPLITUDE else 10)))
