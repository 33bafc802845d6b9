"""True values through QGIS: scale factors, masks and a layer's own no data values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.reader import RasterInput, StackReader, open_stack
from sar_despeckle.core.scale import Scale
from sar_despeckle.core.tiles import Window

from .rasters import write_raster


def test_a_layers_no_data_values_are_of_true_values(inside_qgis: Callable[..., str], tmp_path: Path) -> None:
    """Each band has its own, and what QGIS shows of a band with a scale factor is what is read."""
    stored = np.array([[[-1500, -800, 300, 500, 100]]] * 2, np.int16)
    path = write_raster(tmp_path / "a.tif", stored)
    dataset = gdal.Open(str(path), gdal.GA_Update)
    dataset.GetRasterBand(1).SetScale(0.01)
    del dataset
    found = json.loads(inside_qgis("layer_ranges.py", path))
    first, second = (tuple((low, high) for low, high in ranges) for ranges in found["ranges"])
    assert first == ((-9, -7), (3, np.inf))
    assert second[0] == (-np.inf, -20)
    assert second[1] == pytest.approx((0, 1)) and second[1][0] > 0 and second[1][1] < 1
    read = values(RasterInput(found["path"], 1, first), Scale.DECIBEL)
    assert list(np.isfinite(read[0])) == found["shown"] == [True, False, False, False, True]


def values(item: RasterInput, scale: Scale) -> np.ndarray:
    stack = open_stack([item], scale)
    return StackReader(stack).read(Window(0, 0, *stack.grid.shape))[0]
