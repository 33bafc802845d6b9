"""Products as they are downloaded: what a folder, an archive or a catalogue's entry holds, as names that GDAL opens.

A file for each kind of product. For the reader of rasters, which knows of none of them; GDAL's drivers read the pixels.
"""
