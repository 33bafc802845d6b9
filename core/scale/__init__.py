"""The scale of a raster's numbers: intensity, amplitude or decibel; conversion, and recognition by name or values.

For :mod:`.raster`, which reads and writes every scale. The rooms above get linear intensity and know no other.
"""
