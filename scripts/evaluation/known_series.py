"""Simulated series to test on: scenes that no network was trained on, with seasons, changes and bright points.

Training draws dead leaves by the same function, among six other families of shapes, and from even seeds; these have odd
ones. Grounds that no generator of ours made are in photographs.py, and real ones in real.py and rtc.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.simulation.scenes import Scene, dead_leaves
from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS, SubSwath

Array = NDArray[np.float32]
Mask = NDArray[np.bool_]

SIDE = 512
LEVEL = 6e3  # mean intensity in Sentinel-1's digital numbers: published weights were made for these
MOVING = 0.25  # share of the fields whose level follows a season, and by how much in ln:
SWING = (0.2, 0.7)
PERIOD = 365 / 12  # dates of 12 days in a year
STEP = 32  # pixels between the bright points of a strewn scene, on average
BLURRED = 3  # pixels beyond a border that the sensor's response mixes
FLAT_WINDOW, FLAT = 9, 0.05  # a zone is homogeneous where the truth varies by less than 5 % within 9 × 9 pixels


@dataclass(frozen=True)
class Square:
    """A change: a square whose reflectivity is ``decibels`` higher at the changed date."""

    window: Window
    decibels: float

    @property
    def index(self) -> tuple[slice, slice]:
        w = self.window
        return slice(w.row, w.row + w.rows), slice(w.col, w.col + w.cols)


def lattice(step: int, side: int = SIDE) -> list[tuple[int, int]]:
    """Places on a square lattice, row by row, all at least half a step from the border."""
    places = range(step // 2, side - step // 2 + 1, step)
    return [(r, c) for r in places for c in places]


def squares(places: Sequence[tuple[int, int]], side: int, decibels: float) -> tuple[Square, ...]:
    return tuple(Square(Window(r - side // 2, c - side // 2, side, side), decibels) for r, c in places)


@dataclass(frozen=True)
class Landscape:
    """One scene through a year, with speckle.

    Attributes
    ----------
    seed : odd; settles everything
    subswath : whose speckle
    points : of point scatterers, rows, columns and decibels over the mean level (``relative`` False) or over the
        clutter just there (True)
    changes : squares that change at one date, for those who ask for that date changed
    seasons : whether a quarter of the fields follow the year
    looks : of every image
    """

    seed: int
    subswath: str
    points: tuple[tuple[int, int, float], ...] = ()
    changes: tuple[Square, ...] = ()
    seasons: bool = True
    relative: bool = False
    looks: int = 1

    @property
    def _sensor(self) -> SubSwath:
        return SUBSWATHS[self.subswath]

    @cached_property
    def _scene(self) -> Scene:
        return dead_leaves(np.random.default_rng((self.seed, 0)), (SIDE, SIDE), points_per_pixel=0.0)

    @cached_property
    def _seasons(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Swing and phase of every field."""
        rng = np.random.default_rng((self.seed, 1))
        fields = int(self._scene.fields.max()) + 1
        moving = rng.uniform(size=fields) < (MOVING if self.seasons else 0)
        return np.where(moving, rng.uniform(*SWING, fields), 0), rng.uniform(0, 2 * np.pi, fields)

    def _clutter(self, date: int, changed: bool) -> Array:
        swing, phase = self._seasons
        season = swing * np.sin(2 * np.pi * date / PERIOD + phase)
        level = np.float32(LEVEL / self._scene.clutter.mean())
        clutter = level * np.exp(self._scene.log_intensity + season[self._scene.fields].astype(np.float32))
        if changed:
            for square in self.changes:
                clutter[square.index] *= np.float32(10 ** (square.decibels / 10))
        return clutter

    @cached_property
    def _points(self) -> Array:
        """Reflectivity whose image has the asked brightness at its peak."""
        peak = float(clean_intensity(_impulse(), self._sensor).max())
        image = np.zeros((SIDE, SIDE), np.float32)
        below = clean_intensity(self._clutter(0, False), self._sensor) if self.relative else None
        for row, col, decibels in self.points:
            level = LEVEL if below is None else float(below[row, col])
            image[row, col] = level * 10 ** (decibels / 10) / peak
        return image

    def truth(self, date: int, changed: bool = False) -> Array:
        """Expected intensity ``(rows, cols)``."""
        return clean_intensity(self._clutter(date, changed) + self._points, self._sensor)

    def image(self, date: int, changed: bool = False) -> Array:
        """The speckle of a date is the same whether it is changed or not."""
        rng = np.random.default_rng((self.seed, 2, date))
        return speckled_intensity(self._clutter(date, changed), self.looks, self._sensor, rng, self._points)

    def field(self, date: int) -> NDArray[np.complex64]:
        """The complex image of one look whose intensity :meth:`image` is."""
        rng = np.random.default_rng((self.seed, 2, date))
        return complex_field(self._clutter(date, False), self._sensor, rng, self._points)

    @cached_property
    def unchanged(self) -> Mask:
        """Pixels whose truth is the same at all dates, away from the borders of those that change."""
        from scipy.ndimage import binary_erosion

        still = self._seasons[0][self._scene.fields] == 0
        for square in self.changes:
            still[square.index] = False
        return np.asarray(binary_erosion(still, iterations=BLURRED, border_value=1))

    @cached_property
    def homogeneous(self) -> Mask:
        """Pixels in zones where the truth is all but constant: of the first date, and unchanged."""
        from scipy.ndimage import uniform_filter

        truth = self.truth(0).astype(np.float64)
        mean = uniform_filter(truth, FLAT_WINDOW)
        variation = uniform_filter(truth**2, FLAT_WINDOW) / mean**2 - 1
        return (variation < FLAT**2) & self.unchanged


def _impulse() -> Array:
    image = np.zeros((SIDE, SIDE), np.float32)
    image[SIDE // 2, SIDE // 2] = 1
    return image


def strewn(seed: int, levels: tuple[float, float]) -> tuple[tuple[int, int, float], ...]:
    """Isolated points of random brightness in decibels, a few pixels off a lattice."""
    rng = np.random.default_rng((seed, 3))
    jitter = STEP // 4
    return tuple(
        (r + int(rng.integers(-jitter, jitter + 1)), c + int(rng.integers(-jitter, jitter + 1)), rng.uniform(*levels))
        for r, c in lattice(STEP)
    )
