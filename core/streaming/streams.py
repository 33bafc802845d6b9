"""The interface between the steps of a method and their runner over whole images, in files or in arrays.

Steps get :class:`Streams` and know neither files nor tiles. :mod:`.raster_streams` has the streams of rasters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

from ..feedback import Feedback
from ..raster.grid import Grid
from ..raster.tiles import Window
from .operation import Array, Operation

T = TypeVar("T")
F = TypeVar("F")


class Images(Protocol):
    """Images of linear intensity on one grid, such as the dates of a series; NaN where there is no data."""

    @property
    def grid(self) -> Grid: ...

    @property
    def names(self) -> str:
        """Their name in a sentence."""

    @property
    def complex(self) -> bool:
        """True where the first of them was read from complex numbers."""

    def __len__(self) -> int: ...

    def select(self, *dates: int) -> Images: ...

    def keeping_zeros(self) -> Images:
        """The same images with zeros as zeros, not as no data."""


class Output(Protocol):
    """A place to write one image, or several as the bands of one."""

    def write(self, block: Array, window: Window) -> None:
        """Write linear intensity ``(bands, rows, cols)``, NaN = no data, at a window of the image."""


class ScratchImages(Output, Protocol):
    """Images that a run makes for its own use, written once and then read."""

    def by_band(self) -> Sequence[Output]:
        """An output for every band, for bands that are made one after the other."""

    def read_back(self) -> Images:
        """The images as they were written; writing ends."""


class ScratchSpace(Protocol):
    """Room for scratch images."""

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> ScratchImages: ...


class Streams(ABC):
    """Runner of operations over whole images of any size."""

    @abstractmethod
    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> Sequence[T]:
        """Apply an operation and write its results.

        Parameters
        ----------
        inputs : on one grid; the operation gets one block of each
        outputs : one entry per result of the operation: an output, several (one per date), or None if it is not wanted
        measure : gets the inner part of all results of a tile, in any thread. Its figures must be summed exactly
            (:mod:`.exact_sums`), since the tiles are the user's choice

        Returns
        -------
        results of ``measure``, tile by tile. Streams that put work off do it when these are looked at; give them to
        :meth:`figure` where they can wait

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
    ) -> Sequence[T]:
        """Measure an operation's results tile by tile, in a tiling that does not depend on the user's choice."""

    @abstractmethod
    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        """Measure an operation on pieces spread evenly over the images, so few that it takes only a moment.

        ``measure`` gets the inner parts of the operation's inputs and of its results.
        """

    @abstractmethod
    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        """Apply an operation to windows of the images, one after the other.

        ``then`` gets the windows of the inputs and of the results, in any thread; its answers come in the order of the
        windows, and a few are made ahead.
        """

    def figure(self, function: Callable[[Sequence[T]], F], answers: Sequence[T]) -> F:
        """A figure from the answers of a pass, to be an attribute of an operation of a later one.

        Streams that put work off return a promise of it, which they redeem when they run that operation.
        """
        return function(answers)

    def room(self, space: ScratchSpace) -> ScratchSpace:
        """Room in a space for scratch images of these streams, which may need more of them than it has."""
        return space

    @abstractmethod
    def scratch_beside(self, output: Output) -> AbstractContextManager[ScratchSpace]:
        """Room for scratch images on the disk of an output; at the end of the block they are gone."""
