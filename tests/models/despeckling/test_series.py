"""From rasters to rasters, with a network that is small and known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import Stack
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.superimage.binary_weighted import BinaryWeightedMean
from sar_despeckle.core.superimage.glrt import GlrtMultilook, temporal_mean
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.single_image import despeckle
from sar_despeckle.models.despeckling.super_image import SuperImageMethod, SuperImageRecipe, foreign_super_image
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile

from ..rasters import Recorder, as_stack, read, speckle, whole

DATES, SHAPE = 3, (40, 56)
Method = SuperImageMethod


@pytest.fixture
def network(box_network: Callable[..., str]) -> Network:
    return Network(NetworkFile.at(box_network(), Device.CPU))


@pytest.fixture
def dates(tmp_path: Path) -> Stack:
    """Three dates of very different levels, with gaps."""
    levels = np.array([0.01, 1, 500], np.float32)[:, None, None]
    return as_stack(tmp_path / "in.tif", levels * speckle((DATES, *SHAPE), 4, gaps=0.05))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def box_despeckled(image: np.ndarray, log_level: float | None = None) -> np.ndarray:
    """Result of the box network for an image without gaps, far from its edges."""
    half = np.log(image.astype(np.float64)) / 2
    y = sum(np.roll(half, (r, c), (0, 1)) for r in (-1, 0, 1) for c in (-1, 0, 1)) / 9
    return np.exp(2 * y)


INSIDE = np.s_[..., 3:-3, 3:-3]


def test_every_image_of_a_stack_by_itself(folder: Path, dates: Stack, network: Network):
    recorder = Recorder()
    with Workspace(folder) as workspace:
        bands = workspace.output(folder / "bands.tif", dates.grid, bands=[""] * DATES)
        despeckle(dates, network, bands.by_band(), RasterStreams(), recorder)
        files = [workspace.output(folder / f"{k}.tif", dates.grid) for k in range(DATES)]
        despeckle(dates, network, files, RasterStreams(), Silent())
        alone = workspace.output(folder / "alone.tif", dates.grid)
        despeckle(dates.select(2), network, [alone], RasterStreams(), Silent())
    result = read(folder / "bands.tif")
    for k in range(DATES):
        np.testing.assert_array_equal(read(folder / f"{k}.tif")[0], result[k])
    np.testing.assert_array_equal(read(folder / "alone.tif")[0], result[2])  # the others do not change it
    np.testing.assert_array_equal(np.isnan(result), np.isnan(whole(dates)))
    assert [np.nanmedian(r) for r in result] == pytest.approx([0.01, 1, 500], rel=0.25)
    assert recorder.fractions[-1] == pytest.approx(1)
    assert all(a <= b + 1e-12 for a, b in zip(recorder.fractions, recorder.fractions[1:]))


def test_the_result_is_the_networks(tmp_path: Path, folder: Path, network: Network):
    values = 80 * speckle((1, *SHAPE), 4)
    with Workspace(folder) as workspace:
        writer = workspace.output(folder / "a.tif", as_stack(tmp_path / "x.tif", values).grid)
        despeckle(as_stack(tmp_path / "x.tif", values), network, [writer], RasterStreams(), Silent())
    gain = read(folder / "a.tif")[INSIDE] / box_despeckled(values[0])[None][INSIDE]
    np.testing.assert_allclose(gain, gain.mean(), rtol=1e-4)  # the same everywhere
    assert read(folder / "a.tif").sum() == pytest.approx(values.sum(), rel=0.02)


def made(recipe: SuperImageRecipe, dates: Stack, folder: Path) -> np.ndarray:
    with Workspace(folder) as workspace:
        image = whole(recipe.make(dates, workspace, RasterStreams(), Silent()).image)
        assert len(image) == recipe.bands
    assert list(folder.iterdir()) == []  # scratch does not stay
    return image


def test_super_images_of_every_method(folder: Path, dates: Stack):
    stack = whole(dates)
    expected = {
        Method.TEMPORAL_MEAN: temporal_mean(stack)[None],
        Method.BINARY_WEIGHTED_MEAN: BinaryWeightedMean((0, 1, 2), 4.0)(stack)[0],
        Method.GLRT_MULTILOOK: GlrtMultilook(4.0)(stack)[0],
        Method.UNCHANGED_MEAN: UnchangedMean(4.0)(stack)[0],
    }
    assert set(expected) == set(Method)
    for method, image in expected.items():
        np.testing.assert_array_equal(made(SuperImageRecipe(method, 4.0, (0, 1, 2), None), dates, folder), image)


@pytest.mark.parametrize("method", list(Method))
def test_a_super_image_is_cleaned_by_the_network(folder: Path, dates: Stack, network: Network, method: Method):
    raw = made(SuperImageRecipe(method, 4.0, (0, 1, 2), None), dates, folder)
    clean = made(SuperImageRecipe(method, 4.0, (0, 1, 2), network), dates, folder)
    assert clean.shape == raw.shape
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(raw))
    assert np.nanvar(np.log(clean[-1])) < 0.5 * np.nanvar(np.log(raw[-1]))


def test_ratios(folder: Path, dates: Stack, network: Network):
    stack = whole(dates)
    with Workspace(folder) as workspace:
        image = SuperImageRecipe(Method.TEMPORAL_MEAN, 4.0, (0,), None).make(
            dates, workspace, RasterStreams(), Silent()
        )
        s = whole(image.image)
        results = [workspace.output(folder / f"{k}.tif", dates.grid) for k in range(DATES)]
        changes = workspace.output(folder / "changes.tif", dates.grid, bands=[""] * DATES)
        recorder = Recorder()
        despeckle_series(dates, image, 4.0, 0.0, network, results, changes.by_band(), RasterStreams(), recorder)
    clean, change = np.concatenate([read(folder / f"{k}.tif") for k in range(DATES)]), read(folder / "changes.tif")
    np.testing.assert_allclose(clean, change * s, rtol=1e-5)
    np.testing.assert_array_equal(np.isnan(clean), np.isnan(stack))
    # a window of the ratio without gaps: the mean of its logarithms
    gaps = np.isnan(stack).any(axis=0)
    r, c = next((r, c) for r in range(5, 30) for c in range(5, 40) if not gaps[r - 1 : r + 2, c - 1 : c + 2].any())
    box = np.s_[:, r - 1 : r + 2, c - 1 : c + 2]
    expected = np.exp(np.log(stack[box] / s[box]).mean(axis=(1, 2)))
    gains = change[:, r, c] / expected  # one per date, that keeps its mean
    assert np.all((gains > 0.5) & (gains < 2))  # the mean of logarithms is no mean of few and dark pixels
    # about: the super-image is mostly the speckle of the brightest date, which the others do not share
    np.testing.assert_allclose(np.nansum(clean, axis=(1, 2)), np.nansum(stack, axis=(1, 2)), rtol=0.15)
    assert [step.split(",")[0] for step in recorder.steps] == [
        f"Despeckling date {k + 1} of {DATES}" for k in range(DATES)
    ]


def test_a_super_image_per_date_is_used_for_that_date(tmp_path: Path, folder: Path, network: Network):
    stack = as_stack(tmp_path / "x.tif", speckle((2, *SHAPE)))
    supers = np.ones((2, *SHAPE)) * np.array([2, 30])[:, None, None]
    with Workspace(folder) as workspace:
        writers = [workspace.output(folder / f"{name}.tif", stack.grid, bands=["", ""]) for name in ("w", "r")]
        divisors = as_stack(tmp_path / "s.tif", supers)
        beside = foreign_super_image(stack, divisors, 4.0, RasterStreams(), Silent())
        despeckle_series(
            stack, beside, 4.0, 0.0, network, *(writer.by_band() for writer in writers), RasterStreams(), Silent()
        )
    np.testing.assert_allclose(read(folder / "w.tif"), read(folder / "r.tif") * supers, rtol=1e-5)


def test_the_number_of_super_images_must_fit(tmp_path: Path, dates: Stack):
    two = as_stack(tmp_path / "s.tif", speckle((2, *SHAPE)))
    with pytest.raises(InputError, match="has 2 bands for 3 dates"):
        foreign_super_image(dates, two, 4.0, RasterStreams(), Silent())


def test_a_series_has_the_levels_that_are_measured_beside_its_super_image(folder: Path, dates: Stack, network: Network):
    for method in Method:
        with Workspace(folder) as workspace:
            made_here = SuperImageRecipe(method, 4.0, (0, 1, 2), None).make(dates, workspace, RasterStreams(), Silent())
            measured = foreign_super_image(dates, made_here.image, 4.0, RasterStreams(), Silent())
        for one, other in zip(made_here.levels, measured.levels):
            assert one.scale == pytest.approx(other.scale, rel=1e-6)
            assert one.log_level == pytest.approx(other.log_level, abs=0.03)  # the binary-weighted mean has its gaps


@pytest.mark.parametrize("method", list(Method))
def test_dates_without_data_are_named(tmp_path: Path, folder: Path, network: Network, method: Method):
    empty = as_stack(tmp_path / "empty.tif", np.full((2, *SHAPE), np.nan))
    with pytest.raises(InputError, match=r"empty\.tif.* no data"), Workspace(folder) as workspace:
        SuperImageRecipe(method, 1.0, (0, 1), network).make(empty, workspace, RasterStreams(), Silent())
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("looks", [0.0, -1.0, float("nan")])
@pytest.mark.parametrize("method", list(Method))
def test_impossible_looks(folder: Path, dates: Stack, looks: float, method: Method):
    with pytest.raises(InputError, match="LOOKS"):
        made(SuperImageRecipe(method, looks, (0,), None), dates, folder)


def test_a_cancel_leaves_nothing(folder: Path, dates: Stack, network: Network):
    with pytest.raises(Cancelled), Workspace(folder) as workspace:
        recipe = SuperImageRecipe(Method.TEMPORAL_MEAN, 1.0, (0,), network)
        recipe.make(dates, workspace, RasterStreams(), Recorder(cancel_after=-1))
    assert list(folder.iterdir()) == []
