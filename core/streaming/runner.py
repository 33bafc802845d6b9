"""The one tile runner: any operation, over rasters of any size, in bounded memory.

Worker threads each read a block and compute it, so one thread reads while another computes; the caller's thread
writes the results in order, reports progress and looks for a cancel.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import ExitStack, closing, contextmanager
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..cancel import CancelToken, cancellable, check_cancelled
from ..errors import Cancelled
from ..feedback import Feedback, listening
from ..files.opening import OpenRasters
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Context, Tile, TilePlan, Window, around, extended, spread_pieces, within
from .limits import MIB, Limits, choose_side, in_flight, statistics_side
from .operation import Operation, WithInputs
from .streams import Output
from .threads import POLL, Threads, waiting

Array = NDArray[np.float32]
T = TypeVar("T")


class _Workers:
    """Threads that read and compute blocks."""

    def __init__(self, operation: Operation, inputs: Sequence[Stack], context: Context, limits: Limits) -> None:
        self.operation, self.context = operation, context
        self._files = OpenRasters()
        self._readers = [StackReader(stack, self._files) for stack in inputs]
        self.token = CancelToken()
        self._told: deque[str] = deque()
        self._passed_on: set[str] = set()
        self._threads = Threads(limits.workers if operation.concurrent else 2)

    def submit(self, tile: Tile, then: Callable[[list[Array]], T]) -> Future[T]:
        return self._threads.submit(self._work, tile, then)

    def _work(self, tile: Tile, then: Callable[[list[Array]], T]) -> T:
        # numbers at the edges of float32 become 0 or infinite, which is looked for where it matters: no warnings
        with cancellable(self.token), listening(self._told.append), np.errstate(all="ignore"):
            check_cancelled()
            with waiting():
                blocks = [read_block(reader, tile.outer) for reader in self._readers]
            check_cancelled()
            results = self.operation(*blocks)
            rows, cols = tile.crop
            return then([result[:, rows, cols] for result in results])

    def pass_on(self, feedback: Feedback) -> None:
        """Pass on every remark of the threads once: a feedback must be used from the caller's thread only."""
        while self._told:
            text = self._told.popleft()
            if text not in self._passed_on:
                self._passed_on.add(text)
                feedback.warning(text)

    def close(self) -> None:
        self.token.cancel()
        self._threads.close()
        self._files.close()


def read_block(reader: StackReader, window: Window) -> Array:
    """Read a window that may reach beyond the raster; beyond its edges lies its mirror image, which has no phase.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> _ = gdal_array.SaveArray(np.float32([[1, 2, 3]]), "/vsimem/read_block.tif", "GTiff").FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/read_block.tif")], Scale.INTENSITY)
    >>> read_block(StackReader(stack), Window(0, -2, 1, 4))
    array([[[2., 1., 1., 2.]]], dtype=float32)
    """
    shape = reader.stack.grid.shape
    return extended(reader.read(within(window, shape)), window, shape, mirrored=reader.mirrored)


@contextmanager
def _small_cache(limits: Limits) -> Iterator[None]:
    """GDAL's block cache is 5 % of the machine's memory by default: keep it within the budget for this run."""
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(int(min(before, limits.memory * MIB / 8)))
    try:
        yield
    finally:
        gdal.SetCacheMax(before)


def _stream(
    operation: Operation,
    inputs: Sequence[Stack],
    tiles: TilePlan | list[Tile],
    limits: Limits,
    feedback: Feedback,
    then: Callable[[list[Array]], T],
) -> Generator[tuple[Tile, T], None, None]:
    """Results tile by tile, in the order of the tiles."""
    ahead = in_flight(operation, limits)
    with ExitStack() as cleanup:
        cleanup.enter_context(_small_cache(limits))
        workers = _Workers(operation, inputs, operation.context, limits)
        cleanup.callback(workers.close)
        pending: deque[tuple[Tile, Future[T]]] = deque()
        todo, done, total = iter(tiles), 0, len(tiles)
        while done < total:
            while len(pending) < ahead:
                tile = next(todo, None)
                if tile is None:
                    break
                pending.append((tile, workers.submit(tile, then)))
            tile, future = pending[0]
            feedback.progress(done / total)
            if feedback.cancelled():
                raise Cancelled
            if not wait([future], timeout=POLL).done:
                continue
            pending.popleft()
            result = future.result()
            workers.pass_on(feedback)
            yield tile, result
            done += 1
        feedback.progress(1.0)


