"""The one tile runner: any operation, over rasters of any size, in bounded memory.

Workers each read a block and compute it, so one reads while another computes: threads, or the workers of a cluster
(:mod:`.cluster`). The caller's thread writes the results in order, reports progress and looks for a cancel.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, wait
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..errors import Cancelled
from ..feedback import Feedback
from ..raster.reader import Stack
from ..raster.tiles import Tile, TilePlan, Window, around, spread_pieces
from .limits import MIB, Limits, choose_sides, in_flight, statistics_side
from .operation import Operation, WithInputs
from .streams import Output
from .threads import POLL
from .tile_workers import ThreadWorkers, TileWorkers

if TYPE_CHECKING:
    from .cluster import Cluster

Array = NDArray[np.float32]
T = TypeVar("T")


@contextmanager
def _small_cache(limits: Limits) -> Iterator[None]:
    """GDAL's block cache is 5 % of the machine's memory by default: keep it within the budget for this run."""
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(int(min(before, limits.memory * MIB / 8)))
    try:
        yield
    finally:
        gdal.SetCacheMax(before)


def _workers(
    operation: Operation,
    inputs: Sequence[Stack],
    limits: Limits,
    feedback: Feedback,
    cluster: Cluster | None,
    bands: int,
) -> TileWorkers:
    """Those who compute the tiles of a pass.

    Parameters
    ----------
    bands : of the results that they give back
    """
    if cluster:
        return cluster.workers(operation, inputs, limits, bands, feedback)
    return ThreadWorkers(operation, inputs, limits, in_flight(operation, limits))


def _stream(
    workers: TileWorkers,
    tiles: TilePlan | list[Tile],
    limits: Limits,
    feedback: Feedback,
    then: Callable[[list[Array]], T],
) -> Generator[tuple[Tile, T], None, None]:
    """Results tile by tile, in the order of the tiles."""
    with ExitStack() as cleanup:
        cleanup.enter_context(_small_cache(limits))
        cleanup.callback(workers.close)
        pending: deque[tuple[Tile, Future[T]]] = deque()
        todo, done, total = iter(tiles), 0, len(tiles)
        while done < total:
            while not pending or len(pending) < workers.ahead(pending[0][0]):
                tile = next(todo, None)
                if tile is None:
                    break
                pending.append((tile, workers.submit(tile, then)))
            tile, future = pending[0]
            feedback.progress(done / total)
            if feedback.cancelled():
                raise Cancelled
            if not wait([future], timeout=POLL).done:
                workers.check()
                continue
            pending.popleft()
            result = workers.answer(future)
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
    cluster: Cluster | None = None,
) -> list[T]:
    """Apply an operation to whole rasters and write its results, as :meth:`.streams.Streams.run` describes it.

    ``measure`` is called by a worker. The caller finishes the writers, and discards them if this raises.
    """
    wanted = [bool(writers) for writers in outputs]
    results_bands = sum(len(w) for w in outputs if w)
    bands = sum(len(stack) for stack in inputs) + results_bands
    shape = inputs[0].grid.shape

    def then(results: list[Array]) -> tuple[list[Array | None], T | None]:
        found = measure(results) if measure else None
        return [block if kept else None for block, kept in zip(results, wanted)], found

    answers: list[T] = []
    workers = _workers(operation, inputs, limits, feedback, cluster, results_bands)
    sides = limits.tile_sides or choose_sides(operation, shape, bands, limits, workers.elsewhere)
    tiles = TilePlan(shape, sides, operation.context)
    # closing: the threads end before this returns, also where writing fails
    with closing(_stream(workers, tiles, limits, feedback, then)) as stream:
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
    cluster: Cluster | None = None,
) -> list[T]:
    """Measure an operation's results tile by tile, in a pass over the whole image.

    ``measure`` gets the inner part of the results, from a worker; its answers come back in the order of a tiling
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
    side = statistics_side(operation, bands, limits)
    tiles = TilePlan(inputs[0].grid.shape, (side, side), operation.context)
    workers = _workers(operation, inputs, limits, feedback, cluster, 0)
    return [answer for _, answer in _stream(workers, tiles, limits, feedback, measure)]


def sample(
    operation: Operation,
    inputs: Sequence[Stack],
    measure: Callable[[list[Array], list[Array]], T],
    limits: Limits,
    feedback: Feedback,
    cluster: Cluster | None = None,
) -> list[T]:
    """Measure an operation on pieces spread evenly over the image, so few that any raster is measured in a moment.

    ``measure`` gets the inner parts of the operation's inputs and of its results, from a worker; its answers come
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
    return list(visit(operation, inputs, windows, measure, limits, feedback, cluster))


def visit(
    operation: Operation,
    inputs: Sequence[Stack],
    windows: Sequence[Window],
    then: Callable[[list[Array], list[Array]], T],
    limits: Limits,
    feedback: Feedback,
    cluster: Cluster | None = None,
) -> Generator[T, None, None]:
    """Answers of ``then`` to windows of the image, in their order, as :meth:`.streams.Streams.visit` describes it."""
    tiles, given = [around(window, inputs[0].grid.shape, operation.context) for window in windows], len(inputs)
    workers = _workers(WithInputs(operation), inputs, limits, feedback, cluster, sum(map(len, inputs)))
    with closing(_stream(workers, tiles, limits, feedback, lambda parts: then(parts[:given], parts[given:]))) as stream:
        for _, answer in stream:
            yield answer
