"""The equivalent number of looks, on speckle whose looks are known."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from scipy.special import polygamma

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.whole_image.enl import (
    LogVariance,
    flat_pixels,
    looks_from_log_variance,
    measure_enl,
    sample_enl,
)

from ..rasters import Recorder, as_stack, speckle

# The 98 % quantile of the looks of windows of 900 independent pixels lies a tenth above their looks: the estimator is
# meant for scenes, whose texture pulls the other way.
HIGH = 1.106


def enl(path: Path, values: np.ndarray, limits: Limits | None = None) -> float:
    return measure_enl(as_stack(path, values[None]), RasterStreams(limits or Limits()), Silent())


@pytest.mark.parametrize("looks", [0.5, 1, 1.7, 4, 10, 24, 26, 60, 1000, 1e5])
def test_the_rational_inverts_the_trigamma_function(looks: float):
    assert looks_from_log_variance(float(polygamma(1, looks)) / 4) == pytest.approx(looks, rel=0.005)


def test_less_variance_is_more_looks_down_to_none():
    variances = np.geomspace(1e-7, 10, 2000)
    looks = [looks_from_log_variance(v) for v in variances]
    assert all(a > b > 0 for a, b in zip(looks, looks[1:]))


@pytest.mark.parametrize("looks", [1, 4, 10])
def test_pure_speckle_has_its_looks(tmp_path: Path, looks: float):
    measured = enl(tmp_path / "a.tif", 0.05 * speckle((256, 256), looks, seed=3))
    assert measured == pytest.approx(HIGH * looks, rel=0.03)


@pytest.mark.parametrize("looks", [1, 4, 10])
def test_the_typical_window_has_the_looks_without_bias(looks: float):
    (variance,) = LogVariance()(speckle((1, 256, 256), looks))
    assert looks_from_log_variance(float(np.nanmedian(variance))) == pytest.approx(looks, rel=0.03)


def test_the_window_that_begins_at_each_pixel(tmp_path: Path):
    values = speckle((1, 12, 14))
    values[0, 5, 6] = np.nan
    (variance,) = LogVariance((4, 3))(values)
    for r, c in np.ndindex(12, 14):
        box = values[0, r : r + 4, c : c + 3]
        if box.shape == (4, 3) and not np.isnan(box).any():
            assert variance[0, r, c] == pytest.approx(np.var(np.log(box.astype(np.float64)) / 2), rel=1e-5)
        else:
            assert np.isnan(variance[0, r, c])


def test_texture_and_edges_do_not_count_where_there_is_homogeneous_ground(tmp_path: Path):
    scene = speckle((256, 256), 4, seed=5)
    scene[:, :128] *= speckle((256, 128), 2, seed=6)  # a town
    scene[100] *= 20
    measured = enl(tmp_path / "a.tif", scene)
    assert measured == pytest.approx(4, rel=0.15)


def test_gaps_are_left_out(tmp_path: Path):
    values = speckle((200, 200), 4)
    values[:, 120:] = np.nan
    values[::37, ::41] = np.nan
    assert enl(tmp_path / "a.tif", values) == pytest.approx(4 * HIGH, rel=0.06)


def test_the_level_does_not_matter(tmp_path: Path):
    values = speckle((100, 100), 4)
    assert enl(tmp_path / "a.tif", 1e-3 * values) == pytest.approx(enl(tmp_path / "b.tif", 1e4 * values), rel=0.003)


@pytest.mark.parametrize("shape", [(3, 5), (29, 31), (1, 200), (10, 10)])
def test_small_images_use_windows_of_their_own_size(tmp_path: Path, shape: tuple[int, int]):
    values = speckle(shape, 4)
    window = values[: min(30, shape[0]), : min(30, shape[1])]
    if window.shape == shape:  # a single window
        expected = looks_from_log_variance(float(np.var(np.log(values.astype(np.float64)) / 2)))
        assert enl(tmp_path / "a.tif", values) == pytest.approx(expected, rel=0.002)
    else:
        assert 1 < enl(tmp_path / "a.tif", values) < 20


def test_no_full_window_gives_nan(tmp_path: Path):
    values = speckle((100, 100))
    values[::20] = np.nan
    assert np.isnan(enl(tmp_path / "a.tif", values))
    assert np.isnan(enl(tmp_path / "b.tif", speckle((1, 1))))


def test_a_constant_image_has_no_speckle_to_measure(tmp_path: Path):
    assert np.isnan(enl(tmp_path / "a.tif", np.ones((40, 40))))


def test_an_image_that_is_sampled_finer_is_no_constant(tmp_path: Path):
    finer = np.repeat(np.repeat(speckle((100, 100), 4), 2, axis=0), 2, axis=1)
    assert not flat_pixels(finer).any()
    assert enl(tmp_path / "a.tif", finer) == pytest.approx(4 * HIGH, rel=0.35)


def test_the_same_for_every_size_of_blocks_and_number_of_threads(tmp_path: Path):
    stack = as_stack(tmp_path / "a.tif", speckle((1, 500, 400), 3, gaps=1e-4))
    limits = [Limits(), Limits(tile_size=64), Limits(memory=20), Limits(memory=1, threads=1)]
    answers = [measure_enl(stack, RasterStreams(limit), Silent()) for limit in limits]
    assert len(set(answers)) == 1
    recorder = Recorder()
    measure_enl(stack, RasterStreams(Limits(memory=1)), recorder)
    assert len(set(recorder.fractions)) > 10  # there were several blocks indeed


@pytest.mark.parametrize("shape", [(20, 40), (256, 300), (700, 1500)])
def test_a_sample_is_measured_like_the_whole(tmp_path: Path, shape: tuple[int, int]):
    stack = as_stack(tmp_path / "a.tif", speckle((1, *shape), 3))
    sampled = sample_enl(stack, RasterStreams(), Silent())
    assert sampled == pytest.approx(measure_enl(stack, RasterStreams(), Silent()), rel=0.03)


def test_a_sample_of_a_huge_raster_reads_little_of_it(tmp_path: Path):
    """Ten gigapixels, of which nothing is stored."""
    path = str(tmp_path / "huge.tif")
    options = ["TILED=YES", "SPARSE_OK=TRUE", "BIGTIFF=YES"]
    gdal.GetDriverByName("GTiff").Create(path, 100_000, 100_000, 1, gdal.GDT_Float32, options).SetMetadata({})
    begin = time.monotonic()
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    assert np.isnan(sample_enl(stack, RasterStreams(), Silent()))
    assert time.monotonic() - begin < 5
