"""What the steps of a method ask of whoever runs them over whole images, be these rasters in files or arrays.

Steps are given :class:`Streams` and know neither files nor tiles. :mod:`.raster_streams` has those of rasters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from ..feedback import Feedback
from ..raster.grid import Grid
from ..raster.tiles import Window
from .operation import Array, Operation

T = TypeVar("T")


class Images(Protocol):
    """Images of linear intensity on one grid, such as the dates of a series; NaN where there is no data."""

    @property
    def grid(self) -> Grid: ...

    @property
    def names(self) -> str:
        """What to call them in a sentence."""

    def __len__(self) -> int: ...

    def select(self, *dates: int) -> Images: ...

    def keeping_zeros(self) -> Images:
        """The same images with zeros as zeros, not as no data."""


class Output(Protocol):
    """Where one image, or several as the bands of one, are written."""

    def write(self, block: Array, window: Window) -> None:
        """Write linear intensity ``(bands, rows, cols)``, NaN = no data, at a window of the image."""


class ScratchImages(Output, Protocol):
    """Images that a run makes for itself, written once and then read."""

    @property
    def valid(self) -> int:
        """Number of pixels with data so far."""

    def by_band(self) -> Sequence[Output]:
        """An output for every band, where they are made one after the other."""

    def read_back(self) -> Images:
        """What was written; nothing more is."""


class ScratchSpace(Protocol):
    """Room for scratch images."""

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> ScratchImages: ...


class Streams(ABC):
    """Runs operations over whole images, as large as they may be."""

    @abstractmethod
    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> list[T]:
        """Apply an operation and write its results.

        Parameters
        ----------
        inputs : on one grid; the operation gets one block of each
        outputs : one entry per result of the operation: an output, several (one a date), or None where it is not wanted
        measure : gets the inner part of all results of a tile, in any thread. What it finds is to be summed exactly
            (:mod:`.exact_sums`), since the tiles are the user's choice

        Returns
        -------
        list : what ``measure`` found, tile by tile

        Raises
        ------
        Cancelled : the user asked to stop
        InputError : an input cannot be used, or a result cannot be written
        """

    @abstractmethod
    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        """Measure an operation's results tile by tile, in the order of a tiling that is not the user's choice."""

    @abstractmethod
    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        """Measure an operation on pieces spread evenly over the images, so few that it takes a moment.

        ``measure`` gets what the operation was given and what it made of it, the inner parts of both.
        """

    @abstractmethod
    def scratch_beside(self, output: Output) -> AbstractContextManager[ScratchSpace]:
        """Room for scratch images where an output has room, too; at its end they are gone."""
