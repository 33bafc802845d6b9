"""Levels of whole images: λ, the levels of ratios, and what cannot be measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.superimage.binary_weighted import TemporalMean
from sar_despeckle.core.whole_image.levels import (
    DateLevels,
    LogSum,
    SeriesSums,
    WithLevels,
    measure_beside,
    measure_log_levels,
    sample_levels,
    series_levels,
    total,
)

from ..rasters import GEOTRANSFORM, as_stack, speckle, write

SHAPE = (40, 50)


def levels(stack: Stack, super_image: Stack, limits: Limits | None = None) -> list[DateLevels]:
    streams = RasterStreams(limits or Limits())
    return [measure_beside(stack.select(k), super_image, streams, Silent()) for k in range(len(stack))]


def images(gaps: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Three dates and their super-image, of a level far from 1."""
    scene = np.exp(np.random.default_rng(1).normal(-4, 1, SHAPE)).astype(np.float32)
    dates = scene * speckle((3, *SHAPE), seed=2, gaps=gaps)
    return dates, scene[None] * speckle((1, *SHAPE), 50, seed=3, gaps=gaps / 2)


def test_log_levels_are_means_of_the_logarithm(tmp_path: Path):
    dates, _ = images()
    measured = measure_log_levels(as_stack(tmp_path / "a.tif", dates), RasterStreams(), Silent())
    assert measured == pytest.approx([np.nanmean(np.log(d.astype(np.float64))) for d in dates], abs=1e-6)


