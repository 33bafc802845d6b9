"""The core as a library: functions on arrays of NumPy, of Dask and of xarray, without QGIS and without GDAL.

``from sar_despeckle import despeckle, despeckle_series, superimage, glrt_multilook``. xarray and Dask are not imported:
who has none of their arrays need not have them.
"""
