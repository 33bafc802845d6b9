"""Streams for a part of rasters with the figures of the whole, measured on a patchwork of it.

A preview has to look as that part of the final result will. Level, looks and gain of a method belong to the whole
image, though, and a pass over all of it takes minutes. So every pass goes over the part, which it writes, and over a
patchwork of the whole: pieces put together to one small image in memory. What a pass measures, it measures there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np

from ..feedback import Feedback, Part
from ..raster.grid import Grid
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Window, spread_windows
from ..streaming.array_streams import ArrayImages, ArrayOutput, ArraySpace, ArrayStreams
from ..streaming.operation import Array, Operation
from ..streaming.raster_streams import RasterStreams
from ..streaming.streams import Images, Output, ScratchSpace, Streams

T = TypeVar("T")

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [pieces a side, 4 to 8] Places on which a level depends: of 3 × 3, a coast may leave all on land
_PIECES = 5
# [pixels a side, 64 to 128] With 25 pieces a gain is known to 0.01 dB in speckle of one look
_MOST = 96
# [pixels a side, 32 to 64] Smaller ones are little but edges
_LEAST = 48
# [pixels, 4 to 16] Beside a seam of the patchwork nothing is measured: a target that it cuts is no target any more
_SEAM = 8
# [pixels, 5e5 to 2e6] All dates of the patchwork, so that a long series is previewed as quickly as a short one
_PIXELS = 1_000_000


def patchwork_windows(shape: tuple[int, int], dates: int) -> list[Window]:
    """The pieces of a series of so many dates that make its patchwork, row by row; all are of one size.

    Examples
    --------
    >>> pieces = patchwork_windows((10980, 10980), 3)
    >>> len(pieces), pieces[-1]
    (25, Window(row=10884, col=10884, rows=96, cols=96))
    """
    side = int((_PIXELS / dates) ** 0.5) // _PIECES
    return spread_windows(shape, _PIECES, min(max(side, _LEAST), _MOST))


@dataclass(frozen=True)
class PartImages:
    """Images that a run has made for its own use: of the part, and of the patchwork."""

    part: Images
    patchwork: ArrayImages

    @property
    def grid(self) -> Grid:
        return self.part.grid

    @property
    def names(self) -> str:
        return self.part.names

    @property
    def complex(self) -> bool:
        return self.part.complex

    def __len__(self) -> int:
        return len(self.part)

    def select(self, *dates: int) -> PartImages:
        return PartImages(self.part.select(*dates), self.patchwork.select(*dates))

    def keeping_zeros(self) -> PartImages:
        return PartImages(self.part.keeping_zeros(), self.patchwork)


@dataclass(frozen=True)
class PartOutput:
    """Images of the part and of the patchwork that are being made; :meth:`PartStreams.run` writes both."""

    part: Any  # a scratch raster, or one of its bands
    patchwork: ArrayOutput

    @property
    def folder(self) -> Path:
        return Path(self.part.folder)

    def write(self, block: Array, window: Window) -> None:
        self.part.write(block, window)

    def by_band(self) -> list[PartOutput]:
        return [PartOutput(part, piece) for part, piece in zip(self.part.by_band(), self.patchwork.by_band())]

    def read_back(self) -> PartImages:
        return PartImages(self.part.read_back(), self.patchwork.read_back())


@dataclass(frozen=True)
class PartSpace:
    """Room for scratch images: that of rasters for the part, and memory for the patchwork."""

    rasters: ScratchSpace
    patchwork: Grid

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> PartOutput:
        return PartOutput(self.rasters.scratch(name, grid, bands), ArraySpace().scratch(name, self.patchwork, bands))


class PartStreams(Streams):
    """Runner of operations over a part of a series, with what it measures from a patchwork of the whole.

    Scratch images must come from :meth:`room` or :meth:`scratch_beside`.

    Parameters
    ----------
    whole : the series
    part : of it
    rasters : run the passes over the part
    """

    def __init__(self, whole: Stack, part: Stack, rasters: RasterStreams) -> None:
        self._whole, self._rasters = whole, rasters
        self._windows = patchwork_windows(whole.grid.shape, len(whole))
        self._across = len({window.col for window in self._windows})
        self._dates = self._put_together(whole, part)

    def _put_together(self, whole: Stack, part: Stack) -> ArrayImages:
        """The patchwork of all dates. Where a date has no data in it, a piece from the middle of the part is added."""
        dates = self._patchwork(whole)
        if not np.isfinite(dates.values).any(axis=(1, 2)).all():
            size = self._windows[0]
            row, col = (a - b for a, b in zip(part.first, whole.first))
            row += max(part.grid.rows - size.rows, 0) // 2
            col += max(part.grid.cols - size.cols, 0) // 2
            self._windows[0] = replace(
                size, row=min(row, whole.grid.rows - size.rows), col=min(col, whole.grid.cols - size.cols)
            )
            dates = self._patchwork(whole)
        return dates

    def _patchwork(self, stack: Stack) -> ArrayImages:
        reader = StackReader(stack)
        pieces = [reader.read(window) for window in self._windows]
        rows = [pieces[k : k + self._across] for k in range(0, len(pieces), self._across)]
        values = np.concatenate([np.concatenate(row, axis=2) for row in rows], axis=1)
        return ArrayImages(values, tuple(source.label for source in stack.sources))

    @property
    def sampled(self) -> int:
        """Pixels of each date that are computed beside the part."""
        return self._dates.grid.rows * self._dates.grid.cols

    def room(self, space: ScratchSpace) -> ScratchSpace:
        return PartSpace(space, self._dates.grid)

    @contextmanager
    def scratch_beside(self, output: Output) -> Iterator[ScratchSpace]:
        with self._rasters.scratch_beside(output) as space:
            yield self.room(space)

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> Sequence[T]:
        self._rasters.run(operation, [_part_of(images) for images in inputs], [_written(w) for w in outputs], feedback)
        beside = [_beside(writers) for writers in outputs]
        silent = Part(feedback, 0, 0)  # the part has told the progress
        if measure is None and not any(beside):
            return []
        apart = None if measure is None else lambda results: measure(self._apart(results))
        return self._arrays.run(operation, self._read(inputs), beside, silent, apart)

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        return self._visited(operation, inputs, lambda _, results: measure(results), feedback)

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        if all(isinstance(images, Stack) for images in inputs):  # as for the final result
            whole = [self._whole_of(images) for images in inputs]
            return self._rasters.sample(operation, whole, measure, feedback)
        return self._visited(operation, inputs, measure, feedback)

    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        return self._rasters.visit(operation, [_part_of(images) for images in inputs], windows, then, feedback)

    @property
    def _arrays(self) -> ArrayStreams:
        """Runner of operations over the patchwork as one tile."""
        return ArrayStreams(replace(self._rasters.limits, tile_size=_PIECES * _MOST))

    def _visited(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        images = self._read(inputs)
        everything = Window(0, 0, *images[0].grid.shape)

        def apart(blocks: list[Array], results: list[Array]) -> T:
            return measure(blocks, self._apart(results))

        return list(self._arrays.visit(operation, images, [everything], apart, feedback))

    def _apart(self, results: list[Array]) -> list[Array]:
        """Results without what lies beside a seam: half a target is none."""
        size = self._windows[0]
        rows, cols = (np.arange(length) for length in results[0].shape[-2:])
        inside = [
            (at % side >= _SEAM) & (at % side < side - _SEAM) for at, side in ((rows, size.rows), (cols, size.cols))
        ]
        return [np.where(inside[0][:, None] & inside[1], block, np.float32(np.nan)) for block in results]

    def _whole_of(self, part: Images) -> Stack:
        return replace(cast("Stack", part), grid=self._whole.grid, first=self._whole.first)

    def _read(self, inputs: Sequence[Images]) -> list[Images]:
        """The patchwork of what an operation takes: scratch images and dates have theirs, that of phases is read."""
        found: list[Images] = []
        for images in inputs:
            if isinstance(images, PartImages):
                found.append(cast("Images", images.patchwork))
                continue
            sources = cast("Stack", images).sources
            if all(source in self._whole.sources for source in sources):
                found.append(self._dates.select(*(self._whole.sources.index(source) for source in sources)))
            else:
                found.append(self._patchwork(self._whole_of(images)))
        return found


def _part_of(images: Images) -> Images:
    return images.part if isinstance(images, PartImages) else images


def _written(writers: Sequence[Output] | None) -> list[Output] | None:
    """The rasters of a result; none where it is not written."""
    return [w.part if isinstance(w, PartOutput) else w for w in writers] if writers else None


def _beside(writers: Sequence[Output] | None) -> list[ArrayOutput] | None:
    """The patchwork of a result; none where the result is not read again."""
    return [w.patchwork for w in writers or () if isinstance(w, PartOutput)] or None
