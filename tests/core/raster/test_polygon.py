"""The pixels of a polygon against brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.polygon import Polygon
from sar_despeckle.core.raster.tiles import Window

STAR = Polygon(
    tuple((50 + 40 * math.sin(4 * math.pi * k / 5), 60 + 47 * math.cos(4 * math.pi * k / 5)) for k in range(5))
)
WHOLE = Window(0, 0, 100, 120)


def is_inside(polygon: Polygon, row: float, col: float) -> bool:
    """By the number of sides that a ray to the right crosses."""
    inside = False
    for (r0, c0), (r1, c1) in zip(polygon.corners, polygon.corners[1:] + polygon.corners[:1]):
        if (r0 <= row) != (r1 <= row) and col < c0 + (row - r0) / (r1 - r0) * (c1 - c0):
            inside = not inside
    return inside


def test_pixels_are_those_whose_centres_lie_inside_also_where_the_polygon_crosses_itself():
    expected = [[is_inside(STAR, row + 0.5, col + 0.5) for col in range(120)] for row in range(100)]
    mask = STAR.mask(WHOLE)
    assert 0 < mask.sum() < mask.size and not mask[50, 60]  # the star's middle is crossed twice
    np.testing.assert_array_equal(mask, expected)


def test_tiles_cover_every_pixel_and_leave_out_what_is_far():
    tiles = STAR.tiles(WHOLE, 16)
    together = np.zeros((100, 120), bool)
    for tile in tiles:
        together[tile.row : tile.row + tile.rows, tile.col : tile.col + tile.cols] = STAR.mask(tile)
    np.testing.assert_array_equal(together, STAR.mask(WHOLE))
    assert len(tiles) < 7 * 8


@pytest.mark.parametrize(("corners", "expected"), [
    (((-9.0, -9.0), (-9.0, -2.0), (-1.0, -2.0)), None),
    (((0.0, 0.0), (math.inf, 5.0), (5.0, 5.0)), None),
    (((-9.0, -9.0), (200.0, -9.0), (200.0, 200.0)), WHOLE),
])  # fmt: skip
def test_the_window_lies_in_the_raster(corners: tuple[tuple[float, float], ...], expected: Window | None):
    assert Polygon(corners).window((100, 120)) == expected


def test_on_a_sheared_grid_the_corners_are_where_the_pixels_are():
    grid = Grid(100, 120, "", (500.0, 8.0, 6.0, 900.0, 6.0, -8.0))
    polygon = Polygon.on(grid, [(500 + 8 * c + 6 * r, 900 + 6 * c - 8 * r) for r, c in STAR.corners])
    np.testing.assert_allclose(polygon.corners, STAR.corners)
