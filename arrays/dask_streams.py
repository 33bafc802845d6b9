"""Streams of Dask's arrays: a pass is a ``map_overlap`` with the operation's own halo, put off as long as possible.

Whoever looks at the answers of a pass (the levels of a series, its looks) has it computed, over the whole image, and
the images that it writes are then kept by Dask. A :meth:`.Streams.figure` is a promise: the operation of the next pass
carries it, and all is computed together when somebody wants the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar, cast

import numpy as np

from ..core.feedback import Feedback
from ..core.raster.grid import Grid
from ..core.raster.tiles import Context, Shape, Tile, Window, around, extended, planned, spread_pieces
from ..core.streaming.array_streams import ArrayImages
from ..core.streaming.limits import Limits, choose_sides, statistics_side
from ..core.streaming.operation import Array, Operation
from ..core.streaming.streams import F, Images, Output, ScratchSpace, Streams

T = TypeVar("T")
Lengths = tuple[int, ...]  # of chunks, along one axis
_LEAST = 4  # lengths of a halo in a chunk: with less, more is computed for the halo than for the chunk
_OBJECTS = np.empty((0, 0, 0), object)
NUMBERS = np.empty((0, 0, 0), np.float32)


class DaskOutput:
    """Images that are being made: arrays that are computed later.

    Attributes
    ----------
    values : ``(bands, rows, cols)``, from the pass that writes them on
    """

    def __init__(self, label: str, bands: int) -> None:
        self.label, self.bands = label, bands
        self.values: Any = None
        self._each: list[DaskOutput] = []

    def by_band(self) -> list[DaskOutput]:
        self._each = [DaskOutput(self.label, 1) for _ in range(self.bands)]
        return self._each

    def read_back(self) -> ArrayImages:
        import dask.array as da

        values = da.concatenate([band.values for band in self._each]) if self._each else self.values
        return ArrayImages(values, (self.label,) * self.bands)


class DaskSpace:
    """Room for images that are being made: Dask's own."""

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> Any:
        return DaskOutput(name, bands)


class _Answers(Sequence[T]):
    """Answers of a pass. It is made when they are looked at, and the images that it writes are kept then.

    Attributes
    ----------
    cells : a Dask array of objects, the answers
    outputs : of the pass
    """

    def __init__(self, cells: Any, outputs: Sequence[DaskOutput] = ()) -> None:
        self.cells, self._outputs = cells, outputs

    def _all(self) -> list[T]:
        import dask

        self.cells, *kept = dask.persist(self.cells, *(output.values for output in self._outputs))
        for output, values in zip(self._outputs, kept):
            output.values = values
        self._outputs = ()
        return list(self.cells.compute().flat)

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())


@dataclass(frozen=True)
class Promise:
    """A figure that is computed later, as an attribute of an operation.

    Dask's own delayed objects would make an array that they need once more, and with it all that it is made from.

    Attributes
    ----------
    cell : a Dask array of one object
    """

    cell: Any


@dataclass(frozen=True)
class _Kept:
    """The place of a promise among those of an operation."""

    number: int


@dataclass(frozen=True)
class _Plan:
    """The tiles that the chunks of an array are for an operation."""

    rows: Lengths
    cols: Lengths
    context: Context

    @property
    def shape(self) -> Shape:
        return sum(self.rows), sum(self.cols)

    def tile(self, row: int, col: int) -> Tile:
        """The tile of a chunk, by the chunk's number in rows and columns."""
        inner = Window(sum(self.rows[:row]), sum(self.cols[:col]), self.rows[row], self.cols[col])
        return planned(inner, self.shape, self.context)


