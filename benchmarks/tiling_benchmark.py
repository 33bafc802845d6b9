"""Dependence of the network's result on the tiling, and the cost of a wider halo."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
from measure import Array, Bar, Report, progress, scratch_folder, write_raster

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Tile, TilePlan
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.tile_workers import read_block
from sar_despeckle.core.whole_image.levels import measure_log_levels
from sar_despeckle.models.despeckling.inference import NetworkDespeckle
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.network_file import NetworkFile

MODELS = ("lean-slc", "sar2sar-slc")  # one of each architecture for single images
TITLE = "Tiling"
SIDE = 1200
HALOS = (32, 48, 64, 80, 96, 128)
SIZES = {64: 6, 256: 1}  # tile side: of that many tiles one is looked at, for small tiles are mostly halo
MOST, AT_MOST = 0.01, 0.1  # dB that 99.99 % of the pixels and all of them may change


def simulate(folder: Path) -> Stack:
    """A scene with bright points of up to 35 dB, whose influence reaches farthest."""
    scene = SimulatedStack(dates=1, rows=SIDE, cols=SIDE, seed=5)
    return open_stack([RasterInput(str(write_raster(folder / "scene.tif", scene.intensity(0))))], Scale.INTENSITY)


def network(path: str, log_level: float, halo: int) -> NetworkDespeckle:
    return NetworkDespeckle(NetworkFile(path, replace(read_card(path), halo=halo), Device.CPU), log_level)


def despeckle(operation: NetworkDespeckle, reader: StackReader, tile: Tile) -> Array:
    (clean,) = operation(read_block(reader, tile.outer))
    rows, cols = tile.crop
    return clean[0, rows, cols]


def difference(operation: NetworkDespeckle, reader: StackReader, whole: Array, size: int) -> tuple[float, float, float]:
    """Decibels that 99.99 % of the pixels and all of them differ by, and seconds per megapixel of result."""
    changes, pixels, start = [], 0, time.perf_counter()
    for tile in islice(TilePlan((SIDE, SIDE), (size, size), operation.context), None, None, SIZES[size]):
        w = tile.inner
        clean = despeckle(operation, reader, tile)
        changes.append(np.abs(10 * np.log10(clean / whole[w.row : w.row + w.rows, w.col : w.col + w.cols])).ravel())
        pixels += w.size
    seconds = time.perf_counter() - start
    change = np.concatenate(changes)
    return float(np.quantile(change, 0.9999)), float(change.max()), seconds / pixels * 1e6


def compare_halos(model: str, stack: Stack, log_level: float) -> tuple[list[tuple[str, ...]], list[Bar]]:
    """A row per halo for one network, and whether the one in its card is enough."""
    path = str(find_model(model, "date"))
    chosen = read_card(path).halo
    reader = StackReader(stack)
    operation = network(path, log_level, chosen)
    (tile,) = TilePlan((SIDE, SIDE), (SIDE, SIDE), operation.context)
    whole = despeckle(operation, reader, tile)
    rows, bars = [], []
    for halo in sorted({*HALOS, chosen}):
        progress(f"{model}, halo {halo} …")
        operation = network(path, log_level, halo)
        cells = []
        for size in SIZES:
            most, largest, seconds = difference(operation, reader, whole, size)
            cells.append(f"{most:.4f} dB, {largest:.4f} dB, {seconds:.1f}")
            if halo == chosen:
                text = f"`{model}`, tiles of {size}: {most:.4f} and {largest:.4f} dB, asked: {MOST} and {AT_MOST}"
                bars.append(Bar(text, most <= MOST and largest <= AT_MOST))
        multiple = operation.context.multiple
        read = -(-operation.context.halo[0] // multiple) * multiple
        rows.append((f"`{model}`, {halo}{' (in its card)' if halo == chosen else ''}", str(read), *cells))
    return rows, bars


def benchmark() -> Report:
    report = Report(TITLE, [("network, halo", "read on each side", *(f"{n}: 99.99 %, most, s/Mpx" for n in SIZES))])
    with scratch_folder() as folder:
        stack = simulate(folder)
        (level,) = measure_log_levels(stack, RasterStreams(), Silent())
        for model in MODELS:
            rows, bars = compare_halos(model, stack, level)
            report.table += rows
            report.bars += bars
    report.remarks.append(
        f"A simulated scene of {SIDE}² with bright points, in tiles of 64 and of 256, against the same scene in one "
        "tile: what 99.99 % of the pixels and all of them differ by at most, and the time. What is read on each side "
        "holds the surroundings that gaps are filled from too, and is a multiple of the network's coarsest pixel."
    )
    return report
