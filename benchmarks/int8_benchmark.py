"""The bundled networks in int8, quantised after their training, against float32: time, and what it does to results.

What is quantised is not shipped unless it is faster and moves no figure: the gate below. Where a processor multiplies
bytes no faster than floats it cannot be.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from measure import Array, Bar, Report, progress, scratch_folder, spread, take_turns, times_as_fast
from peers import INT8, Running, Unavailable

from sar_despeckle.core.simulation.simulated_stack import SimulatedStack
from sar_despeckle.core.statistics.quality import psnr, ratio_moments
from sar_despeckle.models.despeckling.inference import NetworkDespeckle
from sar_despeckle.models.engines.engine import Engine
from sar_despeckle.models.engines.onnx_engine import onnx_on_cpu
from sar_despeckle.models.files.card import Card
from sar_despeckle.models.files.onnx_file import read_card
from sar_despeckle.models.library.catalog import find_model

TITLE = "int8"
NETWORKS = {"lean-slc": (1, ("IW1", "IW2", "IW3")), "lean-grd": (4, ("white", "IW2", "white"))}  # looks, sub-swaths
KINDS = {"all": "int8", "inner": "int8 but for the first and the last convolution"}
PERCENTILE = 99.999  # as in peer_int8.py, which this environment cannot import
SIDE, ROUNDS = 1024, 5
CALIBRATION, SCENES, CLEAN = range(201, 207), range(301, 304), 512  # seeds, and pixels a side
DECIBELS, MOMENTS = 0.05, 0.0005  # that PSNR, and the mean and the variance of the ratio, may move by


@dataclass(frozen=True)
class Opened:
    """A network file on the CPU by ONNX Runtime, which remembers what it is given.

    Attributes
    ----------
    path : of the file
    card : of the network that it was made from
    seen : all blocks that it was given
    """

    path: str
    card: Card
    on: Engine
    seen: list[Array] = field(default_factory=list, compare=False)

    @classmethod
    def at(cls, path: Path, card: Card) -> Opened:
        return cls(str(path), card, onnx_on_cpu(str(path), card))

    @property
    def name(self) -> str:
        return Path(self.path).stem

    def engine(self) -> Engine:
        return self

    def infer(self, x: Array) -> Array:
        self.seen.append(x)
        return self.on.infer(x)


@dataclass(frozen=True)
class Moved:
    """By how much results move on scenes that calibration has not seen, the most of them all.

    Attributes
    ----------
    rms : root mean square in dB, of the pixels
    psnr, moments : of PSNR in dB, and of mean and variance of the ratio
    """

    rms: float
    psnr: float
    moments: float

    @property
    def little(self) -> bool:
        return self.psnr <= DECIBELS and self.moments <= MOMENTS


def scene(network: str, seed: int, side: int = CLEAN) -> SimulatedStack:
    looks, subswaths = NETWORKS[network]
    return SimulatedStack(dates=1, rows=side, cols=side, looks=looks, subswath=subswaths[seed % 3], seed=seed)


def despeckled(network: Opened, image: Array) -> Array:
    """The image without its speckle, with its mean."""
    clean = NetworkDespeckle(network, float(np.log(image).mean()))(image[None])[0][0]
    return clean * (image.mean() / clean.mean())


def calibrate(network: str, folder: Path) -> Opened:
    """The network, and beside its file what it is given on some scenes."""
    source = find_model(network, "date")
    here = Path(shutil.copy(source, folder / f"{network}.onnx"))
    opened = Opened.at(here, read_card(str(source)))
    for seed in CALIBRATION:
        despeckled(opened, scene(network, seed).intensity(0))
    np.save(here.with_suffix(".npy"), np.concatenate(opened.seen))
    return opened


def compare_results(network: str, one: Opened, other: Opened) -> Moved:
    found = []
    for seed in SCENES:
        simulated = scene(network, seed)
        image, truth = simulated.intensity(0), simulated.truth(0)
        results = [despeckled(opened, image) for opened in (one, other)]
        apart = np.sqrt(np.mean((10 * np.log10(results[0] / results[1])) ** 2))
        ours, theirs = (np.array([psnr(result, truth), *ratio_moments(image, result)]) for result in results)
        found.append([apart, *np.abs(ours - theirs)])
    rms, decibels, *moments = np.max(found, axis=0)
    return Moved(float(rms), float(decibels), float(max(moments)))


def seconds(network: Opened, block: Array) -> float:
    start = time.perf_counter()
    network.on.infer(block)
    return time.perf_counter() - start


def measure(network: str, ours: Opened, folder: Path) -> tuple[list[tuple[str, ...]], list[Bar]]:
    """Rows of the table, and the gate for either way of quantising."""
    opened = {"float32": ours}
    opened.update({text: Opened.at(folder / f"{network}-{kind}.onnx", ours.card) for kind, text in KINDS.items()})
    despeckled(ours, scene(network, SCENES[0], SIDE).intensity(0))
    progress(f"Timing {network} …")
    taken = take_turns({name: partial(seconds, each, ours.seen[-1]) for name, each in opened.items()}, ROUNDS)
    moved = {name: compare_results(network, ours, opened[name]) for name in KINDS.values()}
    return _rows(network, taken, moved), [_gate(network, name, taken, moved[name]) for name in KINDS.values()]


def _rows(network: str, taken: Mapping[str, list[float]], moved: Mapping[str, Moved]) -> list[tuple[str, ...]]:
    rows = []
    for name, times in taken.items():
        change = moved.get(name)
        figures = (f"{change.rms:.3f} dB", f"{change.psnr:.3f} dB", f"{change.moments:.4f}") if change else ("",) * 3
        rows.append((f"`{network}`, {name}", *spread(times), *figures))
    return rows


def _gate(network: str, name: str, taken: Mapping[str, list[float]], moved: Moved) -> Bar:
    ratio = times_as_fast(taken[name], taken["float32"])
    met = ratio > 1 and moved.little
    verdict = "taken" if met else "not taken"
    return Bar(
        f"`{network}` in {name} is {verdict}: {ratio:.2f} times as fast as float32, asked: more than 1; PSNR moves by "
        f"{moved.psnr:.3f} dB, a moment of the ratio by {moved.moments:.4f}, asked: {DECIBELS} and {MOMENTS} at most",
        met,
    )


def benchmark() -> Report:
    with scratch_folder() as folder:
        ours = {network: calibrate(network, folder) for network in NETWORKS}
        try:
            with Running(INT8, folder) as running:
                version = running.facts["version"]
        except Unavailable as error:
            return Report(TITLE, [("", "")], remarks=[f"Not measured: {error}."])
        measured = [measure(network, opened, folder) for network, opened in ours.items()]
    head = (f"{SIDE}² pixels", "median", "smallest–largest", "results move by, rms", "PSNR by", "ratio's moments by")
    return Report(
        TITLE,
        [head, *(row for rows, _ in measured for row in rows)],
        [bar for _, bars in measured for bar in bars],
        [
            f"Static quantisation by {version}, quantise and dequantise nodes (QDQ), weights in int8 by channel, "
            f"activations in uint8 up to their {PERCENTILE} % quantile, calibrated on {len(CALIBRATION)} simulated "
            f"scenes of {CLEAN}². Times are of the network alone, {ROUNDS} rounds in turns; results are compared on "
            f"{len(SCENES)} other scenes of {CLEAN}², with the largest of their changes. What is not taken is not "
            "shipped.",
        ],
    )
