"""The figures of a whole image, taken once and handed over to where only chunks of it are seen.

A recipe takes all its figures (levels, looks, gains) as answers of its passes. :class:`NotingStreams` keep the answers
of a run over the whole image, :class:`RecallingStreams` give them back in a run over a chunk of it. They are plain
numbers that travel as JSON; nothing in them is ever evaluated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields, is_dataclass
from functools import reduce
from typing import Any, TypeVar

import numpy as np

from ..core.errors import InputError
from ..core.feedback import Feedback
from ..core.raster.tiles import Window
from ..core.streaming.operation import Array, Operation
from ..core.streaming.streams import Images, Output, ScratchSpace, Streams
from ..core.whole_image.gain import MeanSums
from ..core.whole_image.levels import LogSum, SeriesSums

T = TypeVar("T")

_SUMS: dict[str, Any] = {kind.__name__: kind for kind in (LogSum, MeanSums, SeriesSums)}
_KIND = "kind"


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
        raise NotImplementedError("no recipe for arrays visits windows")

    def scratch_beside(self, output: Output) -> AbstractContextManager[ScratchSpace]:
        return self.streams.scratch_beside(output)


@dataclass(frozen=True)
class NotingStreams(_OverStreams):
    """Streams that keep the answers of every pass.

    Attributes
    ----------
    notes : one entry a pass, as JSON has it
    """

    notes: list[Any] = field(default_factory=list)

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
        kept = [reduce(_added, answers)] if together and answers else list(answers)
        self.notes.append([as_json(answer) for answer in kept])
        return answers


@dataclass(frozen=True)
class RecallingStreams(_OverStreams):
    """Streams that compute a chunk, with the answers of the whole image.

    Attributes
    ----------
    notes : of :class:`NotingStreams`, in a run of the same recipe
    """

    notes: Iterator[Any]

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
            return [from_json(answer) for answer in next(self.notes)]
        except StopIteration:
            raise InputError(
                "The figures are those of another recipe; measure them with the options that the chunks are despeckled "
                "with."
            ) from None


def as_json(value: Any) -> Any:
    """An answer in the words of JSON; whole numbers as texts, since not every reader of JSON has long ones.

    Examples
    --------
    >>> as_json((LogSum(3, 2), 0.5))
    [{'kind': 'LogSum', 'total': '3', 'pixels': '2'}, 0.5]
    """
    if is_dataclass(value):
        return {_KIND: type(value).__name__, **{f.name: as_json(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, np.ndarray):
        return [as_json(item) for item in value.tolist()]
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return str(int(value))
    return float(value) if isinstance(value, (float, np.floating)) else value


def from_json(value: Any) -> Any:
    """The answer of :func:`as_json`; arrays and lists come back as lists.

    Raises
    ------
    InputError : it is none

    Examples
    --------
    >>> from_json(as_json([LogSum(3, 2), 0.5]))
    [LogSum(total=3, pixels=2), 0.5]
    """
    if isinstance(value, dict):
        parts = dict(value)
        kind = _SUMS.get(str(parts.pop(_KIND, "")))
        if kind is None or parts.keys() != {item.name for item in fields(kind)}:
            raise InputError("The figures are damaged; measure them anew.")
        made = {name: from_json(part) for name, part in parts.items()}
        return kind(**{name: tuple(part) if isinstance(part, list) else part for name, part in made.items()})
    if isinstance(value, (list, tuple)):
        return [from_json(item) for item in value]
    return int(value) if isinstance(value, str) else value


def _added(one: Any, other: Any) -> Any:
    """Sums of two tiles, for all that is summed over the tiles."""
    if isinstance(one, (list, tuple)):
        return type(one)(_added(a, b) for a, b in zip(one, other))
    if isinstance(one, LogSum) or not is_dataclass(one):
        return one + other
    kind: Any = type(one)
    return kind(**{f.name: _added(getattr(one, f.name), getattr(other, f.name)) for f in fields(one)})
