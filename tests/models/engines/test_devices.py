"""The choice of engine and device, and the message if there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.despeckling.inference import NetworkDespeckle
from sar_despeckle.models.engines import devices, torch_engine
from sar_despeckle.models.engines.devices import Device, close_engines, open_engine
from sar_despeckle.models.engines.engine import Array, Engine, Unavailable
from sar_despeckle.models.engines.onnx_engine import OnnxEngine
from sar_despeckle.models.engines.tiles_on_gpu import Halving
from sar_despeckle.models.engines.torch_engine import TorchEngine
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.network_file import NetworkFile

from ..box_network import CARD, save_box_network
from ..rasters import speckle

Box = Callable[..., str]
X = np.random.default_rng(1).normal(1.5, 0.6, (1, 1, 64, 64)).astype(np.float32)


@pytest.fixture(autouse=True)
def fresh() -> None:
    close_engines()


class Fake(Engine):
    """The mean over 3 × 3 pixels as the box network has it, with an error."""

    def __init__(self, name: str, error: float = 0.0, channels: int = 1) -> None:
        self.name, self.error = name, np.float32(error)
        self.seen: list[tuple[int, ...]] = []

    def infer(self, x: Array) -> Array:
        self.seen.append(x.shape)
        rows, cols = x.shape[2:]
        padded = np.pad(x[0, 0], 1)
        mean = sum(padded[r : r + rows, c : c + cols] for r in range(3) for c in range(3)) / np.float32(9)
        return np.asarray(mean + self.error, np.float32)[None, None]


def on_gpu(monkeypatch: pytest.MonkeyPatch, onnx: Engine | str, torch: Engine | str) -> None:
    """Pretend GPUs; a string is why there is none."""

    def give(answer: Engine | str) -> Callable[..., Engine]:
        def attempt(*_: object) -> Engine:
            if isinstance(answer, str):
                raise Unavailable(answer)
            return answer

        return attempt

    monkeypatch.setattr(devices, "onnx_on_gpu", give(onnx))
    monkeypatch.setattr(devices, "torch_on_gpu", give(torch))


# -- the order


def test_the_cpu_is_onnx_runtimes(trained: str):
    engine = open_engine(trained, read_card(trained), Device.CPU)
    assert isinstance(engine, OnnxEngine) and engine.name == "CPU (chosen)"


def test_automatic_without_a_gpu_says_why(monkeypatch: pytest.MonkeyPatch, trained: str):
    on_gpu(monkeypatch, "one is old", "the other is absent")
    engine = open_engine(trained, read_card(trained), Device.AUTOMATIC)
    assert isinstance(engine, OnnxEngine) and engine.name == "CPU (one is old, the other is absent)"


@pytest.mark.parametrize("device", [Device.AUTOMATIC, Device.GPU])
def test_onnx_runtimes_gpu_comes_first_then_torchs(monkeypatch: pytest.MonkeyPatch, box_network: Box, device: Device):
    path = box_network()
    first, second = Fake("GPU 1"), Fake("GPU 2")
    on_gpu(monkeypatch, first, second)
    assert open_engine(path, CARD, device).name == "GPU 1"
    close_engines()
    on_gpu(monkeypatch, "none here", second)
    engine = open_engine(path, CARD, device)
    assert engine.name == "GPU 2 (none here)"
    assert isinstance(engine, Halving) and engine.engine is second
    assert open_engine(path, CARD, device) is engine


def test_a_webgpu_that_was_tried_comes_before_them(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    on_gpu(monkeypatch, Fake("GPU 1"), "nothing else")
    monkeypatch.setattr(devices, "webgpu_is_in_use", lambda: True)
    monkeypatch.setattr(devices, "webgpu_on_gpu", lambda *_: Fake("GPU 0"))
    path = box_network()
    assert open_engine(path, CARD, Device.AUTOMATIC).name == "GPU 0"
    close_engines()
    monkeypatch.setattr(devices, "webgpu_on_gpu", lambda *_: Fake("GPU 0", error=0.1))
    assert open_engine(path, CARD, Device.AUTOMATIC).name.startswith("GPU 1 (the GPU 0 is ")


def test_the_gpu_is_demanded_where_there_is_none(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    on_gpu(monkeypatch, "one is old", "the other is absent")
    with pytest.raises(InputError) as raised:
        NetworkDespeckle(NetworkFile(box_network(), CARD, Device.GPU), 0.0)(speckle((1, 8, 8)))
    assert str(raised.value) == (
        "DEVICE asks for the GPU, but one is old, and the other is absent; choose automatic or CPU, or install what "
        "this GPU needs: see docs/gpu.md in the plugin's folder."
    )


# -- a GPU must give the CPU's result


@pytest.mark.parametrize(("error", "taken"), [(0.0003, True), (0.002, False), (float("nan"), False)])
def test_a_gpu_that_answers_otherwise_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, box_network: Box, error: float, taken: bool
):
    """0.05 dB are 0.00072 of the box network's range of 8 in log-amplitude."""
    path = box_network()
    on_gpu(monkeypatch, Fake("GPU 1", error), "nothing else")
    engine = open_engine(path, CARD, Device.AUTOMATIC)
    assert engine.name.startswith("GPU 1" if taken else "CPU (the GPU 1 is ")
    close_engines()
    if not taken:
        with pytest.raises(InputError, match="dB away from the CPU, and nothing else"):
            open_engine(path, CARD, Device.GPU)


