"""Comparison of the grids of two rasters."""

from __future__ import annotations

import math
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, osr

from sar_despeckle.core.raster.grid import Extent, Grid
from sar_despeckle.core.raster.tiles import Window

from ..rasters import GEOTRANSFORM, wkt, write

GRID = Grid(100, 80, wkt(32631), GEOTRANSFORM)


def moved(cols: float, rows: float) -> Grid:
    x, dx, a, y, b, dy = GEOTRANSFORM
    return replace(GRID, geotransform=(x + cols * dx, dx, a, y + rows * dy, b, dy))


@pytest.mark.parametrize("shift", [(0, 0), (0.009, 0), (0, -0.009), (-0.009, 0.009)])
def test_a_hundredth_of_a_pixel_is_the_same_grid(shift: tuple[float, float]):
    assert GRID.difference(moved(*shift)) is None


@pytest.mark.parametrize("shift", [(0.011, 0), (0, -0.011), (-0.5, 0), (3, 4)])
def test_more_than_a_hundredth_is_not(shift: tuple[float, float]):
    words = GRID.difference(moved(*shift))
    assert words == f"lies up to {max(map(abs, shift)):.3g} pixels beside it"


def test_a_slightly_larger_pixel_shows_at_the_far_corner():
    x, dx, a, y, b, dy = GEOTRANSFORM
    assert GRID.difference(replace(GRID, geotransform=(x, dx * (1 + 0.005 / 80), a, y, b, dy))) is None
    assert "pixels" in (GRID.difference(replace(GRID, geotransform=(x, dx * (1 + 0.02 / 80), a, y, b, dy))) or "")


@pytest.mark.parametrize("angle", [0.3, 1.2, 2.5])
def test_a_shift_of_a_rotated_grid_is_measured_along_its_own_axes(angle: float):
    dx, dy = 10 * math.cos(angle), 10 * math.sin(angle)
    rotated = (500.0, dx, -dy, 800.0, dy, dx)
    grid = replace(GRID, geotransform=rotated)
    assert grid.difference(grid) is None
    by_columns = replace(grid, geotransform=(500.0 + 0.5 * dx, dx, -dy, 800.0 + 0.5 * dy, dy, dx))
    assert grid.difference(by_columns) == "lies up to 0.5 pixels beside it"
    by_rows = replace(grid, geotransform=(500.0 - 0.25 * dy, dx, -dy, 800.0 + 0.25 * dx, dy, dx))
    assert grid.difference(by_rows) == "lies up to 0.25 pixels beside it"
    assert grid.difference(replace(GRID, geotransform=(500.0, 10.0, 0.0, 800.0, 0.0, 10.0))) is not None


def test_the_words_name_the_size():
    assert GRID.difference(replace(GRID, rows=99)) == "is 80 × 99 pixels, not 80 × 100"
    assert GRID.difference(replace(GRID, cols=81)) == "is 81 × 100 pixels, not 80 × 100"


def test_another_crs_is_another_grid():
    words = GRID.difference(replace(GRID, crs=wkt(32632))) or ""
    assert "zone 32N" in words and "zone 31N" in words
    assert "none" in (GRID.difference(replace(GRID, crs="")) or "")


def test_a_crs_written_otherwise_is_the_same_one():
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    other = reference.ExportToWkt(["FORMAT=WKT2_2018"])
    assert other != GRID.crs
    assert GRID.difference(replace(GRID, crs=other)) is None


def test_with_and_without_georeference_differ():
    bare = replace(GRID, geotransform=None)
    assert GRID.difference(bare) == "has no georeference"
    assert bare.difference(GRID) == "has a georeference"
    assert bare.difference(bare) is None


def copied(grid: Grid, path: Path) -> Grid:
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), grid.cols, grid.rows, 1, gdal.GDT_Float32)
    grid.write_to(dataset)
    del dataset
    return Grid.of(gdal.Open(str(path)))


