"""Tuning a network on one's own stack: it learns, is judged by a date it has not seen, and becomes a file that runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import Stack
from sar_despeckle.models.engines.devices import Device, open_engine
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.tuned import Improvement, Tuned
from sar_despeckle.models.library.tuning import load_finetune, tuned_card, tuned_model
from sar_despeckle.models.networks.lean import Lean
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.real_dates import stack_tuning as module
from sar_despeckle.models.training.real_dates.prepared import Prepared, open_prepared
from sar_despeckle.models.training.real_dates.stack_tuning import Tuning, finetune, torch_device
from sar_despeckle.models.training.real_dates.stack_windows import Use, read_windows
from sar_despeckle.models.training.recipes import RECIPES

from ..stacks import Smooth, simulated

CPU = Device.CPU


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return simulated(tmp_path_factory.mktemp("stack"))


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network with random weights, which has all to learn."""
    torch.manual_seed(1)
    path = tmp_path_factory.mktemp("network") / "raw.onnx"
    export(Lean(), replace(describe(RECIPES["lean-slc"], 1.0, {}), name="raw", version="7"), path)
    return path


class Listener(Silent):
    """Remembers what it is told, and may ask to stop."""

    def __init__(self, stop_after: int = 10**9) -> None:
        self.told: list[str] = []
        self.shares: list[float] = []
        self.stop_after = stop_after

    def info(self, text: str) -> None:
        self.told.append(text)

    def progress(self, fraction: float) -> None:
        self.shares.append(fraction)

    def cancelled(self) -> bool:
        return len([text for text in self.told if "steps: loss" in text]) >= self.stop_after


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds of training are enough for a network of 26 weights."""
    monkeypatch.setattr(module, "_RATE", 1e-2)


@pytest.mark.usefixtures("quick")
def test_what_is_learned_is_kept_and_told(stack: Stack):
    windows = read_windows(stack, Use.BOTH, Silent())
    listener = Listener()
    tuned = Tuning(Prepared(Smooth()), windows, "cpu", listener).run(0.05)
    assert tuned.gain.helped
    assert tuned.gain.after < tuned.gain.before - 2 * tuned.gain.error
    assert 0.05 <= tuned.minutes < 0.5 and tuned.steps > 1
    assert set(tuned.weights) == {"kernel.weight", "kernel.bias"}
    assert tuned.weights["kernel.bias"][0] > -0.5  # it began 4 dB too dark
    assert all("steps: loss" in text and "(before" in text for text in listener.told)
    assert 1 < len(listener.told) <= 11
    assert listener.shares == sorted(listener.shares) and listener.shares[-1] == 1


def test_a_network_that_does_not_get_better_stays(stack: Stack, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "_RATE", 3.0)  # far too high: whatever is learned is nonsense
    windows = read_windows(stack, Use.BOTH, Silent())
    network = Prepared(Smooth(0.0))
    before = network.network.kernel.weight.detach().numpy().copy()
    tuned = Tuning(network, windows, "cpu", Silent()).run(0.02)
    if tuned.gain.before == tuned.gain.after:
        np.testing.assert_array_equal(tuned.weights["kernel.weight"], before)
        assert not tuned.gain.helped
    else:
        assert tuned.gain.after < tuned.gain.before


@pytest.mark.parametrize("looks_at_the_button", [0, 3])
def test_a_cancel_before_or_in_the_training(stack: Stack, network: Path, looks_at_the_button: int):
    with pytest.raises(Cancelled):
        finetune(network, read_card(str(network)), stack, 0.2, CPU, Listener(stop_after=looks_at_the_button))


def test_the_file_gives_what_torch_gives(stack: Stack, network: Path, tmp_path: Path):
    card = read_card(str(network))
    listener = Listener()
    tuned = load_finetune(card)(network, card, stack, 0.02, CPU, listener)
    tuned.weights["tail.bias"] += 0.1  # whether or not so short a training helped
    assert "20240104.tif is left out to judge by" in listener.told[0]
    again = tuned_card(card, "mine", stack, tuned)
    path = tmp_path / "mine.onnx"
    path.write_bytes(tuned_model(network, again, tuned))
    assert read_card(str(path)) == again
    module_ = Lean()
    module_.load_state_dict({name: torch.from_numpy(weight) for name, weight in tuned.weights.items()})
    x = np.random.default_rng(1).standard_normal((1, 1, 64, 96)).astype(np.float32)
    with torch.no_grad():
        expected = module_(torch.from_numpy(x)).numpy()
    np.testing.assert_allclose(open_engine(str(path), again, CPU).infer(x), expected, atol=1e-4)
    assert not np.allclose(open_engine(str(network), card, CPU).infer(x), expected, atol=1e-4)


def test_the_card_says_what_it_was_tuned_on(stack: Stack, network: Path):
    tuned = Tuned({}, Improvement(1.5, 1.25, 0.01), 9.87, 321)
    card = tuned_card(read_card(str(network)), "mine", stack, tuned)
    assert (card.name, card.version) == ("mine", "7 tuned")
    assert card.description == "raw 7, tuned on 20240101.tif and 3 more"
    assert card.training.startswith(
        "9.87 minutes, 321 steps of SAR2SAR's phase C, from raw 7, on 20240101.tif (2024-01-01), "
        "20240102.tif (2024-01-02), 20240103.tif (2024-01-03); on the date left out, 20240104.tif (2024-01-04), "
        "mean ln v + w/v 1.5000 before and 1.2500 after (± 0.0100). Before that: simulated scenes only"
    )


def test_two_dates_are_too_few(stack: Stack, network: Path):
    with pytest.raises(InputError, match=r"20240101\.tif and 1 more has 2 dates; tuning needs at least 3"):
        finetune(network, read_card(str(network)), stack.select(0, 1), 1.0, CPU, Silent())


def test_networks_that_see_more_than_an_image_are_refused(network: Path):
    card = read_card(str(network))
    for other in (
        replace(card, architecture="guided"),
        replace(card, takes="ratio"),
        replace(card, name="box", architecture=""),
    ):
        with pytest.raises(InputError, match=r"cannot be trained further: .*; choose one of lean or sar2sar"):
            open_prepared(network, other)
    with pytest.raises(InputError, match=r"weights of raw\.onnx do not fit the architecture sar2sar"):
        open_prepared(network, replace(card, architecture="sar2sar"))


def test_a_card_s_normalisation_is_undone(network: Path):
    card = replace(read_card(str(network)), minimum=-2.0, maximum=8.0, mean_log_amplitude=4.0)
    prepared = open_prepared(network, card)
    x = torch.randn(1, 1, 32, 32)
    with torch.no_grad():
        expected = prepared.network((x + 4 + 2) / 10) * 10 - 2 - 4
        torch.testing.assert_close(prepared(x), expected)
        unlevelled = open_prepared(network, replace(card, mean_log_amplitude=None), usual_level=4.0)
        torch.testing.assert_close(unlevelled(x), expected)


def test_devices(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert torch_device(CPU) == torch_device(Device.AUTOMATIC) == "cpu"
    with pytest.raises(InputError, match="DEVICE asks for the GPU, but torch finds none"):
        torch_device(Device.GPU)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert (torch_device(CPU), torch_device(Device.AUTOMATIC)) == ("cpu", "cuda")
