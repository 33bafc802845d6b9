"""What stands at every date: a target that dominates the super-image, and is seen again by the date.

A network doubts a date's bright point as it doubts any bright pixel, although the mean of all dates knows it better
than the date alone does: its phase against the clutter differs from date to date.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..statistics.window_sums import centred_sum

Array = NDArray[np.float32]

_AROUND = 31  # pixels of the surroundings that a target dominates
_NEAR = 3  # pixels of its own over which the date must show it too
_DOMINANCE = np.float32(10)  # dB over its surroundings from which a target is kept; 6 dB higher it is kept wholly
_PASSAGE = np.float32(6)
_SAME = (np.float32(1.5), np.float32(3))  # dB between date and super-image up to which it is the same, and is another
REACH = _AROUND // 2  # pixels


def keep_standing(date: Array, estimate: Array, super_image: Array) -> Array:
    """Let targets that dominate the super-image, and that the date shows as bright, have the super-image's intensity.

    Parameters
    ----------
    date, estimate, super_image : intensity ``(rows, cols)``; where one is NaN the estimate stays as it is
    """
    known = np.isfinite(date) & (super_image > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        level = np.where(known, 10 * np.log10(super_image), np.float32(0)).astype(np.float32)
        around = _sum(level, _AROUND) / _sum(known.astype(np.float32), _AROUND)
        shown, stood = (_sum(np.where(known, image, np.float32(0)), _NEAR) for image in (date, super_image))
        difference = np.abs(10 * np.log10(shown / stood))
        share = np.clip((level - around - _DOMINANCE) / _PASSAGE, 0, 1)
        share *= np.clip((_SAME[1] - difference) / (_SAME[1] - _SAME[0]), 0, 1)
        kept = estimate * (super_image / estimate) ** share
    return np.where(known & (share > 0), kept, estimate).astype(np.float32)


def _sum(image: Array, side: int) -> Array:
    return centred_sum(image, side, side)
