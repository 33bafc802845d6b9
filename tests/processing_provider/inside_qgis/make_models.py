"""Run by QGIS's Python: save models of a chain of algorithms, as the modeler would.

Arguments: the folder to save ``superimage.model3`` and ``glrtmultilook.model3`` in, which chain a super-image with
ratio despeckling, and ``despecklestack.model3``, which makes a super-image of the dates in a folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
)

import sar_despeckle

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()
Source = QgsProcessingModelChildParameterSource


def add_child(
    model: QgsProcessingModelAlgorithm, name: str, **sources: QgsProcessingModelChildParameterSource
) -> QgsProcessingModelChildAlgorithm:
    """A step with these sources, and the defaults for its other parameters, as the modeler's dialog fills them in."""
    child = QgsProcessingModelChildAlgorithm(f"sardespeckle:{name}")
    child.setChildId(name)
    for definition in child.algorithm().parameterDefinitions():
        if not definition.isDestination():
            source = sources.get(definition.name(), Source.fromStaticValue(definition.defaultValue()))
            child.addParameterSources(definition.name(), [source])
    model.addChildAlgorithm(child)
    return child


def make(first: str) -> QgsProcessingModelAlgorithm:
    """Dates → ``first`` → ratio despeckling of the same dates by its result."""
    model = begin(first)
    last = add_child(
        model,
        "ratiodespeckle",
        INPUT=Source.fromModelParameter("DATES"),
        SUPERIMAGE=Source.fromChildOutput(first, "OUTPUT"),
    )
    return end(model, last)


def go_on_with_a_folder(first: str) -> QgsProcessingModelAlgorithm:
    """Dates → ``first``, into a folder → the temporal mean of what is in it."""
    model = begin(first)
    return end(model, add_child(model, "superimage", INPUT=Source.fromChildOutput(first, "LAYERS")))


def begin(first: str) -> QgsProcessingModelAlgorithm:
    model = QgsProcessingModelAlgorithm(first, "tests")
    dates = QgsProcessingParameterMultipleLayers("DATES", "Dates", QgsProcessing.SourceType.TypeRaster)
    model.addModelParameter(dates, QgsProcessingModelParameter("DATES"))
    add_child(model, first, INPUT=Source.fromModelParameter("DATES"))
    return model


def end(model: QgsProcessingModelAlgorithm, last: QgsProcessingModelChildAlgorithm) -> QgsProcessingModelAlgorithm:
    result = QgsProcessingModelOutput("CLEAN", "CLEAN")
    result.setChildId(last.childId())
    result.setChildOutputName("OUTPUT")
    last.setModelOutputs({"CLEAN": result})
    model.setChildAlgorithm(last)
    model.updateDestinationParameters()
    return model


made_models = {name: make(name) for name in ("superimage", "glrtmultilook")}
made_models["despecklestack"] = go_on_with_a_folder("despecklestack")
for name, made in made_models.items():
    valid, issues = made.validate()
    if not valid or not made.toFile(str(Path(sys.argv[1]) / f"{name}.model3")):
        sys.exit(f"the model of {name} cannot be made: {issues}")
