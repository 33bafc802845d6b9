"""Speckle statistics, GLRT, super-images, ratios and raster streaming: NumPy, SciPy, GDAL; never QGIS."""
