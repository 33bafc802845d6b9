"""Sliding-window sums, and maxima, whose result at a pixel does not depend on where the block began.

Running sums are faster but carry their rounding along the line, so that two tilings would differ in the last bits.
Doubling adds the same numbers in the same order at every pixel, in about 2·log₂(size) additions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Float = TypeVar("Float", np.float32, np.float64)
Number = TypeVar("Number", np.float32, np.float64, np.int32)

# Values that are summed at a time: what a processor core keeps at hand. All at once takes four times as long
_STRIP = 2**17


def _sums_along(values: NDArray[Number], size: int) -> NDArray[Number]:
    """Sums of ``size`` consecutive rows, or numbers: ``size - 1`` fewer."""
    length = values.shape[0] - size + 1
    total: NDArray[Number] | None = None
    power, span, start = values, 1, 0  # power[k] = sum of `span` rows from k on
    while True:
        if size & span:
            piece = power[start : start + length]
            total = piece if total is None else total + piece
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
    return _over_windows(_sums_along, values, rows, cols)


def _over_windows(
    along: Callable[[NDArray[Number], int], NDArray[Number]], values: NDArray[Number], rows: int, cols: int
) -> NDArray[Number]:
    """A figure of every complete window, strip by strip, from a function that finds it along the first axis."""
    height, width = values.shape[0] - rows + 1, values.shape[1] - cols + 1
    result = np.empty((height, width), values.dtype)
    step = max(rows, _STRIP // max(width, 1))
    for top in range(0, height, step):
        strip = result[top : top + step]
        lines = along(values[top : top + len(strip) + rows - 1], rows)
        # as one long line, which is three times as fast; windows that run into the next row are left out
        line = along(lines.reshape(-1), cols)
        strip[:] = as_strided(line, strip.shape, (lines.shape[1] * line.itemsize, line.itemsize))
    return result


def centred_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over the window of odd ``rows`` × ``cols`` centred on each pixel; pixels outside the image count as zero.

    Examples
    --------
    >>> centred_sum(np.float32([[1, 2, 3]]), 1, 3)
    array([[3., 6., 5.]], dtype=float32)
    """
    return window_sum(_with_border(values, rows, cols), rows, cols)


def _with_border(values: NDArray[Number], rows: int, cols: int) -> NDArray[Number]:
    """The image with as many zeros around it as the window centred on its outermost pixels reaches beyond them."""
    return np.pad(values, ((rows // 2, rows // 2), (cols // 2, cols // 2)))


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
    return _over_windows(_maxima_along, _with_border(values, side, side), side, side)


def _maxima_along(values: NDArray[Number], size: int) -> NDArray[Number]:
    """Maxima of ``size`` consecutive rows, or numbers: ``size - 1`` fewer."""
    length, span = values.shape[0] - size + 1, 1
    while 2 * span <= size:
        values = np.maximum(values[:-span], values[span:])
        span *= 2
    return np.maximum(values[:length], values[size - span : size - span + length])
