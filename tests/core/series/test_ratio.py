"""Ratio despeckling: λ of the whole image, and what goes through unchanged."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.raster.scale import Scale
from sar_despeckle.core.raster.tiles import Context
from sar_despeckle.core.series.ratio import RatioDespeckle, divide, measure_log_levels, measure_ratio
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.runner import Limits

from ..rasters import GEOTRANSFORM, as_stack, speckle, write

SHAPE = (40, 50)


@dataclass(frozen=True)
class Same(Operation):
    """A despeckler that does nothing, and wants a context of its own."""

    @property
    def context(self) -> Context:
        return Context((3, 5), 4, 8)

    @property
    def side(self) -> int:
        return 77

    @property
    def concurrent(self) -> bool:
        return False

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        return blocks


@dataclass(frozen=True)
class Constant(Operation):
    """A despeckler that finds the same everywhere."""

    value: float

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        return (np.full_like(blocks[0], self.value),)


def levels(stack: Stack, super_image: Stack, limits: Limits | None = None):
    return measure_ratio(stack, super_image, limits or Limits(), Silent())


def images(gaps: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Three dates and their super-image, of a level far from 1."""
    scene = np.exp(np.random.default_rng(1).normal(-4, 1, SHAPE)).astype(np.float32)
    dates = scene * speckle((3, *SHAPE), seed=2, gaps=gaps)
    return dates, scene[None] * speckle((1, *SHAPE), 50, seed=3, gaps=gaps / 2)


# -- division


def test_divide():
    w = np.array([[[1, 2, np.nan, 4, 5]]], np.float32)
    s = np.array([[[4, np.nan, 2, 0, 10]]], np.float32)
    np.testing.assert_allclose(divide(w, s, 2.0), [[[0.5, np.nan, np.nan, np.nan, 1.0]]])


def test_divide_by_one_image_or_one_per_date():
    dates, supers = speckle((3, 5, 6), seed=1), speckle((3, 5, 6), seed=2)
    np.testing.assert_allclose(divide(dates, supers[:1], 0.3), 0.3 * dates / supers[:1], rtol=1e-6)
    np.testing.assert_allclose(divide(dates, supers, 0.3), 0.3 * dates / supers, rtol=1e-6)


# -- the first pass


def test_log_levels_are_means_of_the_logarithm(tmp_path: Path):
    dates, _ = images()
    measured = measure_log_levels(as_stack(tmp_path / "a.tif", dates), Limits(), Silent())
    assert [m.mean for m in measured] == pytest.approx([np.nanmean(np.log(d.astype(np.float64))) for d in dates])
    assert [m.pixels for m in measured] == [np.sum(~np.isnan(d)) for d in dates]


