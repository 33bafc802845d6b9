"""The result beside a clean reference: PSNR and SSIM on amplitude.

The peak is the 99 % quantile of the reference's amplitude. SSIM is that of Wang et al. 2004 (IEEE TIP 13), with means
over 7 × 7 pixels, K₁ = 0.01 and K₂ = 0.03.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.quality import PEAK_QUANTILE
from ...statistics.window_sums import window_sum

Array = NDArray[np.float32]

_SIDE = 7  # pixels
_K1, _K2 = 0.01, 0.03
_SOME = 7  # every so many pixels tell the peak


@dataclass(frozen=True)
class Measured:
    """Σ(√v̂ − √v)² of a window with its pixels, amplitudes of the reference, and the windows of 7 × 7 pixels.

    Attributes
    ----------
    means : of result and reference, their variances, and their covariance: ``(5, windows)``
    """

    squares: float
    pixels: int
    amplitudes: Array
    means: Array


def measure(result: Array, truth: Array) -> Measured:
    """The figures of a window, linear intensity ``(rows, cols)``, NaN = no data.

    Examples
    --------
    >>> truth = np.random.default_rng(1).gamma(2, 1, (40, 40)).astype(np.float32)
    >>> round(similarity([measure(truth, truth)]), 3)
    1.0
    """
    with np.errstate(invalid="ignore"):
        a, b = np.sqrt(result.astype(np.float64)), np.sqrt(truth.astype(np.float64))
    both = np.isfinite(a) & np.isfinite(b)
    some = b[both][::_SOME].astype(np.float32)
    squares = float(((a - b)[both] ** 2).sum())
    a, b = np.where(both, a, 0), np.where(both, b, 0)
    if min(a.shape) < _SIDE:
        return Measured(squares, int(both.sum()), some, np.zeros((5, 0), np.float32))
    whole = window_sum(both.astype(np.float32), _SIDE, _SIDE) == _SIDE**2
    own, other, one, two, joint = (window_sum(x, _SIDE, _SIDE) / _SIDE**2 for x in (a, b, a * a, b * b, a * b))
    parts = (own, other, one - own**2, two - other**2, joint - own * other)
    means = np.stack([part[whole][::_SOME] for part in parts]).astype(np.float32)
    return Measured(squares, int(both.sum()), some, means)


def _peak(windows: Sequence[Measured]) -> float:
    amplitudes = np.concatenate([window.amplitudes for window in windows])
    return float(np.quantile(amplitudes, PEAK_QUANTILE)) if amplitudes.size else math.nan


def peak_ratio(windows: Sequence[Measured]) -> float:
    """PSNR in dB; NaN without pixels, infinite where nothing differs.

    Examples
    --------
    >>> truth = np.ones((8, 8), np.float32)
    >>> round(peak_ratio([measure(truth * np.float32(1.21), truth)]), 2)
    20.0
    """
    pixels = sum(window.pixels for window in windows)
    if not pixels:
        return math.nan
    error = sum(window.squares for window in windows) / pixels
    return 20 * math.log10(_peak(windows)) - 10 * math.log10(error) if error > 0 else math.inf


def similarity(windows: Sequence[Measured]) -> float:
    """SSIM; NaN where no 7 × 7 pixels are full of data.

    Examples
    --------
    >>> math.isnan(similarity([measure(*np.ones((2, 5, 5), np.float32))]))
    True
    """
    a, b, var_a, var_b, joint = np.concatenate([window.means for window in windows], axis=1).astype(np.float64)
    if not a.size:
        return math.nan
    c1, c2 = ((k * _peak(windows)) ** 2 for k in (_K1, _K2))
    return float(np.mean((2 * a * b + c1) * (2 * joint + c2) / ((a**2 + b**2 + c1) * (var_a + var_b + c2))))
