"""A phase-guided network tuned on pairs that it makes of a complex stack."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.networks.pgd2net import Pgd2Net
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.first_weights import adopt, bundled_weights
from sar_despeckle.models.training.real_dates.pair_tuning import finetune_on_pairs
from sar_despeckle.models.training.recipes import RECIPES

from ...rasters import Recorder, write

SHAPE, DATES = (128, 256), 6


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    folder, rng = tmp_path_factory.mktemp("complex"), np.random.default_rng(3)
    scene = dead_leaves(rng, SHAPE, points_per_pixel=0.0).clutter
    paths = [write(folder / f"{k}.tif", complex_field(scene, SUBSWATHS["IW2"], rng)) for k in range(DATES)]
    return open_stack([RasterInput(path) for path in paths])


@pytest.fixture(scope="module")
def dim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled network made 3 dB darker: there is something to gain."""
    network = Pgd2Net()
    adopt(network, bundled_weights("pgd2net"))
    with torch.no_grad():
        network.dbdnet.tail.bias += 0.35  # type: ignore[operator]
    path = tmp_path_factory.mktemp("dim") / "dim.onnx"
    export(network, replace(describe(RECIPES["pgd2net"], 1.0, {}), name="dim"), path)
    return path


def tune(path: Path, stack: Stack, feedback: Recorder, minutes: float = 0.05):
    card = read_card(str(path))
    return finetune_on_pairs(path, card, stack, stack.phases(), 1.0, minutes, Device.CPU, feedback, RasterStreams())


def test_it_helps_where_there_is_something_to_gain(dim: Path, stack: Stack) -> None:
    feedback = Recorder()
    tuned = tune(dim, stack, feedback)
    assert tuned.steps > 0
    assert tuned.gain.after < tuned.gain.before
    assert set(tuned.weights) == set(Pgd2Net().state_dict())
    assert any("pairs to train on" in words for words in feedback.words)
    assert feedback.fractions == sorted(feedback.fractions)


def test_it_can_be_cancelled(stack: Stack) -> None:
    with pytest.raises(Cancelled):
        tune(find_model("pgd2net", "complex"), stack, Recorder(cancel_after=0.5), minutes=5)


def test_too_few_dates(stack: Stack) -> None:
    with pytest.raises(InputError, match="has 5 dates; tuning pgd2net needs at least 6: 5 to make pairs of"):
        tune(find_model("pgd2net", "complex"), stack.select(*range(5)), Recorder())


def test_a_ground_that_keeps_its_speckle(tmp_path: Path) -> None:
    field = complex_field(np.ones(SHAPE, np.float32), SUBSWATHS["IW2"], np.random.default_rng(4))
    paths = [write(tmp_path / f"{k}.tif", (1 + 0.01 * k) * field) for k in range(DATES)]
    with pytest.raises(InputError, match=r"Too few patches of .* pass the checks of training pairs"):
        tune(find_model("pgd2net", "complex"), open_stack([RasterInput(path) for path in paths]), Recorder())


def test_the_score_is_finite(dim: Path, stack: Stack) -> None:
    assert math.isfinite(tune(dim, stack, Recorder(), minutes=0.01).gain.before)
