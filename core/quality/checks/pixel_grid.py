"""Pixel grid: a pattern of 2 or 4 pixels, as poolings and strides of networks leave it.

In the spectrum of the result's logarithm a grid lies on the lines of 1/2 and 1/4 of the sampling frequency, in few of
their bins. What these lines hold beyond their neighbours is its power, in the median over many patches: the sidelobes
of a bright target may lie there, too, but targets are not everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...statistics.quality import power_spectrum
from ...wording import phrase
from ..block_pair import BlockPair
from ..finding import GRID, Finding

Spectrum = NDArray[np.float64]

# The tuned numbers of this file, each with [unit, sensible range] and its origin.
# [dB, 0.05 to 0.1] Root mean square of a pattern: sidelobes of points and of fields make up to 0.05
HARMLESS = 0.06
# [share, 0.05 to 1] Of the neighbours' power: a slope of the spectrum is not that of a grid
VISIBLE = 0.1
# [standard errors, 4 to 6] Of the power, known to 1/√64 from the bins of one patch
CERTAIN = 5.0
PERIODS = (2, 4)  # pixels
PATCH = 64  # pixels a side
_NEIGHBOURS = range(3, 9)
_HANN = 0.375**2  # mean square of the window
_CENTRE = 2 / 3  # of a line's power under a Hann window lies in its own bins, the rest in those beside it


@dataclass(frozen=True)
class Measured:
    """Spectra of a window's patches.

    Attributes
    ----------
    spectrum, patches : their sum, ``(64, 64)``, and their number
    lines : power on the lines of each period, and of their neighbours, ``(patches, periods, 2)``
    """

    spectrum: Spectrum
    patches: int
    lines: Spectrum
    row: int
    col: int


def measure(pair: BlockPair) -> Measured:
    """The spectra of a window's patches that are full of data.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> result = np.exp(np.random.default_rng(1).normal(0, 0.05, (128, 128))).astype(np.float32)
    >>> result[:, ::2] *= 1.04
    >>> found = measure(BlockPair(result, result, Window(0, 0, 128, 128)))
    >>> round(grid_decibels([found], 2), 1)
    0.1
    """
    total, lines = np.zeros((PATCH, PATCH)), []
    rows, cols = pair.log_result.shape
    for row in range(0, rows - PATCH + 1, PATCH):
        for col in range(0, cols - PATCH + 1, PATCH):
            patch = pair.log_result[row : row + PATCH, col : col + PATCH]
            if np.isfinite(patch).all():
                spectrum = power_spectrum(patch)
                total += spectrum
                lines.append([_line_powers(spectrum, period) for period in PERIODS])
    found = np.array(lines, np.float64).reshape(-1, len(PERIODS), 2)
    return Measured(total, len(found), found, *pair.middle)


def _line_powers(spectrum: Spectrum, period: int) -> tuple[float, float]:
    """Power on the lines of a period of rows and columns, mirror images included, and what their neighbours hold."""
    line, around = 0.0, 0.0
    centre = PATCH // period
    both = 1 if 2 * centre == PATCH else 2
    for part in (spectrum, spectrum.T):
        line += both * float(part[centre].sum())
        beside = [part[(centre + sign * k) % PATCH].sum() for k in _NEIGHBOURS for sign in (-1, 1)]
        around += both * float(np.mean(beside))
    return line, around


def mean_spectrum(windows: Sequence[Measured]) -> Spectrum | None:
    """Mean spectrum of all patches; None if there are none.

    Examples
    --------
    >>> mean_spectrum([]) is None
    True
    """
    patches = sum(window.patches for window in windows)
    total = np.sum([window.spectrum for window in windows], axis=0) if patches else None
    return total / patches if total is not None and total.any() else None


def _median_powers(windows: Sequence[Measured], period: int) -> tuple[float, float]:
    """Power beyond the neighbours', and that of the neighbours, in the median over the patches; 0 without patches."""
    lines = np.concatenate([window.lines for window in windows]) if windows else np.zeros((0, len(PERIODS), 2))
    if not len(lines):
        return 0.0, 0.0
    line, around = lines[:, PERIODS.index(period)].T
    return float(np.median(line - around)), float(np.median(around))


def grid_decibels(windows: Sequence[Measured], period: int) -> float:
    """Root mean square in dB of a pattern that repeats every so many pixels; 0 without patches.

    Examples
    --------
    >>> grid_decibels([], 2)
    0.0
    """
    power, _ = _median_powers(windows, period)
    return 10 / math.log(10) * math.sqrt(max(power, 0) / _CENTRE / (PATCH**4 * _HANN))


def find(windows: Sequence[Measured]) -> Finding | None:
    """The strongest grid, if it stands out of its neighbours and is not harmless.

    Examples
    --------
    >>> find([]) is None
    True
    """
    strength = {period: grid_decibels(windows, period) for period in PERIODS}
    period = max(strength, key=lambda key: strength[key])
    power, around = _median_powers(windows, period)
    excess = power / around if around > 0 else math.inf
    certain = excess * math.sqrt(PATCH * sum(window.patches for window in windows))
    if strength[period] < HARMLESS or excess < VISIBLE or certain < CERTAIN:
        return None
    worst = max(windows, key=lambda window: float(np.max(window.lines[:, PERIODS.index(period), 0], initial=0)))
    says = phrase(f"has a grid of {period} pixels, {strength[period]:.2f} dB strong")
    return Finding(GRID, says, strength[period], "dB", min(certain, 1e3), worst.row, worst.col)
