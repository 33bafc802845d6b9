"""Streams of arrays in memory: the tiles of the plan, computed in threads. They need neither files nor GDAL."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

import numpy as np

from ..cancel import CancelToken, cancellable, check_cancelled
from ..errors import Cancelled
from ..feedback import Feedback
from ..raster.grid import Grid
from ..raster.tiles import Tile, TilePlan, Window, around, extended, spread_pieces, within
from .limits import Limits, choose_sides, statistics_side
from .operation import Array, Operation
from .streams import Images, Output, ScratchSpace, Streams

T = TypeVar("T")


@dataclass(frozen=True)
class ArrayImages:
    """Images that are an array.

    Attributes
    ----------
    values : float32 ``(dates, rows, cols)`` of linear intensity, NaN = no data: NumPy's, or one that is computed later
    labels : names of the dates in a sentence
    """

    values: Any
    labels: tuple[str, ...]

    complex = False

    @property
    def grid(self) -> Grid:
        return Grid(*self.values.shape[1:])

    @property
    def names(self) -> str:
        return self.labels[0] if len(self) == 1 else f"{self.labels[0]} and {len(self) - 1} more"

    def __len__(self) -> int:
        return len(self.labels)

    def select(self, *dates: int) -> ArrayImages:
        first, last = dates[0], dates[-1] + 1
        # a slice is a view, a list of dates a copy
        chosen = slice(first, last) if dates == tuple(range(first, last)) else list(dates)
        return replace(self, values=self.values[chosen], labels=tuple(self.labels[date] for date in dates))

    def keeping_zeros(self) -> ArrayImages:
        return self  # only NaN is no data here

    def read(self, window: Window) -> Array:
        """A window that may reach beyond the images, where their mirror image lies."""
        there = within(window, self.grid.shape)
        block = self.values[:, there.row : there.row + there.rows, there.col : there.col + there.cols]
        return extended(block, window, self.grid.shape)


@dataclass(frozen=True)
class ArrayOutput:
    """Images in memory that are being made.

    Attributes
    ----------
    values : ``(bands, rows, cols)``
    label : their name in a sentence
    """

    values: Array
    label: str

    def write(self, block: Array, window: Window) -> None:
        self.values[:, window.row : window.row + window.rows, window.col : window.col + window.cols] = block

    def by_band(self) -> list[ArrayOutput]:
        return [replace(self, values=self.values[band : band + 1]) for band in range(len(self.values))]

    def read_back(self) -> ArrayImages:
        return ArrayImages(self.values, (self.label,) * len(self.values))


class ArraySpace:
    """Room in memory for images that are being made."""

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> ArrayOutput:
        return ArrayOutput(np.empty((bands, *grid.shape), np.float32), name)


@dataclass(frozen=True)
class ArrayStreams(Streams):
    """Runner of operations over :class:`ArrayImages` of NumPy's arrays, into :class:`ArrayOutput`.

    Examples
    --------
    >>> from ..feedback import Silent
    >>> from ..superimage.binary_weighted import TemporalMean
    >>> dates = ArrayImages(np.float32([[[1, 2]], [[3, 6]]]), ("the first date", "the second"))
    >>> mean = ArraySpace().scratch("mean", dates.grid)
    >>> _ = ArrayStreams().run(TemporalMean(), [dates], [[mean]], Silent())
    >>> mean.values
    array([[[2., 4.]]], dtype=float32)
    """

    limits: Limits = field(default_factory=Limits)

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> list[T]:
        shape = inputs[0].grid.shape
        bands = sum(map(len, inputs)) + sum(len(writers) for writers in outputs if writers)
        sides = self.limits.tile_sides or choose_sides(operation, shape, bands, self.limits)

        def then(tile: Tile, _: list[Array], results: list[Array]) -> list[T]:
            for block, writers in zip(results, outputs):
                for writer, part in zip(writers or (), np.split(block, len(writers or (0,)))):
                    writer.write(part, tile.inner)
            return [measure(results)] if measure else []

        tiles = TilePlan(shape, sides, operation.context)
        return [answer for found in self._stream(operation, inputs, tiles, then, feedback) for answer in found]

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        side = statistics_side(operation, sum(map(len, inputs)), self.limits)
        tiles = TilePlan(inputs[0].grid.shape, (side, side), operation.context)
        return list(self._stream(operation, inputs, tiles, lambda _, __, results: measure(results), feedback))

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        windows = [piece.inner for piece in spread_pieces(inputs[0].grid.shape, operation.context)]
        return list(self.visit(operation, inputs, windows, measure, feedback))

    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        tiles = [around(window, inputs[0].grid.shape, operation.context) for window in windows]
        stream = self._stream(operation, inputs, tiles, lambda _, blocks, results: then(blocks, results), feedback)
        with closing(stream):
            yield from stream

    @contextmanager
    def scratch_beside(self, output: Output) -> Iterator[ScratchSpace]:
        yield ArraySpace()

    def _stream(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        tiles: TilePlan | list[Tile],
        then: Callable[[Tile, list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Generator[T, None, None]:
        """Answers tile by tile, in the order of the tiles; ``then`` is called in a thread."""
        images, token = cast("Sequence[ArrayImages]", inputs), CancelToken()

        def work(tile: Tile) -> T:
            # numbers at the edges of float32 are looked for where they matter, as in the runner of rasters
            with cancellable(token), np.errstate(all="ignore"):
                check_cancelled()
                blocks = [image.read(tile.outer) for image in images]
                results = operation(*blocks)
                rows, cols = tile.crop
                inner = [[block[:, rows, cols] for block in group] for group in (blocks, results)]
                return then(tile, *inner)

        pool = ThreadPoolExecutor(self.limits.workers if operation.concurrent else 2)
        try:
            for done, answer in enumerate(pool.map(work, tiles)):
                feedback.progress(done / len(tiles))
                if feedback.cancelled():
                    raise Cancelled
                yield answer
            feedback.progress(1.0)
        finally:
            token.cancel()
            pool.shutdown(cancel_futures=True)
