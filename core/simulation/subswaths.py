"""The spectral shape of single-look complex products, which correlates the speckle of neighbouring pixels.

A product sampled faster than its bandwidth, and weighted by a Hamming window against sidelobes, has speckle that
is correlated over two or three pixels. Values: Sentinel-1 product annotations (rows are azimuth, columns range).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .fourier import fft2, ifft2


@dataclass(frozen=True)
class SubSwath:
    """Sampling and processed bandwidth of a single-look complex product, azimuth along rows and range along columns.

    Attributes
    ----------
    sampling, bandwidth : azimuth and range frequencies in Hz
    hamming : azimuth and range coefficient of the Hamming window (1 = no weighting)
    """

    name: str
    sampling: tuple[float, float]
    bandwidth: tuple[float, float]
    hamming: tuple[float, float]

    def transfer(self, shape: tuple[int, int]) -> NDArray[np.float32]:
        """Spectral amplitude W(f_azimuth)·W(f_range) on the FFT grid of ``shape``, scaled to unit mean power.

        W(f) = α + (1 − α)·cos(2πf/B) for |f| ≤ B/2, else 0.
        """
        axes = []
        for size, rate, band, alpha in zip(shape, self.sampling, self.bandwidth, self.hamming):
            f = np.fft.fftfreq(size, 1.0) * rate / band
            axes.append(np.where(np.abs(f) <= 0.5, alpha + (1 - alpha) * np.cos(2 * np.pi * f), 0.0))
        spectrum = axes[0][:, None] * axes[1][None, :]
        return (spectrum / np.sqrt(np.mean(spectrum**2))).astype(np.float32)


_IW = (486.4863, 64.345238e6)

SUBSWATHS: dict[str, SubSwath] = {
    "IW1": SubSwath("IW1", _IW, (327.0, 56.5e6), (0.70, 0.75)),
    "IW2": SubSwath("IW2", _IW, (313.0, 48.3e6), (0.75, 0.75)),
    "IW3": SubSwath("IW3", _IW, (314.0, 42.79e6), (0.75, 0.75)),
    "white": SubSwath("white", (1.0, 1.0), (2.0, 2.0), (1.0, 1.0)),
    "S3": SubSwath("S3", (1925.0, 66.73e6), (1399.0, 59.4e6), (0.75, 0.75)),
    # One of the five range looks of a high-resolution ground-range product on its own 10 m grid: 10 m are 6.3 m of
    # slant range at mid swath, and a second of flight is 6800 m
    "GRDH": SubSwath("GRDH", (680.0, 23.8e6), (313.0, 12.1e6), (0.75, 0.70)),
}


def smoothing(transfer: NDArray[np.float32]) -> NDArray[np.complex64]:
    """Spectrum of the squared impulse response, by which the FFT of a reflectivity is multiplied.

    The product is the FFT of the complex field's expected intensity, E|h * √v·g|² = |h|² * v.

    Examples
    --------
    It keeps the mean.

    >>> complex(smoothing(SUBSWATHS["IW2"].transfer((32, 32)))[0, 0]).real
    1.0
    """
    response = np.abs(ifft2(transfer)) ** 2
    return fft2(response / response.sum()).astype(np.complex64)
