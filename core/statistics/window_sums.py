"""Sliding-window sums, and maxima, whose result at a pixel does not depend on where the block began.

Running sums are faster but carry their rounding along the line, so that two tilings would differ in the last bits.
Doubling adds the same numbers in the same order at every pixel, in about 2·log₂(size) additions.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Float = TypeVar("Float", np.float32, np.float64)


def _sum_along_rows(values: NDArray[Float], size: int) -> NDArray[Float]:
    """Sums of ``size`` consecutive rows: ``(rows − size + 1, cols)``."""
    length = values.shape[0] - size + 1
    total: NDArray[Float] | None = None
    power, span, start = values, 1, 0  # power[k] = sum of `span` rows from k on
    while True:
        if size & span:
            piece = power[start : start + length]
            total = piece.copy() if total is None else np.add(total, piece, out=total)
            start += span
        span *= 2
        if span > size:
            assert total is not None
            return total
        power = power[: power.shape[0] - span // 2] + power[span // 2 :]


def window_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over every complete window of ``rows`` × ``cols``: entry (r, c) is the window whose first pixel is (r, c).

    ``(R, C)`` in, ``(R − rows + 1, C − cols + 1)`` out; the window must fit into the image.

    Examples
    --------
    >>> window_sum(np.float32([[1, 2, 3], [4, 5, 6]]), 2, 2)
    array([[12., 16.]], dtype=float32)
    """
    return _sum_along_rows(_sum_along_rows(values, rows).T, cols).T


def centred_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over the window of odd ``rows`` × ``cols`` centred on each pixel; pixels outside the image count as zero.

    Examples
    --------
    >>> centred_sum(np.float32([[1, 2, 3]]), 1, 3)
    array([[3., 6., 5.]], dtype=float32)
    """
    padded = np.pad(values, ((rows // 2, rows // 2), (cols // 2, cols // 2)))
    return window_sum(padded, rows, cols)


def centred_maximum(values: NDArray[np.int32], side: int) -> NDArray[np.int32]:
    """Maximum over the window of odd ``side`` × ``side`` centred on each pixel; pixels outside the image count as zero.

    Examples
    --------
    >>> centred_maximum(np.int32([[1, 0, 0, 2]]), 3)
    array([[1, 1, 2, 2]], dtype=int32)
    """
    padded = np.pad(values, side // 2)
    return _maximum_along_rows(_maximum_along_rows(padded, side).T, side).T


def _maximum_along_rows(values: NDArray[np.int32], size: int) -> NDArray[np.int32]:
    """Maxima of ``size`` consecutive rows: ``(rows − size + 1, cols)``."""
    length, span = values.shape[0] - size + 1, 1
    while 2 * span <= size:
        values = np.maximum(values[:-span], values[span:])
        span *= 2
    return np.maximum(values[:length], values[size - span : size - span + length])
