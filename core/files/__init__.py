"""Files on the disk: what an input is read from, what a result may be called, scratch, and publishing all or none.

No pixels here. Rasters and streaming come in; GDAL's errors become exceptions in :mod:`.gdal_errors`.
"""
