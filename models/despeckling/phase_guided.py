"""Despeckling a complex image, or intensity with its phase, with a network that the phase guides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .inference import Array, NetworkDespeckle


@dataclass(frozen=True)
class PhaseGuidedDespeckle(NetworkDespeckle):
    """Despeckle an image with its phase beside it, as PGD2Net does (Guan et al. 2023).

    ``operation(image, phase)``: linear intensity, and radians, ``(1, rows, cols)`` each; NaN where there is no data.
    Without the second block, and where it is NaN, the phase is not known and the network sees none. Returns the clean
    intensity, and the speckle that the network's first stage finds.
    """

    def channels(self, amplitude: Array, known: NDArray[np.bool_], *beside: Array) -> Array:
        """Log-amplitude, cosine and sine of the phase: both 0 where it is not known. What fills a gap has none."""
        phase = beside[0][0] if beside else np.full_like(amplitude, np.nan)
        phase = np.where(known, phase, np.float32(np.nan))
        return np.stack([self.normalised(amplitude), *(np.nan_to_num(part) for part in (np.cos(phase), np.sin(phase)))])
