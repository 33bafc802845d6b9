"""The equivalent number of looks of an image, measured on itself.

One hand-picked area says little of an image, and an average over windows counts its edges as speckle. RABASAR's way
(Zhao et al. 2019) is taken: the variance of log-amplitude in every 30×30 window, turned into looks, of which the
98 % quantile is the answer: the most homogeneous windows decide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..feedback import Feedback
from ..raster.reader import Stack, StackReader
from ..raster.tiles import Context, Window
from ..statistics.window_sums import window_sum
from ..streaming.operation import Operation
from ..streaming.runner import Limits, gather

Array = NDArray[np.float32]

WINDOW = 30
QUANTILE = 0.98
# log-variance is counted in bins of 0.1 %: finer than anyone quotes looks, and the same for every tiling
_BINS = 20000
_SMALLEST, _LARGEST = 1e-7, 50.0
_MANY_LOOKS = 0.01
_PIECES, _PIECE = 4, 256  # a sample has at most 4 × 4 pieces of 256 × 256 pixels, whatever the image's size


def looks_from_log_variance(variance: float) -> float:
    """Looks of speckle whose log-amplitude has this variance: RABASAR's rational inverse of ψ₁(L)/4.

    It has a pole near 4e-6, so from 25 looks on the series ψ₁(L) = 1/L + 1/2L² + … is inverted, which meets it there.
    """
    k = variance
    if k < _MANY_LOOKS:
        return 0.25 / k + 0.5
    return (1 + 3.5232 * k + 1.57472 * k**2 + 0.048288 * k**3) / (
        -1.705e-5 + 4.004 * k + 5.9856 * k**2 + 0.86208 * k**3
    )


@dataclass(frozen=True)
class LogVariance(Operation):
    """Variance of log-amplitude in the window that begins at each pixel; NaN where it is not full of data.

    One block ``(1, rows, cols)`` of intensity in, one of variances out.
    """

    window: tuple[int, int] = (WINDOW, WINDOW)

    @property
    def context(self) -> Context:
        return Context(halo=(self.window[0] - 1, self.window[1] - 1))

    @property
    def pixel_bytes(self) -> int:
        return 48

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (block,) = blocks
        variance = np.full(block.shape, np.nan, np.float32)
        rows, cols = self.window
        if block.shape[1] < rows or block.shape[2] < cols:
            return (variance,)
        amplitude = 0.5 * np.log(block[0].astype(np.float64))
        valid = np.isfinite(amplitude)
        amplitude[~valid] = 0
        full = window_sum(valid.astype(np.float32), rows, cols) == rows * cols
        mean = window_sum(amplitude, rows, cols) / (rows * cols)
        spread = window_sum(amplitude**2, rows, cols) / (rows * cols) - mean**2
        variance[0, : full.shape[0], : full.shape[1]] = np.where(full, np.maximum(spread, 0), np.nan)
        return (variance,)


def _count(blocks: list[Array]) -> NDArray[np.int64]:
    values = blocks[0][np.isfinite(blocks[0])]
    edges = (_SMALLEST, _LARGEST)
    scaled = np.log(np.clip(values, *edges) / edges[0]) / np.log(edges[1] / edges[0])
    return np.bincount(np.minimum((scaled * _BINS).astype(np.int64), _BINS - 1), minlength=_BINS)


def _quantile(counts: NDArray[np.int64], probability: float) -> float:
    rank = np.searchsorted(np.cumsum(counts), probability * counts.sum())
    return float(_SMALLEST * (_LARGEST / _SMALLEST) ** ((rank + 0.5) / _BINS))


def measure_enl(image: Stack, limits: Limits, feedback: Feedback) -> float:
    """Equivalent number of looks of one raster (a stack of one date), in one streaming pass.

    NaN where no window is full of data. Images smaller than 30 pixels use a window of their own size.
    """
    operation = _log_variance(image)
    return _looks(operation, gather(operation, [image], _count, limits, feedback))


def sample_enl(image: Stack) -> float:
    """The same of a sample: pieces spread evenly over one raster, so few that any raster is measured in a moment."""
    operation, reader = _log_variance(image), StackReader(image)
    rows, cols = image.grid.shape
    height, width = min(_PIECE, rows), min(_PIECE, cols)
    pieces = [Window(r, c, height, width) for r in _spread(rows, height) for c in _spread(cols, width)]
    return _looks(operation, [_count(list(operation(reader.read(piece)))) for piece in pieces])


def _spread(size: int, piece: int) -> list[int]:
    """Where the pieces begin along a side: from edge to edge, with as little overlap as may be."""
    number = min(_PIECES, -(-size // piece))
    return [round(k * (size - piece) / max(number - 1, 1)) for k in range(number)]


def _log_variance(image: Stack) -> LogVariance:
    return LogVariance((min(WINDOW, image.grid.rows), min(WINDOW, image.grid.cols)))


def _looks(operation: LogVariance, parts: list[NDArray[np.int64]]) -> float:
    counts = np.sum(parts, axis=0)
    if not counts.sum() or operation.window[0] * operation.window[1] < 2:
        return float("nan")
    return looks_from_log_variance(_quantile(counts, 1 - QUANTILE))
