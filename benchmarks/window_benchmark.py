"""The window: how soon plugin and preview are there, and whether QGIS answers while a series is despeckled."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
from measure import BUILD, ROOT, Bar, Report, progress, scratch_folder
from memory_benchmark import inputs, make_series, qgis_process
from osgeo import gdal

TITLE = "The window"
LARGE, FEW = 10980, 3  # pixels a side of a Sentinel-2 tile, and dates, of the series that is previewed
SIDE, MANY = 2000, 10  # of the series that is despeckled
INSIDE = 96  # pixels at the edges of a preview, which see its mirror image beyond
MOST_LOAD, MOST_PREVIEW, MOST_PAUSE = 0.150, 3.0, 0.100  # seconds
MOST_OFF = 0.05  # dB
_SHARE = 0.99  # of the pixels: few lie where the method decides for one thing or another

# As the tests open a window, see tests/conftest.py
_START = """
source "$0/scripts/paths.sh"
process=$(find_qgis_process)
use_own_profile
exec xvfb-run -a -s "-screen 0 1600x1000x24" "$(dirname "$process")/qgis" --nologo --noversioncheck --code "$1"
"""
_SETTINGS = "[PythonPlugins]\nsar_despeckle=true\nprocessing=true\n\n[qgis]\nshowTips=false\n"


def in_window(folder: Path) -> dict[str, Any]:
    """Findings of inside_qgis/window_timing.py, in a window with a profile of its own."""
    profile, tests = folder / "profile" / "profiles" / "default", BUILD / "profile" / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(_SETTINGS)
    (profile / "sar_despeckle").mkdir()
    for packages in (tests / "sar_despeckle").glob("python3.*"):
        (profile / "sar_despeckle" / packages.name).symlink_to(packages.resolve())
    environment = {
        **os.environ,
        "SAR_DESPECKLE_PROFILE": str(folder / "profile"),
        "SAR_DESPECKLE_TEST": str(folder),
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT / "tests" / "ui" / "inside_qgis"),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    script = ROOT / "benchmarks" / "inside_qgis" / "window_timing.py"
    command = ["bash", "-c", _START, str(ROOT), str(script)]
    progress("In a window …")
    subprocess.run(command, env=environment, capture_output=True, check=True, timeout=600)
    found: dict[str, Any] = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    if found["exceptions"]:
        raise RuntimeError(found["exceptions"][0])
    return found


def differences(folder: Path, found: dict[str, Any]) -> tuple[float, float]:
    """Decibels by which 99 % of the inner pixels of the previews, and their means, differ from the final result."""
    shares, means = [], []
    for number, preview in enumerate(found["previews"]):
        row, col, rows, cols = preview["part"]
        for path in sorted((folder / f"preview{number}").glob("*.tif")):
            part, whole = gdal.Open(str(path)), gdal.Open(str(folder / "whole" / path.name))
            ratio = part.ReadAsArray() / whole.ReadAsArray(col, row, cols, rows)
            off = 10 * np.log10(ratio[INSIDE:-INSIDE, INSIDE:-INSIDE])
            shares.append(float(np.quantile(np.abs(off), _SHARE)))
            means.append(abs(float(off.mean())))
    return max(shares), max(means)


def benchmark() -> Report:
    with scratch_folder() as folder:
        progress(f"Writing {FEW} dates of {LARGE}² and {MANY} of {SIDE}² …")
        (folder / "large").mkdir()
        (folder / "series").mkdir()
        large = make_series(folder / "large", (LARGE, LARGE), FEW)
        make_series(folder / "series", (SIDE, SIDE), MANY)
        found = in_window(folder)
        shutil.rmtree(folder / "clean")
        qgis_process("despecklestack", *inputs(large), f"OUTPUT_FOLDER={folder / 'whole'}")
        off, mean = differences(folder, found)
    previews = found["previews"]
    pause, slowest = max(clock for _, clock in found["pauses"].values()), max(p["seconds"] for p in previews)
    sides = [f"{p['part'][2]}²" for p in previews]
    rows = [
        ("enabling the plugin", f"{1000 * found['load']:.0f} ms"),
        *((f"{p['name']} preview, {side}", f"{p['seconds']:.2f} s") for p, side in zip(previews, sides)),
        *((f"longest pause, {name}", f"{clock:.0f} ms") for name, (_, clock) in found["pauses"].items()),
        ("99 % of the pixels inside of the previews differ from the final result by at most", f"{off:.3f} dB"),
        ("the mean of a preview by at most", f"{mean:.3f} dB"),
    ]
    return Report(
        TITLE,
        [("", ""), *rows],
        [
            Bar(f"enabled in {1000 * found['load']:.0f} ms, asked: {1000 * MOST_LOAD:.0f}", found["load"] < MOST_LOAD),
            Bar(f"a preview takes {slowest:.1f} s at most, asked: {MOST_PREVIEW:.0f}", slowest <= MOST_PREVIEW),
            Bar(f"it differs by {off:.3f} dB, asked: {MOST_OFF}", off <= MOST_OFF),
            Bar(f"no pause over {pause:.0f} ms, asked: {1000 * MOST_PAUSE:.0f}", pause <= 1000 * MOST_PAUSE),
        ],
        [
            f"A real window of 1600 × 1000. {FEW} dates of {LARGE}² are previewed at three places, from the click to "
            "the picture on the map; the first preview also measures the figures of the whole series. "
            f"{MANY} dates of {SIDE}² are despeckled and loaded. A pause is the longest time between two events of a "
            "timer of 5 ms."
        ],
    )
