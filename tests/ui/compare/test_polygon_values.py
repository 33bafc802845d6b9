"""The means over a polygon: what is said where it lies outside, in a part, or is large."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.whole_image import polygon_figures
from sar_despeckle.ui.compare.polygon_values import read_polygon

gdal.UseExceptions()

EAST, NORTH, PIXEL = 1000.0, 5000.0, 10.0
Open = Callable[..., Stack]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """A series of two dates of one level each, on a grid that begins some columns further east."""

    def open_levels(levels: tuple[float, float], side: int = 12, col: int = 0) -> Stack:
        paths = []
        for day, level in enumerate(levels, 3):
            path = tmp_path / f"2024010{day}_{level:g}_{side}_{col}.tif"
            dataset = gdal.GetDriverByName("GTiff").Create(str(path), side, side, 1, gdal.GDT_Float32)
            dataset.SetGeoTransform((EAST + col * PIXEL, PIXEL, 0.0, NORTH, 0.0, -PIXEL))
            dataset.GetRasterBand(1).WriteArray(np.full((side, side), level, np.float32))
            dataset.FlushCache()
            paths.append(str(path))
        return open_stack([RasterInput(path) for path in paths], Scale.INTENSITY)

    return open_levels


def square(left: float, right: float) -> list[tuple[float, float]]:
    """Corners of a rectangle of six rows between two columns."""
    easts, norths = (EAST + left * PIXEL, EAST + right * PIXEL), (NORTH, NORTH - 6 * PIXEL)
    return [(easts[0], norths[0]), (easts[1], norths[0]), (easts[1], norths[1]), (easts[0], norths[1])]


def test_both_means_are_of_the_part_that_has_results(opened: Open):
    found = read_polygon(opened((0.1, 1.0)), opened((0.01, 0.1), side=6, col=4), square(2, 7))
    assert found and found.place == "18 pixels"  # three columns of six
    assert [value.before for value in found.values] == pytest.approx([-10, 0], abs=1e-4)
    assert [value.after for value in found.values] == pytest.approx([-20, -10], abs=1e-4)
    assert found.note == "Both are of the part of it that has results."  # of one value no looks can be told
    assert found.as_text().splitlines()[1].startswith("2024-01-03\t20240103_0.1_12_0\t-10.000\t-20.000\t18")


def test_where_there_are_no_results_only_the_series_is_measured(opened: Open):
    found = read_polygon(opened((0.1, 1.0)), opened((0.01, 0.1), side=6, col=6), square(1, 5))
    assert found and found.place == "24 pixels" and [value.after for value in found.values] == [None, None]
    assert found.note == "" and "ENL after" not in found.as_text()


def test_outside_of_the_series_there_is_nothing(opened: Open):
    assert read_polygon(opened((0.1, 1.0)), None, square(-9, -5)) is None


def test_a_polygon_between_the_pixels_is_refused(opened: Open):
    with pytest.raises(InputError, match=r"^The polygon holds no pixel with data; draw a larger one"):
        read_polygon(opened((0.1, 1.0)), None, square(2.6, 2.9))


def test_of_a_large_one_a_sample_is_read_and_the_note_says_so(opened: Open, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(polygon_figures, "_SIDE", 2)
    monkeypatch.setattr(polygon_figures, "_BUDGET", 2)
    monkeypatch.setattr(polygon_figures, "_FEWEST", 5)
    found = read_polygon(opened((0.1, 1.0)), None, square(0, 12))
    assert found and found.place == "20 pixels"
    assert found.note == "It is large: 5 of its 18 tiles were read, spread over it."
