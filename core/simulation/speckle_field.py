"""Speckle of a coherent imaging system, from a clean reflectivity (Goodman 2007, ch. 2; Sentinel-1's own spectra)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..cancel import check_cancelled
from .fourier import fft2, ifft2
from .subswaths import SubSwath, smoothing

Array = NDArray[np.float32]


def clean_intensity(reflectivity: Array, subswath: SubSwath) -> Array:
    """The expected intensity of the speckled image: reflectivity blurred by the squared impulse response.

    ``(rows, cols)`` linear intensity in and out, periodic at the borders.

    Examples
    --------
    >>> from .subswaths import SUBSWATHS
    >>> point = np.zeros((32, 32), np.float32)
    >>> point[16, 16] = 100
    >>> image = clean_intensity(point, SUBSWATHS["IW2"])
    >>> round(float(image.sum())), bool(image[16, 16] < 100)
    (100, True)
    """
    shape = (reflectivity.shape[0], reflectivity.shape[1])
    spectrum = fft2(reflectivity) * smoothing(subswath.transfer(shape))
    return np.maximum(ifft2(spectrum).real, 0).astype(np.float32)


def complex_field(
    reflectivity: Array, subswath: SubSwath, rng: np.random.Generator, points: Array | None = None
) -> NDArray[np.complex64]:
    """One single-look complex image: white circular Gaussian × √v, filtered to the sub-swath's spectrum.

    Parameters
    ----------
    reflectivity : of the clutter, ``(rows, cols)``
    points : intensity of point scatterers, ``(rows, cols)``. Each is one target: its phase is random, its amplitude is
        not, so it has no speckle of its own

    E|z|² is :func:`clean_intensity` of the sum.

    Examples
    --------
    >>> from .subswaths import SUBSWATHS
    >>> field = complex_field(np.ones((128, 128), np.float32), SUBSWATHS["IW2"], np.random.default_rng(1))
    >>> field.dtype, round(float(np.mean(np.abs(field) ** 2)), 1)
    (dtype('complex64'), 1.0)
    """
    shape = (reflectivity.shape[0], reflectivity.shape[1])
    white = rng.standard_normal((2, *shape), dtype=np.float32)
    check_cancelled()
    field = (white[0] + 1j * white[1]) * np.sqrt(reflectivity / 2)
    check_cancelled()
    if points is not None:
        field += np.sqrt(points) * np.exp(2j * np.pi * rng.random(shape, dtype=np.float32))
    return ifft2(fft2(field) * subswath.transfer(shape)).astype(np.complex64)


def speckled_intensity(
    reflectivity: Array, looks: int, subswath: SubSwath, rng: np.random.Generator, points: Array | None = None
) -> Array:
    """Mean of ``looks`` independent single-look intensities: float32 ``(rows, cols)``; see :func:`complex_field`.

    Examples
    --------
    >>> from .subswaths import SUBSWATHS
    >>> image = speckled_intensity(np.ones((128, 128), np.float32), 4, SUBSWATHS["white"], np.random.default_rng(1))
    >>> round(float(image.mean() ** 2 / image.var()))
    4
    """
    total = np.zeros(reflectivity.shape, np.float32)
    for _ in range(looks):
        field = complex_field(reflectivity, subswath, rng, points)
        total += field.real**2 + field.imag**2
    return total / np.float32(looks)
