"""Numbers as the page writes them."""

from __future__ import annotations

import math

from ...wording import say


def rounded(value: float, digits: int = 3) -> str:
    """A number with so many digits; a dash where it cannot be told.

    Examples
    --------
    >>> rounded(0.98765), rounded(1234.5), rounded(float("nan"))
    ('0.988', '1234', '–')
    """
    if not math.isfinite(value):
        return "∞" if value > 0 else "–"
    if abs(value) >= 10 ** (digits - 1):
        return f"{value:.0f}"
    return f"{value:.{digits}g}".replace("-", "−")


def decibels(value: float, digits: int = 2) -> str:
    """A number of decibels; a dash where it cannot be told.

    Examples
    --------
    >>> decibels(-9.634), decibels(float("nan"))
    ('−9.63 dB', '–')
    """
    return f"{value:.{digits}f} dB".replace("-", "−") if math.isfinite(value) else "–"


def looks_in_words(looks: float) -> str:
    """A number of looks, in the plural but for one.

    Examples
    --------
    >>> looks_in_words(1), looks_in_words(4.44)
    ('1 look', '4.44 looks')
    """
    return say("1 look") if looks == 1 else say("{number} looks", number=f"{looks:.3g}")


def per_cent(share: float, digits: int = 1) -> str:
    """A share in per cent, with its sign.

    Examples
    --------
    >>> per_cent(-0.0123), per_cent(float("nan"))
    ('−1.2 %', '–')
    """
    return f"{100 * share:+.{digits}f} %".replace("-", "−") if math.isfinite(share) else "–"