def test_lambda_and_the_level_of_the_ratios(tmp_path: Path):
    dates, s = images()
    found = levels(as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", s))
    scale = np.exp(np.nanmean(np.log(s.astype(np.float64))))
    assert found.scale == pytest.approx([scale] * 3)
    ratios = scale * dates.astype(np.float64) / s
    assert found.log_levels == pytest.approx([np.nanmean(np.log(r)) for r in ratios])


def test_the_gain_is_that_of_the_unchanged_places(tmp_path: Path):
    scene = np.exp(np.random.default_rng(1).normal(0, 1, (256, 320))).astype(np.float32)
    date = 3 * scene * speckle((1, 256, 320), 1, seed=5, gaps=0.1)
    date[:, :, :128] *= 50
    s = scene[None] * speckle((1, 256, 320), 50, seed=6)
    found = levels(as_stack(tmp_path / "a.tif", date), as_stack(tmp_path / "s.tif", s))
    assert found.gains == pytest.approx([3], rel=0.1)
    small = levels(as_stack(tmp_path / "b.tif", date[:, :3, 300:]), as_stack(tmp_path / "t.tif", s[:, :3, 300:]))
    assert small.gains == pytest.approx([3], rel=0.7)


def test_each_date_may_have_its_own_super_image(tmp_path: Path):
    dates, _ = images()
    supers = speckle((3, *SHAPE), 20, seed=5) * np.array([1, 10, 100], np.float32)[:, None, None]
    found = levels(as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", supers))
    assert found.scale == pytest.approx([np.exp(np.mean(np.log(s.astype(np.float64)))) for s in supers])
    assert found.scale[2] > 50 * found.scale[0]


def test_they_belong_to_the_whole_image_whatever_the_tiles(tmp_path: Path):
    dates = speckle((2, 300, 200), gaps=0.1)
    stack, s = as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", speckle((1, 300, 200), 9, seed=4))
    answers = [levels(stack, s, limits) for limits in (Limits(), Limits(64), Limits(16, threads=1), Limits(300))]
    assert all(a == answers[0] for a in answers)
    small = levels(stack, s, Limits(memory=1))  # its blocks are smaller
    assert small.scale == pytest.approx(answers[0].scale, rel=1e-6)
    assert small.log_levels == pytest.approx(answers[0].log_levels, abs=1e-6)


# -- despeckling


def ratio_despeckle(despeckler: Operation, dates: np.ndarray, s: np.ndarray) -> tuple[np.ndarray, ...]:
    scale = float(np.exp(np.nanmean(np.log(s.astype(np.float64)))))
    dates.flags.writeable = s.flags.writeable = False
    return RatioDespeckle(despeckler, (scale,) * len(dates))(dates, s)


def test_an_identity_gives_back_the_input():
    dates, s = images()
    result, change = ratio_despeckle(Same(), dates, s)
    known = ~np.isnan(dates) & ~np.isnan(s)
    np.testing.assert_allclose(result[known], dates[known], rtol=1e-5)
    assert np.isnan(result[~known]).all()
    np.testing.assert_allclose(change[known], (dates / s)[known], rtol=1e-5)


def test_a_constant_ratio_gives_the_super_image():
    dates, s = images(gaps=0)
    scale = np.exp(np.log(s.astype(np.float64)).mean())
    result, change = ratio_despeckle(Constant(scale), dates, s)  # λ: nothing changed
    np.testing.assert_allclose(result, np.repeat(s, 3, 0), rtol=1e-5)
    np.testing.assert_allclose(change, 1, rtol=1e-5)
    doubled, change = ratio_despeckle(Constant(2 * scale), dates, s)
    np.testing.assert_allclose(doubled, 2 * result, rtol=1e-5)
    np.testing.assert_allclose(change, 2, rtol=1e-5)


def test_a_super_image_per_date_is_used_for_that_date():
    dates, supers = speckle((2, 6, 7), seed=1), speckle((2, 6, 7), 5, seed=2)
    result, change = RatioDespeckle(Same(), (0.5, 3.0))(dates, supers)
    np.testing.assert_allclose(result, dates, rtol=1e-5)
    np.testing.assert_allclose(change, dates / supers, rtol=1e-5)
    constant, _ = RatioDespeckle(Constant(1.0), (0.5, 4.0))(dates, supers)
    np.testing.assert_allclose(constant, supers * np.array([2, 0.25], np.float32)[:, None, None], rtol=1e-5)


def test_the_despeckler_sees_the_level_that_was_measured(tmp_path: Path):
    dates, s = images()
    found = levels(as_stack(tmp_path / "a.tif", dates), as_stack(tmp_path / "s.tif", s))
    seen: list[np.ndarray] = []

    class Spy(Same):
        def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
            seen.extend(blocks)
            return blocks

    RatioDespeckle(Spy(), found.scale)(dates, s)
    assert [np.nanmean(np.log(r.astype(np.float64))) for r in seen[0]] == pytest.approx(found.log_levels, abs=1e-5)


def test_it_runs_as_its_despeckler_wants_to():
    operation = RatioDespeckle(Same(), (1.0,))
    assert (operation.context, operation.side, operation.concurrent) == (
        Context((3, 5), 4, 8),
        77,
        False,
    )


def test_pickled_it_is_the_same():
    operation = RatioDespeckle(Constant(3.0), (0.1, 0.2))
    again = pickle.loads(pickle.dumps(operation))
    assert again == operation
    dates, s = speckle((2, 5, 5)), speckle((1, 5, 5), seed=3)
    np.testing.assert_array_equal(again(dates, s)[0], operation(dates, s)[0])


# -- what is refused


def test_zeros_in_the_super_image_under_data(tmp_path: Path):
    dates, s = images(gaps=0)
    s[0, 3, 4] = 0
    raster = open_stack([RasterInput(write(tmp_path / "s.tif", s))], Scale.INTENSITY)
    with pytest.raises(InputError, match=r"s\.tif is zero where a\.tif.* has data"):
        levels(as_stack(tmp_path / "a.tif", dates), raster)
    dates[:, 3, 4] = np.nan  # where there is no date, zeros are fine
    assert np.isfinite(levels(as_stack(tmp_path / "b.tif", dates), raster).scale).all()


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
        lambda stack: measure_log_levels(stack, Limits(), Silent()),
        lambda stack: levels(stack, as_stack(tmp_path / "s.tif", s)),
    ):
        with pytest.raises(InputError, match=r"b\.tif \(band 2\) has no data"):
            measure(as_stack(tmp_path / "b.tif", dates))
