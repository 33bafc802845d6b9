"""Run by QGIS's Python: what a layer's own no data values become, as JSON.

Arguments: a raster of two bands.
"""

from __future__ import annotations

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsRasterLayer, QgsRasterRange

from sar_despeckle.processing_provider.layers import raster_inputs

application = QgsApplication([], False)
application.initQgis()
layer = QgsRasterLayer(sys.argv[1], "layer")
provider = layer.dataProvider()
kinds = QgsRasterRange.BoundsType
nan = float("nan")
provider.setUserNoDataValue(1, [QgsRasterRange(-9.0, -7.0), QgsRasterRange(3.0, nan)])
provider.setUserNoDataValue(2, [QgsRasterRange(nan, -20.0), QgsRasterRange(0.0, 1.0, kinds.Exclusive)])
(item,) = raster_inputs(layer, QgsProcessingContext(), None)
block = provider.block(1, layer.extent(), layer.width(), layer.height())
shown = [not block.isNoData(0, col) for col in range(layer.width())]
print(json.dumps({"path": item.path, "ranges": [item.ranges(1), item.ranges(2)], "shown": shown}))
