"""Series of dates in which something comes and goes, and what the truth is: grounds, patches on them, layouts.

A ground has the same speckle whatever lies on it, so that a result with a patch and one without it differ by the patch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import cycle, product

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.simulation.fourier import fft2, ifft2
from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS, SubSwath

from .known_series import LEVEL, SIDE, lattice

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

DATES = 10
# What is there at k of the dates is there at the first k of these: always at the date PRESENT, never at those ABSENT
ORDER = (5, 0, 7, 2, 1, 8, 3, 6, 4, 9)
PRESENT, ABSENT = 5, (4, 9)
SHARES = (1, 2, 3, 5, 8)  # of the dates
LEVELS = (15, 20, 30)  # dB of targets over the ground
SHIP, CAR_PARK, FIELD = 3, 12, 32  # pixels a side
FIELD_SHARES = (1, 3, 5, 8)
RISE = 3.0  # dB of a field
SMALL = (  # rows, columns and dB of what changes at one date, more or less square
    (16, 16, RISE),
    (16, 16, -RISE),
    (5, 5, -10.0),
    (9, 9, -6.0),
    (3, 3, 10.0),
    (3, 3, 6.0),
)
LINES = ((3, 60, -10.0), (1, 60, 6.0), (2, 60, 3.0))
LARGE = (64, 200)  # pixels a side of fields that rise or fall at one date
SEASON, SEASON_SIDES = 1.0, (14, 32, 200)  # dB, pixels
BORDER, FOOTPRINT_LEVEL = SIDE // 2, 2.0  # column where incomplete dates end; dB by which they are brighter
INCOMPLETE = (0, 2, 5, 6, 7)


@dataclass(frozen=True)
class Ground:
    """Ground on which nothing happens.

    Attributes
    ----------
    natural : four scenes of dead leaves side by side; otherwise it is flat
    subswath : whose speckle, and response
    looks : of each date; where they are several, neighbouring pixels have no speckle in common
    """

    seed: int
    natural: bool
    subswath: str
    looks: int = 1

    @property
    def name(self) -> str:
        return "natural" if self.natural else "flat"

    @cached_property
    def reflectivity(self) -> Array:
        if not self.natural:
            return np.full((SIDE, SIDE), LEVEL, np.float32)
        half = (SIDE // 2, SIDE // 2)
        rngs = (np.random.default_rng((self.seed, 0, k)) for k in range(4))
        parts = [dead_leaves(rng, half, points_per_pixel=0.0).clutter for rng in rngs]
        parts = [part * np.float32(LEVEL / part.mean()) for part in parts]
        return np.block([parts[:2], parts[2:]])


SINGLE_LOOK = (Ground(601, False, "IW2"), Ground(603, True, "IW1"))
MULTILOOKED = (Ground(609, False, "white", 4), Ground(611, True, "white", 4))


@dataclass(frozen=True)
class Patch:
    """A rectangle that differs from its ground.

    Attributes
    ----------
    course : dB by which its reflectivity is higher, at every date
    label : of those alike
    """

    window: Window
    course: tuple[float, ...]
    label: str

    @property
    def index(self) -> tuple[slice, slice]:
        w = self.window
        return slice(w.row, w.row + w.rows), slice(w.col, w.col + w.cols)


@dataclass(frozen=True)
class Scene:
    """A ground with patches.

    Attributes
    ----------
    steady : each patch is one target on the ground, whose phase is random and whose amplitude is not, and which is
        brighter than the ground by the course's decibels as the sensor sees it; otherwise it is a part of the ground
    footprints : some dates end at a border, and are brighter
    """

    ground: Ground
    patches: tuple[Patch, ...] = ()
    steady: bool = False
    footprints: bool = False

    @property
    def sensor(self) -> SubSwath:
        return SUBSWATHS[self.ground.subswath]

    def reflectivity(self, date: int) -> Array:
        """Without steady targets."""
        image = self.ground.reflectivity.copy()
        for patch in () if self.steady else self.patches:
            image[patch.index] *= np.float32(10 ** (patch.course[date] / 10))
        if self.footprints and date in INCOMPLETE:
            image *= np.float32(10 ** (FOOTPRINT_LEVEL / 10))
        return image

    def _steady_field(self, date: int, rng: np.random.Generator) -> NDArray[np.complex64]:
        """Complex image of the steady targets alone."""
        around = clean_intensity(self.ground.reflectivity, self.sensor)
        sources = np.zeros((SIDE, SIDE), np.complex64)
        for patch in self.patches if self.steady else ():
            over = 10 ** (patch.course[date] / 10) if patch.course[date] else 0.0
            power = over * around[patch.index].mean() / _seen(patch.window.rows, patch.window.cols, self.sensor)
            sources[patch.index] = np.sqrt(power) * np.exp(2j * np.pi * rng.random())
        return _imaged(sources, self.sensor)

    def truth(self, date: int) -> Array:
        """Expected intensity ``(rows, cols)``, also beyond the border of a date's footprint."""
        return _truth(self, date)

    def expected(self, date: int) -> Array:
        """The same, computed anew."""
        ground = clean_intensity(self.reflectivity(date), self.sensor)
        return ground + np.square(np.abs(self._steady_field(date, np.random.default_rng(0))))

    def image(self, date: int) -> Array:
        rng, looks = np.random.default_rng((self.ground.seed, 2, date)), self.ground.looks
        if looks == 1:
            field = complex_field(self.reflectivity(date), self.sensor, rng) + self._steady_field(date, rng)
            image = np.square(np.abs(field))
        else:
            speckle = rng.standard_gamma(looks, (SIDE, SIDE), dtype=np.float32) / np.float32(looks)
            image = self.reflectivity(date) * speckle + np.square(np.abs(self._steady_field(date, rng)))
        if self.footprints and date in INCOMPLETE:
            image[:, BORDER:] = np.nan
        return image

    def images(self) -> Array:
        return np.stack([self.image(date) for date in range(DATES)])

    def far(self, pixels: int) -> Mask:
        """Pixels that are farther than so many from every patch."""
        found = np.ones((SIDE, SIDE), bool)
        for patch in self.patches:
            rows, cols = patch.index
            found[
                max(rows.start - pixels, 0) : rows.stop + pixels, max(cols.start - pixels, 0) : cols.stop + pixels
            ] = False
        return found


