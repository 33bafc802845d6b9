"""Figures of the results of a series: distances from the truth in dB, residual speckle, and what is kept of changes.

Those in :data:`RANKED` take the error of every pixel, so that both speckle that is left and what is lost count: a
constant image does badly in each of them. The others explain them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from evaluation.known_series import Landscape
from evaluation.situation_measures import level
from evaluation.situation_scenes import ABSENT, PRESENT, Patch, Scene
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import equivalent_looks, left_out_score, psnr

from .benchmark_series import CROP, JUDGED, crop

Array = NDArray[np.float32]
Results = Mapping[int, Array]  # by date
Figures = dict[str, list[float]]  # a value per place

BLOCK = 64  # pixels a side of what an error is taken of
WORST = 40.0  # dB of a pixel; more does not count, so that zeros do not decide
AROUND = 2  # pixels around a changed place that belong to it
EDGE, EDGES = 2.0, 50  # dB within 3 × 3 pixels, and how many such pixels a block must have

# ranked figures, and whether more is better; the rest is shown beside them
RANKED = {
    "PSNR": True,
    "error": False,
    "at edges": False,
    "ENL": True,
    "at points": False,
    "at fields": False,
    "at lines": False,
    "at small patches": False,
    "at ships": False,
    "score": False,
}


def decibel_errors(result: Array, truth: Array) -> NDArray[np.float64]:
    """10·log₁₀(v̂/v) of every pixel, within ± WORST."""
    with np.errstate(divide="ignore"):
        errors = 10 * np.log10(result.astype(np.float64) / truth)
    return np.clip(errors, -WORST, WORST)


def _rms(errors: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.mean(errors**2)))


def _blocks() -> Iterable[tuple[slice, slice]]:
    starts = range(0, CROP, BLOCK)
    return [(slice(r, r + BLOCK), slice(c, c + BLOCK)) for r in starts for c in starts]


def of_ground(results: Results, truths: Results) -> Figures:
    """Likeness to the truth as a whole, by block, and at the edges in each block."""
    from scipy.ndimage import maximum_filter, minimum_filter

    found: Figures = {"PSNR": [], "error": [], "at edges": []}
    for date, result in results.items():
        truth = truths[date]
        errors = decibel_errors(result, truth)
        edges = maximum_filter(truth, 3) > minimum_filter(truth, 3) * 10 ** (EDGE / 10)
        found["PSNR"].append(psnr(result, truth))
        found["error"] += [_rms(errors[block]) for block in _blocks()]
        found["at edges"] += [_rms(errors[b][edges[b]]) for b in _blocks() if edges[b].sum() >= EDGES]
    return found


def of_landscape(scene: Landscape, noisy: Array, results: Results) -> Figures:
    truths = {date: crop(scene.truth(date)) for date in results}
    zone = crop(scene.homogeneous)
    relative = np.concatenate([result[zone] / truths[date][zone] for date, result in results.items()])
    figures = of_ground(results, truths)
    # over the zones of all levels together, for which no constant is right
    figures["ENL"] = [equivalent_looks(relative)]
    figures["bias"] = [float(result.mean() / noisy[date].mean() - 1) for date, result in results.items()]
    places = [(row, col) for row, col, _ in scene.points if max(row, col) < CROP - AROUND]
    index = [np.s_[r - AROUND : r + AROUND + 1, c - AROUND : c + AROUND + 1] for r, c in places]
    errors = [decibel_errors(result, truths[date]) for date, result in results.items()]
    figures["at points"] = [_rms(image[place]) for image in errors for place in index]
    figures["peak kept"] = [
        level(result, place) - level(truths[date], place) for date, result in results.items() for place in index
    ]
    return figures


def _around(patch: Patch) -> tuple[slice, slice]:
    rows, cols = patch.index
    return slice(rows.start - AROUND, rows.stop + AROUND), slice(cols.start - AROUND, cols.stop + AROUND)


def _errors(patches: Sequence[Patch], scene: Scene, results: Results) -> list[float]:
    """For every patch the larger of the errors at the date when it is there and at the one when it is not."""
    errors = {date: decibel_errors(results[date], crop(scene.truth(date))) for date in JUDGED}
    return [max(_rms(errors[date][_around(patch)]) for date in JUDGED) for patch in patches]


def of_changes(scene: Scene, parts: Mapping[str, Sequence[Patch]], results: Results, still: Results) -> Figures:
    """Errors at changed places, and of their changes against the same ground without them: shares and leaks."""
    with_them, without = crop(scene.truth(PRESENT)), crop(Scene(scene.ground).truth(PRESENT))
    found: Figures = {}
    for part, patches in parts.items():
        found[f"at {part}"] = _errors(patches, scene, results)
        true = [level(with_them, p.index) - level(without, p.index) for p in patches]
        came = [[level(results[d], p.index) - level(still[d], p.index) for p in patches] for d in (PRESENT, ABSENT[0])]
        found[f"{part} kept"] = [there / change for there, change in zip(came[0], true)]
        found[f"{part} leak"] = [gone * float(np.sign(change)) for gone, change in zip(came[1], true)]
    return found


def of_ships(scene: Scene, results: Results) -> Figures:
    """Errors at targets, their levels over the truth where they are, and the ghosts where they are not."""
    found: Figures = {"at ships": _errors(scene.patches, scene, results)}
    for name, date in (("ships kept", PRESENT), ("ships ghost", ABSENT[0])):
        truth = crop(scene.truth(date))
        found[name] = [level(results[date], p.index) - level(truth, p.index) for p in scene.patches]
    return found


def of_left_out(result: Array, date: Array) -> Figures:
    """The gamma likelihood of a date that the result has not seen."""
    return {"score": [left_out_score(result, date)]}
