"""What fully developed speckle of L looks does: moments and quantiles (Goodman 2007; Oliver and Quegan 2004).

Intensity is w = v·u with u ~ Gamma(L, 1/L). Functions take the number of looks, which may be fractional.
"""

from __future__ import annotations

import math


def _require_looks(looks: float) -> None:
    if not looks > 0 or math.isinf(looks):
        raise ValueError(f"the number of looks must be positive, not {looks}")


def intensity_variance(looks: float) -> float:
    """Var[u] = 1/L of speckle with mean 1."""
    _require_looks(looks)
    return 1 / looks


def intensity_quantile(probability: float, looks: float) -> float:
    """Quantile of unit-mean speckle: Gamma(L, 1/L)."""
    from scipy.special import gammaincinv

    _require_looks(looks)
    return float(gammaincinv(looks, probability)) / looks


def amplitude_mean(looks: float) -> float:
    """E[√u] = Γ(L + ½) / (Γ(L)·√L)."""
    _require_looks(looks)
    return math.exp(math.lgamma(looks + 0.5) - math.lgamma(looks)) / math.sqrt(looks)


def amplitude_coefficient_of_variation(looks: float) -> float:
    """σ/μ of the amplitude: 0.5227 at one look."""
    return math.sqrt(1 / amplitude_mean(looks) ** 2 - 1)


def log_mean(looks: float) -> float:
    """E[ln u] = ψ(L) − ln L, the bias of log-intensity: −0.5772 at one look."""
    from scipy.special import digamma

    _require_looks(looks)
    return float(digamma(looks)) - math.log(looks)


def log_variance(looks: float) -> float:
    """Var[ln u] = ψ₁(L): 1.6449 at one look."""
    from scipy.special import polygamma

    _require_looks(looks)
    return float(polygamma(1, looks))


def log_quantile(probability: float, looks: float) -> float:
    """Quantile of ln u."""
    return math.log(intensity_quantile(probability, looks))


def ratio_mean(denominator_looks: float) -> float:
    """E[u₁/u₂] of independent speckles, L₂/(L₂ − 1): infinite up to one look below the fraction bar."""
    _require_looks(denominator_looks)
    return denominator_looks / (denominator_looks - 1) if denominator_looks > 1 else math.inf


def ratio_log_variance(numerator_looks: float, denominator_looks: float) -> float:
    """Var[ln(u₁/u₂)] = ψ₁(L₁) + ψ₁(L₂)."""
    return log_variance(numerator_looks) + log_variance(denominator_looks)


def ratio_quantile(probability: float, numerator_looks: float, denominator_looks: float) -> float:
    """Quantile of u₁/u₂, which follows F(2L₁, 2L₂)."""
    from scipy.special import fdtri

    _require_looks(numerator_looks)
    _require_looks(denominator_looks)
    return float(fdtri(2 * numerator_looks, 2 * denominator_looks, probability))
