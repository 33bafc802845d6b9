"""Those who compute tiles: threads of this process. :mod:`.cluster` has those on other machines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..cancel import CancelToken, cancellable, check_cancelled
from ..feedback import Feedback, listening
from ..files.opening import OpenRasters
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Tile, Window, extended, within
from .limits import Limits
from .operation import Operation
from .threads import Threads, waiting

Array = NDArray[np.float32]
T = TypeVar("T")


class TileWorkers(ABC):
    """Those who read and compute the tiles of one pass."""

    def __init__(self) -> None:
        self._told: deque[str] = deque()
        self._passed_on: set[str] = set()

    @property
    def elsewhere(self) -> int:
        """Number of them that are not of this process."""
        return 0

    @abstractmethod
    def ahead(self, tile: Tile) -> int:
        """Number of tiles like this one to hand out before the first of them is written."""

    @abstractmethod
    def submit(self, tile: Tile, then: Callable[[list[Array]], T]) -> Future[Any]:
        """Have a tile computed: ``then`` gets the inner part of the operation's results."""

    @abstractmethod
    def answer(self, future: Future[Any]) -> Any:
        """The answer of ``then``, when it is done.

        Raises
        ------
        InputError : a file cannot be read, or whoever computed the tile is lost
        """

    @abstractmethod
    def check(self) -> None:
        """Look after those who compute, while nothing is done.

        Raises
        ------
        InputError : there is nobody left
        """

    @abstractmethod
    def close(self) -> None:
        """Stop all that is still computed."""

    def pass_on(self, feedback: Feedback) -> None:
        """Pass on every remark once: a feedback must be used from the caller's thread only."""
        while self._told:
            text = self._told.popleft()
            if text not in self._passed_on:
                self._passed_on.add(text)
                feedback.warning(text)


class ThreadWorkers(TileWorkers):
    """Threads of this process."""

    def __init__(self, operation: Operation, inputs: Sequence[Stack], limits: Limits, ahead: int) -> None:
        super().__init__()
        self._operation, self._ahead = operation, ahead
        self._files = OpenRasters()
        self._readers = [StackReader(stack, self._files) for stack in inputs]
        self._token = CancelToken()
        self._threads = Threads(limits.workers if operation.concurrent else 2)

    def ahead(self, tile: Tile) -> int:
        return self._ahead

    def submit(self, tile: Tile, then: Callable[[list[Array]], T]) -> Future[T]:
        return self._threads.submit(self._work, tile, then)

    def _work(self, tile: Tile, then: Callable[[list[Array]], T]) -> T:
        with cancellable(self._token), listening(self._told.append):
            return compute_tile(self._operation, self._readers, tile, then)

    def answer(self, future: Future[T]) -> T:
        return future.result()

    def check(self) -> None: ...

    def close(self) -> None:
        self._token.cancel()
        self._threads.close()
        self._files.close()


def compute_tile(
    operation: Operation, readers: Sequence[StackReader], tile: Tile, then: Callable[[list[Array]], T]
) -> T:
    """The answer of ``then`` to the inner part of an operation's results on a tile.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..raster.tiles import Tile
    >>> from ..scale.scale import Scale
    >>> from .operation import Identity
    >>> _ = gdal_array.SaveArray(np.float32([[1, 2, 3]]), "/vsimem/compute_tile.tif", "GTiff").FlushCache()
    >>> stack = open_stack([RasterInput("/vsimem/compute_tile.tif")], Scale.INTENSITY)
    >>> tile = Tile(Window(0, 1, 1, 1), Window(0, 0, 1, 3))
    >>> compute_tile(Identity(), [StackReader(stack)], tile, lambda results: float(results[0].sum()))
    2.0
    """
    # numbers at the edges of float32 become 0 or infinite, which is looked for where it matters: no warnings
    with np.errstate(all="ignore"):
        check_cancelled()
        with waiting():
            blocks = [read_block(reader, tile.outer) for reader in readers]
        check_cancelled()
        results = operation(*blocks)
        rows, cols = tile.crop
        return then([result[:, rows, cols] for result in results])


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
