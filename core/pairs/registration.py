"""The shift of a date against its reference, where the scene shows enough to tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..statistics.window_sums import window_sum

Array = NDArray[np.float32]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [pixels, 3 to 8] Dates that are farther apart are not registered at all, and change everywhere
_FARTHEST = 4
# [pixels a side, 7 to 15] Slow changes of level say nothing of a shift
_SLOW = 11
# [standard deviations, 6 to 10] Of the correlation beside its peak, which is that of speckle with the scene
_CERTAIN = 8.0


@dataclass(frozen=True)
class Shift:
    """Rows and columns, in pixels."""

    rows: float = 0.0
    cols: float = 0.0


def shift_between(image: Array, reference: Array) -> Shift:
    """The shift of an image against a reference, from the correlation of their logarithms; 0 where it is not certain.

    Parameters
    ----------
    image, reference : linear intensity ``(rows, cols)`` without gaps

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> scene = np.exp(rng.normal(0, 1, (80, 80))).astype(np.float32)
    >>> speckle = rng.gamma(4, 0.25, (80, 80)).astype(np.float32)
    >>> shift_between(np.roll(scene, 2, 0) * speckle, scene)
    Shift(rows=2.0, cols=0.0)
    """
    if min(image.shape) < 4 * _SLOW:
        return Shift()
    one, other = (_quick(np.log(picture)) for picture in (image, reference))
    spectrum = np.fft.rfft2(one) * np.fft.rfft2(other).conj()
    correlation = np.fft.irfft2(spectrum, one.shape)
    near = np.roll(correlation, (_FARTHEST, _FARTHEST), (0, 1))[: 2 * _FARTHEST + 1, : 2 * _FARTHEST + 1]
    row, col = (int(k) for k in np.unravel_index(near.argmax(), near.shape))
    far = correlation[2 * _FARTHEST : -2 * _FARTHEST, 2 * _FARTHEST : -2 * _FARTHEST]
    if near[row, col] < _CERTAIN * far.std() or not (0 < row < 2 * _FARTHEST and 0 < col < 2 * _FARTHEST):
        return Shift()
    down = _vertex(near[row - 1 : row + 2, col])
    right = _vertex(near[row, col - 1 : col + 2])
    return Shift(round(row - _FARTHEST + down, 2) + 0.0, round(col - _FARTHEST + right, 2) + 0.0)


def _quick(log: Array) -> Array:
    """The part that varies within a few pixels, without the border."""
    half = _SLOW // 2
    return log[half:-half, half:-half] - window_sum(log, _SLOW, _SLOW) / np.float32(_SLOW**2)


def _vertex(three: NDArray[np.float64]) -> float:
    """The vertex of a parabola through three values, from the middle one."""
    bend = float(three[0] - 2 * three[1] + three[2])
    return 0.0 if bend >= 0 else float(three[0] - three[2]) / (2 * bend)
