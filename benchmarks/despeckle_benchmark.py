"""The bundled network on one image against deepdespeckling's SAR2SAR."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import numpy as np
from measure import Array, Bar, Report, scratch_folder, spread, times_as_fast, write_raster
from peers import DEEPDESPECKLING, compare

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.single_image import despeckle
from sar_despeckle.models.engines.devices import Device, close_engines
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import AUTO, find_model, model_names
from sar_despeckle.models.library.network_file import NetworkFile
from sar_despeckle.models.library.product import Product

TITLE = "Despeckling one image"
SIDE = 1024
ROUNDS = 3
TARGET = 30.0


def image() -> Array:
    """Intensity of a simulated scene, in the digital numbers that deepdespeckling's weights were made for."""
    return SimulatedStack(dates=1, rows=SIDE, cols=SIDE).intensity(0) * np.float32(1e5)


def from_file_to_file(folder: Path, model: str) -> float:
    """Seconds of the whole algorithm: load the network, read, measure the level, despeckle, write."""
    close_engines()
    start = time.perf_counter()
    stack = open_stack([RasterInput(str(folder / "image.tif"))], Scale.INTENSITY)
    network = Network(NetworkFile.find(model, "date", None, Device.CPU, Silent()))
    with Workspace(folder) as workspace:
        despeckle(stack, network, [workspace.output(folder / "clean.tif", stack.grid)], RasterStreams(), Silent())
    return time.perf_counter() - start


def benchmark() -> Report:
    models = [name for name in model_names()[1:] if read_card(str(find_model(name, "date"))).takes != "guided"]
    chosen = find_model(AUTO, "date", Product.SLC).stem
    with scratch_folder() as folder:
        intensity = image()
        write_raster(folder / "image.tif", intensity)
        np.save(folder / "amplitude.npy", np.sqrt(intensity))
        ours = {model: partial(from_file_to_file, folder, model) for model in models}
        found = compare(ours, DEEPDESPECKLING, folder, ROUNDS)
    names = {model: f"ours, `{model}`{' (automatic choice)' if model == chosen else ''}" for model in models}
    names[DEEPDESPECKLING.name] = "deepdespeckling"
    table = [("", "median", "smallest–largest"), *((names[key], *spread(s)) for key, s in found.seconds.items())]
    report = Report(TITLE, table)
    report.remarks.append(
        f"One image of {SIDE}² on the CPU, {ROUNDS} rounds in turns. Ours goes from GeoTIFF to GeoTIFF: it loads the "
        "network, reads, measures the image's level, despeckles and writes within the time given."
    )
    if found.missing:
        report.remarks.append(f"No comparison: {found.missing}.")
        return report
    ratio = times_as_fast(found.seconds[chosen], found.seconds[DEEPDESPECKLING.name])
    text = f"`{chosen}` is {ratio:.1f} times as fast as deepdespeckling, asked: {TARGET:.0f}"
    report.bars.append(Bar(text, ratio >= TARGET))
    report.remarks.append(
        f"{found.facts['version']}: from array to array, patches of 256 with a stride of 254, its defaults."
    )
    return report
