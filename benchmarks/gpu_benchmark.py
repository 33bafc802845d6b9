"""Whole scenes on the GPU, where there is one, and on the CPU.

``make bench ARGS=gpu`` writes its section; ``scripts/dev_python.sh benchmarks/gpu.py 1024`` tries it on a scene of
another size and only prints.
"""

from __future__ import annotations

import argparse
import statistics
import time
from functools import partial
from pathlib import Path

from measure import Report, progress, scratch_folder, spread, take_turns, write_raster

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.single_image import despeckle
from sar_despeckle.models.engines.devices import Device, close_engines, open_engine
from sar_despeckle.models.files.onnx_file import read_card, read_channels
from sar_despeckle.models.library.catalog import find_model, model_names
from sar_despeckle.models.library.network_file import NetworkFile

TITLE = "Whole scenes on the GPU"
SIDE = 4096
ROUNDS = 2


def from_file_to_file(folder: Path, model: str, device: Device) -> float:
    """Seconds of the whole algorithm: load the network, read, measure the level, despeckle, write."""
    close_engines()
    start = time.perf_counter()
    stack = open_stack([RasterInput(str(folder / "image.tif"))], Scale.INTENSITY)
    network = Network(NetworkFile.find(model, "date", None, device, Silent()))
    with Workspace(folder) as workspace:
        despeckle(stack, network, [workspace.output(folder / "clean.tif", stack.grid)], RasterStreams(), Silent())
    return time.perf_counter() - start


def devices(path: str) -> tuple[dict[Device, str], str]:
    """The devices that run a network, in words, and why there is no GPU among them."""
    card = read_card(path)
    found = {Device.CPU: "CPU"}
    try:
        found[Device.GPU] = open_engine(path, card, Device.GPU).name
    except InputError as reason:
        return found, str(reason)
    return found, ""


def benchmark(side: int = SIDE) -> Report:
    """Megapixels a second of every bundled network that takes an image by itself."""
    models = [model for model in model_names()[1:] if read_channels(str(find_model(model, "date"))) == 1]
    table: list[tuple[str, ...]] = [("", "megapixels a second", "median", "smallest–largest")]
    report = Report(TITLE, [])
    with scratch_folder() as folder:
        progress(f"Simulating a scene of {side}² …")
        write_raster(folder / "image.tif", SimulatedStack(dates=1, rows=side, cols=side).intensity(0))
        for model in models:
            found, missing = devices(str(find_model(model, "date")))
            runs = {f"`{model}`, {name}": partial(from_file_to_file, folder, model, d) for d, name in found.items()}
            for name, seconds in take_turns(runs, ROUNDS).items():
                rate = side**2 / statistics.median(seconds) / 1e6
                table.append((name, f"{rate:.2f}", *spread(seconds)))
            if missing:
                progress(missing)
                report.remarks = [f"No GPU: {missing}"]
    report.table = list(table)
    report.remarks.append(
        f"One image of {side}², {ROUNDS} rounds in turns, from GeoTIFF to GeoTIFF: loading the network, reading, "
        "measuring the image's level, despeckling, keeping its mean and writing are all within the time given."
    )
    return report


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", nargs="?", type=int, default=SIDE, help="rows and columns of the scene")
    print(benchmark(parser.parse_args().side).markdown())
