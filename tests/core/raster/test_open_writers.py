"""Hundreds of results from a bounded number of open files: they are the same as if all were open."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.files.opening import most_open_results
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.tiles import Context, TilePlan, Window
from sar_despeckle.core.raster.writer import OpenWriters, RasterWriter
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import GEOTRANSFORM, speckle, wkt

SHAPE = (600, 500)
GRID = Grid(*SHAPE, wkt(32631), GEOTRANSFORM)


def written(folder: Path, most: int, side: int, count: int = 6) -> list[Path]:
    """Results written tile by tile, one after the other in every tile."""
    folder.mkdir()
    among = OpenWriters(most)
    options = {"scale": Scale.AMPLITUDE, "nodata": -1.0, "metadata": {"KEY": "value"}, "bands": ["first", "second"]}
    writers = [RasterWriter(folder / f"{k}.part", GRID, among=among, **options) for k in range(count)]
    values = speckle((2, *SHAPE), gaps=0.1)
    for tile in TilePlan(SHAPE, (side, side), Context()):
        w = tile.inner
        for k, writer in enumerate(writers):
            writer.write((k + 1) * values[:, w.row : w.row + w.rows, w.col : w.col + w.cols], w)
    for writer in writers:
        writer.finish()
    return [writer.part for writer in writers]


@pytest.mark.parametrize("side", [256, 200])
@pytest.mark.parametrize("most", [1, 3])
def test_results_are_those_of_files_that_stay_open(tmp_path: Path, most: int, side: int):
    for few, all_open in zip(written(tmp_path / "few", most, side), written(tmp_path / "all", 99, side)):
        one, other = gdal.Open(str(few)), gdal.Open(str(all_open))
        np.testing.assert_array_equal(one.ReadAsArray(), other.ReadAsArray())
        assert one.GetMetadata() == other.GetMetadata()
        assert one.GetMetadata("IMAGE_STRUCTURE") == other.GetMetadata("IMAGE_STRUCTURE")
        assert one.GetGeoTransform() == other.GetGeoTransform() and one.GetProjection() == other.GetProjection()
        for number in (1, 2):
            mine, theirs = one.GetRasterBand(number), other.GetRasterBand(number)
            assert mine.GetNoDataValue() == theirs.GetNoDataValue() == -1
            assert mine.GetDescription() == theirs.GetDescription() != ""
        if side == 256:  # whole blocks are written once
            assert few.stat().st_size < 1.1 * all_open.stat().st_size


def test_a_bounded_number_of_files_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sar_despeckle.core.raster.writer.most_open_results", lambda: 5)
    before, most = len(os.listdir("/dev/fd")), 0
    with Workspace(tmp_path) as workspace:
        writers = [workspace.output(tmp_path / f"{k}.tif", Grid(8, 9)) for k in range(20)]
        scratch = workspace.scratch("estimate", Grid(8, 9))
        for writer in (*writers, scratch, *writers):
            writer.write(speckle((1, 8, 9)), Window(0, 0, 8, 9))
            most = max(most, len(os.listdir("/dev/fd")) - before)
    assert most <= 5 + 2  # the lock of the scratch folder, and the folder that is counted
    assert len(list(tmp_path.glob("*.tif"))) == 20


def test_usual_numbers_of_results_stay_open():
    assert 4 <= most_open_results() <= 320
