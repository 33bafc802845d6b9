"""A raster written again, in another scale."""

from __future__ import annotations

from ..feedback import Feedback
from ..raster.reader import Stack
from ..raster.writer import RasterWriter
from .operation import Array, Operation
from .runner import Limits, run


class Identity(Operation):
    """Gives what it gets."""

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        return blocks


def copy_raster(image: Stack, outputs: list[RasterWriter], limits: Limits, feedback: Feedback) -> None:
    """Write a stack to one writer with a band per date, or to one writer per date."""
    run(Identity(), [image], [outputs], limits, feedback)
