"""Run by QGIS's Python: rasters that layers of products become, as QGIS itself names them, as JSON.

Arguments: sources of layers.
"""

from __future__ import annotations

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsRasterLayer

from sar_despeckle.core.raster.reader import open_stack
from sar_despeckle.processing_provider.layers import raster_inputs

application = QgsApplication([], False)
application.initQgis()
found = []
for source in sys.argv[1:]:
    layer = QgsRasterLayer(source, "layer")
    assert layer.isValid(), source
    stack = open_stack(raster_inputs(layer, QgsProcessingContext(), None))
    (date,) = stack.sources
    found.append([layer.source() == source, date.name, str(date.date), date.complex, bool(stack.grid.geotransform)])
print(json.dumps(found))
