"""Despeckling a complex image, or intensity with its phase, with a network that the phase guides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...core.statistics.bright_targets import keep_targets
from ...core.statistics.gaps import constant_areas, fill_gaps
from .inference import Array, NetworkDespeckle


@dataclass(frozen=True)
class PhaseGuidedDespeckle(NetworkDespeckle):
    """Despeckle an image with its phase beside it, as PGD2Net does (Guan et al. 2023).

    ``operation(image, phase)``: linear intensity, and radians, ``(1, rows, cols)`` each; NaN where there is no data.
    Without the second block, and where it is NaN, the phase is not known and the network sees none. Returns the clean
    intensity, and the speckle that the network's first stage finds: the intensity over its first estimate.
    """

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        (intensity,), *phases = blocks
        missing = np.isnan(intensity)
        if missing.all():
            return blocks[0], blocks[0]
        constant = constant_areas(intensity)
        amplitude = self.aligned(np.where(constant, np.float32(np.nan), intensity))
        phase = phases[0][0] if phases else np.full_like(intensity, np.nan)
        phase = np.where(np.isnan(amplitude), np.float32(np.nan), phase)  # what fills a gap has none
        direction = [np.nan_to_num(part) for part in (np.cos(phase), np.sin(phase))]
        (filled,) = fill_gaps(amplitude, level=self.level)
        estimate, first = self.infer(np.stack([self.normalised(filled), *direction])[None])
        clean, speckle = self.intensity(keep_targets(amplitude, estimate)), self._finite(np.exp(2 * (filled - first)))
        clean[missing], clean[constant] = np.nan, intensity[constant]
        speckle[missing], speckle[constant] = np.nan, 1
        return clean[None], speckle[None]
