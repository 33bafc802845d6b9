"""Rasters as linear intensity: reading a time series, its grid, scale and dates, and writing results like the input.

The rooms above get their pixels from :mod:`.reader` and hand their results to :mod:`.writer`; nodata values and
stored types exist in this room alone, scales only here and in the room :mod:`core.scale`.
"""
