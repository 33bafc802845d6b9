"""GLRT adaptive multilooking against dolphin's similar pixels."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from measure import Array, Bar, Report, cores, scratch_folder, spread, times_as_fast, write_raster
from peers import DOLPHIN, compare

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack
from sar_despeckle.core.raster.tiles import TilePlan, Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.limits import Limits, choose_sides
from sar_despeckle.core.streaming.runner import run
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.superimage.glrt import GlrtMultilook

TITLE = "GLRT multilooking"
DATES, SIDE = 25, 1024
ROUNDS = 5
TARGET = 3.0
GAP = np.s_[3, 200:240, 400:440]  # of one date
LARGEST_COST = 1.3  # of such a gap
OPERATION = GlrtMultilook(looks=1, window=(15, 15), alpha=0.05)


def speckle() -> Array:
    """One-look intensity on four fields, 6 dB from one to the next: ``(dates, rows, cols)``."""
    rng = np.random.default_rng(2)
    ground = np.kron(np.array([[1, 4], [16, 64]], np.float32), np.ones((SIDE // 2, SIDE // 2), np.float32))
    return rng.exponential(1, (DATES, SIDE, SIDE)).astype(np.float32) * ground


def save_for_dolphin(folder: Path, stack: Array) -> None:
    amplitude = np.sqrt(stack)
    np.save(folder / "mean.npy", amplitude.mean(axis=0))
    np.save(folder / "variance.npy", amplitude.var(axis=0))
    np.save(folder / "intensity.npy", stack.mean(axis=0))
    np.save(folder / "dates.npy", DATES)


def from_files_to_files(folder: Path) -> float:
    """Seconds of the whole algorithm: read every date, multilook, write the mean and the similar pixels."""
    start = time.perf_counter()
    stack = open_stack([RasterInput(str(path)) for path in sorted(folder.glob("date*.tif"))], Scale.INTENSITY)
    with Workspace(folder) as workspace:
        mean = workspace.output(folder / "mean.tif", stack.grid)
        similar = workspace.output(folder / "similar.tif", stack.grid)
        run(OPERATION, [stack], [[mean], [similar]], Limits(), Silent())
    return time.perf_counter() - start


def from_array_to_array(stack: Array) -> float:
    """Seconds of the operation alone, over the tiles and in the threads that the runner would take."""

    def multilook(window: Window) -> None:
        OPERATION(stack[:, window.row : window.row + window.rows, window.col : window.col + window.cols])

    sides = choose_sides(OPERATION, (SIDE, SIDE), DATES + 2, Limits())
    start = time.perf_counter()
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(multilook, [tile.outer for tile in TilePlan((SIDE, SIDE), sides, OPERATION.context)]))
    return time.perf_counter() - start


def read(path: Path) -> Array:
    stack = open_stack([RasterInput(str(path))], Scale.INTENSITY)
    return StackReader(stack).read(Window(0, 0, SIDE, SIDE))[0]


def agreement(folder: Path, facts: dict[str, Any]) -> str:
    """Agreement of the two results, in words: both did the same work."""
    similar = float(read(folder / "similar.tif").mean())
    difference = float(np.median(np.abs(read(folder / "mean.tif") / np.load(folder / "dolphin.npy") - 1)))
    return (
        f"{facts['version']}: `estimate_neighbors` on the mean and the variance, which it is given, then the mean over "
        "the pixels found, by a compiled loop in threads; from arrays to arrays. Similar pixels, on average: ours "
        f"{similar:.0f}, dolphin's {facts['similar']:.0f} (it takes the χ² limit, not the exact F test). The results "
        f"differ by {difference:.1%} in the median pixel."
    )


def benchmark() -> Report:
    stack = speckle()
    with scratch_folder() as folder:
        for number, image in enumerate(stack):
            write_raster(folder / f"date{number:02d}.tif", image)
        save_for_dolphin(folder, stack)
        gap = stack.copy()
        gap[GAP] = np.nan
        ours = {
            "files": lambda: from_files_to_files(folder),
            "arrays": lambda: from_array_to_array(stack),
            "gap": lambda: from_array_to_array(gap),
        }
        found = compare(ours, DOLPHIN, folder, ROUNDS)
        remark = "" if found.missing else agreement(folder, found.facts)
    names = {
        "files": "ours, from GeoTIFFs to GeoTIFFs",
        "arrays": "ours, the operation alone",
        "gap": "the same with a gap in one of the dates",
        DOLPHIN.name: "dolphin, similar pixels and their mean",
    }
    table = [("", "median", "smallest–largest"), *((names[key], *spread(s)) for key, s in found.seconds.items())]
    report = Report(TITLE, table)
    report.remarks.append(
        f"Window 15 × 15, α = 0.05, {DATES} dates of {SIDE}² of one-look speckle, {ROUNDS} rounds in turns. Ours reads "
        "every date, not compressed, and writes two rasters; the operation alone sums the dates, tests and averages."
    )
    cost = median(found.seconds["gap"]) / median(found.seconds["arrays"])
    text = f"a gap in one date of {DATES} takes {cost:.2f} times as long as none; asked: {LARGEST_COST} at most"
    report.bars.append(Bar(text, cost <= LARGEST_COST))
    if found.missing:
        report.remarks.append(f"No comparison: {found.missing}.")
        return report
    files, arrays = (times_as_fast(found.seconds[key], found.seconds[DOLPHIN.name]) for key in ("files", "arrays"))
    text = f"{files:.1f} times as fast as dolphin, the operation alone {arrays:.1f} times; asked: {TARGET:.0f}"
    report.bars.append(Bar(text, files >= TARGET))
    report.remarks.append(remark)
    return report