def test_lambda_and_the_level_of_the_ratios(tmp_path: Path):
    dates, s = images()
    found = levels(as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", s))
    scale = np.exp(np.nanmean(np.log(s.astype(np.float64))))
    assert [f.scale for f in found] == pytest.approx([scale] * 3, rel=1e-6)
    ratios = scale * dates.astype(np.float64) / s
    assert [f.log_level for f in found] == pytest.approx([np.nanmean(np.log(r)) for r in ratios], abs=1e-5)


def test_the_usual_level_is_that_of_the_unchanged_places(tmp_path: Path):
    scene = np.exp(np.random.default_rng(1).normal(0, 1, (256, 320))).astype(np.float32)
    date = 3 * scene * speckle((1, 256, 320), 1, seed=5, gaps=0.1)
    date[:, :, :128] *= 50
    s = scene[None] * speckle((1, 256, 320), 50, seed=6)
    (found,) = levels(as_stack(tmp_path / "a.tif", date), as_stack(tmp_path / "s.tif", s))
    assert found.usual == pytest.approx(3, rel=0.1)
    (small,) = levels(as_stack(tmp_path / "b.tif", date[:, :3, 300:]), as_stack(tmp_path / "t.tif", s[:, :3, 300:]))
    assert small.usual == pytest.approx(3, rel=0.7)


def test_they_belong_to_the_whole_image_whatever_the_tiles(tmp_path: Path):
    stack = as_stack(tmp_path / "a.tif", speckle((1, 300, 200), gaps=0.1))
    s = as_stack(tmp_path / "s.tif", speckle((1, 300, 200), 9, seed=4))
    many = (Limits(), Limits(64), Limits(16, threads=1), Limits(300), Limits(memory=1))
    answers = [levels(stack, s, limits) for limits in many]
    assert all(a == answers[0] for a in answers[:-1])
    # the blocks of the least memory are cut elsewhere
    assert answers[-1][0].scale == answers[0][0].scale and answers[-1][0].log_level == answers[0][0].log_level


@pytest.mark.parametrize("limits", [Limits(), Limits(16), Limits(37, threads=1)])
def test_a_series_has_its_levels_from_the_pass_that_makes_its_super_image(tmp_path: Path, limits: Limits):
    dates, _ = images()
    stack = as_stack(tmp_path / "a.tif", dates)
    tiles = RasterStreams(limits).run(WithLevels(TemporalMean()), [stack], [], Silent(), SeriesSums.of)
    scale = float(np.exp(total([band for tile in tiles for band in tile.super_image]).mean))
    found = series_levels(tiles, [scale], stack)
    (s,) = TemporalMean()(dates)
    assert scale == pytest.approx(np.exp(np.nanmean(np.log(s.astype(np.float64)))), rel=1e-6)
    expected = [np.nanmean(np.log(scale * d.astype(np.float64) / s[0])) for d in dates]
    # λ is of the whole super-image, which has data where a date has none
    assert [f.log_level for f in found] == pytest.approx(expected, abs=1e-5)
    assert found == series_levels([*tiles], [scale], stack)


def test_the_levels_of_some_dates_are_those_of_all(tmp_path: Path):
    dates, _ = images()
    stack, wanted = as_stack(tmp_path / "a.tif", dates), (len(dates) - 1, 0)

    def found(operation: WithLevels, of: Stack) -> tuple[DateLevels, ...]:
        return series_levels(RasterStreams().run(operation, [stack], [], Silent(), SeriesSums.of), [2.0], of)

    every = found(WithLevels(TemporalMean()), stack)
    assert found(WithLevels(TemporalMean(), wanted), stack.select(*wanted)) == tuple(every[k] for k in wanted)


def test_a_date_of_a_series_without_data_is_named(tmp_path: Path):
    dates, _ = images()
    dates[1] = np.nan
    stack = as_stack(tmp_path / "a.tif", dates)
    tiles = RasterStreams().run(WithLevels(TemporalMean()), [stack], [], Silent(), SeriesSums.of)
    with pytest.raises(InputError, match=r"a\.tif \(band 2\) has no data"):
        series_levels(tiles, [1.0], stack)


def test_sums_of_parts_are_the_sum_of_the_whole():
    values = np.random.default_rng(4).gamma(1, 1, (50, 60)).astype(np.float32)
    values[3, 4], values[5, 6] = np.nan, 0
    parts = [LogSum.of(values[:, :17]), LogSum.of(values[:20, 17:]), LogSum.of(values[20:, 17:])]
    assert total(parts) == LogSum.of(values)
    assert LogSum.of(values).pixels == values.size - 2
    assert np.isnan(LogSum().mean)


# -- what is refused


def test_zeros_in_the_super_image_under_data(tmp_path: Path):
    dates, s = images(gaps=0)
    s[0, 3, 4] = 0
    raster = open_stack([RasterInput(write(tmp_path / "s.tif", s))], Scale.INTENSITY)
    with pytest.raises(InputError, match=r"s\.tif is zero where a\.tif.* has data"):
        levels(as_stack(tmp_path / "a.tif", dates), raster)
    dates[:, 3, 4] = np.nan  # where there is no date, zeros are fine
    assert all(np.isfinite(f.scale) for f in levels(as_stack(tmp_path / "b.tif", dates), raster))


def test_another_grid(tmp_path: Path):
    dates, s = images()
    for name, values, moved in (("small", s[:, 1:], 0), ("shifted", s, 5)):
        geotransform = (GEOTRANSFORM[0] + moved, *GEOTRANSFORM[1:])
        path = write(tmp_path / f"{name}.tif", values, geotransform=geotransform)
        raster = open_stack([RasterInput(path)], Scale.INTENSITY)
        with pytest.raises(InputError, match=rf"{name}\.tif .*unlike a\.tif"):
            levels(as_stack(tmp_path / "a.tif", dates), raster)


def test_nothing_in_common_and_nothing_at_all(tmp_path: Path):
    dates, s = images(gaps=0)
    dates[1, :20], s[0, 20:] = np.nan, np.nan
    with pytest.raises(InputError, match=r"a\.tif \(band 2\) and the super-image s\.tif have no pixel"):
        levels(as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", s))
    dates[1] = np.nan
    for measure in (
        lambda stack: measure_log_levels(stack, RasterStreams(), Silent()),
        lambda stack: levels(stack, as_stack(tmp_path / "s.tif", s)),
    ):
        with pytest.raises(InputError, match=r"b\.tif \(band 2\) has no data"):
            measure(as_stack(tmp_path / "b.tif", dates))


def test_the_level_of_a_date_is_what_most_of_the_scene_shares(tmp_path: Path):
    """Rain brightens all of a scene by half at one date; at another, wind brightens the water on three fifths of it."""
    stack = speckle((6, 256, 320), 4, seed=8)
    stack[2] *= 1.5
    stack[4, :, :192] *= 10
    found = sample_levels(as_stack(tmp_path / "a.tif", stack), RasterStreams(), Silent())
    assert found == pytest.approx([1, 1, 1.5, 1, 1, 1], abs=0.12)


def test_levels_without_a_place_that_all_dates_have(tmp_path: Path):
    stack = speckle((2, 64, 96), 4, seed=8)
    stack[0, :, :48] = np.nan
    stack[1, :, 48:] = np.nan
    assert tuple(sample_levels(as_stack(tmp_path / "a.tif", stack), RasterStreams(), Silent())) == (1.0, 1.0)


def test_a_date_far_darker_than_the_others_has_a_level_to_divide_by(tmp_path: Path):
    stack = speckle((5, 64, 96), 4, seed=8)
    stack[3] *= 1e-4
    assert sample_levels(as_stack(tmp_path / "a.tif", stack), RasterStreams(), Silent())[3] == 0.01