def test_a_grid_survives_a_file_and_a_journey(tmp_path: Path):
    again = copied(GRID, tmp_path / "a.tif")
    assert again.geotransform == GEOTRANSFORM and again.shape == (100, 80)
    assert GRID.difference(again) is None
    assert pickle.loads(pickle.dumps(again)) == again


def test_ground_control_points_survive_a_file(tmp_path: Path):
    points = tuple(
        (float(x), float(y), 5.0, float(x) * 10, float(y) * 20, "", str(x)) for x in range(3) for y in (1, 2)
    )
    grid = Grid(100, 80, gcps=points, gcp_crs=wkt(4326))
    again = copied(grid, tmp_path / "a.tif")
    assert np.allclose([p[:5] for p in again.gcps], [p[:5] for p in points])
    reference = osr.SpatialReference()
    reference.ImportFromWkt(again.gcp_crs)
    assert reference.GetAuthorityCode(None) == "4326"
    assert again.geotransform is None


def test_rational_polynomials_survive_a_file(tmp_path: Path):
    names = ("LINE_OFF", "SAMP_OFF", "LAT_OFF", "LONG_OFF", "HEIGHT_OFF")
    scales = ("LINE_SCALE", "SAMP_SCALE", "LAT_SCALE", "LONG_SCALE", "HEIGHT_SCALE")
    coefficients = ("LINE_NUM_COEFF", "LINE_DEN_COEFF", "SAMP_NUM_COEFF", "SAMP_DEN_COEFF")
    rpc = {**dict.fromkeys(names, "12.5"), **dict.fromkeys(scales, "2")}
    rpc.update({c: " ".join(["1"] + ["0"] * 19) for c in coefficients})
    again = copied(Grid(100, 80, rpc=rpc), tmp_path / "a.tif")
    assert {k: float(again.rpc[k]) for k in (*names, *scales)} == {
        **dict.fromkeys(names, 12.5),
        **dict.fromkeys(scales, 2),
    }
    for name in coefficients:
        assert [float(v) for v in again.rpc[name].split()] == [1] + [0] * 19


def test_a_raster_without_georeference_has_none(tmp_path: Path):
    path = write(tmp_path / "a.tif", np.ones((4, 5), np.float32), geotransform=None)
    grid = Grid.of(gdal.Open(path))
    assert grid == Grid(4, 5)


@pytest.mark.parametrize(
    ("extent", "window"),
    [
        ((0, 0, 1, 1), Window(9, 0, 1, 1)),
        ((0.4, 0.4, 2.6, 3.2), Window(6, 0, 4, 3)),
        ((2, 3, 4, 6), Window(4, 2, 3, 2)),  # along the pixels' edges, which rounding must not pass
        ((2 + 1e-9, 3 - 1e-9, 4 + 1e-9, 6), Window(4, 2, 3, 2)),
        ((-5, -5, 50, 50), Window(0, 0, 10, 20)),
        ((5.5, 5.5, 5.5, 5.5), Window(4, 5, 1, 1)),
        ((30, 0, 40, 5), None),
        ((0, 10, 5, 12), None),
    ],
)
def test_the_pixels_that_an_extent_touches(extent: tuple[float, ...], window: Window | None):
    north_up = Grid(10, 20, "", (0.0, 1.0, 0.0, 10.0, 0.0, -1.0))
    assert north_up.covering(Extent(*extent)) == window


def test_an_extent_on_a_turned_grid_is_covered_by_its_bounds():
    turned = Grid(10, 20, "", (0.0, 0.0, 1.0, 0.0, 1.0, 0.0))  # rows go east, columns north
    assert turned.covering(Extent(2, 3, 4, 6)) == Window(2, 3, 2, 3)


def test_an_extent_needs_a_georeference():
    with pytest.raises(ValueError, match="georeference"):
        Grid(10, 20).covering(Extent(0, 0, 1, 1))
