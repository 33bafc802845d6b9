"""A whole series through the real qgis_process, against ONNX Runtime alone for the same network calls."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import numpy as np
from measure import Bar, Report, progress, scratch_folder, spread, take_turns
from memory_benchmark import inputs, make_series, qgis_process

from sar_despeckle.models.engines.devices import Device, open_engine
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model
from sar_despeckle.models.library.product import Product

TITLE = "A time series"
SIDE = 3000
FEW, MANY = 4, 10  # dates
ROUNDS = 3
TILE = 1280  # pixels a side of what ONNX Runtime is given at once
ORIENTATIONS = 4  # in which the super-image is cleaned
MOST_OVERHEAD = 1.6  # times ONNX Runtime's own time, of the few dates
MOST_SECONDS = 0.9  # a megapixel and date, of the many


def network_seconds() -> float:
    """Seconds of ONNX Runtime per megapixel with the network of ``auto``; the median of five tiles."""
    path = str(find_model("auto", "series", Product.SLC))
    engine = open_engine(path, read_card(path), Device.CPU)
    image = np.random.default_rng(1).normal(0, 0.3, (1, 1, TILE, TILE)).astype(np.float32)
    engine.infer(image)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        engine.infer(image)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) / TILE**2 * 1e6


def benchmark() -> Report:
    megapixels = SIDE**2 / 1e6
    with scratch_folder() as folder:
        progress(f"Writing {MANY} dates of {SIDE}² …")
        dates = inputs(make_series(folder, (SIDE, SIDE)))

        def despeckle(number: int) -> float:
            return qgis_process("despecklestack", *dates[:number], f"OUTPUT_FOLDER={Path(folder) / 'clean'}").seconds

        contestants = {
            "few": lambda: despeckle(FEW),
            "network": lambda: network_seconds() * megapixels * (FEW + ORIENTATIONS),
            "many": lambda: despeckle(MANY),
        }
        seconds = take_turns(contestants, ROUNDS)
    names = {
        "few": f"`despecklestack`, {FEW} × {SIDE}²",
        "network": f"ONNX Runtime alone, {FEW + ORIENTATIONS} times {SIDE}²",
        "many": f"`despecklestack`, {MANY} × {SIDE}²",
    }
    overhead = statistics.median(seconds["few"]) / statistics.median(seconds["network"])
    each = statistics.median(seconds["many"]) / megapixels / MANY
    return Report(
        TITLE,
        [("", "median", "smallest–largest"), *((names[key], *spread(taken)) for key, taken in seconds.items())],
        [
            Bar(
                f"{FEW} dates take {overhead:.2f} times what ONNX Runtime alone takes for the same pixels and network "
                f"calls (halos not counted), asked: {MOST_OVERHEAD} at most",
                overhead <= MOST_OVERHEAD,
            ),
            Bar(
                f"{MANY} dates take {each:.2f} s a megapixel and date, asked: {MOST_SECONDS} at most",
                each <= MOST_SECONDS,
            ),
        ],
        [
            "From GeoTIFFs to GeoTIFFs through `qgis_process`, QGIS's start included. The network sees each date once "
            f"and the super-image in {ORIENTATIONS} orientations."
        ],
    )
