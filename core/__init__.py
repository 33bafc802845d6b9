"""Speckle statistics, super-images, ratios and the streaming of rasters, with NumPy, SciPy and GDAL, never QGIS.

The rooms, from the bottom to the top; each may import from those before it:
statistics (arrays alone), mulog, files, scale, products, raster, streaming, simulation, superimage, series,
whole_image, pairs, quality.
"""
