"""Rasters as linear intensity: reading a time series, its grid, scale and dates, and writing results like the input.

Everything above works on what :mod:`.reader` gives and hands its results to :mod:`.writer`; scales, nodata values and
stored types exist in this room alone.
"""
