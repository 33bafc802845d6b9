"""The result of tuning a network on a user's own series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Improvement:
    """Improvement of one network's estimates over another's.

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
        """True where the scores differ by more than chance: twice the standard error."""
        return self.before - self.after > 2 * self.error


@dataclass(frozen=True)
class Tuned:
    """A tuned network.

    Attributes
    ----------
    weights : of the best network by name; those of the first network if none was better
    gain : on the date left out
    minutes, steps : of training
    """

    weights: dict[str, Array]
    gain: Improvement
    minutes: float
    steps: int
