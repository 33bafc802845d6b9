"""The scales that rasters come in, and their conversion to linear intensity, in which everything is computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_DB = np.float32(np.log(10) / 10)


class Scale(Enum):
    """Scale of a raster's numbers. Complex rasters are read as their intensity, |z|²."""

    INTENSITY = "intensity"
    AMPLITUDE = "amplitude"
    DECIBEL = "decibel"

    @property
    def can_be_negative(self) -> bool:
        return self is Scale.DECIBEL


def to_intensity(values: Array, scale: Scale) -> Array:
    """Linear intensity, in place: A² from amplitude, 10^(x/10) from decibel.

    Examples
    --------
    >>> to_intensity(np.float32([3]), Scale.AMPLITUDE)
    array([9.], dtype=float32)
    """
    if scale is Scale.AMPLITUDE:
        np.square(values, out=values)
    elif scale is Scale.DECIBEL:
        np.multiply(values, _DB, out=values)
        np.exp(values, out=values)
    return values


def from_intensity(values: Array, scale: Scale) -> Array:
    """Convert linear intensity to a scale, in place: the inverse of :func:`to_intensity`.

    Examples
    --------
    >>> from_intensity(np.float32([100, 1]), Scale.DECIBEL).round(3)
    array([20.,  0.], dtype=float32)
    """
    if scale is Scale.AMPLITUDE:
        np.sqrt(values, out=values)
    elif scale is Scale.DECIBEL:
        np.log(values, out=values)
        np.divide(values, _DB, out=values)
    return values


LARGEST_INTENSITY = 1e38  # what float32 holds, less what sums over a few dates need; 3.4e38 is often an undeclared gap

_WORDS = {
    Scale.DECIBEL: ("db", "decibel", "decibels"),
    Scale.AMPLITUDE: ("amplitude", "amp", "magnitude", "dn"),
    Scale.INTENSITY: ("intensity", "power", "pwr", "linear", "sigma0", "gamma0", "beta0", "sigma", "gamma"),
}
# These name the quantity, but not whether it was squared, or converted to dB, afterwards
_OPEN = ("dn", "sigma0", "gamma0", "beta0", "sigma", "gamma")
_TOLD_IN_HYP3 = {"p": Scale.INTENSITY, "a": Scale.AMPLITUDE, "d": Scale.DECIBEL}


class Named(NamedTuple):
    """A scale that a text names, the word that names it, and whether the word rules out the others.

    Attributes
    ----------
    reason : how the scale is known, in words, where not by the word in metadata or a name
    """

    scale: Scale
    word: str
    certain: bool
    reason: str = ""


def guess_from_text(text: str) -> Named | None:
    """The scale named by metadata or a file name.

    Decibel is looked for first: ``Sigma0_VV_db`` would otherwise be intensity.

    Examples
    --------
    >>> guess_from_text("Sigma0_VV_db").scale
    <Scale.DECIBEL: 'decibel'>
    """
    words = set(re.split(r"[^a-z0-9]+", text.lower()))
    found = [
        Named(scale, name, name not in _OPEN) for scale, names in _WORDS.items() for name in names if name in words
    ]
    # ASF HyP3 names: ..._RTC30_G_gpuned_...: reference plane, then p(ower), a(mplitude) or d(B)
    match = re.search(r"_rtc\d+_[a-z]_[gs](?P<scale>[pad])[um][nf][ec][dm]_", text.lower())
    if match:
        found.append(Named(_TOLD_IN_HYP3[match["scale"]], f"{match['scale']} in the HyP3 name", True))
    return best_named(found)


def best_named(found: Iterable[Named | None]) -> Named | None:
    """The first that rules out the other scales; if none does, the first.

    Examples
    --------
    >>> best_named([guess_from_text("sigma0"), None, guess_from_text("amplitude")]).word
    'amplitude'
    """
    names = [named for named in found if named]
    return next((named for named in names if named.certain), names[0] if names else None)
