"""The 31st date of a series: added to 30 that are despeckled, against a run over all 31, by the real qgis_process."""

from __future__ import annotations

import os
import shutil
import statistics
from pathlib import Path

import numpy as np
from measure import Bar, Report, progress, scratch_folder
from memory_benchmark import inputs, qgis_process
from numpy.typing import NDArray
from osgeo import gdal

Array = NDArray[np.float32]

TITLE = "A series that grows"
DATES = 30
SIDE = int(os.environ.get("SAR_DESPECKLE_BENCH_SIDE", "2048"))
ROUNDS = 3  # of the added date; all dates are despeckled once
SHARE = 0.1  # of a run over all dates, at most
CLOSE = 0.02  # dB


def _read(path: Path) -> Array:
    return np.asarray(gdal.Open(str(path)).ReadAsArray())


def _difference(one: Path, other: Path) -> Array:
    """Difference of two images in dB."""
    return np.abs(10 * np.log10(_read(one) / _read(other)))


def _size(folder: Path) -> float:
    """MiB of the files in a folder, without those in folders of it."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) / 2**20


def benchmark() -> Report:
    gdal.UseExceptions()
    with scratch_folder() as folder:
        size = [f"ROWS={SIDE}", f"COLUMNS={SIDE}", "SUBSWATH=1"]
        qgis_process("simulatestack", f"DATES={DATES + 1}", *size, f"OUTPUT_FOLDER={folder / 'given'}")
        given = sorted((folder / "given").glob("*.tif"))
        dates = inputs(given)
        before, whole = folder / "before", folder / "whole"
        keeping = qgis_process("despecklestack", *dates[:DATES], "KEEP=1", f"OUTPUT_FOLDER={before}").seconds
        every = qgis_process("despecklestack", *dates, f"OUTPUT_FOLDER={whole}").seconds
        adding = []
        for number in range(ROUNDS):
            progress(f"Adding the date, {number + 1} of {ROUNDS}")
            grown = folder / f"grown{number}"
            shutil.copytree(before, grown)
            adding.append(qgis_process("despecklestack", *dates, f"OUTPUT_FOLDER={grown}").seconds)
        name = f"{given[-1].stem}_despeckled.tif"
        apart = _difference(grown / name, whole / name)
        old = [_difference(path, whole / path.name) for path in sorted(before.glob("*.tif"))]
        sizes = _size(before), _size(before / "kept")
    share = statistics.median(adding) / every
    near = float(np.quantile(apart, 0.999))
    return Report(
        TITLE,
        [
            (f"`despecklestack`, {SIDE}² pixels", "seconds", "MiB written"),
            (f"{DATES} dates, and what new ones need kept", f"{keeping:.1f}", f"{sizes[0]:.0f} and {sizes[1]:.0f}"),
            (f"all {DATES + 1} dates", f"{every:.1f}", ""),
            (f"one date added to {DATES}, median of {ROUNDS}", f"{statistics.median(adding):.1f}", ""),
        ],
        [
            Bar(f"the date more takes {share:.3f} of a run over all dates, asked: {SHARE} at most", share <= SHARE),
            Bar(f"99.9 % of its pixels differ by {near:.4f} dB at most, asked: {CLOSE}", near <= CLOSE),
        ],
        [
            f"Half of its pixels differ by less than {np.median(apart):.1g} dB. The results of the {DATES} dates "
            f"before, which stay as they are, differ from those of the run over all by {_root(old[0]):.3f} dB "
            "(rms, the first). Passes of the network over the image: 5 for the date added (itself, and the "
            f"super-image in four orientations), {DATES + 5} for all dates.",
        ],
    )


def _root(difference: Array) -> float:
    return float(np.sqrt(np.mean(difference**2)))
