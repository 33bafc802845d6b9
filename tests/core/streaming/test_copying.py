"""A raster written again in another scale."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.scale import Scale
from sar_despeckle.core.streaming.copying import copy_raster
from sar_despeckle.core.streaming.runner import Limits
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import as_stack, read, speckle


@pytest.mark.parametrize("tile_size", [0, 16])
def test_to_bands_and_to_files(tmp_path: Path, tile_size: int):
    values = speckle((3, 40, 50), gaps=0.1)
    stack = as_stack(tmp_path / "in.tif", values)
    limits = Limits(tile_size)
    with Workspace(tmp_path) as workspace:
        bands = workspace.output(tmp_path / "bands.tif", stack.grid, bands=[""] * 3, scale=Scale.DECIBEL, nodata=-99)
        copy_raster(stack, [bands], limits, Silent())
        copy_raster(stack, [workspace.output(tmp_path / f"{k}.tif", stack.grid) for k in range(3)], limits, Silent())
    decibel = np.where(np.isnan(values), -99, 10 * np.log10(values))
    np.testing.assert_allclose(read(tmp_path / "bands.tif"), decibel, rtol=1e-4, atol=1e-5)
    for k in range(3):
        np.testing.assert_array_equal(read(tmp_path / f"{k}.tif")[0], values[k])
