"""Blocks that are too large for the GPU's memory."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.cancel import CancelToken, cancellable
from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import listening
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.models.engines.devices import Device, open_engine
from sar_despeckle.models.engines.engine import Array, Engine, OutOfMemory
from sar_despeckle.models.engines.tiles_on_gpu import Halving
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model


class Small(Engine):
    """Another engine, or one that gives its first channel back, with memory for so many pixels."""

    def __init__(self, largest: int, engine: Engine | None = None) -> None:
        self.name = "small"
        self.largest, self.engine = largest, engine
        self.tried: list[tuple[int, int]] = []

    def infer(self, x: Array) -> Array:
        self.tried.append((x.shape[2], x.shape[3]))
        if x.shape[2] * x.shape[3] > self.largest:
            raise OutOfMemory("CUDA out of memory")
        return self.engine.infer(x) if self.engine else x[:, :1].copy()


def noise(*shape: int) -> Array:
    return np.random.default_rng(1).normal(size=shape).astype(np.float32)


@pytest.mark.parametrize("name", ["lean-slc", "sar2sar-slc"])
def test_the_halves_of_a_real_network_do_not_show(name: str):
    path = str(find_model(name, "date", None))
    card = read_card(path)
    cpu = open_engine(path, card, Device.CPU)
    image = np.log(SimulatedStack(dates=1, rows=768, cols=736).intensity(0)) / 2
    x = np.asarray(image - image.mean(), np.float32)[None, None]
    small = Small(600 * 736, cpu)
    result = Halving(small, card.halo, card.multiple).infer(x)
    assert len(small.tried) > 2 and result.shape == x.shape
    decibels = np.abs(result - cpu.infer(x)) * (card.maximum - card.minimum) * 20 / np.log(10)
    assert decibels.max() < 0.01


@pytest.mark.parametrize("shape", [(256, 256), (264, 128), (96, 512), (160, 8)])
@pytest.mark.parametrize("channels", [1, 3])
def test_every_pixel_comes_from_its_own_place(shape: tuple[int, int], channels: int):
    x = noise(1, channels, *shape)
    small = Small(8000)
    np.testing.assert_array_equal(Halving(small, 4, 8).infer(x), x[:, :1])
    assert all(side % 8 == 0 for size in small.tried for side in size)


def test_where_memory_suffices_nothing_is_cut():
    x = noise(1, 1, 64, 64)
    small = Small(64 * 64)
    np.testing.assert_array_equal(Halving(small, 4, 8).infer(x), x)
    assert small.tried == [(64, 64)]


def test_a_size_that_failed_is_not_tried_again():
    small = Small(128 * 80)
    halving = Halving(small, 4, 8)
    halving.infer(noise(1, 1, 128, 128))
    assert small.tried == [(128, 128), (72, 128), (72, 128)]
    small.tried.clear()
    halving.infer(noise(1, 1, 136, 128))
    assert (136, 128) not in small.tried
    small.tried.clear()
    halving.infer(noise(1, 1, 80, 128))
    assert small.tried == [(80, 128)]


def test_below_the_smallest_size_a_sentence_names_the_remedy():
    with pytest.raises(InputError, match=r"GPU's memory does not even suffice for 24 × 24 pixels; .* DEVICE to CPU\.$"):
        Halving(Small(100), 4, 8).infer(noise(1, 1, 64, 64))


def test_it_is_told_once():
    told: list[str] = []
    halving = Halving(Small(4000), 4, 8)
    with listening(told.append):
        for _ in range(2):
            halving.infer(noise(1, 1, 128, 96))
    assert told == [
        "The GPU's memory does not suffice for 128 × 96 pixels at once: the network goes on in smaller blocks."
    ]


def test_other_errors_pass():
    class Broken(Small):
        def infer(self, x: Array) -> Array:
            raise RuntimeError("the driver is gone")

    with pytest.raises(RuntimeError, match="driver"):
        Halving(Broken(1), 4, 8).infer(noise(1, 1, 64, 64))


def test_a_cancel_is_noticed_between_halves():
    token = CancelToken()

    class Cancelling(Small):
        def infer(self, x: Array) -> Array:
            token.cancel()
            return super().infer(x)

    small = Cancelling(100)
    with cancellable(token), pytest.raises(Cancelled):
        Halving(small, 4, 8).infer(noise(1, 1, 256, 256))
    assert len(small.tried) == 1
