"""ONNX Runtime's and torch's engines: the same results, cancel, memory, and GPUs where there are any."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.cancel import CancelToken, cancellable
from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.models.engines.engine import Array, Engine, OutOfMemory, Unavailable
from sar_despeckle.models.engines.onnx_engine import OnnxEngine, import_onnxruntime, onnx_on_cpu, onnx_on_gpu
from sar_despeckle.models.engines.tiles_on_gpu import Halving
from sar_despeckle.models.engines.torch_engine import torch_on_cpu, torch_on_gpu
from sar_despeckle.models.files.card import Card
from sar_despeckle.models.files.onnx_file import read_card, read_channels
from sar_despeckle.models.library.catalog import model_names

from ..box_network import CARD

WEIGHTS = Path(__file__).parents[3] / "models" / "weights"
SAR2SAR = str(WEIGHTS / "sar2sar-slc.onnx")
BUNDLED = [str(WEIGHTS / f"{name}.onnx") for name in model_names()[1:]]
Box = Callable[..., str]


def block(path: str, card: Card, side: int = 320) -> Array:
    """Dates of a simulated scene as the network is given them, one per channel."""
    stack = SimulatedStack(dates=read_channels(path), rows=side, cols=side)
    image = np.stack([np.log(stack.intensity(date)) / 2 for date in range(stack.dates)])[None]
    image += (card.mean_log_amplitude or 0) - image.mean()
    return np.asarray((image - card.minimum) / (card.maximum - card.minimum), np.float32)


def decibels(card: Card, one: Array, other: Array) -> float:
    return float(np.max(np.abs(one - other)) * (card.maximum - card.minimum) * 20 / np.log(10))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: Path(path).stem)
def test_torch_gives_what_onnx_runtime_gives(path: str):
    card = read_card(path)
    x = block(path, card)
    one, other = onnx_on_cpu(path, card).infer(x), torch_on_cpu(path, card).infer(x)
    assert one.shape == other.shape == (1, card.outputs, *x.shape[2:]) and one.dtype == other.dtype == np.float32
    assert decibels(card, one, other) < 0.001


def test_views_of_an_image_are_taken_too():
    card = read_card(SAR2SAR)
    view = block(SAR2SAR, card, 96)[:, :, ::-1, ::-1]
    for engine in (onnx_on_cpu(SAR2SAR, card), torch_on_cpu(SAR2SAR, card)):
        np.testing.assert_array_equal(engine.infer(view), engine.infer(view.copy()))


def gpu_engines(path: str, card: Card) -> list[Engine]:
    """Those that there are; skips the test where there is none."""
    engines: list[Engine] = []
    reasons = []
    for attempt in (lambda: onnx_on_gpu(path, card), lambda: torch_on_gpu(path, card)):
        try:
            engines.append(attempt())
        except Unavailable as reason:
            reasons.append(str(reason))
    if not engines:
        pytest.skip(f"no GPU: {', '.join(reasons)}")
    return engines


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: Path(path).stem)
def test_a_gpu_gives_the_cpus_result(path: str):
    card = read_card(path)
    engines = gpu_engines(path, card)  # first: the test is skipped where there is none
    x = block(path, card, 1024)
    expected = onnx_on_cpu(path, card).infer(x)
    for engine in engines:
        assert decibels(card, engine.infer(x), expected) < 0.05, engine.name


def test_a_block_beyond_a_gpus_memory_is_run_in_halves():
    card = read_card(SAR2SAR)
    try:
        engine = torch_on_gpu(SAR2SAR, card)
    except Unavailable as reason:
        pytest.skip(f"no GPU: {reason}")
    import torch

    if not torch.cuda.is_available():
        pytest.skip("no CUDA: its memory alone can be limited")
    x = block(SAR2SAR, card, 1536)
    expected = engine.infer(x)
    most = torch.cuda.max_memory_allocated() / torch.cuda.get_device_properties(0).total_memory
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction(0.7 * most)
    try:
        with pytest.raises(OutOfMemory):
            engine.infer(x)
        result = Halving(engine, card.halo, card.multiple).infer(x)
    finally:
        torch.cuda.set_per_process_memory_fraction(1.0)
    assert decibels(card, result, expected) < 0.05


# -- cancel


@pytest.mark.parametrize("runtime", ["onnxruntime", "torch"])
def test_a_cancel_ends_an_inference(runtime: str):
    card = read_card(SAR2SAR)
    engine: Engine = onnx_on_cpu(SAR2SAR, card) if runtime == "onnxruntime" else torch_on_cpu(SAR2SAR, card)
    x = block(SAR2SAR, card, 512)
    begin = time.monotonic()
    expected = engine.infer(x)
    whole = time.monotonic() - begin
    token = CancelToken()
    timer = threading.Timer(0.3 * whole, token.cancel)
    timer.start()
    with cancellable(token), pytest.raises(Cancelled):
        for _ in range(3):
            engine.infer(x)
    np.testing.assert_array_equal(engine.infer(x), expected)


# -- memory


@pytest.mark.parametrize(
    "words",
    [
        "bfc_arena.cc:376 AllocateRawInternal Failed to allocate memory for requested buffer of size 939524096",
        "CUDA failure 2: out of memory ; GPU=0",
        "CUDNN failure 4: CUDNN_STATUS_ALLOC_FAILED",
        "DmlExecutionProvider Exception(3) tid(4304) 8007000E Not enough memory resources are available",
    ],
)
def test_onnx_runtimes_words_for_no_memory(words: str):
    with pytest.raises(OutOfMemory):
        failing("CUDAExecutionProvider", words).infer(np.zeros((1, 1, 8, 8), np.float32))
    with pytest.raises(InputError, match=r"The network box needs more memory .* TILE_SIZE"):
        failing("CPUExecutionProvider", words).infer(np.zeros((1, 1, 8, 8), np.float32))


@pytest.mark.parametrize("provider", ["CUDAExecutionProvider", "CPUExecutionProvider"])
def test_other_errors_of_onnx_runtime_name_the_network(provider: str):
    said = r"^The network box fails on a tile of 8 × 9 pixels \(Got invalid dimensions\); choose another MODEL\.$"
    with pytest.raises(InputError, match=said):
        failing(provider, "Got invalid dimensions\nat some line").infer(np.zeros((1, 1, 8, 9), np.float32))


@pytest.mark.parametrize(
    ("answer", "said"),
    [(np.float32(1), "one number"), (np.zeros((1, 1, 4, 4), np.float32), "1 × 1 × 4 × 4"), ([1.0, 2.0], "2")],
    ids=["scalar", "half the size", "sequence"],
)
def test_an_answer_of_another_size_names_the_network(answer: Any, said: str):
    with pytest.raises(InputError, match=f"The network box does not keep the size .* returns {said} for 1 × 1 × 8 × 8"):
        failing("CPUExecutionProvider", "", answer).infer(np.zeros((1, 1, 8, 8), np.float32))


def failing(provider: str, words: str, answer: Any = None) -> OnnxEngine:
    """An engine that answers wrongly, or not at all."""

    class Session:
        def get_inputs(self) -> list[Any]:
            return [type("Input", (), {"name": "noisy"})]

        def get_providers(self) -> list[str]:
            return [provider]

        def run(self, *_: object) -> list[Any]:
            if words:
                raise RuntimeError(words)
            return [answer]

    return OnnxEngine(Session(), "failing", "box")


# -- what is not there


def test_onnx_runtime_is_not_installed(monkeypatch: pytest.MonkeyPatch, trained: str):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    for attempt in (onnx_on_cpu, onnx_on_gpu):
        with pytest.raises(Unavailable, match="onnxruntime is not installed"):
            attempt(trained, read_card(trained))


def test_onnx_runtime_for_the_cpu_alone(monkeypatch: pytest.MonkeyPatch, trained: str):
    monkeypatch.setattr(import_onnxruntime(), "get_available_providers", lambda: ["CPUExecutionProvider"])
    with pytest.raises(Unavailable, match="for the CPU alone"):
        onnx_on_gpu(trained, read_card(trained))


def test_a_gpu_on_which_onnx_runtime_does_not_start(monkeypatch: pytest.MonkeyPatch, trained: str):
    """Its build could use one, but there is none, or a library lacks: it falls back to the CPU without a word."""
    available = import_onnxruntime().get_available_providers()
    if "CUDAExecutionProvider" in available:
        pytest.skip("this ONNX Runtime can use CUDA")
    monkeypatch.setattr(import_onnxruntime(), "get_available_providers", lambda: ["CUDAExecutionProvider", *available])
    with pytest.warns(UserWarning, match="CUDAExecutionProvider"), pytest.raises(Unavailable, match="start on CUDA"):
        onnx_on_gpu(trained, read_card(trained))


def test_torch_is_not_installed(monkeypatch: pytest.MonkeyPatch, trained: str):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(Unavailable, match="torch is not installed"):
        torch_on_cpu(trained, read_card(trained))


def test_weights_that_do_not_fit_the_architecture(box_network: Box):
    for architecture in ("lean", "sar2sar"):
        card = replace(CARD, architecture=architecture)
        with pytest.raises(Unavailable, match=f"the weights of box do not fit the architecture {architecture}"):
            torch_on_cpu(box_network(), card)


def test_an_architecture_is_a_name_in_a_list_and_nothing_else(box_network: Box):
    for architecture in ("os", "lean.Lean", "../lean", "__import__"):
        with pytest.raises(Unavailable, match="torch has no architecture for the network box"):
            torch_on_cpu(box_network(), replace(CARD, architecture=architecture))


def test_a_file_that_is_no_network(tmp_path: Path):
    (tmp_path / "text.onnx").write_text("no network")
    with pytest.raises(InputError, match=r"text\.onnx"):
        torch_on_cpu(str(tmp_path / "text.onnx"), replace(CARD, architecture="lean"))
