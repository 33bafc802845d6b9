"""Images under white speckle to measure MuLoG on, and the figures of a filter's results on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import equivalent_looks, psnr, ratio_moments

from .filters import ssim
from .known_series import Landscape, strewn
from .phase_scenes import PHOTOGRAPHS, POINTS, Photograph

Array = NDArray[np.float32]
Figures = dict[str, float]
Filter = Callable[[Sequence[Array], int], list[Array]]  # of images and their looks

SEEDS = range(801, 817, 2)
LOOKS = (1, 4)
SIDE = 256  # pixels of the middle of every scene: BM3D takes a quarter of a minute for so many
SCENES, PHOTOS = "scenes", "photographs"


@dataclass(frozen=True)
class Known:
    """Reflectivity under white speckle.

    Attributes
    ----------
    name : of a photograph, or the seed of a scene
    """

    name: str

    @property
    def kind(self) -> str:
        return SCENES if self.name.isdigit() else PHOTOS

    @property
    def truth(self) -> Array:
        return _truth(self.name)

    def image(self, looks: float, date: int = 0) -> Array:
        rng = np.random.default_rng((17, *self.name.encode(), date))
        return self.truth * rng.gamma(looks, 1 / looks, self.truth.shape).astype(np.float32)


@cache
def _truth(name: str) -> Array:
    if name.isdigit():
        seed = int(name)
        points = strewn(seed, POINTS) if seed % 4 == 3 else ()
        whole = Landscape(seed, "white", points, seasons=False).truth(0)
    else:
        whole = Photograph(name, "white").truth
    row, col = ((size - SIDE) // 2 for size in whole.shape)
    return whole[row : row + SIDE, col : col + SIDE]


def known() -> list[Known]:
    return [Known(str(name)) for name in (*SEEDS, *PHOTOGRAPHS)]


def score(filtered: Filter) -> dict[str, list[Figures]]:
    """By number of looks, the figures of every scene; the results have the mean of their image, as the plugin's."""
    found: dict[str, list[Figures]] = {}
    for looks in LOOKS:
        images = [scene.image(looks) for scene in known()]
        found[str(looks)] = [
            _figures(scene, image, result * np.float32(image.mean() / result.mean()))
            for scene, image, result in zip(known(), images, filtered(images, looks))
        ]
    return found


def _figures(scene: Known, image: Array, estimate: Array) -> Figures:
    ratio, variance = ratio_moments(image, estimate)
    return {
        "psnr": psnr(estimate, scene.truth),
        "ssim": ssim(estimate, scene.truth),
        "ratio": ratio,
        "variance": variance,
    }


def of_pure(filtered: Filter) -> dict[str, float]:
    """ENL that is left of pure speckle, by its looks."""
    rng = np.random.default_rng(5)
    found = {}
    for looks in LOOKS:
        images = [rng.gamma(looks, 1 / looks, (SIDE, SIDE)).astype(np.float32) for _ in range(2)]
        found[str(looks)] = float(np.mean([equivalent_looks(image) for image in filtered(images, looks)]))
    return found
