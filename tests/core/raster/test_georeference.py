"""Georeferences that cannot be, and ground control points: refused in a sentence, never taken for the same grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale

from ..rasters import GEOTRANSFORM, speckle, wkt, write

SHAPE = (20, 24)
PLACES = [(col, row) for col in (0.0, 12.0, 24.0) for row in (0.0, 10.0, 20.0)]


def points(east: float = 0.0, places: Sequence[tuple[float, float]] = PLACES, pixel: float = 1e-4) -> tuple:
    """Ground control points of pixels of about 10 m, moved to the east by so many degrees."""
    return tuple((5 + east + c * pixel, 50 - r * pixel, 0.0, c, r, "", str(k)) for k, (c, r) in enumerate(places))


def grid(**options: object) -> Grid:
    return replace(Grid(*SHAPE, gcps=points(), gcp_crs=wkt(4326)), **options)  # type: ignore[arg-type]


IMPOSSIBLE = {
    "NaN": (math.nan, *GEOTRANSFORM[1:]),
    "infinite": (GEOTRANSFORM[0], math.inf, *GEOTRANSFORM[2:]),
    "all zero": (0.0,) * 6,
    "rows on one another": (680000.0, 10.0, 0.0, 5820000.0, 0.0, 0.0),
    "rows along columns": (680000.0, 10.0, 10.0, 5820000.0, 10.0, 10.0),
    "smaller than numbers go": (680000.0, 1e-200, 0.0, 5820000.0, 0.0, -1e-200),
}


def warped_to(folder: Path, geotransform: tuple[float, ...]) -> RasterInput:
    """A raster with a geotransform that a GeoTIFF could not hold."""
    source = write(folder / "source.tif", speckle(SHAPE))
    path = folder / "other.vrt"
    gdal.Translate(str(path), source, format="VRT").FlushCache()
    text = path.read_text()
    start, end = text.index("<GeoTransform>"), text.index("</GeoTransform>")
    numbers = ", ".join(map(str, geotransform))
    path.write_text(f"{text[:start]}<GeoTransform>{numbers}{text[end:]}")
    return RasterInput(str(path))


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_an_impossible_georeference_is_refused(tmp_path: Path, name: str):
    bad = warped_to(tmp_path, IMPOSSIBLE[name])
    good = RasterInput(write(tmp_path / "good.tif", speckle(SHAPE, seed=1)))
    for inputs in ([bad], [bad, good], [good, bad]):
        with pytest.raises(InputError, match=r"^other\.vrt has a georeference .*; correct it with gdal_edit"):
            open_stack(inputs, Scale.INTENSITY)


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_nor_is_it_the_same_grid_as_any(name: str):
    good = Grid(*SHAPE, wkt(32631), GEOTRANSFORM)
    bad = replace(good, geotransform=IMPOSSIBLE[name])
    assert bad.defect()
    assert good.difference(bad) and bad.difference(good)
    assert good.defect() is None


def test_points_that_are_no_numbers():
    bad = grid(gcps=((math.nan, *points()[0][1:]), *points()[1:]))
    assert bad.defect() == "has ground control points that are not made of numbers"
    assert grid().defect() is None


@pytest.mark.parametrize(("east", "same"), [(0.0, True), (4e-5, True), (9e-5, True), (3e-4, False), (14.0, False)])
def test_dates_with_control_points_are_of_one_grid_to_a_pixel(east: float, same: bool):
    words = grid().difference(grid(gcps=points(east)))
    assert words is None if same else words == f"lies up to {east / 1e-4:.3g} pixels beside it"


def test_other_points_of_one_place_are_the_same_grid():
    few = [(1.0, 2.0), (23.0, 4.0), (7.0, 19.0), (20.0, 20.0)]
    assert grid().difference(grid(gcps=points(places=few))) is None
    assert "pixels" in (grid().difference(grid(gcps=points(14.0, places=few))) or "")


@pytest.mark.parametrize("places", [PLACES[:1], PLACES[:2], PLACES[:3]], ids=["one", "two", "in a line"])
def test_points_that_say_too_little_must_be_equal(places: list[tuple[float, float]]):
    little = grid(gcps=points(places=places))
    assert little.difference(little) is None
    assert little.difference(grid(gcps=points(1e-5, places))) == "has other ground control points"
    assert grid().difference(little) == "has other ground control points"


def test_points_in_another_system_or_none_at_all():
    assert "another coordinate system" in (grid().difference(grid(gcp_crs=wkt(32631))) or "")
    bare = Grid(*SHAPE)
    assert grid(gcp_crs="").difference(bare) == "has no georeference"
    assert bare.difference(grid(gcp_crs="")) == "has ground control points"


def test_dates_a_thousand_kilometres_apart_are_refused(tmp_path: Path):
    inputs = []
    for k, east in enumerate((0.0, 14.0)):
        path = write(tmp_path / f"d{k}.tif", speckle(SHAPE, seed=k), geotransform=None)
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.SetGCPs([gdal.GCP(*point) for point in points(east)], wkt(4326))
        del dataset
        inputs.append(RasterInput(path))
    with pytest.raises(InputError, match=r"^d1\.tif lies up to 1\.4e\+05 pixels beside it, unlike d0\.tif; "):
        open_stack(inputs, Scale.INTENSITY)
