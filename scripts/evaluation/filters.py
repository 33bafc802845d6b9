"""Filters and measures of scikit-image, as others use them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import PEAK_QUANTILE

Array = NDArray[np.float32]

_FLOOR, _CEILING = 1e-7, 1.0  # of γ0


def opera_tv(image: Array) -> Array:
    """The total-variation filter of OPERA's products of disturbance: in decibels, weight 1/5.

    γ0 intensity ``(rows, cols)`` without gaps. It keeps the mean of the decibels, so the intensity comes out too low.
    """
    from skimage.restoration import denoise_tv_bregman

    level = 10 * np.log10(np.clip(image, _FLOOR, _CEILING).astype(np.float64))
    clean = denoise_tv_bregman(level, weight=1 / 5, isotropic=True, eps=1e-3)
    return np.asarray(10 ** (clean / 10), np.float32)


def ssim(estimate: Array, truth: Array) -> float:
    """Structural similarity of amplitudes, the range being the truth's 99 % quantile as in PSNR.

    Gaussian windows of σ = 1.5 pixels, as Wang et al. (2004) have it; linear intensity of one shape, no gaps.
    """
    from skimage.metrics import structural_similarity

    clean = np.sqrt(truth)
    return float(
        structural_similarity(
            np.sqrt(estimate),
            clean,
            data_range=float(np.quantile(clean, PEAK_QUANTILE)),
            gaussian_weights=True,
            use_sample_covariance=False,
        )
    )
