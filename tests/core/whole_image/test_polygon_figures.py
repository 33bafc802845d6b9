"""The figures of a polygon against NumPy on the whole image."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.raster.polygon import Polygon
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.whole_image import polygon_figures
from sar_despeckle.core.whole_image.polygon_figures import measure_polygon

from ..rasters import GEOTRANSFORM, as_stack, speckle, wkt, write

TRIANGLE = Polygon(((3.0, 5.0), (395.0, 210.0), (180.0, 590.0)))


def test_means_and_looks_are_those_of_the_pixels_inside_gaps_left_out(tmp_path: Path):
    values = speckle((3, 400, 600), looks=4, gaps=0.1)
    (window, mask) = TRIANGLE.window((400, 600)), TRIANGLE.mask(Window(0, 0, 400, 600))
    assert window
    found = measure_polygon([as_stack(tmp_path / "a.tif", values)], TRIANGLE, window)
    assert found.tiles == found.touched == 5
    for (date,), image in zip(found.dates, values):
        inside = image[mask & np.isfinite(image)].astype(np.float64)
        assert date.pixels == inside.size > 60_000
        assert date.mean == pytest.approx(inside.mean(), rel=1e-9)
        assert date.enl == pytest.approx(inside.mean() ** 2 / inside.var(), rel=1e-6)


def test_before_and_after_are_measured_on_the_same_pixels_also_where_one_is_a_part(tmp_path: Path):
    before, after = speckle((2, 60, 80), gaps=0.2), speckle((2, 20, 30), seed=2, gaps=0.2)
    x, across, _, y, _, down = GEOTRANSFORM
    placed = (x + 25 * across, across, 0.0, y + 15 * down, 0.0, down)
    path = write(tmp_path / "after.tif", after, nodata=float("nan"), geotransform=placed)
    part = open_stack([RasterInput(path)], Scale.INTENSITY)
    square = Polygon(((20.0, 30.0), (20.0, 50.0), (30.0, 50.0), (30.0, 30.0)))
    found = measure_polygon([as_stack(tmp_path / "before.tif", before), part], square, Window(20, 30, 10, 20))
    for date, one, other in zip(found.dates, before[:, 20:30, 30:50], after[:, 5:15, 5:25]):
        both = np.isfinite(one) & np.isfinite(other)
        assert [moments.pixels for moments in date] == [both.sum()] * 2
        assert [moments.mean for moments in date] == pytest.approx([one[both].mean(), other[both].mean()], rel=1e-6)


def test_of_a_large_polygon_only_a_sample_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """On a whole scene of 400 megapixels, which takes no room on the disk."""
    path = tmp_path / "large.tif"
    options = ["SPARSE_OK=YES", "TILED=YES"]
    raster = gdal.GetDriverByName("GTiff").Create(str(path), 20_000, 20_000, 1, gdal.GDT_Float32, options)
    raster.SetGeoTransform(GEOTRANSFORM)
    raster.SetProjection(wkt(32631))
    raster.FlushCache()
    raster = None
    stack = open_stack([RasterInput(str(path))], Scale.INTENSITY).keeping_zeros()
    monkeypatch.setattr(polygon_figures, "_BUDGET", 2_000_000)
    whole = Polygon(((0.0, 0.0), (0.0, 20_000.0), (20_000.0, 20_000.0), (20_000.0, 0.0)))
    found = measure_polygon([stack], whole, Window(0, 0, 20_000, 20_000))
    assert (found.tiles, found.touched) == (30, 79**2)
    assert 0.9 * 2_000_000 < found.dates[0][0].pixels <= 2_000_000


def test_a_sample_is_spread_over_rows_and_columns():
    tiles = [Window(row, col, 1, 1) for row in range(80) for col in range(80)]
    found = polygon_figures.spread(tiles, 80)
    assert len(set(found)) == 80
    for places in ({tile.row // 10 for tile in found}, {tile.col // 10 for tile in found}):
        assert places == set(range(8))


def test_without_pixels_there_is_no_figure(tmp_path: Path):
    stack: Stack = as_stack(tmp_path / "a.tif", speckle((1, 20, 20)))
    between = Polygon(((5.6, 5.6), (5.6, 5.9), (5.9, 5.9)))  # beside the centres
    ((date,),) = measure_polygon([stack], between, Window(5, 5, 1, 1)).dates
    assert date.pixels == 0 and np.isnan(date.mean) and np.isnan(date.enl)
