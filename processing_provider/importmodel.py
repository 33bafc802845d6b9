"""A network from elsewhere, taken into the profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingOutputFile,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.feedback import Feedback
from ..models.files.card import LARGEST_HALO, LARGEST_LOG, LARGEST_MULTIPLE
from ..models.library.candidate import ARCHITECTURES, HALO, LEVEL, MAXIMUM, MINIMUM, Preparation
from ..models.library.importing import import_model
from .base import MODELS, SarAlgorithm, Values
from .profile import models_folder


class ImportModel(SarAlgorithm):
    """``importmodel``"""

    ID = "importmodel"
    TITLE = "Import network"
    GROUP = MODELS
    SUMMARY = "Makes a network from a file available as MODEL in every algorithm, in this profile."
    HELP = """<p>Taken are ONNX files with one float input (batch, 1, rows, columns) and an output of the same shape,
    and PyTorch checkpoints (<i>state_dict</i>) of SAR2SAR's architecture, among them the published ones. PyTorch need
    not be installed. Nothing in the file is unpickled or evaluated, it may not name other files, and it is tried
    on small images before it is stored: in a process of its own, which is ended when it takes longer than 10 seconds
    for one of them or more than 1 GiB of memory. <i>Remove network</i> takes it out again.</p>
    <p>A network must be told how images are prepared for it. ONNX files of SAR Despeckle say so themselves; for all
    others the advanced parameters do: with the amplitude A, the network is given
    (ln A − <b>minimum</b>)/(<b>maximum</b> − <b>minimum</b>), after the image was brought to the <b>level</b>, the mean
    of ln A in the images that the network was trained on. The defaults are those of the published SAR2SAR, made for
    Sentinel-1 GRD in uncalibrated digital numbers.</p>
    <p>Dalsasso, Denis, Tupin 2021 (SAR2SAR).</p>"""
    TAGS = "ONNX,PyTorch,weights,model,SAR2SAR"

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "FILE", "Network", fileFilter="Networks (*.onnx *.pth *.pt *.ckpt);;All files (*)"
            )
        )
        self.addParameter(QgsProcessingParameterString("NAME", "Name, as which it appears in MODEL"))
        architecture = QgsProcessingParameterEnum(
            "ARCHITECTURE", "Architecture of PyTorch weights", list(ARCHITECTURES), defaultValue=ARCHITECTURES[0]
        )
        architecture.setUsesStaticStrings(True)
        self.addParameter(architecture)
        logarithms = (-LARGEST_LOG, LARGEST_LOG)
        self.add_number("MINIMUM", "ln A that becomes 0", MINIMUM, logarithms, advanced=True)
        self.add_number("MAXIMUM", "ln A that becomes 1", MAXIMUM, logarithms, advanced=True)
        self.add_number("LEVEL", "Mean ln A to which images are brought", LEVEL, logarithms, advanced=True)
        description = "Pixels around a tile that its result depends on"
        self.add_number("HALO", description, HALO, (0, LARGEST_HALO), whole=True, advanced=True)
        description = "Sides must be multiples of (0 = found out)"
        self.add_number("MULTIPLE", description, 0, (0, LARGEST_MULTIPLE), whole=True, advanced=True)
        self.add_advanced(QgsProcessingParameterBoolean("OVERWRITE", "Replace an imported network of this name", False))
        self.addOutput(QgsProcessingOutputString("MODEL", "Name of the network"))
        self.addOutput(QgsProcessingOutputFile("OUTPUT", "Where it is stored"))

    def prepare(self) -> None:
        self.source = str(self.parameterAsFile(self._values, "FILE", self._context))
        self.name_of_model = str(self.parameterAsString(self._values, "NAME", self._context))
        self.architecture = self.option("ARCHITECTURE")
        self.overwrite = self.flag("OVERWRITE")
        self.preparation = Preparation(
            self.number("MINIMUM"),
            self.number("MAXIMUM"),
            self.number("LEVEL"),
            self.integer("HALO"),
            self.integer("MULTIPLE"),
        )
        self.offered_by = self.provider()

    def compute(self, feedback: Feedback) -> Values:
        stored, card = import_model(
            Path(self.source),
            self.name_of_model,
            models_folder(),
            self.preparation,
            architecture=self.architecture,
            overwrite=self.overwrite,
            feedback=feedback,
        )
        feedback.info(f"{card.description}: halo {card.halo}, sides in multiples of {card.multiple}.")
        feedback.info(f"Stored as {stored}; choose it with MODEL={card.name}.")
        self.offered_by.models_changed.emit()
        return {"MODEL": card.name, "OUTPUT": str(stored)}
