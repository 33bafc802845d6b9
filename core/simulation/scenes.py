"""Clean radar scenes to learn from and to test on: dead leaves, textures, lines, bright points.

Everything here is drawn at random, so no licence applies to it. A scene is the natural logarithm of the
reflectivity (intensity, float32, ``(rows, cols)``), centred on a mean of about zero.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..cancel import check_cancelled
from .fourier import irfft2, rfft2

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Scene:
    """A clean scene and its parts.

    Attributes
    ----------
    log_intensity : float32 ``(rows, cols)``, ln of the reflectivity of the clutter: everything but the points
    fields : int32 ``(rows, cols)``, the number of the leaf that is on top at each pixel
    points : float32 ``(rows, cols)``, reflectivity of the bright points relative to the mean level (linear)
    """

    log_intensity: Array
    fields: NDArray[np.int32]
    points: Array

    @property
    def clutter(self) -> Array:
        """Reflectivity without the points, linear: float32 ``(rows, cols)``."""
        return np.exp(self.log_intensity)

    def intensity(self) -> Array:
        """Reflectivity, linear, points included: float32 ``(rows, cols)``."""
        return self.clutter + self.points


def smooth_noise(rng: np.random.Generator, shape: tuple[int, ...], correlation: float) -> Array:
    """Unit-variance Gaussian noise with a Gaussian correlation of that many pixels (periodic).

    Examples
    --------
    >>> noise = smooth_noise(np.random.default_rng(1), (64, 64), 3)
    >>> bool(np.corrcoef(noise[:, :-1].ravel(), noise[:, 1:].ravel())[0, 1] > 0.95)
    True
    """
    fr = np.fft.fftfreq(shape[0], 1.0)[:, None]
    fc = np.fft.rfftfreq(shape[1], 1.0)[None, :]
    white = rfft2(rng.standard_normal(shape, dtype=np.float32))
    noise = irfft2(white * np.exp(-2 * (np.pi * correlation) ** 2 * (fr**2 + fc**2)), shape[1])
    return (noise / max(float(noise.std()), 1e-6)).astype(np.float32)


def fractal_noise(
    rng: np.random.Generator, shape: tuple[int, ...], stretch: float, exponents: tuple[float, float] = (2.0, 3.5)
) -> Array:
    """Unit-variance Gaussian noise with a power spectrum of 1/f^b, b within ``exponents``: relief, heath, water.

    Examples
    --------
    >>> relief = fractal_noise(np.random.default_rng(1), (64, 64), stretch=1.0)
    >>> relief.shape, round(float(relief.std()), 3)
    ((64, 64), 1.0)
    """
    f = np.hypot(np.fft.fftfreq(shape[0], 1.0)[:, None], stretch * np.fft.rfftfreq(shape[1], 1.0)[None, :])
    f[0, 0] = np.inf
    white = rfft2(rng.standard_normal(shape, dtype=np.float32))
    noise = irfft2(white * f ** (-rng.uniform(*exponents) / 2), shape[1])
    return (noise / noise.std()).astype(np.float32)


def _textures(rng: np.random.Generator, shape: tuple[int, int]) -> list[Array]:
    """Log-textures for the leaves: fine, medium and coarse Gaussian ones, and one K-distributed."""
    gaussian = [smooth_noise(rng, shape, s) for s in (0.7, rng.uniform(1.2, 2.5), rng.uniform(3, 8))]
    order = rng.uniform(0.8, 6.0)
    check_cancelled()
    clutter = np.log(rng.gamma(order, 1 / order, shape).astype(np.float32) + 1e-3)
    clutter = clutter - clutter.mean()
    return [*gaussian, clutter / clutter.std()]


def leaf_mask(rng: np.random.Generator, rows: NDArray, cols: NDArray, radius: float, kind: int) -> NDArray[np.bool_]:
    """Mask of one leaf, in coordinates relative to its centre: an ellipse, a rectangle or a parallelogram (0, 1, 2).

    Examples
    --------
    >>> rows, cols = np.mgrid[-5:6, -5:6].astype(np.float32)
    >>> mask = leaf_mask(np.random.default_rng(1), rows, cols, radius=4, kind=0)
    >>> bool(mask[5, 5]), bool(mask[0, 0])
    (True, False)
    """
    angle, aspect = rng.uniform(0, np.pi), np.exp(rng.uniform(-1.1, 0))
    cos, sin = np.cos(angle), np.sin(angle)
    along, across = cos * rows + sin * cols, (cos * cols - sin * rows) / aspect
    if kind == 0:
        return along**2 + across**2 <= radius**2
    if kind == 2:
        along = along + rng.uniform(-0.8, 0.8) * across
    return np.maximum(np.abs(along), np.abs(across)) <= 0.8 * radius


def power_law(rng: np.random.Generator, count: int, low: float, high: float, exponent: float) -> NDArray:
    """Draw radii with density r^-exponent between low and high (exponent > 1).

    Examples
    --------
    Small ones are far more frequent than large ones.

    >>> radii = power_law(np.random.default_rng(1), 1000, 2, 100, 3)
    >>> bool(np.median(radii) < 3), bool(radii.max() < 100)
    (True, True)
    """
    k = 1 - exponent
    return (low**k + rng.uniform(size=count) * (high**k - low**k)) ** (1 / k)


def _draw_leaves(
    rng: np.random.Generator,
    image: Array,
    fields: NDArray[np.int32],
    textures: list[Array],
    spread: float,
    stretch: float,
) -> None:
    """Cover ``image`` with overlapping leaves, the large ones of the ground first, then all sizes mixed.

    ``stretch`` widens every leaf along the columns: a Sentinel-1 single-look pixel is about five times shorter in
    range than in azimuth, so what is round on the ground is wide in the image.
    """
    rows, cols = image.shape
    side = max(rows, cols)
    mosaic = rng.uniform() < 0.7  # farmland: rectangles rule
    ground = power_law(rng, 50, side / 8, side / 2.5, 2.0)
    leaves = power_law(rng, int(rows * cols / rng.uniform(90, 400) / stretch), 1.5, side / 4, rng.uniform(2.1, 3.0))
    for number, radius in enumerate(np.concatenate([ground, leaves])):
        check_cancelled()
        r0, c0 = rng.uniform(0, rows), rng.uniform(0, cols)
        reach = 1.5 * radius + 1
        top, bottom = max(int(r0 - reach), 0), min(int(r0 + reach) + 1, rows)
        left, right = max(int(c0 - stretch * reach), 0), min(int(c0 + stretch * reach) + 1, cols)
        rr = (np.arange(top, bottom, dtype=np.float32) - r0)[:, None]
        cc = (np.arange(left, right, dtype=np.float32) - c0)[None, :] / np.float32(stretch)
        kind = int(rng.integers(1, 3)) if mosaic and rng.uniform() < 0.8 else int(rng.integers(0, 3))
        mask = leaf_mask(rng, rr, cc, radius, kind)
        box = np.s_[top:bottom, left:right]
        leaf: Array | np.float32
        value = np.float32(rng.normal(0, spread))
        style = rng.uniform()
        if style < 0.55 or not textures:
            leaf = value
        elif style < 0.9:
            texture = textures[rng.integers(len(textures))]
            leaf = value + np.float32(rng.uniform(0.05, 0.7)) * texture[box]
        else:  # furrows or a slope
            angle = rng.uniform(0, np.pi)
            axis = np.cos(angle) * rr + np.sin(angle) * cc
            if rng.uniform() < 0.5:
                leaf = value + np.float32(rng.uniform(0.1, 0.6)) * np.sin(axis * (2 * np.pi / rng.uniform(3, 12)))
            else:
                leaf = value + np.float32(rng.uniform(-1, 1)) * axis / np.float32(radius)
        np.copyto(image[box], leaf, where=mask, casting="same_kind")
        np.copyto(fields[box], np.int32(number), where=mask)


def _draw_lines(rng: np.random.Generator, image: Array, spread: float, stretch: float) -> None:
    """Roads, rivers, hedges and dikes: bent lines one to three pixels wide, darker or brighter than the ground."""
    rows, cols = image.shape
    for _ in range(rng.poisson(rows * cols / 20000)):
        check_cancelled()
        length = int(rng.uniform(0.1, 1.0) * max(rows, cols))
        heading = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, rng.choice([0.0, 0.01, 0.05]), length))
        heading = np.arctan2(np.sin(heading), stretch * np.cos(heading))
        r = rng.uniform(0, rows) + np.cumsum(np.sin(heading))
        c = rng.uniform(0, cols) + np.cumsum(np.cos(heading))
        width = rng.uniform(0.5, 3.0)
        offset = np.float32(rng.choice([-1, 1]) * rng.uniform(0.7, 2.0) * max(spread, 0.6))
        level = np.float32(image.mean() + offset)
        for shift in np.arange(-width / 2 + 0.25, width / 2, 0.5):
            rs = np.rint(r - shift * np.cos(heading)).astype(int)
            cs = np.rint(c + shift * np.sin(heading)).astype(int)
            inside = (rs >= 0) & (rs < rows) & (cs >= 0) & (cs < cols)
            image[rs[inside], cs[inside]] = level


def _draw_points(rng: np.random.Generator, points: Array, per_pixel: float) -> None:
    """Point scatterers of 5 to 46 dB over the mean, alone, in short rows and in blocks of buildings."""
    rows, cols = points.shape
    for _ in range(rng.poisson(per_pixel * rows * cols)):
        points[rng.integers(rows), rng.integers(cols)] += 10 ** rng.uniform(0.5, 4.6)
    for _ in range(rng.poisson(per_pixel * rows * cols / 8)):
        length, r, c = int(rng.integers(2, 12)), int(rng.integers(rows)), int(rng.integers(cols))
        if rng.uniform() < 0.5:
            points[r : r + 1, c : c + length] += np.float32(10 ** rng.uniform(0.5, 2.5))
        else:
            points[r : r + length, c : c + 1] += np.float32(10 ** rng.uniform(0.5, 2.5))
    for _ in range(rng.poisson(per_pixel * 400)):  # a town: heavy-tailed reflectivity
        height, width = rng.integers(16, max(17, rows // 3)), rng.integers(16, max(17, cols // 3))
        top, left = int(rng.integers(rows)), int(rng.integers(cols))
        block = points[top : top + height, left : left + width]
        block += rng.gamma(rng.uniform(0.1, 0.8), rng.uniform(2, 20), block.shape).astype(np.float32)


@dataclass(frozen=True)
class Families:
    """The families of a scene's contents; each can be left out, to see what it contributes to a network.

    Attributes
    ----------
    texture : K-distributed and Gaussian log-textures, furrows and slopes inside the leaves
    relief : fractal modulation of the whole scene
    lines : roads, rivers, hedges
    points : bright points, rows of them, towns
    """

    texture: bool = True
    relief: bool = True
    lines: bool = True
    points: bool = True


def dead_leaves(
    rng: np.random.Generator,
    shape: tuple[int, int],
    points_per_pixel: float | None = None,
    stretch: float | None = None,
    families: Families = Families(),
) -> Scene:
    """Draw one scene.

    Parameters
    ----------
    shape : rows and columns in pixels
    points_per_pixel : density of bright points; None draws one (none at all in 30 % of the scenes)
    stretch : width of a circle on the ground over its height in the image; None draws it
    families : contents that the scene may have

    Examples
    --------
    >>> scene = dead_leaves(np.random.default_rng(1), (64, 64), points_per_pixel=0.001)
    >>> scene.clutter.shape, round(abs(float(scene.log_intensity.mean())), 3), bool(scene.points.any())
    ((64, 64), 0.0, True)
    """
    spread = float(rng.uniform(0.1, 1.2))
    image = np.zeros(shape, np.float32)
    fields = np.zeros(shape, np.int32)
    drawn = float(rng.choice([1.0, rng.uniform(1, 5)]))
    stretch = drawn if stretch is None else stretch
    textures = _textures(rng, shape) if families.texture else []
    _draw_leaves(rng, image, fields, textures, spread, stretch)
    if families.relief:
        image += np.float32(rng.uniform(0, 0.45)) * fractal_noise(rng, shape, stretch)
    if families.lines:
        _draw_lines(rng, image, spread, stretch)
    image -= image.mean()
    points = np.zeros(shape, np.float32)
    if families.points:
        if points_per_pixel is None:
            points_per_pixel = 0.0 if rng.uniform() < 0.3 else 10 ** rng.uniform(-5, -2.3)
        _draw_points(rng, points, points_per_pixel)
    return Scene(image, fields, points)
