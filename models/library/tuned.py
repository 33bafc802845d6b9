"""What came of tuning a network on a user's own series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Improvement:
    """What one network's estimates are better by than another's.

    Attributes
    ----------
    before, after : scores, lower is better
    error : standard error of their difference, from its scatter over blocks of the scene
    """

    before: float
    after: float
    error: float

    @property
    def helped(self) -> bool:
        """Better by more than chance: twice the standard error."""
        return self.before - self.after > 2 * self.error


@dataclass(frozen=True)
class Tuned:
    """What came of it.

    Attributes
    ----------
    weights : of the best network by name; the first network's where none was better
    gain : on the date left out
    minutes, steps : of training
    """

    weights: dict[str, Array]
    gain: Improvement
    minutes: float
    steps: int
