"""Run by QGIS's Python: save models that chain a super-image with ratio despeckling, as the modeler would.

Arguments: the folder to save ``superimage.model3`` and ``glrtmultilook.model3`` in.
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
    model = QgsProcessingModelAlgorithm(first, "tests")
    dates = QgsProcessingParameterMultipleLayers("DATES", "Dates", QgsProcessing.SourceType.TypeRaster)
    model.addModelParameter(dates, QgsProcessingModelParameter("DATES"))

    add_child(model, first, INPUT=Source.fromModelParameter("DATES"))
    last = add_child(
        model,
        "ratiodespeckle",
        INPUT=Source.fromModelParameter("DATES"),
        SUPERIMAGE=Source.fromChildOutput(first, "OUTPUT"),
    )
    result = QgsProcessingModelOutput("CLEAN", "CLEAN")
    result.setChildId("ratiodespeckle")
    result.setChildOutputName("OUTPUT")
    last.setModelOutputs({"CLEAN": result})
    model.setChildAlgorithm(last)
    model.updateDestinationParameters()
    return model


for name in ("superimage", "glrtmultilook"):
    made = make(name)
    valid, issues = made.validate()
    if not valid or not made.toFile(str(Path(sys.argv[1]) / f"{name}.model3")):
        sys.exit(f"the model of {name} cannot be made: {issues}")
