"""Training stops, resumes, starts from a bundled network, and ends in a file that runs."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.models.files.onnx_file import read_card, read_weights
from sar_despeckle.models.networks.architectures import ARCHITECTURES
from sar_despeckle.models.networks.lean import Guided, Lean
from sar_despeckle.models.training.descent import cosine
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.first_weights import adopt, bundled_weights
from sar_despeckle.models.training.loss import deviance
from sar_despeckle.models.training.recipes import RECIPES
from sar_despeckle.models.training.simulated import batches
from sar_despeckle.models.training.train import Trainer, blended, train

SMALL = replace(RECIPES["lean-slc"], batch=2, side=32, steps=6, warmup=2, bfloat16=False)


@pytest.fixture(autouse=True)
def small_scenes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "SCENE_SIDE", 128)
    monkeypatch.setattr(batches, "POOL", 3)


def test_a_resumed_training_equals_an_unbroken_one(tmp_path: Path):
    whole = train(SMALL, tmp_path / "whole")
    first = Trainer(SMALL, tmp_path / "pieces")
    assert len(list(islice(first.steps(), 3))) == 3
    first.save()
    rest = train(SMALL, tmp_path / "pieces")
    assert rest.done == whole.done == SMALL.steps and rest.finished
    for one, other in zip(whole.descent.network.parameters(), rest.descent.network.parameters()):
        torch.testing.assert_close(one, other, rtol=0, atol=1e-6)


def test_after_a_restart_the_descent_goes_on_from_its_average_at_half_the_rate(tmp_path: Path):
    recipe = replace(SMALL, steps=12, restart=6, average=0.5)
    trainer = Trainer(recipe, tmp_path)
    assert len(list(islice(trainer.steps(), 6))) == 6
    descent = trainer.descent
    assert descent.first == 6 and descent.rate == recipe.rate / 2 and not descent.optimiser.state
    for one, other in zip(descent.network.parameters(), descent.average.parameters()):
        torch.testing.assert_close(one, other, rtol=0, atol=0)
    assert len(list(trainer.steps())) == 6 and trainer.finished
    assert [group["lr"] for group in descent.optimiser.param_groups] == [
        recipe.rate / 2 * cosine(5 / 6, 5, recipe.warmup)
    ]


@pytest.mark.parametrize("stop", [2, 4, 6])
def test_a_training_stopped_around_its_restart_equals_an_unbroken_one(tmp_path: Path, stop: int):
    recipe = replace(SMALL, steps=8, restart=4)
    whole = train(recipe, tmp_path / "whole")
    first = Trainer(recipe, tmp_path / "pieces")
    assert len(list(islice(first.steps(), stop))) == stop
    first.save()
    rest = train(recipe, tmp_path / "pieces")
    for one, other in zip(whole.descent.average.parameters(), rest.descent.average.parameters()):
        torch.testing.assert_close(one, other, rtol=0, atol=1e-6)


def test_batches_made_ahead_are_the_same_in_the_same_order(tmp_path: Path):
    alone, ahead = (Trainer(SMALL, tmp_path / str(workers), workers=workers) for workers in (0, 2))
    assert list(islice(alone.steps(), 4)) == list(islice(ahead.steps(), 4))


def test_a_piece_ends_with_its_minutes_and_the_next_goes_on(tmp_path: Path):
    assert train(SMALL, tmp_path, minutes=0).done == 0
    assert train(SMALL, tmp_path).finished


def test_training_lowers_the_loss(tmp_path: Path):
    trainer = Trainer(replace(SMALL, steps=60, rate=2e-3), tmp_path)
    losses = list(trainer.steps())
    assert np.mean(losses[-20:]) < 0.9 * np.mean(losses[:20])


@pytest.mark.parametrize("supported", [False, True])
def test_half_precision_is_for_processors_that_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, supported: bool
):
    """One that only converts to bfloat16 needs eight times as long for a step with it."""
    monkeypatch.setattr(torch.cpu, "_is_avx512_bf16_supported", lambda: supported)
    assert Trainer(replace(SMALL, bfloat16=True), tmp_path).descent.bfloat16 is supported
    assert not Trainer(SMALL, tmp_path / "without").descent.bfloat16


def test_the_rate_rises_and_falls():
    recipe = RECIPES["lean-slc"]
    steps = (0, recipe.warmup, recipe.steps // 2, recipe.steps)
    rates = [recipe.rate * cosine(step / recipe.steps, step, recipe.warmup) for step in steps]
    assert rates[0] < 0.01 * recipe.rate < rates[2] < rates[1] <= recipe.rate
    assert rates[3] == pytest.approx(0.01 * recipe.rate)


def test_a_share_of_the_first_weights_stays_in_the_last(tmp_path: Path):
    recipe = replace(SMALL, start="lean-slc", blend=0.25)
    network = Trainer(recipe, tmp_path).descent.average
    with torch.no_grad():
        network.tail.weight += 1
    first = bundled_weights("lean-slc")["tail.weight"].float()
    torch.testing.assert_close(blended(network, recipe).tail.weight, first + 0.75)
    torch.testing.assert_close(network.tail.weight, first + 1)
    assert blended(network, SMALL) is network


def test_a_guided_network_begins_as_the_one_that_cleans_super_images():
    weights = bundled_weights("lean-slc")
    plain, guided = Lean().eval(), Guided().eval()
    adopt(plain, weights)
    adopt(guided, {k: v for k, v in weights.items() if not k.startswith("fine")})
    nothing = {k: torch.zeros_like(v) for k, v in plain.state_dict().items() if k.startswith("fine1")}
    plain.load_state_dict({**plain.state_dict(), **nothing})
    image = torch.randn(1, 1, 32, 32)
    date = torch.randn(1, 1, 32, 32)
    with torch.no_grad():
        torch.testing.assert_close(
            guided(torch.cat([date, image, torch.ones_like(image)], 1)), plain(image), rtol=1e-4, atol=1e-4
        )


@pytest.mark.parametrize("both", [True, False])
def test_the_first_estimate_is_in_the_loss_unless_the_recipe_says_no(tmp_path: Path, both: bool):
    recipe = replace(RECIPES["pgd2net"], start="", batch=2, side=32, bfloat16=False, first_estimate=both)
    trainer = Trainer(recipe, tmp_path)
    network = trainer.descent.network
    with torch.no_grad():
        network.dbdnet.tail.bias.fill_(1.0)  # now the two differ
        batch = trainer.source(0)
        estimate = network(batch.noisy)
    expected = deviance(estimate if both else estimate[:, :1], batch.clean)
    assert next(trainer.steps()) == pytest.approx(float(expected), rel=1e-4)


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_every_recipe_makes_a_network_and_data_that_fit(name: str, tmp_path: Path):
    trainer = Trainer(replace(RECIPES[name], batch=2, side=64, bfloat16=False), tmp_path)
    assert np.isfinite(next(trainer.steps()))


@pytest.mark.parametrize("architecture", sorted(ARCHITECTURES))
def test_an_exported_network_gives_in_onnx_runtime_what_it_gave_in_torch(architecture: str, tmp_path: Path):
    import onnxruntime

    torch.manual_seed(1)
    recipe = next(r for r in RECIPES.values() if r.architecture == architecture)
    network = ARCHITECTURES[architecture]().eval()
    path = tmp_path / "network.onnx"
    export(network, describe(recipe, 1.5, {"{}": 3}), path)
    card = read_card(str(path))
    assert card.architecture == architecture and card.name == recipe.name and "3 steps" in card.training
    x = torch.randn(1, getattr(network, "inputs", 1), 2 * card.multiple, 3 * card.multiple)
    (result,) = onnxruntime.InferenceSession(str(path)).run(None, {"noisy": x.numpy()})
    adopt(network, {name: torch.from_numpy(value) for name, value in read_weights(str(path)).items()})
    with torch.no_grad():
        np.testing.assert_allclose(result, network(x).numpy(), rtol=1e-4, atol=1e-5)
    assert path.stat().st_size < 2.1 * sum(p.numel() for p in network.parameters()) + 50_000
