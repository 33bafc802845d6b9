"""Make the graphical models that the plugin brings: scripts/qgis_python.sh scripts/make_graphical_models.py.

They are made as the modeler makes them, and written into processing_provider/graphical_models, or into the folder that
is named.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)
from qgis.PyQt.QtCore import QPointF

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "processing_provider" / "graphical_models"
Source = QgsProcessingModelChildParameterSource
_STEP = 120.0  # pixels of the modeler's canvas from one box to the next


@dataclass
class Step:
    """One algorithm of a model.

    Attributes
    ----------
    given : where its parameters come from: the name of the model's input, or a step and its output
    results : its outputs that are the model's, by their names there
    values : of parameters that are not at their defaults
    """

    algorithm: str
    given: dict[str, str | tuple[str, str]]
    results: dict[str, str]
    values: dict[str, Any]


def series_with_report() -> QgsProcessingModelAlgorithm:
    """Dates → super-image → each date by its ratio → report."""
    model = begin("Series with report", "DATES", "Dates", many=True)
    chain = [
        Step("superimage", {"INPUT": "DATES"}, {"Super-image": "OUTPUT"}, {"METHOD": 3, "DENOISE": 1}),
        Step(
            "ratiodespeckle",
            {"INPUT": "DATES", "SUPERIMAGE": ("superimage", "OUTPUT")},
            {"Clean dates": "OUTPUT", "Change": "RATIO"},
            {},
        ),
        Step(
            "qualityreport",
            {"INPUT": "DATES", "DESPECKLED": ("ratiodespeckle", "OUTPUT")},
            {"Report": "OUTPUT_HTML"},
            {},
        ),
    ]
    return end(model, chain)


def image_with_report() -> QgsProcessingModelAlgorithm:
    """Image → despeckled image → report."""
    model = begin("Image with report", "IMAGE", "SAR image", many=False)
    chain = [
        Step("despeckle", {"INPUT": "IMAGE"}, {"Clean image": "OUTPUT"}, {}),
        Step(
            "qualityreport",
            {"INPUT": "IMAGE", "DESPECKLED": ("despeckle", "OUTPUT")},
            {"Report": "OUTPUT_HTML"},
            {},
        ),
    ]
    return end(model, chain)


def begin(title: str, parameter: str, description: str, *, many: bool) -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm(title, "Graphical models")
    kind = QgsProcessing.SourceType.TypeRaster
    definition = (
        QgsProcessingParameterMultipleLayers(parameter, description, kind)
        if many
        else QgsProcessingParameterRasterLayer(parameter, description)
    )
    place = QgsProcessingModelParameter(parameter)
    place.setPosition(QPointF(200, _STEP))
    model.addModelParameter(definition, place)
    return model


def end(model: QgsProcessingModelAlgorithm, chain: list[Step]) -> QgsProcessingModelAlgorithm:
    for number, step in enumerate(chain):
        add(model, step, QPointF(200, _STEP * (number + 2)))
    model.updateDestinationParameters()
    valid, issues = model.validate()
    if not valid:
        sys.exit(f"{model.name()} cannot be made: {issues}")
    return model


def add(model: QgsProcessingModelAlgorithm, step: Step, place: QPointF) -> None:
    child = QgsProcessingModelChildAlgorithm(f"sardespeckle:{step.algorithm}")
    child.setChildId(step.algorithm)
    child.setDescription(child.algorithm().displayName())
    child.setPosition(place)
    for definition in child.algorithm().parameterDefinitions():
        if not definition.isDestination():
            child.addParameterSources(definition.name(), [_source(step, definition)])
    results = {}
    for number, (title, output) in enumerate(step.results.items()):
        result = QgsProcessingModelOutput(title, title)
        result.setChildId(step.algorithm)
        result.setChildOutputName(output)
        result.setPosition(QPointF(place.x() + 260, place.y() + 50 * number))
        results[title] = result
    child.setModelOutputs(results)
    model.addChildAlgorithm(child)


def _source(step: Step, definition: Any) -> QgsProcessingModelChildParameterSource:
    given = step.given.get(definition.name())
    if isinstance(given, tuple):
        return Source.fromChildOutput(*given)
    if given is not None:
        return Source.fromModelParameter(given)
    return Source.fromStaticValue(step.values.get(definition.name(), definition.defaultValue()))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    application = QgsApplication([], False)
    application.initQgis()
    import sar_despeckle

    plugin = sar_despeckle.classFactory(None)
    plugin.initProcessing()
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (("seriesreport", series_with_report), ("imagereport", image_with_report)):
        if not make().toFile(str(folder / f"{name}.model3")):
            sys.exit(f"{folder / name}.model3 cannot be written.")
    plugin.unload()


if __name__ == "__main__":
    main()
