"""Ratio despeckling: the scene of the super-image is divided out, and only the rest is despeckled.

λ = exp(mean ln s), s′ = s/λ, τ′ = w/s′, ŵ = despeckle(τ′)·s′ (Dalsasso et al. 2021): dividing by the
super-image leaves an image almost without structure, and λ gives it the mean log level of the date, for which the
despeckler was made. λ belongs to the whole image.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..streaming.operation import Around

Array = NDArray[np.float32]


def divide(image: Array, super_image: Array, scale: float) -> Array:
    """τ′ = w/(s/λ) of two images of one shape, NaN where either has no data.

    Examples
    --------
    >>> divide(np.float32([[2, 1, np.nan]]), np.float32([[4, 4, 4]]), 2.0)
    array([[1. , 0.5, nan]], dtype=float32)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = image * (np.float32(scale) / super_image)
    return np.where(np.isfinite(ratio), ratio, np.float32(np.nan))


@dataclass(frozen=True)
class RatioDespeckle(Around):
    """Despeckle a date through its ratio to the super-image.

    ``operation(date, super_image)``, ``(1, rows, cols)`` each, returns the despeckled date. What comes after them, such
    as the date's phase, goes to the despeckler.

    Attributes
    ----------
    operation : despeckles a ratio image τ′
    scale : λ
    """

    scale: float

    @property
    def pixel_bytes(self) -> int:
        return self.operation.pixel_bytes + 4

    def __call__(self, *blocks: Array) -> tuple[Array, ...]:
        date, super_image, *others = blocks
        clean, *_ = self.operation(divide(date, super_image, self.scale), *others)
        return (clean / np.float32(self.scale) * super_image,)
