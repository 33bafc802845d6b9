"""Quality of a despeckled image: against a known truth, against another date, and by itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .window_sums import centred_count, centred_sum

Array = NDArray[np.float32]

PEAK_QUANTILE = 0.99
_NEIGHBOURS = range(3, 9)  # bins away: a Hann window spreads a line over two on either side


def psnr(estimate: Array, truth: Array) -> float:
    """Peak signal-to-noise ratio in dB on amplitude, the peak being the truth's 99 % quantile.

    Both are linear intensity of one shape; pixels where either is NaN do not count.

    Examples
    --------
    An amplitude that is a tenth of the peak too high everywhere is 20 dB under it.

    >>> truth = np.ones((8, 8), np.float32)
    >>> round(psnr(truth * np.float32(1.21), truth), 2)
    20.0
    """
    both = ~(np.isnan(estimate) | np.isnan(truth))
    clean = np.sqrt(truth[both], dtype=np.float64)
    error = np.mean((np.sqrt(estimate[both], dtype=np.float64) - clean) ** 2)
    return float(20 * np.log10(np.quantile(clean, PEAK_QUANTILE)) - 10 * np.log10(error))


def left_out_score(estimate: Array, date: Array) -> float:
    """Mean of ln v̂ + w/v̂ over a date the estimate has not seen: the gamma likelihood, lower is better.

    Comparable between methods on the same data only. Linear intensity of one shape.

    Examples
    --------
    The estimate that is right scores best; one that is too low is forgiven least.

    >>> date = np.ones((8, 8), np.float32)
    >>> [round(left_out_score(level * date, date), 2) for level in (0.5, 1, 2)]
    [1.31, 1.0, 1.19]
    """
    both = ~(np.isnan(estimate) | np.isnan(date)) & (estimate > 0)
    v, w = estimate[both].astype(np.float64), date[both].astype(np.float64)
    return float(np.mean(np.log(v) + w / v))


def box_mean(image: Array, side: int) -> Array:
    """Mean over the valid pixels of a ``side`` × ``side`` window: the plainest filter, to compare with.

    Examples
    --------
    >>> box_mean(np.float32([[1, np.nan, 3, 5]]), 3)
    array([[ 1., nan,  4.,  4.]], dtype=float32)
    """
    valid = ~np.isnan(image)
    total = centred_sum(np.where(valid, image, np.float32(0)), side, side)
    count = centred_count(valid, side)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(valid, total / count, np.float32(np.nan))


def decibels(ratio: float) -> float:
    """10·log₁₀ of a ratio of intensities.

    Examples
    --------
    >>> round(decibels(2), 2)
    3.01
    """
    return float(10 * np.log10(ratio))


def ratio_moments(image: Array, estimate: Array) -> tuple[float, float]:
    """Mean and variance of w/v̂: 1 and 1/L where the estimate is right and the scene is homogeneous.

    Linear intensities of one shape; pixels where either is NaN, or the estimate not positive, do not count.

    Examples
    --------
    >>> image = np.random.default_rng(1).gamma(4, 1 / 4, (200, 200)).astype(np.float32)
    >>> mean, variance = ratio_moments(image, np.ones_like(image))
    >>> round(mean, 1), round(variance, 2)
    (1.0, 0.25)
    """
    both = ~(np.isnan(estimate) | np.isnan(image)) & (estimate > 0)
    ratio = image[both].astype(np.float64) / estimate[both]
    return float(ratio.mean()), float(ratio.var())


def equivalent_looks(estimate: Array, truth: Array | float = 1.0) -> float:
    """Looks of speckle as strong as the fluctuation left in an estimate: mean²/variance of v̂/v over the valid pixels.

    Examples
    --------
    >>> image = np.random.default_rng(1).gamma(4, 1 / 4, (200, 200)).astype(np.float32)
    >>> round(equivalent_looks(image))
    4
    """
    relative = (estimate / np.asarray(truth, np.float32)).astype(np.float64)
    return float(np.nanmean(relative) ** 2 / np.nanvar(relative))


def power_spectrum(image: Array) -> NDArray[np.float64]:
    """|FFT|² of ``(rows, cols)`` without its mean, under a Hann window, so that its borders do not fill every bin.

    Examples
    --------
    A pattern that repeats every four columns is found at a quarter of the sampling frequency.

    >>> image = np.tile(np.float32([0, 1, 0, -1]), (32, 8))
    >>> spectrum = power_spectrum(image)
    >>> [int(k) for k in np.unravel_index(spectrum[:, :17].argmax(), (32, 17))]
    [0, 8]
    """
    rows, cols = image.shape
    window = np.hanning(rows)[:, None] * np.hanning(cols)[None, :]
    return np.asarray(np.abs(np.fft.fft2((image - image.mean(dtype=np.float64)) * window)) ** 2)


def periodic_excess(spectrum: NDArray[np.float64], period: int) -> float:
    """Energy of a pattern that repeats every ``period`` pixels, relative to its neighbours in the spectrum, less 1.

    On the line f = 1/period of the rows, and on that of the columns, the power of every bin is divided by the mean of
    the bins 3 to 8 away, which an image without a grid in it fills alike; the result is the mean of these ratios. A
    grid left by a network that works on blocks of ``period`` pixels lies on these lines, in very few of their bins.

    Parameters
    ----------
    spectrum : as :func:`power_spectrum` gives it, the mean of many; its sides are multiples of ``period``

    Raises
    ------
    ValueError : a side is not a multiple of the period

    Examples
    --------
    A flat spectrum has none; one bin five times as strong on each of the two lines of 32 bins adds 4/32.

    >>> spectrum = np.ones((32, 32))
    >>> spectrum[8, 20] = spectrum[20, 8] = 5
    >>> periodic_excess(np.ones((32, 32)), 4), periodic_excess(spectrum, 4)
    (0.0, 0.125)
    """
    if any(side % period for side in spectrum.shape):
        raise ValueError(f"the sides of a spectrum of {spectrum.shape} are no multiples of {period}")
    ratios = []
    for lines in (spectrum, spectrum.T):
        centre = len(lines) // period
        around = np.mean(
            [lines[(centre + sign * step) % len(lines)] for step in _NEIGHBOURS for sign in (-1, 1)], axis=0
        )
        ratios.append(np.mean(lines[centre] / around))
    return float(np.mean(ratios) - 1)