def run(
    operation: Operation,
    inputs: Sequence[Stack],
    outputs: Sequence[Sequence[Output] | None],
    limits: Limits,
    feedback: Feedback,
    measure: Callable[[list[Array]], T] | None = None,
) -> list[T]:
    """Apply an operation to whole rasters and write its results, as :meth:`.streams.Streams.run` describes it.

    ``measure`` is called in a worker thread. The caller finishes the writers, and discards them if this raises.
    """
    bands = sum(len(stack) for stack in inputs) + sum(len(w) for w in outputs if w)
    shape = inputs[0].grid.shape
    tiles = TilePlan(shape, limits.tile_size or choose_side(operation, shape, bands, limits), operation.context)

    def then(results: list[Array]) -> tuple[list[Array | None], T | None]:
        found = measure(results) if measure else None
        return [block if writers else None for block, writers in zip(results, outputs)], found

    answers: list[T] = []
    # closing: the threads end before this returns, also where writing fails
    with closing(_stream(operation, inputs, tiles, limits, feedback, then)) as stream:
        for tile, (blocks, found) in stream:
            for block, writers in zip(blocks, outputs):
                if block is not None and writers:
                    for writer, part in zip(writers, np.split(block, len(writers))):
                        writer.write(part, tile.inner)
            if found is not None:
                answers.append(found)
    return answers


def gather(
    operation: Operation,
    inputs: Sequence[Stack],
    measure: Callable[[list[Array]], T],
    limits: Limits,
    feedback: Feedback,
) -> list[T]:
    """Measure an operation's results tile by tile, in a pass over the whole image.

    ``measure`` gets the inner part of the results, in a worker thread; its answers come back in the order of a tiling
    that the user's tile size does not change.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from .operation import Identity
    >>> _ = gdal_array.SaveArray(np.full((600, 600), 2, np.float32), "/vsimem/gather.tif", "GTiff").FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/gather.tif")], Scale.INTENSITY)
    >>> sum(gather(Identity(), [stack], lambda blocks: float(blocks[0].sum()), Limits(), Silent()))
    720000.0
    """
    bands = sum(len(stack) for stack in inputs)
    tiles = TilePlan(inputs[0].grid.shape, statistics_side(operation, bands, limits), operation.context)
    return [answer for _, answer in _stream(operation, inputs, tiles, limits, feedback, measure)]


def sample(
    operation: Operation,
    inputs: Sequence[Stack],
    measure: Callable[[list[Array], list[Array]], T],
    limits: Limits,
    feedback: Feedback,
) -> list[T]:
    """Measure an operation on pieces spread evenly over the image, so few that any raster is measured in a moment.

    ``measure`` gets the inner parts of the operation's inputs and of its results, in a worker thread; its answers come
    back in the order of the pieces.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from .operation import Identity
    >>> _ = gdal_array.SaveArray(np.full((50, 70), 2, np.float32), "/vsimem/sample.tif", "GTiff").FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/sample.tif")], Scale.INTENSITY)
    >>> sample(Identity(), [stack], lambda inputs, results: float(results[0].mean()), Limits(), Silent())
    [2.0]
    """
    windows = [piece.inner for piece in spread_pieces(inputs[0].grid.shape, operation.context)]
    return list(visit(operation, inputs, windows, measure, limits, feedback))


def visit(
    operation: Operation,
    inputs: Sequence[Stack],
    windows: Sequence[Window],
    then: Callable[[list[Array], list[Array]], T],
    limits: Limits,
    feedback: Feedback,
) -> Generator[T, None, None]:
    """Answers of ``then`` to windows of the image, in their order, as :meth:`.streams.Streams.visit` describes it."""
    tiles, given = [around(window, inputs[0].grid.shape, operation.context) for window in windows], len(inputs)
    stream = _stream(
        WithInputs(operation), inputs, tiles, limits, feedback, lambda parts: then(parts[:given], parts[given:])
    )
    with closing(stream):
        for _, answer in stream:
            yield answer
