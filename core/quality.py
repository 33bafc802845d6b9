"""How good a despeckled image is: against a known truth, and against another date."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .windows import centred_sum

Array = NDArray[np.float32]

PEAK_QUANTILE = 0.99


def psnr(estimate: Array, truth: Array) -> float:
    """Peak signal-to-noise ratio in dB on amplitude, the peak being the truth's 99 % quantile.

    Both are linear intensity of one shape; pixels where either is NaN do not count.
    """
    both = ~(np.isnan(estimate) | np.isnan(truth))
    clean = np.sqrt(truth[both], dtype=np.float64)
    error = np.mean((np.sqrt(estimate[both], dtype=np.float64) - clean) ** 2)
    return float(20 * np.log10(np.quantile(clean, PEAK_QUANTILE)) - 10 * np.log10(error))


def left_out_score(estimate: Array, date: Array) -> float:
    """Mean of ln v̂ + w/v̂ over a date the estimate has not seen: the gamma likelihood, lower is better.

    Comparable between methods on the same data only. Linear intensity of one shape.
    """
    both = ~(np.isnan(estimate) | np.isnan(date)) & (estimate > 0)
    v, w = estimate[both].astype(np.float64), date[both].astype(np.float64)
    return float(np.mean(np.log(v) + w / v))


def box_mean(image: Array, side: int) -> Array:
    """Mean over the valid pixels of a ``side`` × ``side`` window: the plainest filter, to compare with."""
    valid = ~np.isnan(image)
    total = centred_sum(np.where(valid, image, np.float32(0)), side, side)
    count = centred_sum(valid.astype(np.float32), side, side)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(valid, total / count, np.float32(np.nan))
