"""Figures of a whole raster, from a streaming pass: equivalent number of looks, levels, the gain that keeps the mean.

They belong to the image and never to a tile. Despeckling measures them before or while it writes. For a preview,
``part_streams.py`` has them of the whole while only a part is written.
"""
