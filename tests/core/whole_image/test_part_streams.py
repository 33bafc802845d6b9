"""Streams for a part of a series: the part is written, and what is measured belongs to the whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from osgeo import gdal_array

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.operation import Identity
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.streams import Streams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.superimage.binary_weighted import TemporalMean
from sar_despeckle.core.whole_image.levels import LogSum, total
from sar_despeckle.core.whole_image.noted_streams import NotingStreams, RecallingStreams
from sar_despeckle.core.whole_image.part_streams import PartImages, PartStreams, patchwork_windows

PART = Window(192, 224, 128, 160)


@pytest.fixture
def values() -> NDArray[np.float32]:
    """Three dates, dark in the north and bright in the south."""
    level = np.geomspace(0.01, 1, 1000)[:, None]
    return (level * np.random.default_rng(1).exponential(1, (3, 1000, 900))).astype(np.float32)


def opened(values: NDArray[np.float32], folder: Path) -> Stack:
    gdal_array.SaveArray(values, str(folder / "dates.tif"), "GTiff").FlushCache()
    return open_stack([RasterInput(str(folder / "dates.tif"))], Scale.INTENSITY)


def mean_level(streams: Streams, part: Stack, folder: Path) -> tuple[NDArray[np.float32], float]:
    """The temporal mean of a part, through a scratch image, and the level that is measured on it in the second pass."""
    with Workspace(folder) as workspace:
        scratch = streams.room(workspace).scratch("mean", part.grid)
        result = workspace.output(folder / "mean.tif", part.grid)
        streams.run(TemporalMean(), [part], [[scratch]], Silent())
        mean = scratch.read_back()
        tiles = streams.run(Identity(), [mean], [[result]], Silent(), lambda results: LogSum.of(results[0]))
    return gdal_array.LoadFile(str(folder / "mean.tif")), total(tiles).mean


def test_a_part_is_written_and_the_whole_measured(values: NDArray[np.float32], tmp_path: Path):
    whole = opened(values, tmp_path)
    mean, level = mean_level(PartStreams(whole, whole.part(PART), RasterStreams()), whole.part(PART), tmp_path)
    expected = values.mean(axis=0)
    np.testing.assert_allclose(mean, expected[192:320, 224:384], rtol=1e-6)
    assert level == pytest.approx(np.log(expected).mean(), abs=0.05)
    assert abs(np.log(mean).mean() - np.log(expected).mean()) > 0.5


def test_samples_of_the_dates_are_those_of_the_whole(values: NDArray[np.float32], tmp_path: Path):
    whole = opened(values, tmp_path)
    streams, rasters = PartStreams(whole, whole.part(PART), RasterStreams()), RasterStreams()
    found, expected = (
        s.sample(Identity(), [stack], lambda blocks, _: float(blocks[0].sum()), Silent())
        for s, stack in ((streams, whole.part(PART)), (rasters, whole))
    )
    assert found == expected


def test_figures_that_are_known_are_not_measured_again(values: NDArray[np.float32], tmp_path: Path):
    whole, other = opened(values, tmp_path), Window(640, 0, 128, 160)
    measuring = PartStreams(whole, whole.part(PART), RasterStreams())
    first = NotingStreams(measuring)
    _, level = mean_level(first, whole.part(PART), tmp_path)
    again = RecallingStreams(RasterStreams(), iter(first.notes))
    mean, same = mean_level(again, whole.part(other), tmp_path)
    assert same == level and measuring.sampled > 0
    np.testing.assert_allclose(mean, values.mean(axis=0)[640:768, :160], rtol=1e-6)


def test_a_date_without_data_in_the_patchwork_has_some_of_the_part(values: NDArray[np.float32], tmp_path: Path):
    """Dates need not cover the same area: this one covers nothing but the part."""
    inside = values[1, 100:220, 100:196].copy()
    values[1] = np.nan
    values[1, 100:220, 100:196] = inside
    whole = opened(values, tmp_path)
    part = whole.part(Window(100, 100, 120, 96))
    for window in patchwork_windows((1000, 900), 3):
        assert np.isnan(values[1, window.row : window.row + window.rows, window.col : window.col + window.cols]).all()
    streams = PartStreams(whole, part, RasterStreams())
    (found,) = streams.gather(Identity(), [part], lambda results: LogSum.of(results[0][1]), Silent())
    assert found.pixels > 1000 and found.mean == pytest.approx(np.log(inside).mean(), abs=0.1)


def test_what_lies_beside_a_seam_is_not_measured(values: NDArray[np.float32], tmp_path: Path):
    whole = opened(values, tmp_path)
    streams = PartStreams(whole, whole.part(PART), RasterStreams())
    (known,) = streams.gather(Identity(), [whole.part(PART)], lambda results: np.isfinite(results[0][0]), Silent())
    assert known.shape == (480, 480) and known.sum() == 25 * 80**2
    assert not known[:, 88:104].any() and known[8:88, 8:88].all()


def test_one_date_of_images_that_were_made(values: NDArray[np.float32], tmp_path: Path):
    whole = opened(values, tmp_path)
    streams = PartStreams(whole, whole.part(PART), RasterStreams())
    with Workspace(tmp_path) as workspace:
        scratch = streams.room(workspace).scratch("dates", whole.part(PART).grid, 3)
        streams.run(Identity(), [whole.part(PART)], [[scratch]], Silent())
        images = scratch.read_back()
        assert isinstance(images, PartImages)
        sums = streams.gather(Identity(), [images.select(2)], lambda results: LogSum.of(results[0]), Silent())
    assert len(images) == 3 and len(images.select(2)) == 1
    assert total(sums).mean == pytest.approx(np.log(values[2]).mean(), abs=0.05)
