"""The despeckling filters everyone knows, to compare with: Lee for one date, Quegan and Yu for a time series."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import box_mean

Array = NDArray[np.float32]


def lee(image: Array, looks: float, side: int = 7) -> Array:
    """The linear estimate of least mean square error from local statistics: v̂ = w̄ + W·(w − w̄).

    W = Var v/Var w with Var v = (Var w − w̄²/L)/(1 + 1/L), not below 0. (Lee 1980, IEEE PAMI 2, in the exact form for
    multiplicative noise that Kuan et al. 1985, IEEE PAMI 7, give.)

    Parameters
    ----------
    image : linear intensity ``(rows, cols)``, NaN = no data, and so is the result
    looks : of the image
    side : of the square window in pixels, odd

    Raises
    ------
    ValueError : the looks are not positive
    """
    if not looks > 0:
        raise ValueError(f"the number of looks must be positive, not {looks}")
    level = box_mean(image, side)
    with np.errstate(invalid="ignore", divide="ignore"):
        # relative to the local mean: the squares of calibrated backscatter would drown in single precision
        variation = np.maximum(box_mean((image / level) ** 2, side) - 1, 0)
        weight = np.maximum(variation - 1 / looks, 0) / (1 + 1 / looks) / variation
    weight = np.nan_to_num(weight, nan=0.0, posinf=0.0).astype(np.float32)
    return level + weight * (image - level)


def quegan_yu(dates: Array, side: int = 7) -> Array:
    """The multi-temporal filter J_k = (Ī_k/N)·Σ_i I_i/Ī_i, with Ī the mean over a window.

    Its form for dates of independent speckle (Quegan and Yu 2001, IEEE TGRS 39, 2373–2379). Where nothing but
    white speckle is, 1/ENL = (n + N − 1)/(n·N·L) for n pixels in the window: more dates than pixels bring nothing.

    Parameters
    ----------
    dates : linear intensity ``(dates, rows, cols)``, NaN = no data. A date that has none at a pixel does not count in
        the sum, and stays without
    side : of the square window in pixels, odd
    """
    levels = np.stack([box_mean(image, side) for image in dates])
    with np.errstate(invalid="ignore", divide="ignore"):
        texture = dates / levels
        known = np.isfinite(texture)
        count = known.sum(axis=0, dtype=np.float32)
        common = np.where(known, texture, np.float32(0)).sum(axis=0, dtype=np.float32) / count
    # a window of nothing but zeros is known to be zero
    return np.where(np.isnan(dates), np.float32(np.nan), np.where(levels > 0, levels * common, np.float32(0)))
