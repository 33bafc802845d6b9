"""The values of a pixel over the dates."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.ui.compare.pixel_values import read_pixel

gdal.UseExceptions()

ORIGIN, PIXEL = (1000.0, 5000.0), 10.0


def stack(folder: Path, intensity: float, col: int = 0) -> Stack:
    """Two dates of 4 × 6 pixels; the one in row 1 and column 2 is ten times as bright at the second date."""
    paths = []
    for day in (3, 4):
        values = np.full((4, 6), intensity, np.float32)
        values[1, 2 - col] *= 10 ** (day - 3)
        path = folder / f"2024010{day}_{intensity:g}_{col}.tif"
        dataset = gdal.GetDriverByName("GTiff").Create(str(path), 6, 4, 1, gdal.GDT_Float32)
        dataset.SetGeoTransform((ORIGIN[0] + col * PIXEL, PIXEL, 0.0, ORIGIN[1], 0.0, -PIXEL))
        dataset.GetRasterBand(1).WriteArray(values)
        dataset.FlushCache()
        paths.append(str(path))
    return open_stack([RasterInput(path) for path in paths], Scale.INTENSITY)


def test_values_are_read_in_decibels_by_the_place_on_the_ground(tmp_path: Path):
    """The results may be a part that begins elsewhere."""
    found = read_pixel(stack(tmp_path, 0.1), stack(tmp_path, 0.2, col=1), 1025.0, 4985.0)
    assert found and found.place == "row 1, column 2"
    assert [value.before for value in found.values] == pytest.approx([-10, 0], abs=1e-4)
    assert [value.after for value in found.values] == pytest.approx([-6.9897, 3.0103], abs=1e-4)


def test_outside_of_a_part_there_is_no_value_after_and_outside_of_all_none(tmp_path: Path):
    before, after = stack(tmp_path, 0.1), stack(tmp_path, 0.2, col=1)
    found = read_pixel(before, after, 1005.0, 4985.0)
    assert found and [value.after for value in found.values] == [None, None]
    assert read_pixel(before, after, 900.0, 4985.0) is None
