"""Run by QGIS's Python: register the plugin as QGIS does, and print as JSON what it offers and what that cost."""

from __future__ import annotations

import json
import sys
import time

from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProcessingParameterDefinition

application = QgsApplication([], False)
application.initQgis()
before = set(sys.modules)
started = time.process_time()

import sar_despeckle  # noqa: E402 - its cost is what is measured

plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()
seconds = time.process_time() - started

Flag = QgsProcessingParameterDefinition.Flag
algorithms = {}
models = [a for a in plugin.provider.algorithms() if isinstance(a, QgsProcessingModelAlgorithm)]
for algorithm in (a for a in plugin.provider.algorithms() if a not in models):
    parameters = []
    for definition in algorithm.parameterDefinitions():
        described = [definition.name(), definition.type(), definition.defaultValue()]
        if definition.flags() & Flag.FlagOptional:
            described.append("optional")
        if definition.flags() & Flag.FlagAdvanced:
            described.append("advanced")
        parameters.append(described)
    algorithms[algorithm.name()] = {
        "group": algorithm.group(),
        "parameters": parameters,
        "labels": [
            definition.description() + " [optional]" * bool(definition.flags() & Flag.FlagOptional)
            for definition in algorithm.parameterDefinitions()
        ],
        "helps": {definition.name(): definition.help() for definition in algorithm.parameterDefinitions()},
        "options": {
            definition.name(): definition.options()
            for definition in algorithm.parameterDefinitions()
            if definition.type() == "enum"
        },
        "outputs": [[output.name(), output.type()] for output in algorithm.outputDefinitions()],
        "texts": [
            algorithm.displayName(),
            algorithm.shortDescription(),
            algorithm.shortHelpString(),
            algorithm.helpUrl(),
        ],
        "icon": not algorithm.icon().isNull(),
        "tags": algorithm.tags(),
    }
description = {
    "provider": [plugin.provider.id(), plugin.provider.name(), not plugin.provider.icon().isNull()],
    "algorithms": algorithms,
    "imported": sorted(set(sys.modules) - before),
    "loaded": sorted(set(sys.modules)),
    "seconds": seconds,
    "models": {
        model.name(): [model.displayName(), model.group(), model.shortDescription(), model.shortHelpString()]
        for model in models
    },
}
plugin.unload()
description["after unload"] = QgsApplication.processingRegistry().providerById("sardespeckle") is None
print(json.dumps(description))
