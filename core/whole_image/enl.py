"""The equivalent number of looks of an image, measured on the image itself.

One hand-picked area says little about an image, and an average over windows counts its edges as speckle. RABASAR's
estimator (Zhao et al. 2019) takes the variance of log-amplitude in every 30×30 window, converts it to looks and returns
their 98 % quantile: the most homogeneous windows decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..raster.tiles import Context
from ..statistics.window_sums import window_sum
from ..streaming.operation import Operation
from ..streaming.streams import Images, Streams

Array = NDArray[np.float32]
Moment = NDArray[np.float64]

# The tuned numbers of the estimator, each with [unit, sensible range] and its origin.
# [pixels a side, 15 to 60] As in RABASAR (Zhao et al. 2019)
WINDOW = 30
# [probability, 0.9 to 0.995] As in RABASAR: the windows that are most homogeneous, but not the luckiest
QUANTILE = 0.98
# [share of a window, 0.01 to 0.2] A window with more flat pixels shows no speckle; coarse numbers leave fewer
_FLAT = 0.05

# log-variance is counted in bins of 0.1 %: finer than any figure of looks, and the same for every tiling
_BINS = 20000
_SMALLEST, _LARGEST = 1e-7, 50.0
_MANY_LOOKS = 0.01  # log-variance where the rational inverse and the series meet, at 25 looks


def looks_from_log_variance(variance: float) -> float:
    """Looks of speckle whose log-amplitude has this variance: RABASAR's rational inverse of ψ₁(L)/4.

    It has a pole near 4e-6, so from 25 looks on the series ψ₁(L) = 1/L + 1/2L² + … is inverted, which meets it there.

    Examples
    --------
    >>> from ..statistics.speckle import log_variance
    >>> [round(looks_from_log_variance(log_variance(looks) / 4), 1) for looks in (1, 4, 100)]
    [1.0, 4.0, 100.0]
    """
    k = variance
    if k < _MANY_LOOKS:
        return 0.25 / k + 0.5
    return (1 + 3.5232 * k + 1.57472 * k**2 + 0.048288 * k**3) / (
        -1.705e-5 + 4.004 * k + 5.9856 * k**2 + 0.86208 * k**3
    )


def flat_pixels(image: Array) -> NDArray[np.bool_]:
    """Pixels in the middle of three equal ones in a row or in a column: constant, clipped or saturated places.

    Speckle gives two equal neighbours where numbers are coarse, or where an image was sampled finer without
    interpolation, but hardly three.

    Parameters
    ----------
    image : ``(rows, cols)``; NaN is equal to nothing

    Examples
    --------
    >>> flat_pixels(np.float32([[1, 2, 2, 2, 3]]))
    array([[False, False,  True, False, False]])
    """
    flat = np.zeros(image.shape, bool)
    for axis in (0, 1):
        along = image.swapaxes(0, axis)
        same = along[1:] == along[:-1]
        flat.swapaxes(0, axis)[1:-1] |= same[1:] & same[:-1]
    return flat


@dataclass(frozen=True)
class LogVariance(Operation):
    """Variance of log-amplitude in the window that begins at each pixel; NaN where it is not full of data.

    One block ``(1, rows, cols)`` of intensity in, one of variances out. Windows with more than a twentieth of flat
    pixels (:func:`flat_pixels`) show no speckle, and are NaN, too.
    """

    window: tuple[int, int] = (WINDOW, WINDOW)

    @property
    def context(self) -> Context:
        return Context(halo=self.window)

    @property
    def pixel_bytes(self) -> int:
        return 56

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        ((image,),) = blocks
        figures = np.full((self.bands, *image.shape), np.nan, np.float32)
        if image.shape[0] >= self.window[0] and image.shape[1] >= self.window[1]:
            amplitude, mean, variance = log_moments(image, *self.window)
            self._fill(figures[:, : mean.shape[0], : mean.shape[1]], amplitude, mean, variance)
        return (figures,)

    @property
    def bands(self) -> int:
        """Number of figures of a window."""
        return 1

    def _fill(self, figures: Array, amplitude: Moment, mean: Moment, variance: Moment) -> None:
        """Write the figures of all windows; see :func:`log_moments`."""
        figures[0] = variance


def log_moments(image: Array, rows: int, cols: int) -> tuple[Moment, Moment, Moment]:
    """Log-amplitude, and its mean and variance in every complete window.

    Parameters
    ----------
    image : intensity ``(R, C)``

    Returns
    -------
    ``(R, C)``, 0 where there is no data; and twice ``(R − rows + 1, C − cols + 1)``, the variance NaN where the window
    is not full of speckle

    Examples
    --------
    >>> amplitude, mean, variance = log_moments(np.exp(np.float32([[0, 2], [2, 4]])), 2, 2)
    >>> mean.round(3).tolist(), variance.round(3).tolist()
    ([[1.0]], [[0.5]])
    """
    amplitude = 0.5 * np.log(image.astype(np.float64))
    valid = np.isfinite(amplitude)
    amplitude[~valid] = 0
    full = window_sum(valid.astype(np.float32), rows, cols) == rows * cols
    full &= rows * cols > 1  # one pixel varies from nothing
    full &= window_sum(flat_pixels(image).astype(np.float32), rows, cols) <= _FLAT * rows * cols
    mean = window_sum(amplitude, rows, cols) / (rows * cols)
    spread = window_sum(amplitude**2, rows, cols) / (rows * cols) - mean**2
    return amplitude, mean, np.where(full, np.maximum(spread, 0), np.nan)


def count(variances: Array) -> NDArray[np.int64]:
    """Number of windows by their log-variance, in bins.

    Examples
    --------
    >>> int(count(np.float32([0.4, 0.4, np.nan])).sum())
    2
    """
    values = variances[np.isfinite(variances)]
    edges = (_SMALLEST, _LARGEST)
    scaled = np.log(np.clip(values, *edges) / edges[0]) / np.log(edges[1] / edges[0])
    return np.bincount(np.minimum((scaled * _BINS).astype(np.int64), _BINS - 1), minlength=_BINS)


def _quantile(counts: NDArray[np.int64], probability: float) -> float:
    rank = np.searchsorted(np.cumsum(counts), probability * counts.sum())
    return float(_SMALLEST * (_LARGEST / _SMALLEST) ** ((rank + 0.5) / _BINS))


def measure_enl(image: Images, streams: Streams, feedback: Feedback) -> float:
    """Equivalent number of looks of one image, in one streaming pass.

    NaN if no window is full of data. Images smaller than 30 pixels use a window of their own size.

    Examples
    --------
    >>> from osgeo import gdal_array
    >>> from ..feedback import Silent
    >>> from ..raster.reader import RasterInput, open_stack
    >>> from ..scale.scale import Scale
    >>> from ..streaming.raster_streams import RasterStreams
    >>> speckle = np.random.default_rng(1).gamma(4, 1 / 4, (200, 200)).astype(np.float32)
    >>> _ = gdal_array.SaveArray(speckle, "/vsimem/enl.tif", "GTiff").FlushCache()
    >>> image = open_stack([RasterInput("/vsimem/enl.tif")], Scale.INTENSITY)
    >>> round(measure_enl(image, RasterStreams(), Silent()))
    4
    """
    operation = LogVariance(window_for(image))
    return looks_from_counts(streams.gather(operation, [image], lambda blocks: count(blocks[0]), feedback))


def sample_enl(image: Images, streams: Streams, feedback: Feedback) -> float:
    """Equivalent number of looks from pieces spread evenly over one image, so few that any is measured in a moment.

    Use it like :func:`measure_enl`.
    """
    operation = LogVariance(window_for(image))
    return looks_from_counts(streams.sample(operation, [image], lambda _, results: count(results[0]), feedback))


def window_for(image: Images) -> tuple[int, int]:
    """The window for an image: a small one's own size.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> window_for(SimpleNamespace(grid=SimpleNamespace(rows=20, cols=300)))
    (20, 30)
    """
    return min(WINDOW, image.grid.rows), min(WINDOW, image.grid.cols)


def looks_from_counts(parts: Sequence[NDArray[np.int64]]) -> float:
    """Looks from the :func:`count` of every tile; NaN if nothing was counted.

    Examples
    --------
    >>> round(looks_from_counts([count(np.float32([0.4, 0.5, 0.6]))]), 1)
    1.0
    """
    counts = np.sum(list(parts), axis=0)
    return looks_from_log_variance(_quantile(counts, 1 - QUANTILE)) if counts.sum() else float("nan")
