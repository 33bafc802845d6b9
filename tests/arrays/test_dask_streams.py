"""Streams of Dask's arrays: the results of NumPy's, every tile computed once, and nothing before it must be."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Any, ClassVar

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.arrays.dask_streams import DaskOutput, DaskSpace, DaskStreams, fitted
from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.tiles import Context
from sar_despeckle.core.series.ratio import RatioDespeckle
from sar_despeckle.core.streaming.array_streams import ArrayImages, ArraySpace, ArrayStreams
from sar_despeckle.core.streaming.operation import EveryNth, Identity, Operation
from sar_despeckle.core.streaming.streams import ScratchSpace, Streams
from sar_despeckle.core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from sar_despeckle.core.superimage.glrt import GlrtMultilook
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean
from sar_despeckle.core.superimage.variation import WithVariation
from sar_despeckle.core.whole_image.gain import Gain, sample_gain
from sar_despeckle.core.whole_image.levels import LogSum, total

da = pytest.importorskip("dask.array", reason="the extra dask is not installed: run scripts/environment.sh test")

Array = NDArray[np.float32]
DATES, SHAPE = 3, (150, 110)
LEVELS = (0.9, 1.0, 1.1)
CHUNKS = [(3, 150, 110), (1, 32, 40), (2, 150, 7), (3, 149, 61)]


@dataclass(frozen=True)
class Mirrored(Operation):
    """A mean over 8 × 8 pixels that begin at multiples of 8, as a pooling: wrong where a tile begins elsewhere."""

    factor: float = 1.0
    calls: ClassVar[list[tuple[int, ...]]] = []
    lock: ClassVar[Lock] = Lock()

    @property
    def context(self) -> Context:
        return Context(halo=(9, 5), multiple=8, border=8)

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (image,) = blocks
        with self.lock:
            self.calls.append(image.shape)
        dates, rows, cols = image.shape
        pooled = np.nan_to_num(image).reshape(dates, rows // 8, 8, cols // 8, 8).mean(axis=(2, 4))
        wide = np.pad(pooled, ((0, 0), (1, 1), (1, 1)), mode="edge")
        near = wide[:, 1:-1, 1:-1] + wide[:, :-2, 1:-1] + wide[:, 1:-1, 2:]
        return (np.float32(self.factor) * near.repeat(8, axis=1).repeat(8, axis=2), image)


@pytest.fixture(scope="module")
def dates() -> Array:
    rng = np.random.default_rng(3)
    values = rng.gamma(1, 1, (DATES, *SHAPE)).astype(np.float32)
    values[0, 20:60, 30:50] = np.nan
    values[:, 140:, :9] = np.nan
    return values


def images(values: Any) -> ArrayImages:
    return ArrayImages(values, tuple(f"date {k}" for k in range(len(values))))


def streams_for(values: Any) -> DaskStreams:
    return DaskStreams(*values.chunks[1:])


OPERATIONS: list[tuple[Operation, list[int]]] = [
    (Identity(), [DATES]),
    (Mirrored(), [DATES, DATES]),
    (EveryNth(Mirrored(), 2), [DATES, DATES]),
    (GlrtMultilook(1.0, (5, 7), 0.05, 4, True), [1, 1, DATES]),
    (BinaryWeightedMean((0, 2)), [2]),
    (UnchangedMean(1.0, DATES, LEVELS), [1]),
    (WithVariation(TemporalMean(), LEVELS, 1.0, 0.0), [1, 2]),
]


@pytest.mark.parametrize("chunks", CHUNKS)
@pytest.mark.parametrize(("operation", "bands"), OPERATIONS, ids=lambda value: type(value).__name__)
def test_the_results_of_numpy(operation: Operation, bands: list[int], chunks: tuple[int, ...], dates: Array) -> None:
    expected = [ArraySpace().scratch("result", images(dates).grid, number) for number in bands]
    ArrayStreams().run(operation, [images(dates)], [[output] for output in expected], Silent())
    values = da.from_array(dates, chunks=chunks)
    found = [DaskOutput("result", number) for number in bands]
    streams_for(values).run(operation, [images(values)], [[output] for output in found], Silent())
    for one, other in zip(found, expected):
        np.testing.assert_array_equal(one.values.compute(), other.values)


def test_a_result_of_several_outputs_and_results_that_nobody_wants(dates: Array) -> None:
    values = da.from_array(dates, chunks=(1, 50, 50))
    mean, each = DaskOutput("mean", 1), DaskOutput("dates", DATES)
    operation = GlrtMultilook(1.0, (3, 3), 0.05, 2, True)
    streams_for(values).run(operation, [images(values)], [[mean], None, each.by_band()], Silent())
    _, _, expected = operation(dates)
    np.testing.assert_array_equal(each.read_back().values.compute(), expected)
    assert mean.read_back().values.shape == (1, *SHAPE)


@pytest.mark.parametrize("chunks", CHUNKS)
def test_answers_are_of_the_whole_image(chunks: tuple[int, ...], dates: Array) -> None:
    values = da.from_array(dates, chunks=chunks)
    found = streams_for(values).gather(Identity(), [images(values)], lambda blocks: LogSum.of(blocks[0]), Silent())
    assert total(found) == LogSum.of(dates)


def scaled_twice(streams: Streams, space: ScratchSpace, given: ArrayImages) -> Any:
    """Two passes with two figures that can wait, like the gain and the factor of a date."""
    estimate, output = (space.scratch(name, given.grid, DATES) for name in ("estimate", "result"))
    sums = streams.run(Mirrored(), [given], [[estimate], None], Silent(), lambda results: LogSum.of(results[0]))
    gain = streams.figure(lambda answers: total(answers).mean, sums)
    inputs = [estimate.read_back(), given]
    factor = sample_gain(EveryNth(Gain(gain), 2), inputs[:1], 0, streams, Silent())
    streams.run(RatioDespeckle(Gain(factor), 1.0), inputs, [[output]], Silent())
    return output.read_back().values


@pytest.mark.parametrize("chunks", CHUNKS)
def test_figures_are_put_off_and_every_tile_is_computed_once(chunks: tuple[int, ...], dates: Array) -> None:
    expected = scaled_twice(ArrayStreams(), ArraySpace(), images(dates))
    values = da.from_array(dates, chunks=chunks)
    Mirrored.calls.clear()
    promised = scaled_twice(streams_for(values), DaskSpace(), images(values))
    assert Mirrored.calls == []
    np.testing.assert_allclose(promised.compute(), expected, rtol=1e-6)
    rows, cols = (len(fitted(lengths, depth, 8, 1024)) for lengths, depth in zip(values.chunks[1:], (16, 8)))
    assert len(Mirrored.calls) == rows * cols


def test_looking_at_answers_keeps_the_images_of_the_pass(dates: Array) -> None:
    values = da.from_array(dates, chunks=(1, 50, 50))
    output = DaskOutput("kept", DATES)
    Mirrored.calls.clear()
    answers = streams_for(values).run(Mirrored(), [images(values)], [[output], None], Silent(), lambda _: 1)
    assert Mirrored.calls == []
    made = sum(answers)
    assert made == len(Mirrored.calls) == len(answers)
    output.read_back().values.compute()
    assert len(Mirrored.calls) == made


def test_an_error_in_a_chunk_comes_out_as_it_is(dates: Array) -> None:
    def refuse(blocks: list[Array]) -> None:
        raise InputError("no")

    values = da.from_array(dates, chunks=(1, 50, 50))
    with pytest.raises(InputError, match="no"):
        list(streams_for(values).gather(Identity(), [images(values)], refuse, Silent()))


@pytest.mark.parametrize("lengths", [(1,), (7,) * 40, (300, 1, 1), (1, 300), (64,) * 5, (1000,), (33, 200, 47)])
@pytest.mark.parametrize(("depth", "multiple"), [(0, 1), (5, 1), (16, 8), (96, 16)])
def test_chunks_that_an_operation_can_be_run_on(lengths: tuple[int, ...], depth: int, multiple: int) -> None:
    found = fitted(lengths, depth, multiple, 256)
    assert sum(found) == sum(lengths)
    assert all(start % multiple == 0 for start in np.cumsum((0, *found[:-1])))
    assert len(found) == 1 or min(found) >= 4 * depth
    assert max(found) <= 2 * max(256, 4 * depth + multiple)
