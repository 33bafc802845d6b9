"""Agreement of two engines on the same block: in dB, as people see it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..files.card import Card
from .engine import Array

# [dB, 0.02 to 0.1] What an engine that computes in float32 or TF32 may be off at any pixel
_LARGEST = 0.05
# [dB, 0.02 to 0.05] What one in bfloat16 may be off in the root mean square, and at any pixel. The bundled networks are
# 0.008 to 0.02 dB and at most 0.3 dB off at a point; which tables move by how much is in docs/dependencies.md
_MEAN, _AT_A_POINT = 0.03, 0.5


@dataclass(frozen=True)
class Agreement:
    """Difference between a result and the reference.

    Attributes
    ----------
    mean : root of the mean square, in dB; NaN where one is no number
    largest : at any pixel, in dB
    """

    mean: float
    largest: float

    @classmethod
    def of(cls, result: Array, reference: Array, card: Card) -> Agreement:
        """The agreement of two answers of a network, in the units of its card."""
        if result.shape != reference.shape:
            return cls(np.inf, np.inf)
        decibels = (result - reference) * ((card.maximum - card.minimum) * 20 / np.log(10))
        return cls(float(np.sqrt(np.mean(np.square(decibels)))), float(np.max(np.abs(decibels))))

    @property
    def is_exact(self) -> bool:
        """Tell whether it may come from rounding in float32 or TF32."""
        return self.largest <= _LARGEST  # NaN is no agreement either

    @property
    def is_close(self) -> bool:
        """Tell whether it may come from rounding in bfloat16."""
        return self.mean <= _MEAN and self.largest <= _AT_A_POINT

    def __str__(self) -> str:
        return f"{self.mean:.2g} dB (at a pixel {self.largest:.2g} dB)"
