"""A sample of a series: pieces spread over its images, from which their scale and their noise are told."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .scale_evidence import Sample

Array = NDArray[np.float32]

PIXELS = 2**21  # of a series that are looked at
_PIECE = (64, 256)  # pixels a side of each piece, at least and at most


def spread_sample(
    shape: tuple[int, int], pixels: int, read: Callable[[slice, slice], Array], small_integers: bool = False
) -> Sample:
    """Pieces spread over an image: a few large ones, or more and smaller ones if those hold no data.

    Parameters
    ----------
    pixels : share of the image in :data:`PIXELS`
    read : true values at rows and columns, NaN where there is no data
    small_integers : see :class:`Sample`

    Examples
    --------
    >>> image = np.ones((1000, 100), np.float32)
    >>> [piece.shape for piece in spread_sample(image.shape, 4 * 64**2, lambda *place: image[place]).pieces]
    [(64, 100), (64, 100)]
    """
    side = int(np.clip((pixels // 4) ** 0.5, *_PIECE))
    pieces: list[Array] = []
    for number in (2, 4, 8):
        rows, cols = (_places(size, side, number) for size in shape)
        pieces = [read(row, col) for row in rows for col in cols]
        if any(np.isfinite(piece).any() for piece in pieces):
            break
    return Sample(tuple(pieces), small_integers)


def _places(size: int, side: int, number: int) -> list[slice]:
    """Pieces along a side, each in the middle of an equal part; all of a short side."""
    length = 2 * side // number
    if size <= 2 * side:
        return [slice(0, size)]
    starts = [(2 * k + 1) * size // (2 * number) - length // 2 for k in range(number)]
    return [slice(start, start + length) for start in starts]
