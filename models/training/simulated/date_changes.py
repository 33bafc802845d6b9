"""Changes of a scene from date to date: fields that turn, objects that come and go, seasons, drifts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....core.simulation.scenes import leaf_mask, power_law
from .scene_families import Geometry, stretched_noise

Array = NDArray[np.float32]

CALM = 0.2  # share of series in which nothing changes
_SMALL = 4.0  # radius in pixels of the largest object; what is larger is a field


@dataclass(frozen=True)
class Changes:
    """Factors by which the dates of a series differ from their scene, float32 ``(dates, rows, cols)``.

    Attributes
    ----------
    clutter : of the reflectivity
    points : the same for points, which also fluctuate: roofs and walls change with the moisture and the baseline
    new_points : reflectivity of points that the scene does not have
    """

    clutter: Array
    points: Array
    new_points: Array


def draw_changes(
    rng: np.random.Generator, shape: tuple[int, int], dates: int, watched: int, geometry: Geometry
) -> Changes:
    """The changes of a series.

    Parameters
    ----------
    watched : number of first dates at which most of the changes of a single date happen; otherwise the order of the
        dates means nothing
    """
    log = np.zeros((dates, *shape), np.float32)
    new_points = np.zeros_like(log)
    if rng.uniform() >= CALM:
        stretch = geometry.draw(rng)
        _leaves(rng, log, watched, stretch)
        for _ in range(rng.poisson(log[0].size / 4000)):
            where = _once(rng, dates, watched), rng.integers(shape[0]), rng.integers(shape[1])
            new_points[where] = 10 ** rng.uniform(0.5, 3.5)
        smooth = stretched_noise(rng, shape, rng.uniform(8, 30), stretch)
        log += rng.normal(0, 0.05, (dates, 1, 1)).astype(np.float32)
        log += rng.normal(0, 0.08, (dates, 1, 1)).astype(np.float32) * smooth
    fluctuation = np.float32(rng.uniform(0, 0.7) if rng.uniform() < 0.6 else 0)
    twinkling = fluctuation * rng.standard_normal(log.shape, dtype=np.float32) if fluctuation else np.float32(0)
    return Changes(np.exp(log), np.exp(log + twinkling), new_points)


def _leaves(rng: np.random.Generator, log: Array, watched: int, stretch: float) -> None:
    """Objects and fields, each brighter or darker at some of the dates."""
    dates, rows, cols = log.shape
    count = int(rng.poisson(rows * cols / np.exp(rng.uniform(np.log(500), np.log(8000)))))
    for radius in power_law(rng, count, 1.2, rows / 3, 1.8):
        small = radius < _SMALL
        rr = (np.arange(rows, dtype=np.float32) - np.float32(rng.uniform(0, rows)))[:, None]
        cc = (np.arange(cols, dtype=np.float32) - np.float32(rng.uniform(0, cols)))[None, :]
        mask = leaf_mask(rng, rr, cc / np.float32(1 if small else stretch), float(radius), int(rng.integers(0, 3)))
        low, high = (0.5, 3.0) if small else (0.15, 1.8)
        sign = 1 if rng.uniform() < (0.7 if small else 0.5) else -1
        size = sign * np.exp(rng.uniform(np.log(low), np.log(high)))
        course = (size * _course(rng, dates, watched)).astype(np.float32)
        for date in np.flatnonzero(course):
            log[date][mask] += course[date]


def _course(rng: np.random.Generator, dates: int, watched: int) -> NDArray[np.float64]:
    """Progress of a change at every date: once, at some dates or from some day on, with the season."""
    kind = rng.uniform()
    course = np.zeros(dates)
    if kind < 0.5:
        course[_once(rng, dates, watched)] = 1
    elif kind < 0.8:
        course[rng.permutation(dates)[: rng.integers(1, dates)]] = 1
    else:
        course = np.cos(rng.uniform(0, 2 * np.pi) + 2 * np.pi * rng.permutation(dates) / dates)
    return course


def _once(rng: np.random.Generator, dates: int, watched: int) -> int:
    return int(rng.integers(watched if rng.uniform() < 0.7 else dates))
