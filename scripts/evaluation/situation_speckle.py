"""Flat ground under speckle that is not as usual: constant patches, finer sampling, coherence, a clipped sea, piers."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.simulation.speckle_field import complex_field, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS

from .known_series import LEVEL, SIDE, lattice
from .situation_scenes import DATES, Ground, Patch, Scene

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

SEED, SUBSWATH = 605, "IW2"
SMALL = 256  # pixels a side where one flat piece is all there is
CONSTANTS = {"floor": 1e-2, "level of the ground": 1.0, "saturated": 1e2}  # times the ground
PATCH, NEAR, FAR = 24, 8, 64  # pixels: side of a constant patch, and what is beside it
FINER = (1.4, 2.0)
COHERENCES = (0.5, 0.7)
LAND, SEA, NOISE = 0.1, 5e-4, 5e-3
FLOORS = (1e-5, 1e-7)
COAST = 24  # pixels beyond the coast that do not count
WIDTHS, HEIGHT = (3, 5, 9), 25.0  # pixels and dB of piers and bridges


def constant_label(kind: str) -> str:
    return f"beside a constant patch, {kind}"


def finer_label(factor: float, nearest: bool) -> str:
    return f"sampled finer × {factor:g}{', nearest pixel' * nearest}"


def coherence_label(coherence: float, lasting: bool) -> str:
    return f"coherence of {coherence:g} {'among all dates' if lasting else 'with the date before'}"


def sea_label(floor: float) -> str:
    return f"sea clipped at {floor:.0e}"


def pier_label(width: int) -> str:
    return f"beside a pier or bridge of {width} px, {HEIGHT:+.0f} dB"


def constant_patches() -> dict[tuple[int, int], str]:
    """Middle and kind of every patch."""
    kinds = list(CONSTANTS)
    return {place: kinds[(k + k // 3) % 3] for k, place in enumerate(lattice(SIDE // 3))}


def with_constants(ground: Ground) -> Array:
    images = Scene(ground).images()
    for (row, col), kind in constant_patches().items():
        half = PATCH // 2
        images[:, row - half : row + half, col - half : col + half] = LEVEL * CONSTANTS[kind]
    return images


def beside(place: tuple[int, int]) -> Mask:
    """Pixels NEAR to FAR from the patch there."""
    rows, cols = np.indices((SIDE, SIDE))
    distance = np.maximum(np.abs(rows - place[0] + 0.5), np.abs(cols - place[1] + 0.5)) - PATCH / 2
    return np.asarray((distance > NEAR) & (distance < FAR))


def _flat(side: int = SMALL, level: float = LEVEL) -> Array:
    return np.full((side, side), level, np.float32)


def _rngs(*key: int) -> list[np.random.Generator]:
    return [np.random.default_rng((SEED, *key, date)) for date in range(DATES)]


def interpolated(factor: float) -> Array:
    """The same speckle, sampled finer as a band-limited interpolation does."""
    usual = SUBSWATHS[SUBSWATH]
    finer = replace(usual, sampling=(usual.sampling[0] * factor, usual.sampling[1] * factor))
    return np.stack([speckled_intensity(_flat(), 1, finer, rng) for rng in _rngs(1, round(10 * factor))])


def repeated(factor: float) -> Array:
    """Sampled finer by taking the nearest pixel."""
    nearest = (np.arange(SMALL) / factor).astype(int)
    coarse = _flat(nearest[-1] + 1)
    images = [speckled_intensity(coarse, 1, SUBSWATHS[SUBSWATH], rng) for rng in _rngs(2, round(10 * factor))]
    return np.stack(images)[:, nearest[:, None], nearest[None, :]]


def coherent(coherence: float, lasting: bool) -> Array:
    """Speckle that is partly the date before's, or ``lasting``, partly the same at all dates."""
    fields = [complex_field(_flat(), SUBSWATHS[SUBSWATH], rng) for rng in _rngs(3, round(10 * coherence))]
    if lasting:
        shared = complex_field(_flat(), SUBSWATHS[SUBSWATH], np.random.default_rng((SEED, 4)))
        fields = [math.sqrt(coherence) * shared + math.sqrt(1 - coherence) * own for own in fields]
    else:
        for date in range(1, DATES):
            own = math.sqrt(1 - coherence**2) * fields[date]
            fields[date] = coherence * fields[date - 1] + own
    return np.stack([np.square(np.abs(field)) for field in fields]).astype(np.float32)


def clipped_sea(floor: float, looks: int) -> Array:
    """Land on the left, sea on the right, whose noise was subtracted and whatever is below a floor set to it."""
    clutter = _flat(level=LAND)
    clutter[:, SMALL // 2 :] = SEA
    clutter += np.float32(NOISE)
    if looks == 1:
        noisy = np.stack([speckled_intensity(clutter, 1, SUBSWATHS[SUBSWATH], rng) for rng in _rngs(5)])
    else:
        noisy = clutter / looks * np.stack([rng.standard_gamma(looks, clutter.shape) for rng in _rngs(6)])
    return np.maximum(noisy - np.float32(NOISE), np.float32(floor)).astype(np.float32)


def open_sea() -> list[tuple[slice, slice]]:
    left = SMALL // 2 + COAST
    return [np.s_[row : row + 64, left : left + 64] for row in range(0, SMALL, 64)]


@cache
def sea_level(floor: float, looks: int) -> float:
    """Mean over the dates, which is all that an image tells of a sea whose noise was subtracted."""
    images = clipped_sea(floor, looks)
    return float(np.mean([images[:, rows, cols].mean() for rows, cols in open_sea()]))


def structures(ground: Ground) -> Scene:
    """Piers and bridges through the whole scene, at all dates."""
    rows = [row for row, col in lattice(SIDE // 3) if col == SIDE // 6]
    return Scene(
        ground,
        tuple(
            Patch(Window(row, 0, width, SIDE), (HEIGHT,) * DATES, pier_label(width)) for row, width in zip(rows, WIDTHS)
        ),
    )
