"""Distances of results from the truth of a situation: levels in dB, shares of a change, looks that are left.

Results and truths are linear intensity ``(rows, cols)``; every place gives a value of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import decibels, equivalent_looks, psnr

from .known_series import LEVEL
from .situation_scenes import ABSENT, BORDER, PRESENT, Patch, Scene, step_label
from .situation_speckle import beside, constant_label, constant_patches

Array = NDArray[np.float32]
Results = Mapping[int, Array]  # by date
ERROR, SHARE, LOOKS, PSNR, GRID = "error", "share", "looks", "psnr", "grid"  # what a value is
CLEAN = "clean case"
Found = dict[str, dict[str, list[float]]]  # by what it is and label, one value per place

_SURROUNDINGS = 16  # pixels away from anything
_DROWNED = 1 / 3  # of a change's dB: where the sensor's response leaves less of it, it is no change to be found
_FIELD = 16  # pixels a side
_STRIP, _ROWS = 24, 64  # pixels beside a border that are compared, so many rows at a time
_BLOCK = 128  # pixels a side of what looks are counted in
_BLURRED, _BESIDE = 3, 32  # pixels from a structure where its surroundings begin, and end
_SEGMENT = 64  # pixels along it


def gather(values: Iterable[tuple[str, str, float]]) -> Found:
    found: Found = {}
    for kind, label, value in values:
        found.setdefault(kind, {}).setdefault(label, []).append(float(value))
    return found


def merge(parts: Iterable[Found]) -> Found:
    return gather(
        (kind, label, value)
        for part in parts
        for kind, rows in part.items()
        for label, values in rows.items()
        for value in values
    )


def level(image: Array, index: tuple[slice, slice] | NDArray[np.bool_]) -> float:
    """Mean over a place, in dB."""
    return decibels(float(np.nanmean(image[index], dtype=np.float64)))


def presence(scene: Scene, results: Results) -> Found:
    """Levels of targets at dates where they are absent and where they are present, and of the ground far from them, in
    dB over the truth."""
    values = []
    for date, result in results.items():
        truth, far = scene.truth(date), scene.far(_SURROUNDINGS)
        where = "present" if date == PRESENT else "absent"
        for patch in scene.patches:
            error = level(result, patch.index) - level(truth, patch.index)
            values.append((ERROR, f"{patch.label}: {where}", error))
        side = scene.patches[0].window.rows
        values.append((ERROR, f"around targets of {side} × {side}: {where}", level(result, far) - level(truth, far)))
    return gather(values)


def _changes(scene: Scene, results: Results, still: Results) -> Iterator[tuple[Patch, float, float]]:
    """Every patch and its dB at the date PRESENT over the ground without any: the true ones, and the results'."""
    with_them, without = scene.truth(PRESENT), Scene(scene.ground).truth(PRESENT)
    for patch in scene.patches:
        true = level(with_them, patch.index) - level(without, patch.index)
        yield patch, true, level(results[PRESENT], patch.index) - level(still[PRESENT], patch.index)


def leak(scene: Scene, results: Results, still: Results) -> Found:
    """Decibels by which fields are brighter at the dates where they are not."""
    return gather(
        (ERROR, f"{patch.label}: leak", level(results[date], patch.index) - level(still[date], patch.index))
        for date in ABSENT
        for patch in scene.patches
    )


def changes(scene: Scene, results: Results, still: Results) -> Found:
    """Changes in the results: of fields, the excess in dB over the true change; of small patches, the share of it in
    dB over dB. A change that is drowned by the ground around it does not count."""
    values = []
    for patch, true, came in _changes(scene, results, still):
        label = f"{patch.label}, at one date"
        if min(patch.window.rows, patch.window.cols) >= _FIELD:
            values.append((ERROR, label, (came - true) * np.sign(true)))
        elif true / patch.course[PRESENT] > _DROWNED:
            values.append((SHARE, label, came / true))
    return gather(values)


def followed(scene: Scene, results: Results, still: Results) -> Found:
    """Slope over the truth, over the dates, of the levels in dB by which results differ from those without a season."""
    constant = Scene(scene.ground).truth(PRESENT)
    truths = {date: scene.truth(date) for date in results}

    def slope(patch: Patch) -> float:
        at = patch.index
        true = [level(truths[date], at) - level(constant, at) for date in results]
        came = [level(results[date], at) - level(still[date], at) for date in results]
        return float(np.polyfit(true, came, 1)[0])

    return gather((SHARE, patch.label, slope(patch)) for patch in scene.patches)


def step(scene: Scene, results: Results, still: Results) -> Found:
    """Decibels of the left of a footprint's border over the right, less those without footprints."""
    values = []
    for date, result in results.items():
        for row in range(0, len(result), _ROWS):
            rows = slice(row, row + _ROWS)
            left, right = (rows, slice(BORDER - _STRIP, BORDER)), (rows, slice(BORDER, BORDER + _STRIP))
            with_it, without = (level(image, left) - level(image, right) for image in (result, still[date]))
            values.append((ERROR, step_label(scene.ground), with_it - without))
    return gather(values)


def speckle_left(label: str, results: Results, truth: Array | float = 1.0) -> Found:
    """Looks of every block."""
    values = []
    for result in results.values():
        relative = result / np.asarray(truth, np.float32)
        for row in range(0, result.shape[0], _BLOCK):
            for col in range(0, result.shape[1], _BLOCK):
                values.append((LOOKS, label, equivalent_looks(relative[row : row + _BLOCK, col : col + _BLOCK])))
    return gather(values)


def beside_constants(results: Results) -> Found:
    return gather(
        (LOOKS, constant_label(kind), equivalent_looks(result[beside(place)]))
        for result in results.values()
        for place, kind in constant_patches().items()
    )


def beside_structures(scene: Scene, results: Results) -> Found:
    """Looks along both sides of every structure."""
    values = []
    for date, result in results.items():
        relative = result / scene.truth(date)
        for patch in scene.patches:
            top, bottom = patch.window.row - _BLURRED, patch.window.row + patch.window.rows + _BLURRED
            for rows in (slice(top - _BESIDE, top), slice(bottom, bottom + _BESIDE)):
                for col in range(0, relative.shape[1], _SEGMENT):
                    looks = equivalent_looks(relative[rows, col : col + _SEGMENT])
                    values.append((LOOKS, patch.label, looks))
    return gather(values)


def nothing(scene: Scene, results: Results) -> Found:
    """Residual speckle, and likeness to the truth, where nothing happens."""
    if not scene.ground.natural:
        return speckle_left(CLEAN, results, LEVEL)
    return gather((PSNR, "nothing changes, natural ground", psnr(v, scene.truth(date))) for date, v in results.items())


def off_level(label: str, results: Results, truth: float, places: Iterable[tuple[slice, slice]]) -> Found:
    wide = list(places)
    return gather(
        (ERROR, label, level(result, place) - decibels(truth)) for result in results.values() for place in wide
    )
