"""Run by QGIS's Python: import a network, and print as JSON what MODEL offered before and after.

Arguments: the file to import, as ``session``.
"""

from __future__ import annotations

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

import sar_despeckle

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()
registry = QgsApplication.processingRegistry()


def offered(make: bool) -> list[str]:
    kept = registry.algorithmById("sardespeckle:despeckle")
    asked = kept.create() if make else kept
    return asked.parameterDefinition("MODEL").options()


found = {"before": offered(False)}
algorithm = registry.algorithmById("sardespeckle:importmodel")
results, succeeded = algorithm.run(
    {"FILE": sys.argv[1], "NAME": "session"}, QgsProcessingContext(), QgsProcessingFeedback()
)
assert succeeded
found["name"] = results["MODEL"]
found["made"] = offered(True)
application.processEvents()
found["kept"] = offered(False)
plugin.unload()
print(json.dumps(found))
