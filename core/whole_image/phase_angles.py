"""Recognising phases: radians, degrees, or no phase at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..feedback import Feedback
from ..streaming.operation import Identity
from ..streaming.streams import Streams

if TYPE_CHECKING:
    from ..raster.reader import Stack

Array = NDArray[np.float32]

_ROUNDED = 1.01  # a phase may be rounded beyond a turn
_FEWEST = 3  # values of a phase; what was detected has the angle 0 everywhere, or also π
_OF_COMPLEX = "has the same phase everywhere, as an image that was detected and saved as complex numbers"


@dataclass(frozen=True)
class _Angles:
    """Angles of a sample: the farthest from 0, and some that differ, no more than :data:`_FEWEST`."""

    farthest: float
    different: frozenset[float]

    @classmethod
    def of(cls, values: Array) -> _Angles:
        known = values[np.isfinite(values)]
        if not known.size:
            return cls(0.0, frozenset())
        return cls(float(np.abs(known).max()), frozenset(np.unique(known)[:_FEWEST].tolist()))

    @classmethod
    def together(cls, parts: Sequence[_Angles]) -> _Angles:
        different = frozenset().union(*(part.different for part in parts))
        return cls(max(part.farthest for part in parts), different)


def phases_of_complex(images: Stack, streams: Streams, feedback: Feedback) -> Stack | None:
    """The phases of complex images, in radians; None, after a warning, where they hold none.

    Raises
    ------
    Cancelled, InputError : see :meth:`.Streams.sample`
    """
    phases = images.phases()
    for index, source in enumerate(phases.sources):
        if len(_measured(phases.select(index), streams, feedback).different) < _FEWEST:
            feedback.warning(f"{source.label} {_OF_COMPLEX}: it is despeckled without a phase.")
            return None
    return phases


def phases_in(rasters: Stack, images: Stack, streams: Streams, feedback: Feedback) -> Stack:
    """The phases in rasters that accompany images, in radians. Degrees are recognised, and the user is told.

    Raises
    ------
    InputError : there is not one for every image, they are on another grid, or they are no angles
    Cancelled : the user asked to stop
    """
    _require_beside(rasters, images)
    phases = rasters.phases()
    sources = []
    for index, source in enumerate(phases.sources):
        angles = _measured(phases.select(index), streams, feedback)
        if len(angles.different) < _FEWEST:
            raise InputError(
                f"{source.label} is no phase: its values are all alike; leave PHASE empty, or give the phase of the "
                "single-look complex image, in radians."
            )
        if angles.farthest > 360 * _ROUNDED:
            raise InputError(
                f"{source.label} is no phase: its values reach {angles.farthest:.4g}, more than a turn in degrees; "
                "give wrapped angles in radians."
            )
        if angles.farthest > 2 * math.pi * _ROUNDED:
            feedback.warning(
                f"{source.label} is taken for degrees: its values reach {angles.farthest:.4g}, more than a turn in "
                "radians."
            )
            degree = math.pi / 180
            coding = replace(source.coding, factor=source.coding.factor * degree, offset=source.coding.offset * degree)
            source = replace(source, coding=coding)
        sources.append(source)
    return replace(phases, sources=tuple(sources))


def _measured(phase: Stack, streams: Streams, feedback: Feedback) -> _Angles:
    return _Angles.together(streams.sample(Identity(), [phase], lambda inputs, _: _Angles.of(inputs[0]), feedback))


def _require_beside(rasters: Stack, images: Stack) -> None:
    difference = images.grid.difference(rasters.grid)
    if difference:
        raise InputError(
            f"{rasters.names} {difference}, unlike {images.names}; give the phase on the grid of the image."
        )
    if len(rasters) != len(images):
        raise InputError(
            f"{rasters.names} has {len(rasters)} bands, and {images.names} {len(images)}; give a phase for every one."
        )
