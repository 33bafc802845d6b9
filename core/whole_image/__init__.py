"""Figures of a whole raster, from a streaming pass: equivalent number of looks, levels, the gain that keeps the mean.

They belong to the image and never to a tile. Despeckling measures them before or while it writes.
"""
