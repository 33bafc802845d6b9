"""How much of the network's result depends on how the image is cut, and what a wider halo costs."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import WEIGHTS, Array, Bar, Report, progress, scratch_folder, write_raster

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.ratio import measure_log_levels
from sar_despeckle.core.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.runner import Limits, read_block
from sar_despeckle.core.scale import Scale
from sar_despeckle.core.simulated_stack import SimulatedStack
from sar_despeckle.core.tiles import Tile, plan_tiles
from sar_despeckle.models.session import Device, NetworkDespeckle, read_card

TITLE = "Tiling"
SIDE = 1200
HALOS = (32, 48, 64, 96, 128)
SIZES = {64: 6, 256: 1}  # tile side: of that many tiles one is looked at, for small tiles are mostly halo
MOST, AT_MOST = 0.01, 0.1  # dB that 99.99 % of the pixels and all of them may change


def simulate(folder: Path) -> Stack:
    """A scene with bright points of up to 35 dB, whose influence reaches farthest."""
    scene = SimulatedStack(dates=1, rows=SIDE, cols=SIDE, seed=5)
    return open_stack([RasterInput(str(write_raster(folder / "scene.tif", scene.intensity(0))))], Scale.INTENSITY)


def network(log_level: float, halo: int) -> NetworkDespeckle:
    card = replace(read_card(str(WEIGHTS)), halo=halo)
    return NetworkDespeckle(str(WEIGHTS), card, (log_level,), Device.CPU)


def despeckle(operation: NetworkDespeckle, reader: StackReader, tile: Tile) -> Array:
    (clean,) = operation(read_block(reader, tile.outer))
    rows, cols = tile.crop
    return clean[0, rows, cols]


def difference(operation: NetworkDespeckle, reader: StackReader, whole: Array, size: int) -> tuple[float, float, float]:
    """Decibels that 99.99 % of the pixels and all of them differ by, and seconds per megapixel of result."""
    changes, pixels, start = [], 0, time.perf_counter()
    for tile in plan_tiles((SIDE, SIDE), size, operation.context)[:: SIZES[size]]:
        w = tile.inner
        clean = despeckle(operation, reader, tile)
        changes.append(np.abs(10 * np.log10(clean / whole[w.row : w.row + w.rows, w.col : w.col + w.cols])).ravel())
        pixels += w.size
    seconds = time.perf_counter() - start
    change = np.concatenate(changes)
    return float(np.quantile(change, 0.9999)), float(change.max()), seconds / pixels * 1e6


def benchmark() -> Report:
    chosen = read_card(str(WEIGHTS)).halo
    table = [("halo in the card", "read on each side", *(f"{size}: 99.99 %, most, s/Mpx" for size in SIZES))]
    bars = []
    with scratch_folder() as folder:
        stack = simulate(folder)
        level = measure_log_levels(stack, Limits(), Silent())[0].mean
        reader = StackReader(stack)
        (tile,) = plan_tiles((SIDE, SIDE), SIDE, network(level, chosen).context)
        whole = despeckle(network(level, chosen), reader, tile)
        for halo in sorted({*HALOS, chosen}):
            operation = network(level, halo)
            multiple = operation.context.multiple
            cells = []
            for size in SIZES:
                progress(f"Halo {halo}, tiles of {size} …")
                most, largest, seconds = difference(operation, reader, whole, size)
                cells.append(f"{most:.4f} dB, {largest:.4f} dB, {seconds:.1f}")
                if halo == chosen:
                    text = f"tiles of {size}: {most:.4f} and {largest:.4f} dB, asked: {MOST} and {AT_MOST}"
                    bars.append(Bar(text, most <= MOST and largest <= AT_MOST))
            read = -(-operation.context.halo[0] // multiple) * multiple
            table.append((f"{halo}{' (the one chosen)' if halo == chosen else ''}", str(read), *cells))
    return Report(
        TITLE,
        table,
        bars,
        [
            f"`{WEIGHTS.stem}` on a simulated scene of {SIDE}² with bright points, against the same scene in one tile: "
            "what 99.99 % of the pixels and all of them differ by at most, and the time. What is read on each side "
            "holds the surroundings that gaps are filled from too, and is a multiple of the network's coarsest pixel."
        ],
    )
