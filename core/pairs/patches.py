"""Patches of a series with everything that a training pair is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..feedback import Feedback
from ..raster.tiles import Window
from ..streaming.streams import Images, Streams
from ..superimage.glrt import GlrtMultilook
from .near_real_references import NearRealReferences
from .pair_checks import Checks, check_pair

Array = NDArray[np.float32]

FEWEST_DATES = 5  # of a series: the others of fewer leave a reference with too much speckle of its own


@dataclass(frozen=True)
class Patch:
    """One date at one place.

    Attributes
    ----------
    intensity, reference : linear, ``(rows, cols)``, the reference at the level of the date
    phase : radians ``(rows, cols)``, where it is known
    checks : the figures of the pair
    """

    intensity: Array
    reference: Array
    phase: Array | None
    checks: Checks


def places(shape: tuple[int, int], side: int) -> list[Window]:
    """Windows of ``side`` × ``side`` pixels that do not overlap, row by row; what is left at the far edges is not used.

    Raises
    ------
    InputError : the image is smaller than one window

    Examples
    --------
    >>> [(window.row, window.col) for window in places((5, 9), 4)]
    [(0, 0), (0, 4)]
    """
    if side > min(shape):
        raise InputError(
            f"PATCH is {side}, but the dates have {shape[1]} × {shape[0]} pixels; choose a PATCH of {min(shape)} or "
            "less, or larger dates."
        )
    rows, cols = (range(0, size - side + 1, side) for size in shape)
    return [Window(row, col, side, side) for row in rows for col in cols]


def make_patches(
    dates: Images,
    phases: Images | None,
    windows: Sequence[Window],
    multilook: GlrtMultilook,
    streams: Streams,
    feedback: Feedback,
) -> Iterator[list[Patch]]:
    """The dates of each window in turn, as patches.

    Parameters
    ----------
    phases : of the dates, where they are known
    multilook : the method of the references, with each date

    Raises
    ------
    InputError, Cancelled : see :meth:`.Streams.visit`
    """
    number, looks = len(dates), multilook.looks

    def then(inputs: list[Array], results: list[Array]) -> list[Patch]:
        stack, (references, (similar,)) = inputs[0], results
        made = []
        for date in range(number):
            reference, checks = check_pair(
                stack[date], references[date], similar, looks, number - 1, multilook.min_similar
            )
            phase = inputs[1][date].copy() if phases is not None else None
            made.append(Patch(stack[date].copy(), reference, phase, checks))
        return made

    inputs = [dates] if phases is None else [dates, phases]
    return streams.visit(NearRealReferences(multilook), inputs, windows, then, feedback)