@dataclass(frozen=True)
class DaskStreams(Streams):
    """Runner of operations over :class:`.ArrayImages` of Dask's arrays, into :class:`DaskOutput`.

    Attributes
    ----------
    rows, cols : lengths of the caller's chunks, which tiles follow as far as an operation allows
    """

    rows: Lengths
    cols: Lengths
    limits: Limits = field(default_factory=Limits)

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> Sequence[T]:
        bands = sum(map(len, inputs)) + sum(len(writers) for writers in outputs if writers)
        sides = choose_sides(operation, (10**6, 10**6), bands, self.limits)
        groups = [cast("list[DaskOutput]", list(writers or ())) for writers in outputs]
        wanted = [number for number, writers in enumerate(groups) if writers]
        plan = self._plan(operation, sides)
        tiles = _tiles(operation, inputs, plan, wanted, measure)
        for place, number in enumerate(wanted):
            first = 0
            depth = sum(writer.bands for writer in groups[number])
            image = tiles.map_blocks(
                _result, place, dtype=np.float32, chunks=((depth,), plan.rows, plan.cols), meta=NUMBERS
            )
            for writer in groups[number]:
                writer.values = image[first : first + writer.bands]
                first += writer.bands
        answers = tiles.map_blocks(_answer, dtype=object, meta=_OBJECTS)
        return _Answers(answers, [writer for writers in groups for writer in writers]) if measure else []

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        side = statistics_side(operation, sum(map(len, inputs)), self.limits)
        plan = self._plan(operation, (side, side))
        tiles = _tiles(operation, inputs, plan, [], measure)
        return _Answers(tiles.map_blocks(_answer, dtype=object, meta=_OBJECTS))

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        windows = [piece.inner for piece in spread_pieces(inputs[0].grid.shape, operation.context)]
        return self._visited(operation, inputs, windows, measure)

    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        return iter(self._visited(operation, inputs, windows, then))

    def figure(self, function: Callable[[Sequence[T]], F], answers: Sequence[T]) -> F:
        cells = cast("_Answers[T]", answers).cells.rechunk(-1)
        cell = cells.map_blocks(_figure, function, dtype=object, meta=_OBJECTS, chunks=((1,), (1,), (1,)))
        return cast(F, Promise(cell))  # an operation that has it as an attribute is run with what it becomes

    @contextmanager
    def scratch_beside(self, output: Output) -> Iterator[ScratchSpace]:
        yield DaskSpace()

    def _plan(self, operation: Operation, sides: Shape) -> _Plan:
        context = operation.context
        rows, cols = (
            fitted(lengths, deep, context.multiple, side)
            for lengths, deep, side in zip((self.rows, self.cols), context.depth, sides)
        )
        return _Plan(rows, cols, context)

    def _visited(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
    ) -> _Answers[T]:
        import dask.array as da

        bare, cells = without_promises(operation)
        pieces = []
        for tile in (around(window, inputs[0].grid.shape, operation.context) for window in windows):
            outer = tile.outer
            rows, cols = slice(outer.row, outer.row + outer.rows), slice(outer.col, outer.col + outer.cols)
            blocks = [cast(ArrayImages, image).values[:, rows, cols].rechunk(-1) for image in inputs]
            options = {"operation": bare, "tile": tile, "then": then, "chunks": ((1,), (1,), (1,))}
            pieces.append(da.map_blocks(_visit, *blocks, *cells, dtype=object, meta=_OBJECTS, **options))
        return _Answers(da.concatenate(pieces, axis=1))


