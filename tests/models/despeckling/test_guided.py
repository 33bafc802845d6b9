"""A network that sees the super-image beside the date."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.guided import GuidedDespeckle
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.single_image import despeckle
from sar_despeckle.models.despeckling.super_image import foreign_super_image
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.networks.lean import Guided
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.recipes import RECIPES

from ..rasters import as_stack

SHAPE = (96, 112)


def save(path: Path, network: Guided) -> str:
    export(network, describe(RECIPES["guided"], 0, {}), path)
    return str(path)


@pytest.fixture(scope="module")
def corrects_nothing(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A network that gives the super-image back."""
    network = Guided()
    torch.nn.init.zeros_(network.tail.weight)
    torch.nn.init.zeros_(network.tail.bias)
    return save(tmp_path_factory.mktemp("guided") / "guided.onnx", network)


@pytest.fixture(scope="module")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> str:
    torch.manual_seed(1)
    network = Guided()
    torch.nn.init.normal_(network.fine1.weight, std=0.2)
    return save(tmp_path_factory.mktemp("guided") / "guided.onnx", network)


def pair(seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    scene = np.exp(rng.normal(size=(1, *SHAPE))).astype(np.float32)
    return scene * rng.exponential(size=scene.shape).astype(np.float32), scene


def operation(path: str, log_level: float = 0.0, dates: float = 10.0) -> GuidedDespeckle:
    return GuidedDespeckle(NetworkFile.at(path, Device.CPU), log_level, dates=dates)


def test_a_network_that_corrects_nothing_gives_the_super_image(corrects_nothing: str):
    date, super_image = pair()
    (clean,) = operation(corrects_nothing, 0.3)(date, super_image)
    np.testing.assert_allclose(clean, super_image, rtol=1e-4)


def test_no_data_in_either_is_no_data(corrects_nothing: str):
    date, super_image = pair()
    date[0, :10], super_image[0, :, :20], super_image[0, 50, 60] = np.nan, np.nan, 0
    (clean,) = operation(corrects_nothing)(date, super_image)
    expected = np.isnan(date) | np.isnan(super_image) | (super_image == 0)
    np.testing.assert_array_equal(np.isnan(clean), expected)
    (nothing,) = operation(corrects_nothing)(np.full_like(date, np.nan), super_image)
    assert np.isnan(nothing).all()


@pytest.mark.parametrize("factor", [1e-4, 1e4])
def test_a_factor_on_both_images_is_a_factor_on_the_result(untrained: str, factor: float):
    date, super_image = pair()
    (clean,) = operation(untrained)(date, super_image)
    brighter = (image * np.float32(factor) for image in (date, super_image))
    (scaled,) = operation(untrained, float(np.log(factor)))(*brighter)
    np.testing.assert_allclose(scaled, clean * factor, rtol=1e-3)


def test_date_and_number_of_dates_reach_the_network(untrained: str):
    date, super_image = pair()
    (few,), (many,) = (operation(untrained, dates=n)(date, super_image) for n in (2, 50))
    (more,) = operation(untrained, dates=5000)(date, super_image)
    (other,) = operation(untrained, dates=2)(date * 3, super_image)
    assert not np.allclose(few, many, rtol=1e-3) and not np.allclose(few, other, rtol=1e-3)
    np.testing.assert_array_equal(more, operation(untrained, dates=60)(date, super_image)[0])


def test_through_files(tmp_path: Path, corrects_nothing: str):
    date, super_image = pair()
    image, guide = as_stack(tmp_path / "date.tif", date), as_stack(tmp_path / "super.tif", super_image)
    network = Network(NetworkFile.at(corrects_nothing, Device.CPU))
    beside = foreign_super_image(image, guide, 1.0, RasterStreams(), Silent())
    with Workspace(tmp_path) as workspace:
        writer = workspace.scratch("result", image.grid)
        despeckle_series(image, beside, 1.0, 0.0, network, [writer], None, RasterStreams(), Silent())
    assert writer.valid == date.size


def test_a_single_image_is_refused_with_the_remedy(tmp_path: Path, corrects_nothing: str):
    image = as_stack(tmp_path / "date.tif", pair()[0])
    with Workspace(tmp_path) as workspace, pytest.raises(InputError, match=r"guided needs a super-image.*Ratio"):
        writer = workspace.scratch("result", image.grid)
        despeckle(image, Network(NetworkFile.at(corrects_nothing, Device.CPU)), [writer], RasterStreams(), Silent())


def test_an_area_of_one_value_is_kept_and_is_a_gap_to_the_network(untrained: str):
    date, super_image = pair()
    patch, masked = date.copy(), date.copy()
    patch[0, 30:54, 40:64], masked[0, 30:54, 40:64] = 0.25, np.nan
    (clean,), (gap,) = operation(untrained)(patch, super_image), operation(untrained)(masked, super_image)
    assert (clean[0, 30:54, 40:64] == 0.25).all()
    clean[0, 30:54, 40:64] = np.nan
    np.testing.assert_array_equal(clean, gap)
