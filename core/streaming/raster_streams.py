"""Streams of rasters in files: the tiles of the runner, and scratch rasters on the disk of the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from ..feedback import Feedback
from ..raster.reader import Stack
from ..raster.tiles import Window
from ..raster.writer import BandWriter, RasterWriter
from . import runner
from .limits import Limits
from .operation import Array, Operation
from .streams import Images, Output, ScratchSpace, Streams
from .workspace import Workspace

if TYPE_CHECKING:
    from .cluster import Cluster

T = TypeVar("T")


@dataclass(frozen=True)
class RasterStreams(Streams):
    """Runner of operations over stacks, into the writers of a workspace, within limits.

    Attributes
    ----------
    cluster : whose workers compute the tiles; None where this machine does
    """

    limits: Limits = field(default_factory=Limits)
    cluster: Cluster | None = None

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> list[T]:
        return runner.run(operation, _stacks(inputs), outputs, self.limits, feedback, measure, self.cluster)

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        return runner.gather(operation, _stacks(inputs), measure, self.limits, feedback, self.cluster)

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> list[T]:
        return runner.sample(operation, _stacks(inputs), measure, self.limits, feedback, self.cluster)

    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        return runner.visit(operation, _stacks(inputs), windows, then, self.limits, feedback, self.cluster)

    def scratch_beside(self, output: Output) -> AbstractContextManager[ScratchSpace]:
        return Workspace(cast("RasterWriter | BandWriter", output).folder)


def _stacks(inputs: Sequence[Images]) -> Sequence[Stack]:
    """The inputs as stacks: streams of rasters get nothing but opened stacks, and those read back."""
    return cast("Sequence[Stack]", inputs)
