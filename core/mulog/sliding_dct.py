"""A denoiser of Gaussian noise that needs nothing but SciPy: thresholds in a sliding cosine transform.

The image is cut into blocks in many shifts; in each, the coefficients that noise alone explains are set to zero, and
the mean over the shifts has no block borders (Yu and Sapiro 2011, DCT image denoising, Image Processing On Line).
"""

from __future__ import annotations

import numpy as np

from ..cancel import check_cancelled
from .data_term import Array

# [pixels a side, 8 to 16] Of the blocks: larger ones find faint structure, smaller ones ring less beside points
BLOCK = 16
# [pixels, 2 to 8] Between two shifts
_SHIFT = 4
# [standard deviations of the noise, 2.5 to 3.5] Smaller coefficients are set to zero; of pure noise 4 in 1000 remain
_THRESHOLD = 2.9


def denoise_by_sliding_dct(image: Array, deviation: float) -> Array:
    """The image ``(rows, cols)``, finite, without white Gaussian noise of this standard deviation.

    Blocks with few coefficients left weigh more, as in BM3D (Dabov et al. 2007, eq. 10): they are the even ones.

    Raises
    ------
    Cancelled : between two shifts, if the run that this belongs to was cancelled

    Examples
    --------
    >>> noise = np.random.default_rng(1).normal(0, 1, (64, 64)).astype(np.float32)
    >>> float(denoise_by_sliding_dct(noise, 1).std()) < 0.2
    True
    """
    rows, cols = image.shape
    more = [-size % BLOCK + BLOCK for size in (rows, cols)]
    padded = np.pad(image, [(BLOCK, extra) for extra in more], mode="symmetric")
    total, weights = np.zeros_like(padded), np.zeros_like(padded)
    high, wide = (size - BLOCK for size in padded.shape)
    for down in range(0, BLOCK, _SHIFT):
        check_cancelled()
        for right in range(0, BLOCK, _SHIFT):
            here = np.s_[down : down + high, right : right + wide]
            clean, weight = _thresholded(padded[here], deviation)
            total[here] += clean
            weights[here] += weight
    inside = np.s_[BLOCK : BLOCK + rows, BLOCK : BLOCK + cols]
    return total[inside] / weights[inside]


def _thresholded(image: Array, deviation: float) -> tuple[Array, Array]:
    """Denoised blocks times their weights, and the weights; both of the image's shape, whose sides are whole blocks."""
    from scipy.fft import dctn, idctn

    high, wide = (size // BLOCK for size in image.shape)
    blocks = image.reshape(high, BLOCK, wide, BLOCK).swapaxes(1, 2)
    coefficients = dctn(blocks, axes=(2, 3), norm="ortho")
    kept = np.abs(coefficients) > np.float32(_THRESHOLD * deviation)
    kept[:, :, 0, 0] = True  # the mean is no noise
    clean = idctn(np.where(kept, coefficients, np.float32(0)), axes=(2, 3), norm="ortho")
    weight = (1 / kept.sum(axis=(2, 3), dtype=np.float32))[:, :, None, None]
    both = (clean * weight, np.broadcast_to(weight, clean.shape))
    first, second = (part.swapaxes(1, 2).reshape(image.shape) for part in both)
    return first, second
