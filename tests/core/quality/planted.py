"""Good results of known scenes, and the faults that the tests plant in them.

A good result is the truth times a small smooth error. The scene is the same at all dates, so that making one costs a
test a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.quality.assessment import Assessment, assess
from sar_despeckle.core.quality.finding import BLUR, CHANGE, GHOST, GRID, KEPT, LEVEL_BIAS, SEAM, SHIFT
from sar_despeckle.core.simulation.scenes import smooth_noise
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.simulation.speckle_field import clean_intensity, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.streaming.raster_streams import RasterStreams

from ..rasters import as_stack

Array = NDArray[np.float32]

SIDE = 384
ERROR = 0.03  # of a good result, in natural logarithms, alike over some 20 pixels
PRODUCTS = (("IW1", 1), ("IW2", 1), ("IW3", 1), ("GRDH", 4), ("IW2", 1))


@cache
def scene(seed: int) -> tuple[Array, Array]:
    """Reflectivity of clutter and of points; nobody writes to them."""
    return SimulatedStack(dates=1, rows=SIDE, cols=SIDE, seed=seed, change=0).reflectivity(0)


class Series:
    """Dates of one scene, and a good result of each: ``(dates, rows, cols)``."""

    def __init__(self, seed: int, dates: int = 1) -> None:
        self.rng = np.random.default_rng((seed, 7))
        name, self.looks = PRODUCTS[seed % len(PRODUCTS)]
        self.clutter, self.points = scene(seed)
        self.subswath = SUBSWATHS[name]
        truth = clean_intensity(self.clutter + self.points, self.subswath)
        self.images = np.stack([self.date(self.clutter) for _ in range(dates)])
        self.results = np.stack([truth * self._error() for _ in range(dates)])

    def date(self, clutter: Array) -> Array:
        return speckled_intensity(clutter, self.looks, self.subswath, self.rng, self.points)

    def _error(self) -> Array:
        return np.exp(ERROR * smooth_noise(self.rng, (SIDE, SIDE), 20)).astype(np.float32)


def judged(folder: Path, images: Array, results: Array, looks: float) -> Assessment:
    """The assessment of arrays ``(dates, rows, cols)``."""
    stacks = [as_stack(folder / name, values) for name, values in (("before.tif", images), ("after.tif", results))]
    return assess(stacks[0], stacks[1], None, looks, RasterStreams(), Silent())


def blur(series: Series) -> None:
    series.results[0] = ndimage.uniform_filter(series.results[0], 9)


def bright_in_dark_areas(series: Series) -> None:
    """5 % too bright in the areas of 31 × 31 pixels that are the darkest 30 %, at all dates."""
    level = ndimage.uniform_filter(series.results[0], 31)
    series.results[:, level < np.quantile(level, 0.3)] *= np.float32(1.05)


def keep_speckle(series: Series) -> None:
    series.results[0] = series.results[0] ** np.float32(0.7) * series.images[0] ** np.float32(0.3)


def keep_speckle_linearly(series: Series) -> None:
    series.results[0] += np.float32(0.3) * (series.images[0] - series.results[0])


def seam(series: Series) -> None:
    """0.3 dB from some column on."""
    series.results[0][:, series.rng.integers(60, SIDE - 60) :] *= np.float32(10**0.03)


def grid(series: Series) -> None:
    """Every second column is 4 % brighter."""
    series.results[0][:, ::2] *= np.float32(1.04)


def ghost(series: Series) -> None:
    """A target of 15 dB, as wide as the impulse response, in a place without any, at the first date."""
    surroundings = ndimage.maximum_filter(series.results[0], 31) / ndimage.uniform_filter(series.results[0], 31)
    row, col = np.unravel_index(np.argmin(surroundings[40:-40, 40:-40]), (SIDE - 80, SIDE - 80))
    rows, cols = np.mgrid[:SIDE, :SIDE]
    target = np.exp(-((rows - row - 40) ** 2 + (cols - col - 40) ** 2) / (2 * 1.5**2))
    series.results[0] += (30 * series.results[0][row + 40, col + 40] * target).astype(np.float32)


def lose_a_change(series: Series) -> None:
    """32 × 32 pixels are 3 dB brighter at the first date, and not in its result."""
    row, col = series.rng.integers(40, SIDE - 72, 2)
    clutter = series.clutter.copy()
    clutter[row : row + 32, col : col + 32] *= 2
    series.images[0] = series.date(clutter)


def shift(series: Series) -> None:
    """Half a pixel to the right."""
    series.results[0] = ndimage.shift(series.results[0], (0, 0.5), order=1, mode="nearest")


# The name of each fault, how many dates the test looks at, and what plants it
FAULTS: dict[str, tuple[str, int, Callable[[Series], None]]] = {
    "blur": (BLUR, 1, blur),
    "bright in dark areas": (LEVEL_BIAS, 4, bright_in_dark_areas),
    "speckle kept": (KEPT, 1, keep_speckle),
    "speckle kept linearly": (KEPT, 1, keep_speckle_linearly),
    "seam": (SEAM, 1, seam),
    "grid": (GRID, 1, grid),
    "ghost": (GHOST, 1, ghost),
    "lost change": (CHANGE, 1, lose_a_change),
    "shift": (SHIFT, 1, shift),
}
