"""The mean profile across the strongest edges, of the date and of the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..block_pair import BlockPair

Array = NDArray[np.float32]
Sums = NDArray[np.float64]

REACH = 10  # pixels on either side
_SIDE = 6  # pixels from an edge, where its sides are compared
_STRONG = 0.8  # natural logarithm between the sides, 3.5 dB
_BRIGHTEST = 2.0  # times the bright side: what is brighter is a line or a point, and no edge
_AROUND = 2 * _SIDE + 1  # pixels within which an edge is where the result is steepest


@dataclass(frozen=True)
class Measured:
    """Sums of the profiles from dark to bright, over the level of the bright side: date and result, ``(2, 21)``."""

    profiles: Sums
    number: int


def measure(pair: BlockPair) -> Measured:
    """The sums of a window.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> scene = np.ones((40, 40), np.float32)
    >>> scene[:, 20:] = 4
    >>> noisy = scene * np.random.default_rng(1).gamma(9, 1 / 9, (40, 40)).astype(np.float32)
    >>> found = measure(BlockPair(noisy, scene, Window(0, 0, 40, 40)))
    >>> [round(float(value), 2) for value in found.profiles[1, [0, -1]] / found.number]
    [0.25, 1.0]
    """
    if min(pair.image.shape) <= 2 * REACH + 1 or not pair.known.any():
        return Measured(np.zeros((2, 2 * REACH + 1)), 0)
    parts = pair.image, pair.clean, pair.log_result
    across, down = _along_rows(*parts), _along_rows(*(part.T for part in parts))
    return Measured(across[0] + down[0], across[1] + down[1])


def _along_rows(image: Array, result: Array, log: Array) -> tuple[Sums, int]:
    from scipy.ndimage import maximum_filter1d

    log = np.where(np.isfinite(log), log, np.float32(0))
    step = np.abs(np.diff(log, axis=1, append=log[:, -1:]))
    contrast = np.zeros_like(log)
    contrast[:, _SIDE:-_SIDE] = log[:, 2 * _SIDE :] - log[:, : -2 * _SIDE]
    steepest = (step > 0) & (step >= maximum_filter1d(step, _AROUND, axis=1))
    here = steepest & (np.abs(contrast) > _STRONG)
    here[:, : REACH + 1] = here[:, -REACH - 1 :] = False
    rows, cols = np.nonzero(here)
    up = contrast[rows, cols] > 0
    offsets = np.arange(-REACH, REACH + 1)
    # an edge lies between its pixel and the next: seen from the dark side both begin alike
    at = np.where(up[:, None], cols[:, None] + offsets, cols[:, None] + 1 - offsets)
    lines = np.stack([part[rows[:, None], at] for part in (image, result)]).astype(np.float64)
    level = lines[1, :, REACH + _SIDE :].mean(axis=1)
    there = np.isfinite(lines).all(axis=(0, 2)) & (level > 0) & (lines[1].max(axis=1) < _BRIGHTEST * level)
    return (lines[:, there] / level[there, None]).sum(axis=1), int(there.sum())


def mean_profiles(windows: Sequence[Measured]) -> tuple[list[float], list[float]]:
    """Mean profiles of the date and of the result, 21 pixels each; empty where there are no edges.

    Examples
    --------
    >>> mean_profiles([])
    ([], [])
    """
    number = sum(window.number for window in windows)
    if not number:
        return [], []
    date, result = np.sum([window.profiles for window in windows], axis=0) / number
    return date.tolist(), result.tolist()
