"""A time series of known truth: seasons in the fields, bright points, and one change of known size."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ..errors import InputError
from ..raster.grid import Grid
from ..raster.tiles import Window
from .scenes import Scene, dead_leaves
from .speckle_field import clean_intensity, complex_field, speckled_intensity
from .subswaths import SUBSWATHS

Array = NDArray[np.float32]

LEVEL = 0.1  # mean reflectivity, as of farmland in calibrated backscatter (−10 dB)
FIRST_DATE = date(2024, 1, 3)
REPEAT = timedelta(days=12)
CHANGE_SIDE = 16
BRIGHTEST = 1000.0  # point over the mean level, 30 dB: a brighter one would dominate every figure of a mean filter
MOVING = 0.25  # share of the fields whose level follows a season
SMALLEST, LARGEST = 2 * CHANGE_SIDE, 4096  # pixels a side: a scene is made whole, in memory
MOST_DATES = 10_000  # 328 years
MOST_LOOKS = 1000  # each is simulated by itself, with its correlation; with more, speckle is hardly visible
LARGEST_CHANGE = 100.0  # dB
_UTM_31N = "EPSG:32631"


@dataclass(frozen=True)
class SimulatedStack:
    """Parameters of a simulated series; equal parameters give equal series.

    Attributes
    ----------
    change : size in dB of the change, a square of 16 × 16 pixels at the middle date only
    subswath : ``IW1``, ``IW2``, ``IW3`` or ``white``

    Raises
    ------
    InputError : a parameter out of range

    Examples
    --------
    >>> series = SimulatedStack(dates=3, rows=64, cols=64, change=10)
    >>> w = series.changed_window
    >>> inside = np.s_[w.row : w.row + w.rows, w.col : w.col + w.cols]
    >>> [bool(series.truth(date)[inside].mean() > 0.5) for date in series]
    [False, True, False]
    """

    dates: int = 10
    rows: int = 512
    cols: int = 512
    looks: int = 1
    subswath: str = "IW2"
    change: float = 3.0
    seed: int = 1

    def __post_init__(self) -> None:
        ranges = {
            "DATES": (self.dates, 1, MOST_DATES),
            "ROWS": (self.rows, SMALLEST, LARGEST),
            "COLUMNS": (self.cols, SMALLEST, LARGEST),
            "LOOKS": (self.looks, 1, MOST_LOOKS),
            "CHANGE": (self.change, -LARGEST_CHANGE, LARGEST_CHANGE),
            "SEED": (self.seed, 0, math.inf),
        }
        for name, (value, low, high) in ranges.items():
            if not low <= value <= high:
                raise InputError(f"{name} must be from {low} to {high}, not {value}.")

    @property
    def days(self) -> list[date]:
        return [FIRST_DATE + k * REPEAT for k in range(self.dates)]

    @property
    def changed_date(self) -> int:
        return self.dates // 2

    @property
    def changed_window(self) -> Window:
        """Window of the change."""
        return Window(self.rows // 2 - CHANGE_SIDE // 2, self.cols // 3 - CHANGE_SIDE // 2, CHANGE_SIDE, CHANGE_SIDE)

    @property
    def grid(self) -> Grid:
        """10 m pixels in UTM zone 31N, near Lelystad."""
        from osgeo import osr

        reference = osr.SpatialReference()
        reference.SetFromUserInput(_UTM_31N)
        return Grid(self.rows, self.cols, reference.ExportToWkt(), (680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0))

    @cached_property
    def _scene(self) -> Scene:
        return dead_leaves(np.random.default_rng((self.seed, 0)), (self.rows, self.cols), points_per_pixel=2e-4)

    def reflectivity(self, index: int) -> tuple[Array, Array]:
        """Reflectivity of one date, of the clutter and of the points: float32 ``(rows, cols)`` each."""
        scene = self._scene
        rng = np.random.default_rng((self.seed, 1))
        fields = int(scene.fields.max()) + 1
        swing = np.where(rng.uniform(size=fields) < MOVING, rng.uniform(0.2, 0.7, fields), 0)
        phase = rng.uniform(0, 2 * np.pi, fields)
        season = swing * np.sin(2 * np.pi * index / max(self.dates, 2) + phase)
        level = np.float32(LEVEL / np.mean(scene.clutter))
        clutter = level * np.exp(scene.log_intensity + season[scene.fields].astype(np.float32))
        points = level * np.minimum(scene.points, np.float32(BRIGHTEST))
        if index == self.changed_date:
            w = self.changed_window
            for image in (clutter, points):
                image[w.row : w.row + w.rows, w.col : w.col + w.cols] *= np.float32(10 ** (self.change / 10))
        return clutter, points

    def truth(self, index: int) -> Array:
        """Expected intensity of one date."""
        clutter, points = self.reflectivity(index)
        return clean_intensity(clutter + points, SUBSWATHS[self.subswath])

    def intensity(self, index: int) -> Array:
        """One speckled date, multilooked if there are several looks."""
        clutter, points = self.reflectivity(index)
        return speckled_intensity(clutter, self.looks, SUBSWATHS[self.subswath], self._speckle(index), points)

    def single_look_complex(self, index: int) -> NDArray[np.complex64]:
        """One speckled date as a complex image; its intensity is :meth:`intensity` at one look."""
        clutter, points = self.reflectivity(index)
        return complex_field(clutter, SUBSWATHS[self.subswath], self._speckle(index), points)

    def _speckle(self, index: int) -> np.random.Generator:
        return np.random.default_rng((self.seed, 2, index))

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.dates))
