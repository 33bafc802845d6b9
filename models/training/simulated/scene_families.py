"""Clean reflectivity to learn from: dead leaves, and over them the contents of radar images of land and sea.

A scene is ``(2, rows, cols)`` float32, linear: the clutter's reflectivity and the points'. The mean logarithm of the
clutter is about zero. Families can be left out one by one, so that an ablation can measure their contributions.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from ....core.simulation import scenes
from ....core.simulation.scenes import dead_leaves, fractal_noise, smooth_noise

Array = NDArray[np.float32]

FLAT = 0.2  # share of scenes of little contrast, as ratios to a super-image are
POINTLESS = 0.2  # share of scenes without points
_DENSITY = (-4.5, -2.3)  # decades of points per pixel: up to one in 200, as over towns
_OUTLINES = (2.8, 4.2)  # exponents of the noise whose level sets bound water and woods: not as ragged as relief
_DARKEST, _BRIGHTEST = 1e-3, 1e5  # reflectivity of clutter is kept within, so that no loss runs away


@dataclass(frozen=True)
class Families(scenes.Families):
    """Families of a training scene's contents: those of :class:`core.simulation.scenes.Families`, and

    Attributes
    ----------
    nature : level sets of noise: woods, lakes, coasts, soil, whose outlines no polygon has
    water : very dark water, 9 to 25 dB under the land
    towns : blocks of buildings in rows along streets, over layover
    centres : dense towns, whose brightness differs from pixel to pixel, between narrow dark streets
    """

    nature: bool = True
    water: bool = True
    towns: bool = True
    centres: bool = True


@dataclass(frozen=True)
class Geometry:
    """Width of a circle on the ground over its height in the image: lowest, highest, and the share of scenes in this
    range; for the others it is drawn between half and twice."""

    low: float
    high: float
    share: float

    def draw(self, rng: np.random.Generator) -> float:
        if rng.uniform() < self.share:
            return float(rng.uniform(self.low, self.high))
        return float(np.exp(rng.uniform(-0.7, 0.7)))


# A pixel of Sentinel-1's single-look complex product is 14 m of azimuth by 3 to 4 m of ground range
SLANT = Geometry(2.5, 5.5, 0.75)
GROUND = Geometry(0.8, 1.25, 0.9)


def _nature(rng: np.random.Generator, log: Array, stretch: float) -> None:
    """Regions bounded by level sets of noise get a level of their own, some a texture."""
    for _ in range(rng.integers(1, 4)):
        if rng.uniform() < 0.5:
            field = fractal_noise(rng, log.shape, stretch, _OUTLINES)
        else:
            field = stretched_noise(rng, log.shape, float(np.exp(rng.uniform(np.log(3), np.log(30)))), stretch)
        inside = field > np.quantile(field, rng.uniform(0.4, 0.97))
        offset = np.float32(rng.normal(0, 0.8))
        if rng.uniform() < 0.5:
            log[inside] += offset
        else:
            log[inside] = offset
        if rng.uniform() < 0.4:
            log[inside] += np.float32(rng.uniform(0.1, 0.5)) * smooth_noise(rng, log.shape, rng.uniform(0.5, 4))[inside]


def stretched_noise(rng: np.random.Generator, shape: tuple[int, ...], correlation: float, stretch: float) -> Array:
    """Smooth noise that is ``stretch`` times longer along the columns: drawn on fewer columns, then widened."""
    cols = max(8, int(np.ceil(shape[1] / stretch)))
    narrow = smooth_noise(rng, (shape[0], cols), correlation)
    at = np.linspace(0, cols - 1, shape[1], dtype=np.float32)
    left = np.minimum(at.astype(int), cols - 2)
    share = at - left
    return (narrow[:, left] * (1 - share) + narrow[:, left + 1] * share).astype(np.float32)


def _water(rng: np.random.Generator, log: Array, points: Array, stretch: float) -> None:
    """A sea, a lake or a river delta: dark, nearly flat, with some swell."""
    field = fractal_noise(rng, log.shape, stretch, _OUTLINES)
    inside = field > np.quantile(field, rng.uniform(0.3, 0.95))
    swell = np.float32(rng.uniform(0, 0.25)) * smooth_noise(rng, log.shape, rng.uniform(1, 8))
    log[inside] = np.float32(log.mean() - rng.uniform(2.0, 5.8)) + swell[inside]
    points[inside] *= np.float32(rng.uniform() < 0.2)  # ships


def _town(rng: np.random.Generator, log: Array, points: Array, stretch: float) -> None:
    """Rows of buildings along streets: dark street, bright wall, roofs between, all turned by one angle."""
    rows, cols = log.shape
    height, width = int(rng.integers(32, rows // 2)), int(rng.integers(32, cols // 2))
    top, left = int(rng.integers(rows - height)), int(rng.integers(cols - width))
    box = np.s_[top : top + height, left : left + width]
    angle = rng.uniform(0, np.pi)
    r = np.arange(height, dtype=np.float32)[:, None]
    c = np.arange(width, dtype=np.float32)[None, :] / np.float32(stretch)
    along, across = np.cos(angle) * r + np.sin(angle) * c, np.cos(angle) * c - np.sin(angle) * r
    pitch, depth = rng.uniform(5, 16), rng.uniform(4, 20)
    street = (across % pitch) < rng.uniform(1, 2.5)
    wall = ((across % pitch) > pitch - rng.uniform(0.7, 1.6)) & ((along % depth) < depth * rng.uniform(0.4, 0.9))
    inside = rng.uniform(size=(height, width)) < 0.97
    log[box][:] = rng.normal(0.6, 0.4) + np.float32(rng.uniform(0.1, 0.7)) * smooth_noise(
        rng, (height, width), rng.uniform(0.5, 2)
    )
    log[box][street & inside] = np.float32(rng.normal(-0.8, 0.4))
    walls = rng.gamma(rng.uniform(0.2, 1.0), rng.uniform(5, 60), (height, width)).astype(np.float32)
    points[box][:] = np.where(wall & inside, walls, np.float32(0))


def _centre(rng: np.random.Generator, log: Array, stretch: float) -> None:
    """The middle of a town: no roof like its neighbour, and two sets of streets a pixel or two wide."""
    rows, cols = log.shape
    height, width = int(rng.integers(48, rows // 2)), int(rng.integers(48, cols // 2))
    top, left = int(rng.integers(rows - height)), int(rng.integers(cols - width))
    angle = rng.uniform(0, np.pi)
    r = np.arange(height, dtype=np.float32)[:, None]
    c = np.arange(width, dtype=np.float32)[None, :] / np.float32(stretch)
    turned = (np.cos(angle) * r + np.sin(angle) * c, np.cos(angle) * c - np.sin(angle) * r)
    streets = np.zeros((height, width), bool)
    for across in turned:
        streets |= (across % rng.uniform(6, 24)) < rng.uniform(0.7, 2)
    spread = np.float32(rng.uniform(0.4, 1.3))
    roofs = np.float32(rng.normal(0.8, 0.4)) + spread * smooth_noise(rng, (height, width), rng.uniform(0.3, 1))
    dark = np.float32(rng.normal(-1.2, 0.5))
    log[top : top + height, left : left + width] = np.where(streets, dark, roofs)


def draw_scene(rng: np.random.Generator, side: int, geometry: Geometry, families: Families = Families()) -> Array:
    """One scene, float32 ``(2, side, side)``: the clutter's reflectivity and the points'."""
    stretch = geometry.draw(rng)
    plain = scenes.Families(families.texture, families.relief, families.lines, families.points)
    density = 0.0 if rng.uniform() < POINTLESS else 10 ** rng.uniform(*_DENSITY)
    scene = dead_leaves(rng, (side, side), density, stretch, plain)
    log, points = scene.log_intensity, scene.points
    if families.nature and rng.uniform() < 0.5:
        _nature(rng, log, stretch)
    if families.towns and rng.uniform() < 0.2:
        _town(rng, log, points, stretch)
    if families.centres and rng.uniform() < 0.15:
        _centre(rng, log, stretch)
    if families.water and rng.uniform() < 0.2:
        _water(rng, log, points, stretch)
    log -= log.mean()
    if rng.uniform() < FLAT:
        log *= np.float32(rng.uniform(0, 0.4))
        points *= np.float32(rng.uniform(0, 0.3) if rng.uniform() < 0.5 else 0)
    return np.stack([np.clip(np.exp(log), _DARKEST, _BRIGHTEST), points])


def without(*names: str) -> Families:
    """All families but those named.

    Raises
    ------
    ValueError : there is no such family
    """
    known = asdict(Families())
    for name in names:
        if name not in known:
            raise ValueError(f"there is no scene family {name}; there are {', '.join(known)}")
    return Families(**{name: name not in names for name in known})
