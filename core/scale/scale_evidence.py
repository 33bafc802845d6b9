"""Evidence of the scale that a raster's values are in, from their level and from the statistics of speckle.

Level alone does not tell √σ⁰ from σ⁰. Speckle does, where it is not drowned in texture: the logarithm of intensity of L
looks has the cumulants κ₂ = ψ₁(L) and κ₃ = ψ₂(L), that of amplitude a quarter and an eighth of them. So κ₃²/κ₂⁴ lies
between 0.8 and 1 for intensity and between 3.2 and 4 for amplitude, whatever the number of looks; of decibels, whose
logarithm was taken already, it is larger still. Texture adds to κ₂ and makes the quotient smaller. And amplitude of one
look has a κ₂ of 0.41, of more looks less: what varies much more is intensity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .scale import Scale

Array = NDArray[np.float32]

# The tuned numbers of this room, each with [unit, sensible range] and its origin. Below, "measured" means Sentinel-1,
# UAVSAR and Envisat of one look, and OPERA's RTC products: κ₃²/κ₂⁴ is 0.6 to 0.9 in intensity of one look, −0.2 to 1.0
# in that of RTC (over the sea, where noise was subtracted, up to 1.9), 2.4 to 3.6 in amplitude, above 100 in decibel;
# κ₂ is 1.5 to 2.3 in intensity of one look, 0.38 to 0.57 in its amplitude, 0.19 to 0.53 in RTC; the skewness in decibel
# is −0.9 to −1.0 for one look, −0.2 to −0.8 for RTC.

# Blocks in which speckle is measured
# [pixels, 6 to 12] Small enough to lie in one field, large enough for a third cumulant
_SIDE = 8
# [share of the blocks, 0.1 to 0.5] The most homogeneous ones: edges would count as texture
_SHARE = 0.25
# [blocks, 12 to 64] In simulated speckle of one look, 16 blocks give κ₃²/κ₂⁴ below 1.2 in 95 % of the intensities and
# above 2.0 in 95 % of the amplitudes; with 8 they overlap
_FEWEST = 16

# κ₃²/κ₂⁴
# [1, 1.9 to 2.4] Above it amplitude: between measured intensity and measured amplitude
_AMPLITUDE_TAIL = 2.0
# [1, 1 to 2.4] Above it digital numbers may be amplitude: texture lowers the quotient
_TEXTURED_TAIL = 1.6
# [1, 6 to 100] Above it no amplitude: the theoretical 4, and the scatter of _FEWEST blocks, 5.8 in one case of 100
_NO_AMPLITUDE_TAIL = 8.0
# [1, 4 to 100] Above it decibel may be: between theoretical amplitude and measured decibel
_DECIBEL_TAIL = 20.0

# κ₂
# [1, 0.57 to 1.5] Above it intensity of few looks: between measured amplitude and measured intensity of one look
_SINGLE_LOOK = 1.0
# [1, 0.57 to 0.8] Above it too textured for the tail to tell amplitude: just above measured amplitude of one look
_TEXTURED = 0.6
# [1, 0.1 to 0.19] Below it many looks: ψ₁(7), below measured RTC
_FEW_LOOKS = 0.15
# [1, 0.02 to 0.1] Below it decibel and amplitude are alike: amplitude of 6 looks, ψ₁(6)/4
_HARDLY_ANY = 0.045
# [1, 0.001 to 0.045] Below it the lean of decibels is lost: intensity of 100 looks
_SMOOTH = 0.01
# [1, 1e-8 to 1e-4] Below it no speckle at all: the rounding of stored numbers
_NO_SPECKLE = 1e-6

# Median magnitude
# [1, 0.01 to 0.03] Below it intensity: as an amplitude it would be darker than −34 dB
_DARK = 0.02
# [1, 0.02 to 0.1] The same for many looks, where only the level tells: −26 dB
_STILL_DARK = 0.05
# [1, 0.1 to 0.5] Below it intensity, if the speckle of few looks is not amplitude's: −5 dB, brighter than land
_BRIGHT = 0.3
# [1, 1 to 10] Below it calibrated backscatter: brighter than a scene (5 dB), darker than digital numbers
_CALIBRATED = 3.0
# [1, 1e3 to 1e4] Above it squared digital numbers: amplitudes of land are hundreds
_SQUARED = 3e3
# [1, 6.6e4 to 1e6] Above it no amplitude: beyond digital numbers of 16 bits
_BEYOND_AMPLITUDE = 1e5
# [dB] Backscatter lies between these, with room for any calibration
_DECIBELS = (-100.0, 100.0)

# Skewness within blocks
# [1, 0 to 0.6] Above it linear: that of intensity of 44 looks, 2/√L; amplitude of one look has 0.63
_LEANS = 0.3
# [1, -0.9 to -0.2] Below it decibel may be: within measured decibel; one look has −1.14 in theory
_LEANS_MUCH = -0.6

# Negative values
# [share of the values, 0.001 to 0.1] Above it the lowest value is a placeholder: speckle does not repeat so often
_REPEATED = 0.01
# [share of the values, 0.005 to 0.05] Resampling may leave as many in any scale
FEW = 0.02
# [share of the values, 0.5 to 0.8] Above it they are no remainder of noise, which leaves half of them where nothing is
_MOSTLY = 0.6
# [medians of the positive values, 2 to 10] Noise subtraction leaves nothing deeper below zero
_DEEPEST = 4.0
# [times the 1 % quantile, 1.5 to 5] Nor, if a hundredth lies deeper than that: the noise may vary over the scene
_TAIL_BELOW = 3.0
# [medians of the positive values, 1e-4 to 1e-2] Negative ones become this: 30 dB down, where speckle of one look brings
# one pixel in a thousand
RAISED_TO = 1e-3


@dataclass(frozen=True)
class Sample:
    """Pieces of a raster: true values ``(rows, cols)`` each, NaN where there is no data.

    Attributes
    ----------
    small_integers : whether they are stored as integers of 16 bits or fewer, as digital numbers are
    """

    pieces: tuple[Array, ...]
    small_integers: bool = False

    @classmethod
    def together(cls, samples: Iterable[Sample]) -> Sample:
        samples = list(samples)
        return cls(tuple(p for s in samples for p in s.pieces), all(s.small_integers for s in samples))


@dataclass(frozen=True)
class Evidence:
    """Figures of a sample, without its zeros.

    Attributes
    ----------
    level : median magnitude
    positive : median of the positive values, 0 without any
    negatives, values : how many
    lowest, highest : 1 % and 99.9 % quantiles
    spread, tail : κ₂ and κ₃²/κ₂⁴ of the logarithm in the most homogeneous blocks; NaN where there are too few
    lean : skewness of the values themselves there
    """

    level: float
    positive: float
    negatives: int
    values: int
    lowest: float
    highest: float
    spread: float
    tail: float
    lean: float
    small_integers: bool

    @property
    def negative(self) -> float:
        """Share of negative values."""
        return self.negatives / max(self.values, 1)

    @property
    def within_decibels(self) -> bool:
        return self.lowest >= _DECIBELS[0] and self.highest <= _DECIBELS[1]

    @property
    def hardly_varies(self) -> bool:
        """True for values like amplitude of many looks, or like decibels far above zero."""
        return self.spread < _HARDLY_ANY and self.level >= _CALIBRATED and self.could_be_decibel

    @property
    def could_be_decibel(self) -> bool:
        return self.level >= 1 and self.within_decibels


@dataclass(frozen=True)
class Verdict:
    """A scale, None where the values leave it open, and the reason in words."""

    scale: Scale | None
    reason: str


def weigh(sample: Sample) -> Evidence:
    """Measure a sample.

    Examples
    --------
    κ₂ of amplitude is a quarter of that of intensity: π²/24 and π²/6 at one look.

    >>> image = np.random.default_rng(1).exponential(size=(256, 256)).astype(np.float32)
    >>> round(weigh(Sample((image,))).spread, 1), round(weigh(Sample((np.sqrt(image),))).spread, 1)
    (1.5, 0.4)
    """
    values = np.concatenate([p.ravel() for p in sample.pieces] or [np.empty(0, np.float32)])
    values = values[np.isfinite(values) & (values != 0)].astype(np.float64)
    if values.size and values.min() < 0 and np.mean(values == values.min()) > _REPEATED:
        values = values[values > values.min()]  # −9999, not declared as nodata: reading refuses it where it matters
    if not values.size:
        return Evidence(0, 0, 0, 0, 0, 0, np.nan, np.nan, np.nan, sample.small_integers)
    positive = values[values > 0]
    lowest, highest = np.quantile(values, [0.01, 0.999])
    return Evidence(
        float(np.median(np.abs(values))),
        float(np.median(positive)) if positive.size else 0.0,
        int(np.count_nonzero(values < 0)),
        values.size,
        float(lowest),
        float(highest),
        *_speckle(sample.pieces),
        _lean(sample.pieces),
        sample.small_integers,
    )


def per_cent(share: float) -> str:
    """A share in per cent, for a sentence.

    Examples
    --------
    >>> per_cent(0.0012), per_cent(0.255)
    ('0.12 %', '26 %')
    """
    return f"{100 * share:.2g} %" if share < 0.01 else f"{share:.0%}".replace("%", " %")


@dataclass(frozen=True)
class BelowZero:
    """Negative values of linear intensity: their number, and the level to compare them with.

    Attributes
    ----------
    level : median of the positive values; 0 if the negative ones cannot come from noise subtraction
    least : the lowest value that noise subtraction may have left
    """

    level: float
    least: float
    negatives: int
    values: int

    def remark(self, label: str) -> str:
        """A sentence for the user; empty if nothing is negative."""
        if not self.negatives or not self.level:
            return ""
        return (
            f"{self.negatives:,} of {self.values:,} pixels looked at ({per_cent(self.negatives / self.values)}) in "
            f"{label} are negative after noise subtraction; negative intensity is set to "
            f"{RAISED_TO * self.level:.3g}, {RAISED_TO:g} of the median, so that it counts as dark and not as missing."
        )


def below_zero(sample: Sample) -> BelowZero:
    """Measure the values of a sample of intensity that lie below zero.

    Examples
    --------
    >>> found = below_zero(Sample((np.float32([[0.02, 0.03, 0.04, -0.01]]),)))
    >>> found.negatives, found.values, round(found.level, 2)
    (1, 4, 0.03)
    """
    values = np.concatenate([p[np.isfinite(p) & (p != 0)] for p in sample.pieces] or [np.empty(0, np.float32)])
    positive = values[values > 0]
    negatives = values.size - positive.size
    if not positive.size or negatives > _MOSTLY * values.size:
        return BelowZero(0.0, 0.0, negatives, values.size)
    level, lowest = float(np.median(positive)), float(np.quantile(values, 0.01))
    least = -_DEEPEST * level
    return BelowZero(level, min(least, _TAIL_BELOW * lowest) if lowest > least else least, negatives, values.size)


def _speckle(pieces: tuple[Array, ...]) -> tuple[float, float]:
    """κ₂ and κ₃²/κ₂⁴ of the logarithm; the quotient has the sign of a tail towards darkness."""
    with np.errstate(invalid="ignore", divide="ignore"):
        blocks = _homogeneous([np.log(p.astype(np.float64)) for p in pieces])
    if len(blocks) < _FEWEST:
        return float("nan"), float("nan")
    second, third = (float(k.mean()) for k in _cumulants(blocks))
    return second, -np.sign(third) * third**2 / second**4 if second > _NO_SPECKLE else float("nan")


def _lean(pieces: tuple[Array, ...]) -> float:
    """Mean skewness within blocks."""
    blocks = _homogeneous([p.astype(np.float64) for p in pieces])
    if len(blocks) < _FEWEST:
        return float("nan")
    second, third = _cumulants(blocks)
    some = second > 0
    return float(np.mean(third[some] / second[some] ** 1.5)) if some.any() else float("nan")


def _homogeneous(images: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The most homogeneous blocks ``(blocks, pixels)`` full of data: those whose quarters differ least in their means.

    The choice is by means because they tell nothing of the variance of speckle: choosing the least variable blocks
    would bias it.
    """
    n, half = _SIDE, _SIDE // 2
    cut = [
        image[: image.shape[0] // n * n, : image.shape[1] // n * n]
        .reshape(image.shape[0] // n, n, image.shape[1] // n, n)
        .swapaxes(1, 2)
        .reshape(-1, n, n)
        for image in images
    ]
    blocks = np.concatenate(cut) if cut else np.empty((0, n, n))
    blocks = blocks[np.isfinite(blocks).all(axis=(1, 2))]
    quarters = blocks.reshape(-1, 2, half, 2, half).mean(axis=(2, 4)).reshape(-1, 4)
    order = np.argsort(quarters.std(axis=1), kind="stable")
    kept = blocks[order[: max(int(_SHARE * len(blocks)), _FEWEST)]]
    return np.asarray(kept.reshape(-1, n * n))


def _cumulants(blocks: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Second and third cumulants of every block, unbiased for independent pixels."""
    n = blocks.shape[1]
    around = blocks - blocks.mean(axis=1, keepdims=True)
    return (around**2).sum(axis=1) / (n - 1), (around**3).sum(axis=1) * (n / ((n - 1) * (n - 2)))


def judge(found: Evidence) -> Verdict:
    """The scale that the values are in, if no other is possible, or at all likely.

    Examples
    --------
    >>> image = np.random.default_rng(1).exponential(size=(256, 256)).astype(np.float32)
    >>> judge(weigh(Sample((100 * np.sqrt(image),)))).scale
    <Scale.AMPLITUDE: 'amplitude'>
    """
    if not found.values:
        return Verdict(Scale.INTENSITY, "it has no values to tell")
    if not found.negatives:
        return _judge_positive(found)
    share = _negatives(found.negative)
    if found.could_be_decibel:
        return _judge_like_decibel(found, share)
    if found.negative > _MOSTLY:
        return Verdict(None, f"{share}, and they are no decibels as backscatter has them")
    if found.lowest < -_DEEPEST * found.positive:
        return Verdict(None, f"{share}, down to {found.lowest:.4g}, too far for what noise subtraction leaves")
    if found.level < _CALIBRATED:
        return Verdict(Scale.INTENSITY, f"{share}, but close to zero, as noise subtraction leaves them")
    return _judge_positive(found)


def _negatives(share: float) -> str:
    return f"{per_cent(share)} of its values are negative"


def _median(level: float) -> str:
    return f"its median is {level:.3g}"


def _judge_like_decibel(found: Evidence, share: str) -> Verdict:
    """The verdict on values of both signs, tens of units large: only in decibels does speckle lean to the dark."""
    if found.negative > _MOSTLY:
        return Verdict(Scale.DECIBEL, share)
    if found.negative <= FEW or found.lean > _LEANS:
        return _judge_positive(found)
    if np.isnan(found.lean):
        return Verdict(Scale.DECIBEL, share)
    if found.lean < 0:
        return Verdict(Scale.DECIBEL, f"{share}, and its speckle leans to the dark, as in decibels")
    return Verdict(None, f"{share}, and its speckle leans neither as decibels do nor as linear values")


def _judge_positive(found: Evidence) -> Verdict:
    level, spread, tail = _median(found.level), found.spread, found.tail
    if np.isnan(spread) or spread < _NO_SPECKLE:
        return _judge_level(found, level)
    if found.small_integers and found.level >= _CALIBRATED:
        if spread > _SINGLE_LOOK or tail > _NO_AMPLITUDE_TAIL:
            return Verdict(None, f"{level}, as in digital numbers, but its speckle is not that of amplitude")
        return Verdict(Scale.AMPLITUDE, f"{level}, in small integers, as in uncalibrated digital numbers")
    if found.level < _DARK:
        return Verdict(Scale.INTENSITY, f"{level}, as in calibrated backscatter")
    if spread > _SINGLE_LOOK:
        return Verdict(Scale.INTENSITY, "its speckle varies as that of intensity of few looks")
    if tail > _DECIBEL_TAIL and found.could_be_decibel and found.lean < _LEANS_MUCH and spread > _SMOOTH:
        return Verdict(Scale.DECIBEL, "its speckle leans to the dark, as in decibels")
    if found.hardly_varies:
        return Verdict(None, f"{level} and varies little, as in amplitude of many looks, or in decibels")
    if _AMPLITUDE_TAIL < tail < _NO_AMPLITUDE_TAIL and spread < _TEXTURED and found.level < _BEYOND_AMPLITUDE:
        return Verdict(Scale.AMPLITUDE, "its speckle has the tail of that of amplitude")
    return _judge_level_and_spread(found, level)


def _judge_level(found: Evidence, level: str) -> Verdict:
    """The verdict on an image too small, or too smooth, for its speckle to tell."""
    if found.level < _CALIBRATED:
        return Verdict(Scale.INTENSITY, f"{level}, as in calibrated backscatter")
    if found.level < _SQUARED or found.small_integers:
        return Verdict(Scale.AMPLITUDE, f"{level}, as in uncalibrated digital numbers")
    return Verdict(Scale.INTENSITY, f"{level}, as in squared digital numbers")


def _judge_level_and_spread(found: Evidence, level: str) -> Verdict:
    """The verdict on a multilooked or textured image: open, unless it would be most unusual in one of the scales."""
    many_looks = found.spread < _FEW_LOOKS
    if found.level < _CALIBRATED:
        if found.level < (_STILL_DARK if many_looks else _BRIGHT):
            return Verdict(Scale.INTENSITY, f"{level}, as in calibrated backscatter")
    elif found.level < _SQUARED:
        decibels = found.tail > _NO_AMPLITUDE_TAIL and found.could_be_decibel
        if (many_looks and not decibels) or _TEXTURED_TAIL < found.tail < _NO_AMPLITUDE_TAIL:
            return Verdict(Scale.AMPLITUDE, f"{level}, as in uncalibrated digital numbers")
    elif found.level >= _BEYOND_AMPLITUDE or (not many_looks and found.tail < _TEXTURED_TAIL):
        return Verdict(Scale.INTENSITY, f"{level}, as in squared digital numbers")
    return Verdict(None, f"{level}, and its speckle may be that of more than one scale")
