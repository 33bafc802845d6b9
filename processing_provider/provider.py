"""The provider ``sardespeckle``."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .dependencies import add_to_path
from .despeckle import Despeckle
from .despecklestack import DespeckleStack
from .glrtmultilook import GlrtMultilookAlgorithm
from .looks import Looks
from .ratiodespeckle import RatioDespeckleAlgorithm
from .simulatestack import SimulateStack
from .superimage import SuperImageAlgorithm

ALGORITHMS = (
    DespeckleStack,
    SuperImageAlgorithm,
    RatioDespeckleAlgorithm,
    GlrtMultilookAlgorithm,
    Despeckle,
    Looks,
    SimulateStack,
)


class SarDespeckleProvider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    def loadAlgorithms(self) -> None:
        add_to_path()
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())

    def id(self) -> str:
        return "sardespeckle"

    def name(self) -> str:
        return "SAR Despeckle"

    def icon(self) -> QIcon:
        return QIcon(os.fspath(Path(__file__).parents[1] / "icon.svg"))

    def supportedOutputRasterLayerExtensions(self) -> list[str]:
        return ["tif", "tiff"]

    def supportsNonFileBasedOutput(self) -> bool:
        return False