@lru_cache(maxsize=64)  # all of a product: every contestant is judged by the same
def _truth(scene: Scene, date: int) -> Array:
    return scene.expected(date)


def _imaged(sources: NDArray[np.complex64], sensor: SubSwath) -> NDArray[np.complex64]:
    return ifft2(fft2(sources) * sensor.transfer((SIDE, SIDE))).astype(np.complex64)


@cache
def _seen(rows: int, cols: int, sensor: SubSwath) -> float:
    """Mean intensity over a target of that size whose sources are all 1."""
    sources = np.zeros((SIDE, SIDE), np.complex64)
    sources[:rows, :cols] = 1
    return float(np.square(np.abs(_imaged(sources, sensor)[:rows, :cols])).mean())


def at_dates(decibels: float, share: int) -> tuple[float, ...]:
    """Course of a patch that is there at so many dates."""
    return tuple(decibels if date in ORDER[:share] else 0.0 for date in range(DATES))


def size(rows: int, cols: int, decibels: float) -> str:
    return f"{rows} × {cols}, {decibels:+.0f} dB"


def of_share(text: str, share: int) -> str:
    return f"{text}, at {share} of {DATES} dates"


def season_label(side: int) -> str:
    return f"season of ±{SEASON:.0f} dB, fields of {side} × {side}"


def step_label(ground: Ground) -> str:
    return f"border that {len(INCOMPLETE)} of {DATES} dates end at, {ground.name} ground"


def _centred(place: tuple[int, int], rows: int, cols: int) -> Window:
    return Window(place[0] - rows // 2, place[1] - cols // 2, rows, cols)


def targets(side: int, step: int) -> tuple[Patch, ...]:
    """Targets of one size, of all levels and at all shares of the dates: as many of each, the rest is left out."""
    kinds = [
        (at_dates(level, share), of_share(size(side, side, level), share)) for level, share in product(LEVELS, SHARES)
    ]
    places = lattice(step)
    places = places[: len(places) // len(kinds) * len(kinds)]
    return tuple(Patch(_centred(place, side, side), *kind) for place, kind in zip(places, cycle(kinds)))


def fields() -> tuple[Patch, ...]:
    kinds = [(at_dates(RISE, share), of_share(size(FIELD, FIELD, RISE), share)) for share in FIELD_SHARES]
    shuffled = np.random.default_rng(0).permutation(lattice(2 * FIELD)).tolist()
    return tuple(Patch(_centred(tuple(place), FIELD, FIELD), *kind) for place, kind in zip(shuffled, cycle(kinds)))


def once(kinds: Sequence[tuple[int, int, float]], places: Sequence[tuple[int, int]]) -> tuple[Patch, ...]:
    """Course of a patch that differs at the date PRESENT only."""
    return tuple(
        Patch(_centred(place, rows, cols), at_dates(level, 1), size(rows, cols, level))
        for place, (rows, cols, level) in zip(places, cycle(kinds))
    )


def lines(upright: bool) -> tuple[Patch, ...]:
    """Lines along the rows; upright ones along the columns."""
    down, across = range(21, SIDE - 20, 42), range(51, SIDE - 50, 102)
    found = once(LINES, [(r, c) for c in across for r in down])
    return tuple(Patch(_turned(patch.window), patch.course, patch.label) for patch in found) if upright else found


def _turned(window: Window) -> Window:
    return Window(window.col, window.row, window.cols, window.rows)


def large(side: int) -> tuple[Patch, ...]:
    """Fields that rise and others that fall at one date, so that the whole keeps its level."""
    places = lattice(min(2 * side, SIDE // 2))
    return once([(side, side, level) for level in (RISE, -RISE, -RISE, RISE)], places)


def seasons(sides: Sequence[int], step: int) -> tuple[Patch, ...]:
    """Fields that follow a year, each from a quarter of its own."""
    days = np.arange(DATES) * 2 * np.pi / DATES
    kinds = [(side, quarter) for quarter in range(4) for side in sides]
    return tuple(
        Patch(
            _centred(place, side, side),
            tuple((SEASON * np.sin(days + quarter * np.pi / 2)).tolist()),
            season_label(side),
        )
        for place, (side, quarter) in zip(lattice(step), cycle(kinds))
    )
