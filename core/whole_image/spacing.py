"""The spacing of an image's speckle: how many pixels apart it is as independent as in the products themselves.

Speckle is sampled finer than its resolution where an image was warped onto a finer grid, or to degrees. A network takes
what is then correlated over many pixels for the scene, and leaves it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..statistics.window_sums import window_sum
from ..streaming.streams import Images, Streams
from ..superimage.two_levels import MOST_CORRELATED
from .enl import QUANTILE, WINDOW, LogVariance, Moment, count, looks_from_counts, window_for

Array = NDArray[np.float32]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [pixels, 3 to 6] Speckle that is still alike so far away was smoothed: then nothing is known of its sampling
WIDEST = 4
# [correlation of log-amplitude, 0.34 to 0.42] Between neighbours of single-look products it is 0.31 at most (IW1 in
# azimuth), and from 0.44 on where they are sampled 1.4 times as fine: tests/core/whole_image/test_spacing.py
_SINGLE_LOOK = 0.38
# [correlation of log-amplitude, 0.67 to 0.77] The same of ground-range products: 0.63, and 0.79
_MULTILOOKED = 0.72
# [looks, 1.5 to 3] Where the one limit ends and the other begins
_SEVERAL = 2.0
# [looks, 8 to 20] With more looks an image is a mean or was filtered
_MOST_LOOKS = 12.0

_STEP = 4  # pixels from window to window


@dataclass(frozen=True)
class MeasuredSpeckle:
    """The speckle of an image.

    Attributes
    ----------
    looks : NaN where they cannot be measured
    spacing : pixels at which it is as independent as between the pixels of a product
    correlation : of log-amplitude at that spacing; the most of all products where it cannot be measured
    """

    looks: float
    spacing: int = 1
    correlation: float = MOST_CORRELATED


@dataclass(frozen=True)
class LagCorrelation(LogVariance):
    """Correlation of log-amplitude with that of pixels some further, after its variance.

    ``(1 + lags, rows, cols)`` come out where :class:`.enl.LogVariance` gives one band: for each lag the larger
    correlation of those along rows and along columns.

    Attributes
    ----------
    lags : in pixels
    """

    lags: tuple[int, ...] = (1,)

    @property
    def pixel_bytes(self) -> int:
        return 120

    @property
    def bands(self) -> int:
        return 1 + len(self.lags)

    def _fill(self, figures: Array, amplitude: Moment, mean: Moment, variance: Moment) -> None:
        super()._fill(figures, amplitude, mean, variance)
        rows, cols = self.window
        for correlation, lag in zip(figures[1:], self.lags):
            if lag < min(self.window):
                down = _mean_product(amplitude, lag, rows, cols)
                right = _mean_product(amplitude.T, lag, cols, rows).T
                with np.errstate(invalid="ignore", divide="ignore"):
                    correlation[:] = (np.maximum(down, right) - mean**2) / variance


def _mean_product(amplitude: Moment, lag: int, rows: int, cols: int) -> Moment:
    """Mean product of pixels that are ``lag`` rows apart, in every window."""
    products = amplitude[:-lag] * amplitude[lag:]
    return window_sum(products, rows - lag, cols) / ((rows - lag) * cols)


def sample_speckle(image: Images, streams: Streams, feedback: Feedback, looks: float = 0.0) -> MeasuredSpeckle:
    """Looks of an image, and how its speckle is sampled.

    The most homogeneous windows decide about all. The looks are those of :func:`.enl.sample_enl`; the spacing is 1
    where nothing can be measured, and where the speckle is alike however far apart.

    Parameters
    ----------
    looks : of the image, where they are known

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> speckle = np.random.default_rng(1).exponential(1, (100, 100)).astype(np.float32)
    >>> _ = gdal_array.SaveArray(speckle.repeat(2, 0).repeat(2, 1), "/vsimem/fine.tif", "GTiff").FlushCache()
    >>> image = open_stack([RasterInput("/vsimem/fine.tif")], Scale.INTENSITY)
    >>> found = sample_speckle(image, RasterStreams(), Silent())
    >>> round(found.looks), found.spacing
    (1, 2)
    """
    if looks > _MOST_LOOKS:
        return MeasuredSpeckle(looks)
    operation = LagCorrelation(window_for(image))
    pieces = streams.sample(
        operation, [image], lambda _, results: (count(results[0][:1]), _windows(results[0])), feedback
    )
    looks = looks or looks_from_counts([counts for counts, _ in pieces])
    limit = _SINGLE_LOOK if looks < _SEVERAL else _MULTILOOKED
    if not looks <= _MOST_LOOKS or operation.window != (WINDOW, WINDOW):
        return MeasuredSpeckle(looks)
    correlation = float(_of_homogeneous([windows for _, windows in pieces])[0])
    if not correlation > limit:
        return MeasuredSpeckle(looks, 1, MOST_CORRELATED if np.isnan(correlation) else correlation)
    further = replace(operation, lags=tuple(range(2, WIDEST + 1)))
    independent = _of_homogeneous(streams.sample(further, [image], lambda _, results: _windows(results[0]), feedback))
    if not (independent <= limit).any():
        return MeasuredSpeckle(looks)
    first = int(np.argmax(independent <= limit))
    return MeasuredSpeckle(looks, first + 2, float(independent[first]))


def _windows(figures: Array) -> Array:
    """Figures of some of the windows that have them, ``(figures, windows)``."""
    some = figures[:, ::_STEP, ::_STEP].reshape(len(figures), -1)
    return some[:, np.isfinite(some).all(axis=0)]


def _of_homogeneous(pieces: Sequence[Array]) -> Array:
    """Correlations in the most homogeneous windows of all pieces, in the median; NaN where there are none."""
    windows = np.concatenate(list(pieces), axis=1)
    if not windows.shape[1]:
        return np.full(len(windows) - 1, np.nan)
    homogeneous = windows[0] <= np.quantile(windows[0], 1 - QUANTILE)
    return np.asarray(np.median(windows[1:, homogeneous], axis=1))
