"""Dates of a series, each despeckled beside the dates that are at its level."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.core.whole_image.levels import DateLevels
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.guided import GuidedDespeckle
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.super_image import SuperImageMethod, SuperImageRecipe
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.networks.lean import Guided
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.recipes import RECIPES

from ..rasters import as_stack, read, speckle

DATES, SHAPE = 10, (96, 112)
SHIP, INSIDE = np.s_[40:52, 40:52], np.s_[43:49, 43:49]
THERE = [1, 4, 5, 8]
STREAMS = RasterStreams()


@pytest.fixture(scope="module")
def gives_the_reference(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """A network that corrects nothing: its answer is what it is given beside the date."""
    network = Guided()
    torch.nn.init.zeros_(network.tail.weight)
    torch.nn.init.zeros_(network.tail.bias)
    path = tmp_path_factory.mktemp("series") / "series.onnx"
    export(network, describe(RECIPES["series"], 0, {}), path)
    return Network(NetworkFile.at(path, Device.CPU))


@pytest.fixture
def stack() -> np.ndarray:
    stack = speckle((DATES, *SHAPE), 1, seed=3)
    stack[(THERE, *SHIP)] *= 100
    return stack


def despeckled(folder: Path, stack: np.ndarray, network: Network, method: SuperImageMethod) -> np.ndarray:
    dates = as_stack(folder / "in.tif", stack)
    with Workspace(folder) as workspace:
        recipe = SuperImageRecipe(method, 1.0, (0,), None, referenced=True)
        image = recipe.make(dates, workspace, STREAMS, Silent())
        clean = workspace.output(folder / "clean.tif", dates.grid, bands=[""] * DATES)
        changes = workspace.output(folder / "changes.tif", dates.grid, bands=[""] * DATES)
        despeckle_series(dates, image, 1.0, 0.0, network, clean.by_band(), changes.by_band(), STREAMS, Silent())
    return read(folder / "clean.tif")


def test_a_date_without_the_ship_has_no_trace_of_it_and_one_with_it_has_all(
    tmp_path: Path, stack: np.ndarray, gives_the_reference: Network
):
    clean = despeckled(tmp_path, stack, gives_the_reference, SuperImageMethod.UNCHANGED_MEAN)
    absent = [date for date in range(DATES) if date not in THERE]
    for dates in (absent, THERE):
        expected = temporal_mean(stack[dates])[INSIDE]
        for date in dates:
            gain = clean[date][INSIDE] / expected
            np.testing.assert_allclose(gain, gain.mean(), rtol=1e-3)  # one factor for the whole date
            assert gain.mean() == pytest.approx(1, abs=0.25)
    ratio = read(tmp_path / "changes.tif")
    np.testing.assert_allclose(ratio[THERE[0]][INSIDE].mean() / ratio[absent[0]][INSIDE].mean(), 100, rtol=0.5)


def test_of_another_super_image_every_date_sees_the_same(
    tmp_path: Path, stack: np.ndarray, gives_the_reference: Network
):
    clean = despeckled(tmp_path, stack, gives_the_reference, SuperImageMethod.TEMPORAL_MEAN)
    shape = clean / clean[:1]
    np.testing.assert_allclose(shape, np.broadcast_to(shape.mean(axis=(1, 2), keepdims=True), shape.shape), rtol=1e-3)


def test_numbers_of_dates_are_given_place_by_place(gives_the_reference: Network, monkeypatch: pytest.MonkeyPatch):
    seen = []
    operation = gives_the_reference.for_date(DateLevels(1.0, 0.0), 7.0)
    assert isinstance(operation, GuidedDespeckle)
    monkeypatch.setattr(GuidedDespeckle, "infer", lambda self, x: seen.append(x) or x[0, 1:2])
    date, image = speckle((1, 32, 32), 1), speckle((1, 32, 32), 9)
    number = np.full((1, 32, 32), 4, np.float32)
    number[0, :, 16:], number[0, :4] = 1, 500
    operation(date, image, number)
    operation(date, image)
    np.testing.assert_allclose(seen[0][0, 2, 5:, :16], 0)
    np.testing.assert_allclose(seen[0][0, 2, 5:, 16:], np.log(0.25), rtol=1e-6)
    np.testing.assert_allclose(seen[0][0, 2, :4], np.log(15), rtol=1e-6)  # networks saw 60 dates at most
    np.testing.assert_allclose(seen[1][0, 2], np.log(7 / 4), rtol=1e-6)
