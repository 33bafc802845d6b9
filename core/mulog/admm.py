"""MuLoG's iteration: a denoiser of Gaussian noise and the likelihood of speckle take turns.

Plug-and-play ADMM (Deledalle et al. 2017, algorithm 1; for ratios Zhao et al. 2019).
"""

from __future__ import annotations

import math
from typing import Protocol

import numpy as np

from ..cancel import check_cancelled
from .data_term import Array, Speckled, likely_near

# [rounds, 4 to 10] As in MuLoG; a denoiser of any kind has done its work by then
ROUNDS = 6


class Denoiser(Protocol):
    """A denoiser of white Gaussian noise."""

    def __call__(self, image: Array, deviation: float) -> Array:
        """The image ``(rows, cols)`` without noise of this standard deviation; float32, finite, and of any level."""


def despeckle_log(observed: Array, speckle: Speckled, denoise: Denoiser, rounds: int = ROUNDS) -> Array:
    """Log-reflectivity of an image from its log-intensity ``(rows, cols)``, finite, natural.

    Each round takes the likely image near the last denoised one, then denoises that, and sums up the difference of the
    two; β in :attr:`Speckled.penalty`. The result is the last denoised image: what is likely still has a part of the
    speckle.

    Raises
    ------
    Cancelled : between two rounds, if the run that this belongs to was cancelled

    Examples
    --------
    A denoiser that knows the scene to be even finds its level, to 3 % in six rounds; the mean of logarithms is none.

    >>> even = lambda image, deviation: np.full_like(image, image.mean())
    >>> w = np.random.default_rng(1).gamma(1, 1, (64, 64)).astype(np.float32)
    >>> y = np.log(w)
    >>> estimate = despeckle_log(y, Speckled(1), even)
    >>> round(float(np.exp(estimate[0, 0]) / w.mean()), 2), round(float(np.exp(y.mean())), 2)
    (0.97, 0.56)
    """
    deviation, penalty = speckle.deviation, speckle.penalty
    likely = observed - np.float32(speckle.log_mean)
    clean = denoise(likely, deviation)
    gap = np.zeros_like(likely)
    for _ in range(rounds):
        check_cancelled()
        likely = likely_near(clean + gap, observed, penalty / deviation**2, speckle)
        clean = denoise(likely - gap, deviation / math.sqrt(penalty))
        gap += clean - likely
    return clean
