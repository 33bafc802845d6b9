"""The operations of the runner: functions on arrays, with the context that they need."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..raster.tiles import Context

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Operation:
    """A pure function on blocks. Subclasses are frozen dataclasses of plain values, so they can be pickled.

    ``operation(*blocks)`` gets one float32 block ``(dates, rows, cols)`` per input, all over the same outer window, and
    returns a tuple of blocks of the same rows and cols; the runner keeps their inner part. It must not write to its
    input and it knows nothing of tiles, files or threads.

    Examples
    --------
    >>> class Decibels(Operation):
    ...     def __call__(self, *blocks):
    ...         (image,) = blocks
    ...         return (10 * np.log10(image),)
    >>> (decibels,) = Decibels()(np.full((1, 2, 2), 100, np.float32))
    >>> round(float(decibels[0, 0, 0]), 3)
    20.0
    """

    @property
    def context(self) -> Context:
        """Halo, multiple and border."""
        return Context()

    @property
    def pixel_bytes(self) -> int:
        """Working memory per pixel of a block in bytes, in addition to its inputs and results."""
        return 0

    @property
    def side(self) -> int:
        """Side in pixels of the tile at which it runs best, if memory allows."""
        return 1024

    @property
    def concurrent(self) -> bool:
        """True where as many blocks as there are cores should be computed at once.

        False if its heavy part uses every core by itself, and makes sure that it runs once at a time: then two blocks
        are in progress, one of them in that part while the other is read or finished.
        """
        return True

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        raise NotImplementedError


@dataclass(frozen=True)
class Around(Operation):
    """An operation that adds something to another one, and has its context, memory and tiles."""

    operation: Operation

    @property
    def context(self) -> Context:
        return self.operation.context

    @property
    def pixel_bytes(self) -> int:
        return self.operation.pixel_bytes

    @property
    def side(self) -> int:
        return self.operation.side

    @property
    def concurrent(self) -> bool:
        return self.operation.concurrent


@dataclass(frozen=True)
class WithInputs(Around):
    """The inputs of an operation, and after them its results."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        return (*blocks, *self.operation(*blocks))


class Identity(Operation):
    """The operation that returns its inputs."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        return blocks


@dataclass(frozen=True)
class EveryNth(Around):
    """An operation on every n-th pixel of the rows and columns, for each of the n² images that these make up.

    Where speckle is sampled finer than its resolution, these images have it as products do.

    Examples
    --------
    >>> class Reversed(Operation):
    ...     def __call__(self, *blocks):
    ...         return (blocks[0][..., ::-1],)
    >>> (result,) = EveryNth(Reversed(), 2)(np.float32([[[1, 2, 3, 4]]]))
    >>> result
    array([[[3., 4., 1., 2.]]], dtype=float32)
    """

    n: int

    @property
    def context(self) -> Context:
        inner, n = self.operation.context, self.n
        return Context((n * inner.halo[0], n * inner.halo[1]), n * inner.multiple, n * inner.border)

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        rows, cols = blocks[0].shape[1:]
        results: list[Array] = []
        for down in range(min(self.n, rows)):
            for right in range(min(self.n, cols)):
                here = np.s_[:, down :: self.n, right :: self.n]
                parts = self.operation(*(np.ascontiguousarray(block[here]) for block in blocks))
                results = results or [np.empty((len(part), rows, cols), np.float32) for part in parts]
                for result, part in zip(results, parts):
                    result[here] = part
        return tuple(results)


def every_nth(operation: Operation, n: int) -> Operation:
    """The operation on every n-th pixel; the operation itself where n is 1.

    Examples
    --------
    >>> every_nth(Operation(), 1), every_nth(Operation(), 2)
    (Operation(), EveryNth(operation=Operation(), n=2))
    """
    return operation if n == 1 else EveryNth(operation, n)
