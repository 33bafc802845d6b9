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
    >>> float(decibels[0, 0, 0])
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
