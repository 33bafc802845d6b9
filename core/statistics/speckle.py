"""Moments and quantiles of fully developed speckle of L looks (Goodman 2007; Oliver and Quegan 2004).

Intensity is w = v·u with u ~ Gamma(L, 1/L). Functions take the number of looks, which may be fractional.
"""

from __future__ import annotations

import math


def _require_looks(looks: float) -> None:
    if not looks > 0 or math.isinf(looks):
        raise ValueError(f"the number of looks must be positive, not {looks}")


def intensity_variance(looks: float) -> float:
    """Var[u] = 1/L of speckle with mean 1.

    Examples
    --------
    >>> intensity_variance(4)
    0.25
    """
    _require_looks(looks)
    return 1 / looks


def intensity_quantile(probability: float, looks: float) -> float:
    """Quantile of unit-mean speckle: Gamma(L, 1/L).

    Examples
    --------
    The median of one look lies under its mean, at ln 2; with more looks it comes nearer.

    >>> [round(intensity_quantile(0.5, looks), 3) for looks in (1, 4, 100)]
    [0.693, 0.918, 0.997]
    """
    from scipy.special import gammaincinv

    _require_looks(looks)
    return float(gammaincinv(looks, probability)) / looks


def amplitude_mean(looks: float) -> float:
    """E[√u] = Γ(L + ½) / (Γ(L)·√L).

    Examples
    --------
    >>> round(amplitude_mean(1), 4) == round(math.sqrt(math.pi) / 2, 4)
    True
    """
    _require_looks(looks)
    return math.exp(math.lgamma(looks + 0.5) - math.lgamma(looks)) / math.sqrt(looks)


def amplitude_coefficient_of_variation(looks: float) -> float:
    """σ/μ of the amplitude.

    Examples
    --------
    >>> round(amplitude_coefficient_of_variation(1), 4)
    0.5227
    """
    return math.sqrt(1 / amplitude_mean(looks) ** 2 - 1)


def log_mean(looks: float) -> float:
    """E[ln u] = ψ(L) − ln L, the bias of log-intensity.

    Examples
    --------
    At one look it is Euler's constant, with a minus: 2.5 dB.

    >>> round(log_mean(1), 4)
    -0.5772
    """
    from scipy.special import digamma

    _require_looks(looks)
    return float(digamma(looks)) - math.log(looks)


def log_variance(looks: float) -> float:
    """Var[ln u] = ψ₁(L).

    Examples
    --------
    At one look it is π²/6.

    >>> round(log_variance(1), 4)
    1.6449
    """
    from scipy.special import polygamma

    _require_looks(looks)
    return float(polygamma(1, looks))


def log_quantile(probability: float, looks: float) -> float:
    """Quantile of ln u.

    Examples
    --------
    One pixel in a thousand of one look is 30 dB, 6.9 in the logarithm, under the mean.

    >>> round(log_quantile(0.001, 1), 1)
    -6.9
    """
    return math.log(intensity_quantile(probability, looks))


def ratio_mean(denominator_looks: float) -> float:
    """E[u₁/u₂] of independent speckles, L₂/(L₂ − 1): infinite where the denominator has one look or fewer.

    Examples
    --------
    >>> ratio_mean(1), ratio_mean(5)
    (inf, 1.25)
    """
    _require_looks(denominator_looks)
    return denominator_looks / (denominator_looks - 1) if denominator_looks > 1 else math.inf


def ratio_log_variance(numerator_looks: float, denominator_looks: float) -> float:
    """Var[ln(u₁/u₂)] = ψ₁(L₁) + ψ₁(L₂).

    Examples
    --------
    Beside a super-image of 25 looks a date's ratio hardly varies more than the date.

    >>> round(log_variance(1), 2), round(ratio_log_variance(1, 25), 2)
    (1.64, 1.69)
    """
    return log_variance(numerator_looks) + log_variance(denominator_looks)


def ratio_quantile(probability: float, numerator_looks: float, denominator_looks: float) -> float:
    """Quantile of u₁/u₂, which follows F(2L₁, 2L₂).

    Examples
    --------
    Of two single-look pixels of one reflectivity, the first is 99 times the second in one pair of a hundred.

    >>> round(ratio_quantile(0.99, 1, 1), 6)
    99.0
    """
    from scipy.special import fdtri

    _require_looks(numerator_looks)
    _require_looks(denominator_looks)
    return float(fdtri(2 * numerator_looks, 2 * denominator_looks, probability))
