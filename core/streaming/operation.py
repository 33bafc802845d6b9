"""What the runner runs: a function on arrays and the context it needs."""

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
    gives a tuple of blocks of the same rows and cols; the runner keeps their inner part. It must not write to its input
    and it knows nothing of tiles, files or threads.
    """

    @property
    def context(self) -> Context:
        """Halo, multiple and border."""
        return Context()

    @property
    def pixel_bytes(self) -> int:
        """Working memory per pixel of a block, beyond the blocks that go in and come out."""
        return 0

    @property
    def side(self) -> int:
        """Side of the tile at which it runs best, where memory allows."""
        return 1024

    @property
    def concurrent(self) -> bool:
        """Whether as many blocks as there are cores should be computed at once.

        False if its heavy part uses every core by itself, and takes care that it runs once at a time: then two blocks
        are in work, one there and one that is being read or finished.
        """
        return True

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        raise NotImplementedError


@dataclass(frozen=True)
class Around(Operation):
    """An operation that adds something to another one, and runs as that one wants to."""

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


class Identity(Operation):
    """Gives what it gets."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        return blocks
