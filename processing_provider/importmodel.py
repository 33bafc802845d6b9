"""A network imported from a file into the profile."""

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
from .translation import tr


class ImportModel(SarAlgorithm):
    """``importmodel``"""

    ID = "importmodel"
    TITLE = tr("Import network")
    GROUP = MODELS
    SUMMARY = tr("Adds a network from a file to this profile, as a MODEL for every algorithm.")
    HELP = tr("""
    <p>The file is an ONNX file with one float input (batch, 1, rows, columns) and an output of the same
    shape, or a PyTorch checkpoint (<i>state_dict</i>) of SAR2SAR's architecture, such as the published ones. PyTorch
    need not be installed. <i>Remove network</i> removes the network again.</p>
    <p>The file is not trusted. Nothing in it is unpickled or evaluated, and it may not refer to other files. Before it
    is stored it is tried on small images in a separate process, which may take at most 10 seconds for each of them, and
    1 GiB of memory over the network's own size.</p>
    <p>The plugin must know how to prepare images for the network. ONNX files of SAR Despeckle contain this. For all
    others set the advanced parameters. With the amplitude A, the network gets
    (ln A − <b>minimum</b>)/(<b>maximum</b> − <b>minimum</b>). Before that, the image is brought to the <b>level</b>,
    the mean of ln A in the images that the network was trained on. The defaults are those of the published SAR2SAR,
    made for Sentinel-1 GRD in uncalibrated digital numbers.</p>
    <p>Dalsasso, Denis, Tupin 2021 (SAR2SAR).</p>""")
    TAGS = "ONNX,PyTorch,weights,model,SAR2SAR"
    PARAMETERS = {
        "FILE": tr("An ONNX file, or a PyTorch checkpoint with weights of SAR2SAR's architecture."),
        "ARCHITECTURE": tr("For a PyTorch checkpoint, which holds weights alone; ONNX files do not need it."),
        "MINIMUM": tr("Natural logarithm of the amplitude that the network gets as 0. Ask whoever trained it."),
        "MAXIMUM": tr("Natural logarithm of the amplitude that the network gets as 1."),
        "LEVEL": tr("Mean natural logarithm of the amplitudes that it was trained on; every image is brought to it."),
        "HALO": tr("How far the network looks around a pixel, in pixels. More is safe, and slower."),
        "MULTIPLE": tr("Networks with poolings take sides that are multiples of a number, most often of 2, 16 or 32."),
    }

    def define(self) -> None:
        self.addParameter(
            QgsProcessingParameterFile(
                "FILE", tr("Network"), fileFilter=f"{tr('Networks')} (*.onnx *.pth *.pt *.ckpt);;{tr('All files')} (*)"
            )
        )
        self.addParameter(QgsProcessingParameterString("NAME", tr("Name of the network in MODEL")))
        architecture = QgsProcessingParameterEnum(
            "ARCHITECTURE", tr("Architecture of PyTorch weights"), list(ARCHITECTURES), defaultValue=ARCHITECTURES[0]
        )
        architecture.setUsesStaticStrings(True)
        self.addParameter(architecture)
        logarithms = (-LARGEST_LOG, LARGEST_LOG)
        self.add_number("MINIMUM", tr("ln A that becomes 0"), MINIMUM, logarithms, advanced=True)
        self.add_number("MAXIMUM", tr("ln A that becomes 1"), MAXIMUM, logarithms, advanced=True)
        self.add_number("LEVEL", tr("Mean ln A of the images that it gets"), LEVEL, logarithms, advanced=True)
        description = tr("Pixels around a tile on which its result depends")
        self.add_number("HALO", description, HALO, (0, LARGEST_HALO), whole=True, advanced=True)
        description = tr("A tile's sides are multiples of (0 = found by trying)")
        self.add_number("MULTIPLE", description, 0, (0, LARGEST_MULTIPLE), whole=True, advanced=True)
        self.add_advanced(
            QgsProcessingParameterBoolean("OVERWRITE", tr("Replace an imported network of this name"), False)
        )
        self.addOutput(QgsProcessingOutputString("MODEL", tr("Name of the network")))
        self.addOutput(QgsProcessingOutputFile("OUTPUT", tr("File of the network")))

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
