"""The graphical models that come with the plugin, as algorithms of its provider.

``scripts/make_graphical_models.py`` makes their files. They can be opened in the modeler, and be changed there under
another name.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import Qgis, QgsMessageLog, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .base import REPOSITORY
from .parameter_help import one_line
from .translation import tr

_FOLDER = Path(__file__).with_name("graphical_models")
# By id: title, summary, and what the panel says after it
_TEXTS = {
    "imagereport": (
        tr("Image with report"),
        tr("Despeckles a single image, and reports on the quality of the result."),
        tr("""<p><i>Despeckle image</i> with the network that it chooses, and then <i>Quality report</i>: one page that
        says whether the result may be used, and what is wrong where.</p>"""),
    ),
    "seriesreport": (
        tr("Series with report"),
        tr("Despeckles every date of a series through its ratio to a super-image, and reports on the quality."),
        tr("""<p><i>Super-image</i> (the mean of the unchanged dates, cleaned by a network), <i>Ratio despeckling</i> of
        every date with it, and then <i>Quality report</i>. The clean dates are the bands of one raster. <i>Despeckle
        time series</i> gives the same dates, as a raster each.</p>"""),
    ),
}

# The labels of their files
_LABELS = {
    "Dates": tr("Dates"),
    "SAR image": tr("SAR image"),
    "Super-image": tr("Super-image"),
    "Clean dates": tr("Clean dates"),
    "Clean image": tr("Clean image"),
    "Change": tr("Change"),
    "Report": tr("Report"),
}


class ShippedModel(QgsProcessingModelAlgorithm):
    """A model of a file, with an id, a title and a help of its own.

    Raises
    ------
    ValueError : the file is no model, or its steps are not registered yet: QGIS would leave out their results
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if not self.fromFile(str(path)) or not self.validate()[0]:
            raise ValueError(f"{path.name} is no model of algorithms that are registered")
        for definition in self.parameterDefinitions():
            definition.setDescription(_LABELS.get(definition.description(), definition.description()))

    def createInstance(self) -> ShippedModel:
        return ShippedModel(self._path)

    def name(self) -> str:
        return self._path.stem

    def displayName(self) -> str:
        return _TEXTS[self.name()][0]

    def group(self) -> str:
        return tr("Graphical models")

    def shortDescription(self) -> str:
        return _TEXTS[self.name()][1]

    def shortHelpString(self) -> str:
        return one_line(f"<p>{self.shortDescription()}</p>{_TEXTS[self.name()][2]}")

    def helpUrl(self) -> str:
        return f"{REPOSITORY}#{self.name()}"

    def tags(self) -> list[str]:
        return ["SAR", "radar", "Sentinel-1", "speckle", "despeckling", "model", "quality", "report"]

    def icon(self) -> QIcon:
        return QIcon(str(Path(__file__).parents[1] / "icon.svg"))


def shipped_models() -> list[ShippedModel]:
    """Every model. One that this QGIS cannot load is left out, and QGIS's log says why: the others work without it."""
    models = []
    for path in sorted(_FOLDER.glob("*.model3")):
        try:
            models.append(ShippedModel(path))
        except ValueError as error:
            QgsMessageLog.logMessage(f"{error}; it is not offered.", "SAR Despeckle", Qgis.MessageLevel.Warning)
    return models
