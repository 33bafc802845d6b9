"""The figures of a whole image, taken once and handed over to where only chunks of it are seen.

A recipe takes all its figures (levels, looks, gains) as answers of its passes. :class:`NotingStreams` keep the answers
of a run over the whole image, :class:`RecallingStreams` give them back in a run over a chunk of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields, is_dataclass
from functools import reduce
from typing import Any, TypeVar

from ..errors import InputError
from ..feedback import Feedback
from ..raster.tiles import Window
from ..streaming.operation import Array, Operation
from ..streaming.streams import Images, Output, ScratchSpace, Streams
from .levels import LogSum

T = TypeVar("T")
Notes = list[list[Any]]  # the answers of every pass


@dataclass(frozen=True)
class _OverStreams(Streams):
    """Streams that do something with the answers of others."""

    streams: Streams

    def visit(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        windows: Sequence[Window],
        then: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Iterator[T]:
        return self.streams.visit(operation, inputs, windows, then, feedback)

    def room(self, space: ScratchSpace) -> ScratchSpace:
        return self.streams.room(space)

    def scratch_beside(self, output: Output) -> AbstractContextManager[ScratchSpace]:
        return self.streams.scratch_beside(output)


@dataclass(frozen=True)
class NotingStreams(_OverStreams):
    """Streams that keep the answers of every pass.

    Attributes
    ----------
    notes : one entry a pass
    """

    notes: Notes = field(default_factory=list)

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> Sequence[T]:
        answers = self.streams.run(operation, inputs, outputs, feedback, measure)
        return self._noted(answers, together=True) if measure else answers

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        return self._noted(self.streams.gather(operation, inputs, measure, feedback), together=True)

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        return self._noted(self.streams.sample(operation, inputs, measure, feedback), together=False)

    def _noted(self, answers: Sequence[T], *, together: bool) -> Sequence[T]:
        self.notes.append([reduce(_added, answers)] if together and answers else list(answers))
        return answers


@dataclass(frozen=True)
class RecallingStreams(_OverStreams):
    """Streams that compute a chunk, with the answers of the whole image.

    Attributes
    ----------
    notes : of :class:`NotingStreams`, in a run of the same recipe
    """

    notes: Iterator[list[Any]]

    def run(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        outputs: Sequence[Sequence[Output] | None],
        feedback: Feedback,
        measure: Callable[[list[Array]], T] | None = None,
    ) -> Sequence[T]:
        self.streams.run(operation, inputs, outputs, feedback)
        return self._recalled() if measure else []

    def gather(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        return self._recalled()

    def sample(
        self,
        operation: Operation,
        inputs: Sequence[Images],
        measure: Callable[[list[Array], list[Array]], T],
        feedback: Feedback,
    ) -> Sequence[T]:
        return self._recalled()

    def _recalled(self) -> Any:
        try:
            return next(self.notes)
        except StopIteration:
            raise InputError(
                "The figures are those of another recipe; measure them with the options that the chunks are despeckled "
                "with."
            ) from None


def _added(one: Any, other: Any) -> Any:
    """Sums of two tiles, for all that is summed over the tiles."""
    if isinstance(one, (list, tuple)):
        return type(one)(_added(a, b) for a, b in zip(one, other))
    if isinstance(one, LogSum) or not is_dataclass(one):
        return one + other
    kind: Any = type(one)
    return kind(**{f.name: _added(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)})
