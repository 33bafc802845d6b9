"""The provider ``sardespeckle``."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingProvider
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon

from ..models.library.catalog import add_folder
from .dependencies import add_to_path
from .despeckle import Despeckle
from .despecklestack import DespeckleStack
from .finetune import FineTune
from .glrtmultilook import GlrtMultilookAlgorithm
from .importmodel import ImportModel
from .looks import Looks
from .mulog_algorithm import MulogAlgorithm
from .pgd2net_algorithm import Pgd2Net
from .profile import models_folder
from .qualityreport import QualityReport
from .ratiodespeckle import RatioDespeckleAlgorithm
from .removemodel import RemoveModel
from .shipped_models import shipped_models
from .simulatestack import SimulateStack
from .superimage import SuperImageAlgorithm
from .trainingpairs import TrainingPairs

ALGORITHMS = (
    DespeckleStack,
    SuperImageAlgorithm,
    RatioDespeckleAlgorithm,
    GlrtMultilookAlgorithm,
    Despeckle,
    Pgd2Net,
    MulogAlgorithm,
    Looks,
    QualityReport,
    SimulateStack,
    TrainingPairs,
    ImportModel,
    RemoveModel,
    FineTune,
)


class SarDespeckleProvider(QgsProcessingProvider):
    """All algorithms of the plugin."""

    models_changed = pyqtSignal()  # emitted by an algorithm while it runs, in any thread

    def __init__(self) -> None:
        super().__init__()
        # queued: the algorithms are made anew by the main thread, and not before the one that asks for it has ended
        self.models_changed.connect(self.refreshAlgorithms, Qt.ConnectionType.QueuedConnection)

    def loadAlgorithms(self) -> None:
        add_to_path()
        add_folder(models_folder())
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        if QgsApplication.processingRegistry().providerById(self.id()) is self:
            self.add_models()

    def add_models(self) -> None:
        """Offer the graphical models, once this provider is in the registry, where their steps are looked up."""
        for model in shipped_models():
            self.addAlgorithm(model)
        self.algorithmsLoaded.emit()  # the Toolbox lists them

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
