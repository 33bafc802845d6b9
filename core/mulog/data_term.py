"""The data term of MuLoG's iteration: the likelihood of log-intensity, and its proximal step.

The logarithm of gamma-distributed intensity follows the Fisher–Tippett distribution (MuLoG, Deledalle et al. 2017).
The ratio of a date to a super-image, which has speckle of its own, follows Fisher's (RuLoG, Zhao et al. 2019); with a
super-image of endless looks it is the former. Logarithms are natural, of intensity.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..statistics.speckle import log_mean, log_variance

Array = NDArray[np.float32]

# [steps, 5 to 10] MuLoG takes 10 from a plainer start; a test compares the result with a direct search
NEWTON_STEPS = 6


@dataclass(frozen=True)
class Speckled:
    """The speckle of an image, or of a ratio of two.

    Attributes
    ----------
    looks : of the image; of the ratio's numerator
    beside : looks of the super-image that it was divided by; infinite for an image by itself
    """

    looks: float
    beside: float = math.inf

    @property
    def log_mean(self) -> float:
        """Mean of the logarithm where the reflectivity is 1: ψ(L) − ln L, less the same of the denominator.

        Examples
        --------
        >>> round(Speckled(1).log_mean, 4), round(Speckled(1, 1).log_mean, 4)
        (-0.5772, 0.0)
        """
        return log_mean(self.looks) - (log_mean(self.beside) if math.isfinite(self.beside) else 0)

    @property
    def deviation(self) -> float:
        """Standard deviation of the logarithm: √(ψ₁(L) + ψ₁(L_d)).

        Examples
        --------
        >>> round(Speckled(1).deviation ** 2, 4), round(Speckled(1, 1).deviation ** 2, 4)
        (1.6449, 3.2899)
        """
        return math.sqrt(log_variance(self.looks) + (log_variance(self.beside) if math.isfinite(self.beside) else 0))

    @property
    def penalty(self) -> float:
        """β of ADMM in units of the logarithm's standard deviation: 1 + 2/L, and 2/L_d more (RABASAR's choice).

        Examples
        --------
        >>> Speckled(1).penalty, Speckled(1, 4).penalty
        (3.0, 3.5)
        """
        return 1 + 2 / self.looks + 2 / self.beside


def negative_log_likelihood(estimate: Array, observed: Array, speckle: Speckled) -> Array:
    """−ln p(y | x) up to a constant, for log-reflectivity x and log-intensity y of one shape.

    Fisher–Tippett: L·(x + e^(y − x)) (Deledalle et al. 2017, eq. 8); Fisher: L·x + (L + L_d)·ln(1 + L/L_d·e^(y − x)).

    Examples
    --------
    The best estimate of a single pixel is the observation itself.

    >>> x = np.float32([-0.1, 0, 0.1])
    >>> int(negative_log_likelihood(x, np.float32([0, 0, 0]), Speckled(4)).argmin())
    1
    """
    looks, beside = speckle.looks, speckle.beside
    ratio = np.exp(observed - estimate)
    if math.isinf(beside):
        return np.asarray(looks * (estimate + ratio))
    return np.asarray(looks * estimate + (looks + beside) * np.log1p(looks / beside * ratio))


def likely_near(prior: Array, observed: Array, weight: float, speckle: Speckled) -> Array:
    """The proximal step: the x that minimises −ln p(y | x) + weight/2·(x − prior)², by Newton's method.

    With q = e^(y − x) and a = L/L_d the gradient of the first term is L − L·(1 + a)·q/(1 + a·q), for an image by itself
    L − L·q.

    Parameters
    ----------
    prior, observed : log-intensities of one shape, finite
    weight : of the prior, in nat⁻²

    Examples
    --------
    A heavy prior wins, a light one is outvoted.

    >>> y, prior = np.float32([0]), np.float32([1])
    >>> [likely_near(prior, y, weight, Speckled(1)).round(2).tolist() for weight in (1e3, 1e-3)]
    [[1.0], [0.0]]
    """
    looks, share, stiff = (np.float32(k) for k in (speckle.looks, speckle.looks / speckle.beside, weight))
    # Darker than the prior: the answer if the likelihood were a parabola. Brighter: the first step of the fixed-point
    # iteration from the observation, which a super-image of few looks bounds
    x = (looks * observed + stiff * prior) / (looks + stiff)
    apart = np.maximum(observed - prior, 0)
    bright = observed - np.log1p(stiff / looks * apart)
    if share:
        bright = np.minimum(bright, prior + looks / (stiff * share))
    x = np.where(apart > 0, bright, x)
    for _ in range(NEWTON_STEPS):
        ratio = np.exp(observed - x)
        damped = 1 + share * ratio
        pull = looks * (1 + share) * ratio / damped
        x += (pull - looks - stiff * (x - prior)) / (pull / damped + stiff)
    return np.asarray(x, np.float32)