def fitted(lengths: Lengths, depth: int, multiple: int, longest: int) -> Lengths:
    """Lengths of chunks that an operation can be run on, near those that an array has.

    Every chunk begins at a multiple, and is so long that the halo lies in the chunks beside it, and is the lesser work.

    Parameters
    ----------
    lengths : of the array's chunks, along one axis
    depth : of the halo, a multiple
    longest : length beyond which chunks are cut

    Examples
    --------
    >>> fitted((100, 100, 70), 16, 8, 1024)
    (96, 104, 70)
    >>> fitted((500,), 16, 8, 200)
    (200, 200, 100)
    """
    size, least = sum(lengths), max(_LEAST * depth, multiple)
    step = -(-max(longest, least) // multiple) * multiple
    starts = [0]
    for end in accumulate(lengths):
        end = size if end == size else round(end / multiple) * multiple
        while end - starts[-1] > step:
            starts.append(starts[-1] + step)
        if end - starts[-1] >= least:
            starts.append(end)
    while len(starts) > 1 and size - starts[-1] < least:
        starts.pop()
    return tuple(b - a for a, b in zip(starts, [*starts[1:], size]))


def _tiles(
    operation: Operation,
    inputs: Sequence[Images],
    plan: _Plan,
    wanted: Sequence[int],
    measure: Callable[[list[Array]], Any] | None,
) -> Any:
    """A Dask array of objects, one a tile: the results that are wanted, and the measure's answer."""
    import dask.array as da

    # a single chunk has nothing beside it, and may be smaller than the halo
    rows, cols = (deep if len(cut) > 1 else 0 for deep, cut in zip(plan.context.depth, (plan.rows, plan.cols)))
    bare, cells = without_promises(operation)
    images = [cast(ArrayImages, image).values.rechunk((-1, plan.rows, plan.cols)) for image in inputs]
    return da.map_overlap(
        _compute,
        *images,
        *cells,
        depth=[{0: 0, 1: rows, 2: cols}] * len(images) + [{0: 0, 1: 0, 2: 0}] * len(cells),
        boundary="none",
        trim=False,
        align_arrays=False,
        allow_rechunk=False,
        dtype=object,
        meta=_OBJECTS,
        chunks=((1,), (1,) * len(plan.rows), (1,) * len(plan.cols)),
        operation=bare,
        plan=plan,
        wanted=tuple(wanted),
        measure=measure,
    )


def without_promises(operation: Any) -> tuple[Any, list[Any]]:
    """An operation with numbered places for its promises, and their cells in the order of the numbers.

    Examples
    --------
    >>> from ..core.streaming.operation import EveryNth
    >>> from ..core.whole_image.gain import Gain
    >>> bare, cells = without_promises(EveryNth(Gain(Promise("a cell")), 2))
    >>> bare
    EveryNth(operation=Gain(factor=_Kept(number=0)), n=2)
    >>> with_figures(bare, [1.5])
    EveryNth(operation=Gain(factor=1.5), n=2)
    """
    cells: list[Any] = []

    def keep(value: Any) -> Any:
        if not isinstance(value, Promise):
            return value
        cells.append(value.cell)
        return _Kept(len(cells) - 1)

    return _replaced(operation, keep), cells


def with_figures(operation: Any, figures: Sequence[Any]) -> Any:
    """The operation of :func:`without_promises` with what these have become."""
    return _replaced(operation, lambda value: figures[value.number] if isinstance(value, _Kept) else value)


def _replaced(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value, or a dataclass with the attributes that a function changes, however deep."""
    changed = change(value)
    if changed is not value or not is_dataclass(value) or isinstance(value, type):
        return changed
    before = {item.name: getattr(value, item.name) for item in fields(value)}
    after = {name: _replaced(attribute, change) for name, attribute in before.items()}
    return value if all(after[name] is before[name] for name in before) else replace(value, **after)


def _compute(
    *blocks: Any,
    operation: Operation,
    plan: _Plan,
    wanted: Sequence[int],
    measure: Callable[[list[Array]], Any] | None,
    block_id: tuple[int, int, int],
) -> Any:
    tile = plan.tile(*block_id[1:])
    rows, cols = tile.crop
    operation, images = _redeemed(operation, blocks)
    with np.errstate(all="ignore"):  # as in the other streams: results are looked at where it matters
        results = operation(*(extended(block, tile.outer, plan.shape) for block in images))
        inner = [result[:, rows, cols] for result in results]
        return _cell(([inner[number] for number in wanted], measure(inner) if measure else None))


def _visit(*blocks: Any, operation: Operation, tile: Tile, then: Callable[[list[Array], list[Array]], Any]) -> Any:
    rows, cols = tile.crop
    operation, images = _redeemed(operation, blocks)
    with np.errstate(all="ignore"):
        both = images, operation(*images)
        given, results = ([block[:, rows, cols] for block in group] for group in both)
        return _cell(then(given, results))


def _redeemed(operation: Operation, blocks: Sequence[Any]) -> tuple[Operation, list[Array]]:
    """The operation with its figures, which come as cells after the images, and the images."""
    images = [block for block in blocks if block.dtype != object]
    figures = [block[0, 0, 0] for block in blocks[len(images) :]]
    return with_figures(operation, figures), images


def _cell(value: object) -> Any:
    """An array that holds one object."""
    cell = np.empty((1, 1, 1), object)
    cell[0, 0, 0] = value
    return cell


def _result(tile: Any, number: int) -> Array:
    results, _ = tile[0, 0, 0]
    return cast(Array, results[number])


def _answer(tile: Any) -> Any:
    _, answer = tile[0, 0, 0]
    return _cell(answer)


def _figure(cells: Any, function: Callable[[Sequence[T]], F]) -> Any:
    return _cell(function(list(cells.flat)))
