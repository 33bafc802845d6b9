"""The runner: the same results for every tiling, a quick end on request, and nothing left behind."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.cancel import check_cancelled
from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import Stack, StackReader
from sar_despeckle.core.raster.tiles import Context, Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.series.ratio import RatioDespeckle
from sar_despeckle.core.streaming.limits import MIB, Limits, choose_sides
from sar_despeckle.core.streaming.operation import EveryNth, Identity, Operation
from sar_despeckle.core.streaming.runner import gather, run, sample
from sar_despeckle.core.streaming.tile_workers import read_block
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from sar_despeckle.core.superimage.glrt import GlrtMultilook
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean
from sar_despeckle.core.superimage.variation import WithVariation
from sar_despeckle.core.whole_image.enl import LogVariance

from ..rasters import Recorder, as_stack, eventually, read, speckle, whole

DATES, SHAPE = 3, (300, 270)
LEVELS = (0.9, 1.0, 1.1)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    """Three dates with steps in level, scattered gaps and a corner without data."""
    values = speckle((DATES, *SHAPE), gaps=0.02)
    values[:, 100:, :150] *= 5
    values[1:, :, 200:] *= 3
    values[:, :40, :70] = np.nan
    values[0, 250:, 100:] = np.nan
    return as_stack(tmp_path_factory.mktemp("stack") / "in.tif", values)


def results(
    operation: Operation, inputs: list[Stack], bands: list[int], limits: Limits, folder: Path
) -> list[np.ndarray]:
    """Results that a run writes."""
    folder.mkdir(exist_ok=True)
    with Workspace(folder) as workspace:
        grid = inputs[0].grid
        writers = [[workspace.output(folder / f"{k}.tif", grid, bands=[""] * n)] for k, n in enumerate(bands)]
        run(operation, inputs, writers, limits, Silent())
    return [read(folder / f"{k}.tif") for k in range(len(bands))]


CLASSICAL: list[tuple[Operation, list[int]]] = [
    (TemporalMean(), [1]),
    (BinaryWeightedMean((0, 2)), [2]),
    (UnchangedMean(1.0, DATES, LEVELS), [1]),
    (WithVariation(TemporalMean(), LEVELS, 1.0, 0.0), [1, 2]),
    (GlrtMultilook(window=(7, 9), each_date=True), [1, 1, DATES]),
    (LogVariance((9, 11)), [1]),
    (Identity(), [DATES]),
]


@pytest.mark.parametrize(("operation", "bands"), CLASSICAL, ids=[type(o).__name__ for o, _ in CLASSICAL])
def test_the_tiles_do_not_show(tmp_path: Path, stack: Stack, operation: Operation, bands: list[int]):
    if isinstance(operation, LogVariance):  # takes one date
        stack = stack.select(1)
    expected = operation(whole(stack))
    for number, limits in enumerate(
        [Limits(64), Limits(256), Limits(2048), Limits(100, threads=1), Limits(64, threads=4), Limits(memory=2)]
    ):
        written = results(operation, [stack], bands, limits, tmp_path / str(number))
        for one, other in zip(written, expected):
            np.testing.assert_array_equal(one, other)  # to the last bit


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("level", [1e37, 1e-44])
def test_numbers_at_the_edges_of_float32_give_no_warnings(tmp_path: Path, level: float):
    values = np.maximum(speckle((DATES, 60, 70)) * np.float32(level), 0)
    edge = as_stack(tmp_path / "edge.tif", values)
    for number, (operation, bands) in enumerate(CLASSICAL):
        given = edge.select(1) if isinstance(operation, LogVariance) else edge
        results(operation, [given], bands, Limits(), tmp_path / str(number))


def test_nor_do_they_with_several_inputs(tmp_path: Path, stack: Stack):
    with Workspace(tmp_path) as workspace:
        raw = workspace.scratch("super", stack.grid)
        run(TemporalMean(), [stack], [[raw]], Limits(), Silent())
        inputs = [stack.select(0), raw.read_back()]
        for name, operation, given, bands in (("ratio", RatioDespeckle(Identity(), 0.7), inputs, [1]),):
            answers = [results(operation, given, bands, Limits(s), tmp_path / f"{name}{s}") for s in (64, 256, 2048)]
            for answer in answers[1:]:
                np.testing.assert_array_equal(answer, answers[0])


@dataclass(frozen=True)
class Neighbourhood(Operation):
    """The outer window itself, in numbers: what the operation sees."""

    context_: Context

    @property
    def context(self) -> Context:
        return self.context_

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        (block,) = blocks
        assert block.shape[1] % self.context_.multiple == 0 and block.shape[2] % self.context_.multiple == 0
        padded = np.pad(block, ((0, 0), (2, 2), (2, 2)), constant_values=np.float32(np.nan))
        height, width = block.shape[1:]
        return (padded[:, :height, 4 : 4 + width] + padded[:, 4 : 4 + height, :width],)


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (31, 33), (64, 64), (65, 100)])
def test_beyond_the_edge_lies_the_mirror_image(tmp_path: Path, shape: tuple[int, int]):
    values = speckle((2, *shape))
    source = as_stack(tmp_path / "in.tif", values)
    mirrored = np.pad(values, ((0, 0), (2, 2), (2, 2)), mode="symmetric")
    expected = mirrored[:, : shape[0], 4:] + mirrored[:, 4:, : shape[1]]
    operation = Neighbourhood(Context((2, 2), 32, 32))
    for side in (1, 32, 64, 2048):
        (written,) = results(operation, [source], [2], Limits(side), tmp_path / str(side))
        np.testing.assert_array_equal(written, expected)


def test_a_block_beyond_the_edge(tmp_path: Path):
    values = speckle((1, 6, 7))
    reader = StackReader(as_stack(tmp_path / "in.tif", values))
    block = read_block(reader, Window(-3, -2, 12, 16))
    np.testing.assert_array_equal(block, np.pad(values, ((0, 0), (3, 3), (2, 7)), mode="symmetric"))
    np.testing.assert_array_equal(read_block(reader, Window(1, 2, 3, 4)), values[:, 1:4, 2:6])


# -- the first pass


def test_gather_sees_every_pixel_once_in_an_order_the_tile_size_does_not_change(stack: Stack):
    def measure(blocks: list[np.ndarray]) -> tuple[int, float]:
        return blocks[0].size, float(np.nansum(blocks[0], dtype=np.float64))

    answers = [gather(Identity(), [stack], measure, limits, Silent()) for limits in (Limits(), Limits(64), Limits(7))]
    assert answers[0] == answers[1] == answers[2]
    assert sum(size for size, _ in answers[0]) == DATES * SHAPE[0] * SHAPE[1]
    small = gather(Identity(), [stack], measure, Limits(memory=2), Silent())
    assert len(small) > len(answers[0])
    assert sum(total for _, total in small) == pytest.approx(sum(total for _, total in answers[0]))


# -- progress


def test_progress_goes_up_to_one(tmp_path: Path, stack: Stack):
    recorder = Recorder()
    with Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "a.tif", stack.grid)
        run(TemporalMean(), [stack], [[writer]], Limits(64), recorder)
    assert recorder.fractions[0] == 0 and recorder.fractions[-1] == 1
    assert all(a <= b for a, b in zip(recorder.fractions, recorder.fractions[1:]))
    assert len(set(recorder.fractions)) > 20  # of 25 tiles


# -- the end before the end


@dataclass(frozen=True)
class Endless(Operation):
    """Computes until it is told to stop; counts up where a test wants to know that it began."""

    alone: bool = False

    @property
    def concurrent(self) -> bool:
        return not self.alone

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            check_cancelled()
            time.sleep(0.005)
        return (blocks[0][:1],)


@dataclass(frozen=True)
class Failing(Operation):
    """Computes some tiles and then cannot."""

    error: type[Exception]

    def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
        if np.nanmax(blocks[0]) > 30:
            raise self.error("no further")
        return (blocks[0][:1],)


def threads() -> set[threading.Thread]:
    return {t for t in threading.enumerate() if t.is_alive()}


def attempt(folder: Path, stack: Stack, operation: Operation, limits: Limits, feedback: Silent) -> None:
    """A run with a result, an optional one not asked for, and scratch."""
    with Workspace(folder) as workspace:
        workspace.scratch("super", stack.grid)
        run(operation, [stack], [[workspace.output(folder / "a.tif", stack.grid)]], limits, feedback)


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("number", [1, 4])
def test_a_cancel_ends_the_run_within_a_second(tmp_path: Path, stack: Stack, alone: bool, number: int):
    before, recorder = threads(), Recorder(cancel_after=0.3)
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        attempt(tmp_path, stack, Endless(alone), Limits(64, threads=number), recorder)
    assert time.monotonic() - begin < 0.3 + 1
    assert len(recorder.fractions) >= 2  # it was asked while the tile was computed
    assert eventually(lambda: threads() <= before)
    assert list(tmp_path.iterdir()) == []


def test_a_cancel_ends_a_first_pass_too(stack: Stack):
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        gather(Endless(), [stack], len, Limits(), Recorder(cancel_after=0.2))
    assert time.monotonic() - begin < 0.2 + 1


def test_a_cancel_ends_a_large_multilook_within_a_tile(tmp_path: Path):
    values = as_stack(tmp_path / "in.tif", speckle((2, 1000, 1000)))
    begin = time.monotonic()
    (tmp_path / "out").mkdir()
    with pytest.raises(Cancelled):
        operation = GlrtMultilook(window=(51, 51))  # half a minute
        attempt(tmp_path / "out", values, operation, Limits(2048, threads=1), Recorder(cancel_after=0.3))
    assert time.monotonic() - begin < 0.3 + 1
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("error", [InputError, ValueError, MemoryError])
def test_an_error_in_an_operation_leaves_no_threads_and_no_files(tmp_path: Path, stack: Stack, error: type[Exception]):
    before = threads()
    with pytest.raises(error, match="no further"):
        attempt(tmp_path, stack, Failing(error), Limits(64), Silent())
    assert eventually(lambda: threads() <= before)
    assert list(tmp_path.iterdir()) == []


def test_an_error_while_writing_does_not_either(tmp_path: Path, stack: Stack):
    class Full:
        blocks = 0

        def write(self, block: np.ndarray, window: Window) -> None:
            self.blocks += 1
            if self.blocks == 3:
                raise InputError("the disk is full")

    before = threads()
    with pytest.raises(InputError, match="the disk is full"), Workspace(tmp_path) as workspace:
        good = workspace.output(tmp_path / "a.tif", stack.grid)
        full: list = [Full()]
        run(GlrtMultilook(window=(3, 3)), [stack], [[good], full], Limits(64), Silent())
    assert full[0].blocks == 3
    assert eventually(lambda: threads() <= before)
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_a_measure_and_in_the_feedback_do_not_either(stack: Stack):
    def broken(*_: object) -> int:
        raise ValueError("broken")

    before = threads()
    with pytest.raises(ValueError, match="broken"):
        gather(Identity(), [stack], broken, Limits(), Silent())
    feedback = Silent()
    feedback.progress = broken  # type: ignore[method-assign]
    with pytest.raises(ValueError, match="broken"):
        gather(Identity(), [stack], len, Limits(), feedback)
    assert eventually(lambda: threads() <= before)


def test_the_cache_of_gdal_is_given_back(stack: Stack):
    before = gdal.GetCacheMax()
    seen = []
    recorder = Recorder()
    recorder.progress = lambda fraction: seen.append(gdal.GetCacheMax())  # type: ignore[method-assign]
    gather(Identity(), [stack], len, Limits(memory=64), recorder)
    assert gdal.GetCacheMax() == before
    assert set(seen) == {8 * MIB}


def test_the_wish_of_one_run_does_not_end_another(tmp_path: Path, stack: Stack):
    answers: list[object] = []

    def other() -> None:
        answers.append(gather(Identity(), [stack] * 2, len, Limits(memory=1, threads=2), Silent()))

    thread = threading.Thread(target=other)
    thread.start()
    with pytest.raises(Cancelled):
        attempt(tmp_path, stack, Endless(), Limits(64), Recorder(cancel_after=0.1))
    thread.join()
    assert answers


# -- limits


@pytest.mark.parametrize("parameters", [{"tile_size": -1}, {"memory": 0}, {"memory": -5}, {"threads": -1}])
def test_impossible_limits(parameters: dict[str, int]):
    with pytest.raises(InputError, match=r"must be [01] or more, not (-\d|0)\."):
        Limits(**parameters)


@pytest.mark.parametrize("memory", [64, 256, 2048, 16384])
@pytest.mark.parametrize("bands", [2, 30, 300])
def test_automatic_tiles_fit_into_the_memory(memory: int, bands: int):
    for operation in (TemporalMean(), GlrtMultilook(), BinaryWeightedMean(), UnchangedMean(1.0, bands)):
        limits = Limits(memory=memory, threads=4)
        sides = choose_sides(operation, (10**5, 10**5), bands, limits)
        pixels = math.prod(side + 2 * halo for side, halo in zip(sides, operation.context.halo))
        assert all(64 <= side <= operation.side for side in sides)
        assert sides == (64, 64) or pixels * (4 * bands + operation.pixel_bytes) * 5 <= limits.budget < memory * MIB


def test_small_rasters_are_cut_for_all_threads():
    def tiles(threads: int) -> int:
        rows, cols = choose_sides(TemporalMean(), (1024, 1024), 10, Limits(threads=threads))
        return -(-1024 // rows) * -(-1024 // cols)

    assert tiles(1) >= 2 and tiles(8) >= 16


@dataclass(frozen=True)
class _Alone(Identity):
    """It uses every core by itself, and would like one tile."""

    context = Context(halo=(96, 96), multiple=16, border=16)
    side = 3072
    concurrent = False


def test_tiles_are_large_here_and_many_for_workers_elsewhere():
    shape = (3000, 3000)
    assert choose_sides(_Alone(), shape, 3, Limits(threads=8)) == (3072, 3072)
    rows, cols = choose_sides(_Alone(), shape, 3, Limits(threads=8), workers=8)
    assert -(-3000 // rows) * -(-3000 // cols) >= 16
    # with any number of them a tile stays larger than its halo
    assert min(choose_sides(_Alone(), shape, 3, Limits(), workers=1000)) >= 2 * 96


def test_as_many_blocks_are_computed_at_once_as_there_are_threads_or_two(stack: Stack):
    def most(alone: bool) -> int:
        state = {"now": 0, "most": 0}
        lock = threading.Lock()

        class Busy(Identity):
            @property
            def concurrent(self) -> bool:
                return not alone

            @property
            def side(self) -> int:
                return 64

            def __call__(self, *blocks: np.ndarray) -> tuple[np.ndarray, ...]:
                with lock:
                    state["now"] += 1
                    state["most"] = max(state.values())
                time.sleep(0.03)
                with lock:
                    state["now"] -= 1
                return blocks

        gather(Busy(), [stack], len, Limits(threads=3), Silent())
        return state["most"]

    assert most(alone=False) == 3
    assert most(alone=True) == 2  # one is read or finished while the other is computed


# -- measuring


@pytest.mark.parametrize("limits", [Limits(), Limits(16), Limits(37, threads=1)])
def test_what_is_written_can_be_measured_meanwhile(tmp_path: Path, stack: Stack, limits: Limits):
    with Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "mean.tif", stack.grid)
        counts = run(TemporalMean(), [stack], [[writer]], limits, Silent(), lambda r: int(np.isfinite(r[0]).sum()))
    assert sum(counts) == np.isfinite(read(tmp_path / "mean.tif")).sum()


def test_a_sample_of_a_small_raster_is_the_whole(tmp_path: Path):
    stack = as_stack(tmp_path / "small.tif", speckle((2, 250, 40), gaps=0.1))
    (answer,) = sample(Identity(), [stack], lambda given, made: (given[0], made[0]), Limits(), Silent())
    for blocks in answer:
        np.testing.assert_array_equal(blocks, whole(stack))


def test_a_sample_has_its_halo(tmp_path: Path):
    stack = as_stack(tmp_path / "wide.tif", speckle((1, 300, 1300)))
    operation = LogVariance((5, 7))
    (expected,) = operation(whole(stack))
    pieces = sample(operation, [stack], lambda _, made: made, Limits(), Silent())
    found = np.concatenate([made[0].ravel() for made in pieces])
    assert 0 < np.isfinite(found).sum() < 8 * 256 * 256 and np.isin(found[np.isfinite(found)], expected).all()


@pytest.mark.parametrize("tile_size", [0, 16, 37])
def test_every_nth_pixel_is_the_same_in_any_tiling(tmp_path: Path, tile_size: int):
    values = speckle((1, 61, 74), gaps=0.1)
    operation = LogVariance((3, 3))
    expected = np.empty((61, 74), np.float32)
    for down, right in product(range(2), range(2)):
        expected[down::2, right::2] = operation(values[:, down::2, right::2])[0][0]
    stack = as_stack(tmp_path / "in.tif", values)
    with Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "out.tif", stack.grid)
        run(EveryNth(operation, 2), [stack], [[writer]], Limits(tile_size), Silent())
    np.testing.assert_array_equal(read(tmp_path / "out.tif")[0, :52, :65], expected[:52, :65])


# -- copying


@pytest.mark.parametrize("tile_size", [0, 16])
def test_copies_to_bands_and_to_files(tmp_path: Path, tile_size: int):
    values = speckle((3, 40, 50), gaps=0.1)
    stack = as_stack(tmp_path / "in.tif", values)
    limits = Limits(tile_size)
    with Workspace(tmp_path) as workspace:
        bands = workspace.output(tmp_path / "bands.tif", stack.grid, bands=[""] * 3, scale=Scale.DECIBEL, nodata=-99)
        files = [workspace.output(tmp_path / f"{k}.tif", stack.grid) for k in range(3)]
        for outputs in ([bands], files):
            run(Identity(), [stack], [outputs], limits, Silent())
    decibel = np.where(np.isnan(values), -99, 10 * np.log10(values))
    np.testing.assert_allclose(read(tmp_path / "bands.tif"), decibel, rtol=1e-4, atol=1e-5)
    for k in range(3):
        np.testing.assert_array_equal(read(tmp_path / f"{k}.tif")[0], values[k])
