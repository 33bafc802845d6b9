"""Halving of blocks that are too large for the GPU's memory."""

from __future__ import annotations

import numpy as np

from ...core.cancel import check_cancelled
from ...core.errors import InputError
from ...core.feedback import tell
from .engine import Array, Engine, OutOfMemory


class Halving(Engine):
    """An engine that halves a block along its longer side when memory runs out, and the halves again if necessary.

    Each half sees enough of the other for the result to be the same.

    Attributes
    ----------
    engine : runs the network
    context : pixels of the other half that each half sees; a multiple of ``multiple``
    multiple : sides of a block are multiples of this
    """

    def __init__(self, engine: Engine, halo: int, multiple: int) -> None:
        self.name = engine.name
        self.engine = engine
        self.multiple = multiple
        # a card's halo leaves 0.02 dB here and there; a quarter more is beyond what the networks see
        self.context = -(-5 * halo // (4 * multiple)) * multiple
        self._too_large: int | None = None  # pixels of the smallest block for which memory did not suffice

    def infer(self, x: Array) -> Array:
        """Like :meth:`Engine.infer`, in as many parts as the memory requires.

        Raises
        ------
        InputError : there is too little memory even for a block that halving would hardly make smaller
        """
        y = self._try(x)
        return self._in_halves(x) if y is None else y

    def _try(self, x: Array) -> Array | None:
        """The result; None if the block is too large."""
        pixels = x.shape[2] * x.shape[3]
        if self._too_large is not None and pixels >= self._too_large:
            return None
        try:
            return self.engine.infer(x)
        except OutOfMemory:
            if self._too_large is None:
                tell(
                    f"The GPU's memory does not suffice for {x.shape[2]} × {x.shape[3]} pixels at once: "
                    "the network goes on in smaller blocks."
                )
            # the halves are not run in here: what failed would keep its memory as long as the exception lives
            self._too_large = pixels
            return None

    def _in_halves(self, x: Array) -> Array:
        axis = 2 if x.shape[2] >= x.shape[3] else 3
        length = x.shape[axis]
        if length < 4 * self.context + self.multiple:
            raise InputError(
                f"The GPU's memory does not even suffice for {x.shape[2]} × {x.shape[3]} pixels; "
                "close other programs that use it, or set DEVICE to CPU."
            )
        check_cancelled()
        middle = length // 2 // self.multiple * self.multiple
        first = self.infer(_cut(x, axis, 0, middle + self.context))
        second = self.infer(_cut(x, axis, middle - self.context, length))
        parts = _cut(first, axis, 0, middle), _cut(second, axis, self.context, length - middle + self.context)
        return np.concatenate(parts, axis)


def _cut(x: Array, axis: int, start: int, stop: int) -> Array:
    return np.ascontiguousarray(x[:, :, start:stop] if axis == 2 else x[..., start:stop])
