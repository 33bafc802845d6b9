"""Changes of a scene from date to date: fields that turn, objects that come and go at any share of the dates, roads and
channels, seasons, drifts, dates that cover only a part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ....core.simulation.scenes import leaf_mask, power_law
from .scene_families import Geometry, stretched_noise

Array = NDArray[np.float32]

CALM = 0.2  # share of series in which nothing changes
_SMALL = 4.0  # radius in pixels of the largest object; what is larger is a field
_TARGETS = 0.5  # share of series with ships, cars and the like
_STRIPS = 0.4  # share with roads, channels, flooded ditches
_SEASONAL = 0.3  # share whose dates differ in level by 1 dB and more, as whole regions do with the season
_PARTIAL = 0.15  # share of which half of the dates cover only a part of the patch


@dataclass(frozen=True)
class Changes:
    """Factors by which the dates of a series differ from their scene, float32 ``(dates, rows, cols)``.

    Attributes
    ----------
    clutter : of the reflectivity
    points : the same for points, which also fluctuate: roofs and walls change with the moisture and the baseline
    new_points : reflectivity of points that the scene does not have
    uncovered : bool, where a date has no data
    """

    clutter: Array
    points: Array
    new_points: Array
    uncovered: NDArray[np.bool_]


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
    new_points, uncovered = np.zeros_like(log), np.zeros(log.shape, bool)
    if rng.uniform() >= CALM:
        stretch = geometry.draw(rng)
        _leaves(rng, log, watched, stretch)
        if rng.uniform() < _STRIPS:
            _strips(rng, log, watched)
        if rng.uniform() < _TARGETS:
            _targets(rng, log, watched)
        for _ in range(rng.poisson(log[0].size / 4000)):
            course = _appearances(rng, dates, watched)
            new_points[course, rng.integers(shape[0]), rng.integers(shape[1])] = 10 ** rng.uniform(0.5, 3.5)
        smooth = stretched_noise(rng, shape, rng.uniform(8, 30), stretch)
        drift = 0.25 if rng.uniform() < _SEASONAL else 0.05
        log += rng.normal(0, drift, (dates, 1, 1)).astype(np.float32)
        log += rng.normal(0, 0.08, (dates, 1, 1)).astype(np.float32) * smooth
        if dates > watched + 1 and rng.uniform() < _PARTIAL:
            _cut(rng, log, uncovered, watched)
    fluctuation = np.float32(rng.uniform(0, 0.7) if rng.uniform() < 0.6 else 0)
    twinkling = fluctuation * rng.standard_normal(log.shape, dtype=np.float32) if fluctuation else np.float32(0)
    return Changes(np.exp(log), np.exp(log + twinkling), new_points, uncovered)


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


def _targets(rng: np.random.Generator, log: Array, watched: int) -> None:
    """Compact bright objects, 13 to 35 dB over the ground, steady or as bright as they happen to lie."""
    dates, rows, cols = log.shape
    for _ in range(1 + rng.poisson(rows * cols / 6000)):
        height, width = rng.integers(1, 13, 2) if rng.uniform() < 0.5 else rng.integers(1, 5, 2)
        top, left = rng.integers(0, rows - height), rng.integers(0, cols - width)
        course = _appearances(rng, dates, watched)
        brightness = rng.uniform(3, 8) + rng.normal(0, rng.choice([0.0, 0.6]), (int(course.sum()), 1, 1))
        log[course, top : top + height, left : left + width] += brightness.astype(np.float32)


def _strips(rng: np.random.Generator, log: Array, watched: int) -> None:
    """Straight pieces of 1 to 4 by 15 to 100 pixels, brighter or darker by 2 to 12 dB."""
    dates, rows, cols = log.shape
    for _ in range(1 + rng.poisson(2)):
        angle, length, width = rng.uniform(0, np.pi), rng.uniform(15, 100), rng.uniform(1, 4)
        r = (np.arange(rows) - rng.uniform(0, rows))[:, None]
        c = (np.arange(cols) - rng.uniform(0, cols))[None, :]
        along, across = np.cos(angle) * r + np.sin(angle) * c, np.cos(angle) * c - np.sin(angle) * r
        inside = (np.abs(along) < length / 2) & (np.abs(across) < width / 2)
        change = np.float32(rng.choice([-1, 1]) * rng.uniform(0.5, 2.8))
        for date in np.flatnonzero(_appearances(rng, dates, watched)):
            log[date][inside] += change


def _cut(rng: np.random.Generator, log: Array, uncovered: NDArray[np.bool_], watched: int) -> None:
    """Half of the dates that are not watched end at a line, and are brighter or darker than the others."""
    dates, rows, cols = log.shape
    angle = rng.uniform(0, 2 * np.pi)
    r, c = np.arange(rows)[:, None] - rng.uniform(0, rows), np.arange(cols)[None, :] - rng.uniform(0, cols)
    beyond = np.cos(angle) * r + np.sin(angle) * c > 0
    some = watched + rng.permutation(dates - watched)[: (dates - watched + 1) // 2]
    log[some] += np.float32(rng.normal(0, 0.35))
    uncovered[some] = beyond


def _course(rng: np.random.Generator, dates: int, watched: int) -> NDArray[np.float64]:
    """Share of a change at every date: it is there or not, or follows the season."""
    if rng.uniform() < 0.8:
        return _appearances(rng, dates, watched).astype(np.float64)
    return np.cos(rng.uniform(0, 2 * np.pi) + 2 * np.pi * rng.permutation(dates) / dates)


def _appearances(rng: np.random.Generator, dates: int, watched: int) -> NDArray[np.bool_]:
    """Dates at which something is there: one, most often a watched one, or any number of them."""
    there = np.zeros(dates, bool)
    if rng.uniform() < 0.5:
        there[int(rng.integers(watched if rng.uniform() < 0.7 else dates))] = True
    else:
        there[rng.permutation(dates)[: rng.integers(1, dates)]] = True
    return there
