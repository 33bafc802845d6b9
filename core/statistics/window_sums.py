"""Sliding-window sums, and maxima, whose result at a pixel does not depend on where the block began.

Running sums are faster but carry their rounding along the line, so that two tilings would differ in the last bits.
Doubling adds the same numbers in the same order at every pixel, in about 2·log₂(size) additions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Float = TypeVar("Float", np.float32, np.float64)
Number = TypeVar("Number", np.float32, np.float64, np.int32)

# Values that are summed at a time: what a processor core keeps at hand. All at once takes four times as long
_STRIP = 2**18


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
    height, width = values.shape[0] - rows + 1, values.shape[1] - cols + 1
    total = np.empty((height, width), values.dtype)
    for top, bottom in _strips(height, width, rows):
        total[top:bottom] = _window_sum(values[top : bottom + rows - 1], rows, cols)
    return total


def _strips(height: int, width: int, least: int) -> Iterator[tuple[int, int]]:
    """First and last row, exclusive, of strips of about :data:`_STRIP` values."""
    step = max(least, _STRIP // max(width, 1))
    return ((top, min(top + step, height)) for top in range(0, height, step))


def _window_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    return _sum_along_rows(_sum_along_rows(values, rows).T, cols).T


def centred_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over the window of odd ``rows`` × ``cols`` centred on each pixel; pixels outside the image count as zero.

    Examples
    --------
    >>> centred_sum(np.float32([[1, 2, 3]]), 1, 3)
    array([[3., 6., 5.]], dtype=float32)
    """
    return _by_strips(_window_sum, values, rows, cols)


def _by_strips(
    of_windows: Callable[[NDArray[Number], int, int], NDArray[Number]], values: NDArray[Number], rows: int, cols: int
) -> NDArray[Number]:
    """A figure of the window centred on each pixel, strip by strip; pixels outside the image are zero."""
    height, width = values.shape
    beyond, beside = rows // 2, cols // 2
    result = np.empty((height, width), values.dtype)
    for top, bottom in _strips(height, width, rows):
        first, last = top - beyond, bottom + beyond
        part = values[max(first, 0) : last]
        padded = np.pad(part, ((max(-first, 0), max(last - height, 0)), (beside, beside)))
        result[top:bottom] = of_windows(padded, rows, cols)
    return result


def centred_count(chosen: NDArray[np.bool_], side: int) -> NDArray[np.float32]:
    """Number of chosen pixels in the window of odd ``side`` × ``side`` centred on each; none is outside the image.

    Examples
    --------
    >>> centred_count(np.array([[True, True, False]]), 3)
    array([[2., 2., 1.]], dtype=float32)
    """
    if not chosen.all():
        return centred_sum(chosen.astype(np.float32), side, side)
    rows, cols = (_covered(size, side) for size in chosen.shape)
    return rows[:, None] * cols[None, :]


def _covered(size: int, side: int) -> NDArray[np.float32]:
    """Pixels of a line of so many that a window covers around each of them."""
    place = np.arange(size)
    return (np.minimum(place + side // 2, size - 1) - np.maximum(place - side // 2, 0) + 1).astype(np.float32)


def centred_maximum(values: NDArray[Number], side: int) -> NDArray[Number]:
    """Maximum over the window of odd ``side`` × ``side`` centred on each pixel, of values that are not negative.

    Examples
    --------
    >>> centred_maximum(np.int32([[1, 0, 0, 2]]), 3)
    array([[1, 1, 2, 2]], dtype=int32)
    """
    return _by_strips(_window_maximum, values, side, side)


def _window_maximum(values: NDArray[Number], rows: int, cols: int) -> NDArray[Number]:
    return _maximum_along_rows(_maximum_along_rows(values, rows).T, cols).T


def _maximum_along_rows(values: NDArray[Number], size: int) -> NDArray[Number]:
    """Maxima of ``size`` consecutive rows: ``(rows − size + 1, cols)``."""
    length, span = values.shape[0] - size + 1, 1
    while 2 * span <= size:
        values = np.maximum(values[:-span], values[span:])
        span *= 2
    return np.maximum(values[:length], values[size - span : size - span + length])
