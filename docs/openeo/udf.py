# /// script
# dependencies = [
#   "sar_despeckle @ https://github.com/sar-despeckle/sar-despeckle/archive/refs/heads/main.zip",
#   "numpy",
#   "xarray",
# ]
# ///
"""UDF of openEO for ``apply_neighborhood``: despeckles a chunk of Sentinel-1 intensity with its overlap.

``context`` holds the figures of the whole (:func:`sar_despeckle.measure_figures`), by band where there are several.
"""

import numpy as np
import xarray

from sar_despeckle import despeckle_chunk


def apply_datacube(cube: xarray.DataArray, context: dict) -> xarray.DataArray:
    """Despeckle every band of ``(t, bands, y, x)``, linear intensity, NaN where there is no data."""
    bands = cube["bands"].values.tolist() if "bands" in cube.dims else [None]
    clean = []
    for band in bands:
        images = cube if band is None else cube.sel(bands=band)
        figures = context["figures"] if "passes" in context["figures"] else context["figures"][band]
        images = images.astype(np.float32)
        order = ("t", "y", "x") if "t" in images.dims else ("y", "x")
        clean.append(images.copy(data=despeckle_chunk(images.transpose(*order).values, figures)))
    result = clean[0] if bands == [None] else xarray.concat(clean, dim=cube["bands"])
    return result.transpose(*cube.dims)
