"""Two-dimensional Fourier transforms that can be cancelled within a fraction of a second, however large the image is.

They are NumPy's, strip by strip: every row and column is transformed by itself, so the results are NumPy's to the bit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..cancel import check_cancelled

_STRIP = 2**20  # pixels between two looks at the cancel button: about a tenth of a second


def fft2(image: NDArray[Any]) -> NDArray[Any]:
    """``np.fft.fft2`` of ``(rows, cols)``.

    Examples
    --------
    >>> fft2(np.ones((2, 2))).real
    array([[4., 0.],
           [0., 0.]])
    """
    return _strips(np.fft.fft, _strips(np.fft.fft, image, 1), 0)


def ifft2(spectrum: NDArray[Any]) -> NDArray[Any]:
    """``np.fft.ifft2`` of ``(rows, cols)``.

    Examples
    --------
    >>> ifft2(fft2(np.eye(2))).real
    array([[1., 0.],
           [0., 1.]])
    """
    return _strips(np.fft.ifft, _strips(np.fft.ifft, spectrum, 1), 0)


def rfft2(image: NDArray[Any]) -> NDArray[Any]:
    """``np.fft.rfft2`` of a real ``(rows, cols)``: ``(rows, cols // 2 + 1)``.

    Examples
    --------
    >>> rfft2(np.ones((2, 4))).real
    array([[8., 0., 0.],
           [0., 0., 0.]])
    """
    return _strips(np.fft.fft, _strips(np.fft.rfft, image, 1), 0)


def irfft2(spectrum: NDArray[Any], cols: int) -> NDArray[Any]:
    """``np.fft.irfft2``: the image of so many columns whose :func:`rfft2` this is.

    Examples
    --------
    >>> irfft2(rfft2(np.eye(2)), 2)
    array([[1., 0.],
           [0., 1.]])
    """
    return _strips(lambda strip, axis: np.fft.irfft(strip, cols, axis), _strips(np.fft.ifft, spectrum, 0), 1)


def _strips(transform: Callable[..., NDArray[Any]], values: NDArray[Any], axis: int) -> NDArray[Any]:
    """Transform along ``axis``, some rows or columns at a time."""
    length, across = values.shape[axis], 1 - axis
    step = max(_STRIP // length, 1)
    found = []
    for start in range(0, values.shape[across], step):
        check_cancelled()
        strip = values[start : start + step] if axis else values[:, start : start + step]
        found.append(transform(strip, axis=axis))
    return found[0] if len(found) == 1 else np.concatenate(found, across)
