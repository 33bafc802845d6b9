"""Sliding-window sums, and maxima, whose result at a pixel does not depend on where the block began.

Running sums are faster but carry their rounding along the line, so that two tilings would differ in the last bits.
Doubling adds the same numbers in the same order at every pixel, in about 2·log₂(size) additions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Float = TypeVar("Float", np.float32, np.float64)
Number = TypeVar("Number", np.float32, np.float64, np.int32)

# Values that are summed at a time: what a processor core keeps at hand. All at once takes four times as long
_STRIP = 2**16


def _sums_along(values: NDArray[Number], size: int, step: int) -> NDArray[Number]:
    """Sums of ``size`` numbers, ``step`` apart, from each one on that has so many."""
    length = values.size - (size - 1) * step
    total: NDArray[Number] | None = None
    power, span, start = values, 1, 0  # power[k] = sum of `span` numbers from k on
    while True:
        if size & span:
            piece = power[start * step : start * step + length]
            if total is not None and total.base is None:
                total += piece
            else:  # the first piece is a part of the values
                total = piece if total is None else total + piece
            start += span
        if 2 * span > size:
            assert total is not None
            return total
        power = power[: -span * step] + power[span * step :]
        span *= 2


def window_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over every complete window of ``rows`` × ``cols``: entry (r, c) is the window whose first pixel is (r, c).

    ``(R, C)`` in, ``(R − rows + 1, C − cols + 1)`` out; the window must fit into the image.

    Examples
    --------
    >>> window_sum(np.float32([[1, 2, 3], [4, 5, 6]]), 2, 2)
    array([[12., 16.]], dtype=float32)
    """
    return _over_windows(_sums_along, values, rows, cols, (0, 0))


def _over_windows(
    along: Callable[[NDArray[Number], int, int], NDArray[Number]],
    values: NDArray[Number],
    rows: int,
    cols: int,
    border: tuple[int, int],
) -> NDArray[Number]:
    """A figure of every complete window, strip by strip, from a function that finds it along a line.

    A strip is one long line, which is three times as fast as row by row; windows that run into the next row are left
    out.

    Parameters
    ----------
    border : rows above and below the image, and columns beside it, that count as zero
    """
    (above, beside), width = border, values.shape[1] + 2 * border[1]
    result = np.empty((values.shape[0] + 2 * above - rows + 1, width - cols + 1), values.dtype)
    step = min(max(rows, _STRIP // max(width, 1)), len(result))
    line = np.zeros((step + rows - 1) * width + cols - 1, values.dtype)
    for top in range(0, len(result), step):
        strip = result[top : top + step]
        framed = line[: (len(strip) + rows - 1) * width + cols - 1]
        _frame(values, top - above, beside, framed[: framed.size - cols + 1].reshape(-1, width))
        found = along(along(framed, rows, width), cols, 1)
        strip[:] = found.reshape(-1, width)[:, : strip.shape[1]]
    return result


def _frame(values: NDArray[Number], top: int, beside: int, frame: NDArray[Number]) -> None:
    """Put the rows of an image from ``top`` on into a frame whose sides are zero; so is what lies above and below."""
    first, last = max(top, 0), min(top + len(frame), len(values))
    frame[: first - top] = 0
    frame[first - top : last - top, beside : frame.shape[1] - beside] = values[first:last]
    frame[last - top :] = 0


def centred_sum(values: NDArray[Float], rows: int, cols: int) -> NDArray[Float]:
    """Sum over the window of odd ``rows`` × ``cols`` centred on each pixel; pixels outside the image count as zero.

    Examples
    --------
    >>> centred_sum(np.float32([[1, 2, 3]]), 1, 3)
    array([[3., 6., 5.]], dtype=float32)
    """
    return _over_windows(_sums_along, values, rows, cols, (rows // 2, cols // 2))


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
    return _over_windows(_maxima_along, values, side, side, (side // 2, side // 2))


def _maxima_along(values: NDArray[Number], size: int, step: int) -> NDArray[Number]:
    """Maxima of ``size`` numbers, ``step`` apart, from each one on that has so many."""
    length, span = values.size - (size - 1) * step, 1
    while 2 * span <= size:
        values = np.maximum(values[: -span * step], values[span * step :])
        span *= 2
    return np.maximum(values[:length], values[(size - span) * step :])
