"""Files on the disk: those behind an input, the names of results, scratch folders, and publishing all results or none.

No pixels here. For rasters and streaming; GDAL's errors become exceptions in :mod:`.gdal_errors`.
"""
