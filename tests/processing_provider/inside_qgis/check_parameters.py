"""Run by QGIS's Python: print as JSON what QGIS's check says of each call in a JSON file, empty where it accepts it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingContext

import sar_despeckle

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()

said = []
for name, parameters in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"sardespeckle:{name}")
    accepted, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    said.append("" if accepted else message)
plugin.unload()
print(json.dumps(said))
