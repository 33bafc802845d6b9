"""Independence of the dates' speckle, which SAR2SAR's pairs require and dates close in time lack.

Between acquisitions a few days apart fields and towns stay coherent: part of the speckle is the same, and a network
compared with the other date would learn to keep it. For fully developed speckle the correlation of two intensities is
the squared coherence (Goodman 2007, section 3.3), so it is measured in the most homogeneous part of the scene.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ....core.errors import InputError
from ....core.statistics.window_sums import centred_sum

Array = NDArray[np.float32]

COPY = 0.98  # correlation of copies, also of those that were rounded to other units
LARGEST = 0.05  # correlation of intensities; what is measured of independent speckle scatters by 0.02
_INNER, _OUTER = (
    5,
    9,
)  # sides of the ring around a pixel that its level is measured in: farther than speckle is correlated
_HOMOGENEOUS = 0.3  # part of the pixels
_CEILING = 20.0  # times the level: a bright point that all dates show must not rule
_WINDOWS = 16  # looked at
_CONSTANT = 1e-3  # relative; rounding leaves less of constant values


def correlations(stack: Array) -> NDArray[np.float64]:
    """Correlation of the speckle of every two dates ``(dates, dates)``.

    With three dates it is too low by 0.05 to 0.1, with more dates by less: places where the mean of few dates is
    homogeneous are those where their speckle happens to compensate.

    Parameters
    ----------
    stack : aligned log-amplitude ``(windows, dates, rows, cols)``
    """
    with np.errstate(invalid="ignore"):  # a date without speckle correlates with none: NaN
        return np.atleast_2d(np.corrcoef(_speckle(stack)))


def refuse_copies(stack: Array, labels: Sequence[str]) -> None:
    """Refuse dates that are one image under two names, scaled or not, and dates without speckle.

    Parameters
    ----------
    stack : aligned log-amplitude ``(windows, dates, rows, cols)``
    labels : of the dates

    Raises
    ------
    InputError : the sentence names the dates
    """
    speckle = _speckle(stack)
    for label, date in zip(labels, speckle):
        if np.ptp(date) < _CONSTANT:
            raise InputError(f"{label} has no speckle, its values are constant or smooth; leave it out.")
    first, second = np.nonzero(np.triu(np.corrcoef(speckle), 1) > COPY)
    if len(first):
        raise InputError(
            f"{labels[first[0]]} and {labels[second[0]]} have the same speckle, so they are one date under two names; "
            "leave one of them out."
        )


def _speckle(stack: Array) -> Array:
    """Intensities over the level around them ``(dates, pixels)``, of the most homogeneous pixels."""
    speckle, contrasts = [], []
    for window in stack[:_WINDOWS]:
        intensity = np.exp(2 * window)
        mean = intensity.mean(axis=0)
        inside = np.s_[_OUTER // 2 : -(_OUTER // 2), _OUTER // 2 : -(_OUTER // 2)]
        speckle.append([np.minimum(date / _level(date), _CEILING)[inside].ravel() for date in intensity])
        contrasts.append((_box(mean**2) / _box(mean) ** 2)[inside].ravel())
    contrast = np.concatenate(contrasts)
    chosen = contrast <= np.quantile(contrast, _HOMOGENEOUS)
    return np.concatenate(speckle, axis=1)[:, chosen]


def independent(stack: Array) -> NDArray[np.bool_]:
    """True for two dates that may be compared ``(dates, dates)``: never a date with itself, always with at least one.

    If a date is correlated with all others, that is the least correlated one.
    """
    found = correlations(stack)
    np.fill_diagonal(found, np.inf)
    return found <= np.maximum(LARGEST, found.min(axis=1, keepdims=True))


def _box(image: Array) -> Array:
    return centred_sum(image, _OUTER, _OUTER)


def _level(image: Array) -> Array:
    return (_box(image) - centred_sum(image, _INNER, _INNER)) / np.float32(_OUTER**2 - _INNER**2)