def test_a_gpu_that_fails_at_once_is_not_taken(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    broken = Fake("GPU 1")
    monkeypatch.setattr(broken, "infer", lambda x: 1 / 0)
    on_gpu(monkeypatch, broken, "nothing else")
    engine = open_engine(box_network(), CARD, Device.AUTOMATIC)
    assert engine.name == "CPU (the GPU 1 fails (division by zero), nothing else)"


def test_the_trial_has_the_networks_channels_and_multiple(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    fake = Fake("GPU 1")
    on_gpu(monkeypatch, fake, "nothing else")
    open_engine(box_network(multiple=24), replace(CARD, multiple=24), Device.GPU)
    assert fake.seen == [(1, 1, 144, 144)]


# -- what is not installed


def test_torch_runs_on_the_cpu_where_onnxruntime_is_not_installed(monkeypatch: pytest.MonkeyPatch):
    path = str(find_model("sar2sar-slc", "date", None))
    card = read_card(path)
    expected = open_engine(path, card, Device.CPU).infer(X)
    close_engines()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    engine = open_engine(path, card, Device.CPU)
    assert isinstance(engine, TorchEngine) and engine.name == "CPU by torch (chosen, onnxruntime is not installed)"
    np.testing.assert_allclose(engine.infer(X), expected, atol=1e-4)


@pytest.mark.parametrize("device", [Device.AUTOMATIC, Device.CPU])
def test_without_both_the_sentence_says_how_to_install_onnxruntime(
    monkeypatch: pytest.MonkeyPatch, trained: str, device: Device
):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(InputError, match=r"need the Python package onnxruntime.*install it with"):
        open_engine(trained, read_card(trained), device)


def test_torch_does_not_help_a_network_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    path = box_network()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(InputError, match="onnxruntime"):
        NetworkDespeckle(NetworkFile(path, CARD), 0.0)(speckle((1, 8, 8)))


def test_torch_is_not_imported_where_it_cannot_help(monkeypatch: pytest.MonkeyPatch, box_network: Box):
    """It takes seconds, and memory that is not in the budget."""
    monkeypatch.setitem(sys.modules, "torch", None)  # importing it would fail
    monkeypatch.setattr(torch_engine, "_built_for_cpu", lambda: False)
    for name in ("torch is not installed", "torch has no architecture for the network box"):
        close_engines()
        assert name in open_engine(box_network(), CARD, Device.AUTOMATIC).name
        monkeypatch.setattr(torch_engine, "find_spec", lambda _: object())


def test_files_that_are_no_networks(tmp_path: Path):
    (tmp_path / "text.onnx").write_text("no network")
    for name in ("text.onnx", "missing.onnx"):
        for device in (Device.AUTOMATIC, Device.CPU):
            with pytest.raises(InputError, match=name):
                open_engine(str(tmp_path / name), CARD, device)


def test_a_card_of_another_halo_is_another_engine(tmp_path: Path):
    path = tmp_path / "box.onnx"
    save_box_network(path)
    assert open_engine(str(path), CARD, Device.CPU) is open_engine(str(path), replace(CARD), Device.CPU)
