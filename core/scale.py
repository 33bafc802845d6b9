"""The scales rasters come in, and linear intensity, which everything is computed in."""

from __future__ import annotations

import re
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_DB = np.float32(np.log(10) / 10)


class Scale(Enum):
    """What a raster's numbers are. Complex rasters are read as their intensity, |z|²."""

    INTENSITY = "intensity"
    AMPLITUDE = "amplitude"
    DECIBEL = "decibel"

    @property
    def can_be_negative(self) -> bool:
        return self is Scale.DECIBEL


def to_intensity(values: Array, scale: Scale) -> Array:
    """Linear intensity, in place: A² from amplitude, 10^(x/10) from decibel."""
    if scale is Scale.AMPLITUDE:
        np.square(values, out=values)
    elif scale is Scale.DECIBEL:
        np.multiply(values, _DB, out=values)
        np.exp(values, out=values)
    return values


def from_intensity(values: Array, scale: Scale) -> Array:
    """The inverse of :func:`to_intensity`, in place."""
    if scale is Scale.AMPLITUDE:
        np.sqrt(values, out=values)
    elif scale is Scale.DECIBEL:
        np.log(values, out=values)
        np.divide(values, _DB, out=values)
    return values


_WORDS = {
    Scale.DECIBEL: ("db", "decibel", "decibels"),
    Scale.AMPLITUDE: ("amplitude", "amp", "magnitude", "dn"),
    Scale.INTENSITY: ("intensity", "power", "pwr", "linear", "sigma0", "gamma0", "beta0", "sigma", "gamma"),
}


def guess_from_text(text: str) -> tuple[Scale, str] | None:
    """The scale named by metadata or a file name, with the word that gave it away.

    Decibel is looked for first: ``Sigma0_VV_db`` is both.
    """
    words = set(re.split(r"[^a-z0-9]+", text.lower()))
    for scale, names in _WORDS.items():
        for name in names:
            if name in words:
                return scale, name
    # ASF HyP3 names: ..._RTC30_G_gpuned_...: reference plane, then p(ower), a(mplitude) or d(B)
    match = re.search(r"_rtc\d+_[a-z]_[gs](?P<scale>[pad])[um][nf][ec][dm]_", text.lower())
    if match:
        letter = match["scale"]
        scale = {"p": Scale.INTENSITY, "a": Scale.AMPLITUDE, "d": Scale.DECIBEL}[letter]
        return scale, f"'{letter}' in the HyP3 name"
    return None


def guess_from_values(values: Array) -> tuple[Scale, str]:
    """The likely scale of a sample (any shape, NaN = no data), with the reason in words."""
    values = values[np.isfinite(values) & (values != 0)]
    if not values.size:
        return Scale.INTENSITY, "it has no values to tell"
    median = float(np.median(values))
    negative = float(np.mean(values < 0))
    if negative > 0.02:
        return Scale.DECIBEL, f"{negative:.0%} of its values are negative"
    if median < 3:
        return Scale.INTENSITY, f"its median is {median:.3g}, as in calibrated backscatter"
    if median < 3000:
        return Scale.AMPLITUDE, f"its median is {median:.3g}, as in uncalibrated digital numbers"
    return Scale.INTENSITY, f"its median is {median:.3g}, as in squared digital numbers"
