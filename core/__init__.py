"""Speckle statistics, GLRT, super-images, ratios and raster streaming: NumPy, SciPy and GDAL, never QGIS or a network."""
