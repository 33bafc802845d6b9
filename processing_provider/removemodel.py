"""A network of the user's own removed from the profile."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputString, QgsProcessingParameterString

from ..core.feedback import Feedback
from ..models.library.catalog import bundled, networks_in
from ..models.library.store import remove
from .base import MODELS, SarAlgorithm, Values
from .profile import models_folder
from .translation import tr


class RemoveModel(SarAlgorithm):
    """``removemodel``"""

    ID = "removemodel"
    TITLE = tr("Remove network")
    GROUP = MODELS
    SUMMARY = tr("Deletes a network that you imported or tuned from this profile.")
    HELP = tr("""
    <p>Its file in the profile is deleted, and MODEL no longer offers it. The file that it was imported from
    stays. Networks that come with SAR Despeckle cannot be removed.</p>""")
    TAGS = "ONNX,model,delete,uninstall"
    PARAMETERS = {
        "NAME": tr("The name under which MODEL offers the network."),
    }

    def define(self) -> None:
        name = QgsProcessingParameterString("NAME", tr("Name of the network in MODEL"))
        own = [name for name in networks_in(models_folder()) if name not in bundled()]
        name.setMetadata({"widget_wrapper": {"value_hints": own}})
        self.addParameter(name)
        self.addOutput(QgsProcessingOutputString("MODEL", tr("Name of the network removed")))

    def prepare(self) -> None:
        self.name_of_model = str(self.parameterAsString(self._values, "NAME", self._context))
        self.offered_by = self.provider()

    def compute(self, feedback: Feedback) -> Values:
        removed = remove(self.name_of_model, models_folder())
        feedback.info(f"Removed the network {self.name_of_model}: {removed} is deleted.")
        self.offered_by.models_changed.emit()
        return {"MODEL": self.name_of_model}
