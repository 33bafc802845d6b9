"""Peak memory of the real qgis_process on a time series that is larger than the memory it may use."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from measure import ROOT, Bar, Report, create_raster, progress, scratch_folder

TITLE = "Memory"
LIMIT = 2048  # MiB resident, all of QGIS included
DATES = 10
SIDE = 8000
SMALL_SIDE = 3000  # of the series of which every date goes through the network
_STRIP = 500  # rows that are made at once


@dataclass(frozen=True)
class Usage:
    """Usage of a process: seconds, and peak memory in MiB."""

    seconds: float
    peak: float


def make_series(folder: Path, shape: tuple[int, int], dates: int = DATES) -> list[Path]:
    """Dates of one-look speckle on fields of 40 pixels, 0.1 on average, strip by strip: 10 × 8000² are 2.6 GB.

    One strip of speckle, rolled on, is enough: memory does not ask whether strips resemble one another.
    """
    rows, cols = shape
    rng = np.random.default_rng(3)
    speckle = rng.exponential(0.1, (_STRIP, cols)).astype(np.float32)
    fields = np.exp(rng.normal(0, 0.5, (-(-rows // 40), -(-cols // 40)))).astype(np.float32)
    paths = []
    for date in range(dates):
        path = folder / f"series_202401{date + 1:02d}.tif"
        dataset = create_raster(path, shape)
        for row in range(0, rows, _STRIP):
            ground = fields[np.arange(row, min(row + _STRIP, rows)) // 40][:, np.arange(cols) // 40]
            strip = np.roll(speckle, (date * 37 + row, date * 101 + row), (0, 1))[: len(ground)] * ground
            dataset.GetRasterBand(1).WriteArray(strip, 0, row)
        dataset = None
        paths.append(path)
    return paths


def qgis_process(algorithm: str, *parameters: str) -> Usage:
    """Run one algorithm in a process of its own. The script replaces itself by qgis_process, so its use is QGIS's."""
    command = [str(ROOT / "scripts" / "qgis_process.sh"), "run", f"sardespeckle:{algorithm}", *parameters]
    progress(f"{algorithm} …")
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert child.stdout is not None
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{algorithm} failed: {output[-2000:]}")
    scale = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux KiB
    return Usage(time.perf_counter() - start, usage.ru_maxrss / scale)


def inputs(paths: Sequence[Path]) -> list[str]:
    return [f"INPUT={path}" for path in paths]


def _row(what: str, usage: Usage, pixels: int) -> tuple[str, ...]:
    return what, f"{usage.peak:.0f} MiB", f"{usage.seconds:.0f} s", f"{pixels / usage.seconds / 1e6:.2f} Mpx/s"


def _large(folder: Path) -> tuple[list[tuple[str, ...]], list[Usage]]:
    """Ten dates of 8000², of which two go through the ratio."""
    progress(f"Writing {DATES} dates of {SIDE}² …")
    dates = inputs(make_series(folder, (SIDE, SIDE)))
    mean = folder / "superimage.tif"
    pixels = SIDE**2
    glrt = qgis_process("glrtmultilook", *dates, f"OUTPUT={folder / 'glrt.tif'}")
    superimage = qgis_process("superimage", *dates, "METHOD=0", "DENOISE=1", f"OUTPUT={mean}")
    ratio = qgis_process("ratiodespeckle", *dates[:2], f"SUPERIMAGE={mean}", f"OUTPUT={folder / 'ratio.tif'}")
    series = f"{DATES} × {SIDE}²"
    rows = [
        _row(f"`glrtmultilook`, {series}", glrt, DATES * pixels),
        _row(f"`superimage` with the network, {series}", superimage, DATES * pixels),
        _row("`ratiodespeckle` of 2 of them", ratio, 2 * pixels),
    ]
    return rows, [glrt, superimage, ratio]


def _small(folder: Path) -> tuple[list[tuple[str, ...]], list[Usage]]:
    """The whole of despecklestack, with as many dates in flight but fewer tiles."""
    progress(f"Writing {DATES} dates of {SMALL_SIDE}² …")
    dates = inputs(make_series(folder, (SMALL_SIDE, SMALL_SIDE)))
    usage = qgis_process("despecklestack", *dates, f"OUTPUT_FOLDER={folder / 'clean'}")
    return [_row(f"`despecklestack`, {DATES} × {SMALL_SIDE}²", usage, DATES * SMALL_SIDE**2)], [usage]


def benchmark() -> Report:
    rows, usages = [], []
    for part in (_large, _small):
        with scratch_folder() as folder:
            more, used = part(folder)
        rows += more
        usages += used
    peak = max(usage.peak for usage in usages)
    return Report(
        TITLE,
        [("through `qgis_process`", "peak resident", "time", "pixels read"), *rows],
        [Bar(f"{peak:.0f} MiB resident at most, asked: under {LIMIT}", peak < LIMIT)],
        [
            "Resident memory is all of the process's: QGIS, GDAL's block cache, ONNX Runtime. MEMORY is at its default "
            f"of 2048 MiB. The rasters of one series take {DATES * SIDE**2 * 4 / 1e9:.1f} GB, float32, not compressed."
        ],
    )
