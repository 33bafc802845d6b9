"""Ten dates of a burst through the real qgis_process, with ONNX Runtime and with OpenVINO; and the networks alone."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from measure import BUILD, ROOT, Bar, Report, progress, scratch_folder, spread, take_turns
from memory_benchmark import LIMIT, Usage, inputs, make_series, qgis_process
from series_benchmark import ORIENTATIONS

TITLE = "A burst"
SHAPE = (5000, 6000)  # 30 megapixels, as a burst of an IW swath has
DATES = 10
ROUNDS = 3
LONGEST = 15.0  # seconds a date
_PROFILE = "SAR_DESPECKLE_PROFILE"  # of QGIS, for scripts/paths.sh
_SETTINGS = Path("profiles/default")
_PACKAGES = _SETTINGS / "sar_despeckle" / "python{}.{}".format(*sys.version_info[:2])


def with_openvino(folder: Path) -> tuple[Path | None, str]:
    """A profile with OpenVINO, if its trial on this computer speaks for it, and what the trial says."""
    made = folder / "profile"
    shutil.copytree(BUILD / "profile", made)
    command = [str(ROOT / "scripts" / "install_onnxruntime.sh"), str(made / _SETTINGS), "--openvino"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = (done.stderr if done.returncode else done.stdout).strip().splitlines()[-1]
    return (None if done.returncode else made), said


def bare_seconds(packages: Path | None) -> float:
    """Seconds a megapixel of the network alone, in a process of its own; with what is installed in a folder."""
    code = "from series_benchmark import network_seconds; "
    if packages:
        code += f"from sar_despeckle.models.packages.own_packages import prefer; prefer({str(packages)!r}); "
    command = [str(ROOT / "scripts" / "dev_python.sh"), "-c", f"{code}print(network_seconds())"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "benchmarks")}
    return float(subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout)


def _measured(
    folder: Path, dates: list[str], profiles: Mapping[str, Path | None]
) -> tuple[dict[str, list[float]], float]:
    """Seconds of the contestants, and the peak of memory in MiB."""
    used: list[Usage] = []

    def despeckle(with_profile: Path | None) -> float:
        with patch.dict(os.environ, {_PROFILE: str(with_profile)} if with_profile else {}):
            used.append(qgis_process("despecklestack", *dates, f"OUTPUT_FOLDER={folder / 'clean'}"))
        return used[-1].seconds

    calls = SHAPE[0] * SHAPE[1] / 1e6 * (DATES + ORIENTATIONS)
    contestants = {}
    for name, place in profiles.items():
        packages = place / _PACKAGES if place else None
        contestants[f"`despecklestack`, {name}"] = lambda place=place: despeckle(place)
        contestants[f"{name} alone, {DATES + ORIENTATIONS} times"] = lambda at=packages: bare_seconds(at) * calls
    return take_turns(contestants, ROUNDS, warm_up=False), max(usage.peak for usage in used)


def benchmark() -> Report:
    with scratch_folder() as folder:
        progress(f"Writing {DATES} dates of {SHAPE[0]} × {SHAPE[1]} …")
        dates = inputs(make_series(folder, SHAPE, DATES))
        made, said = with_openvino(folder)
        profiles: dict[str, Path | None] = {"ONNX Runtime": None, **({"OpenVINO": made} if made else {})}
        seconds, peak = _measured(folder, dates, profiles)
    bars = []
    for name in profiles:
        each = statistics.median(seconds[f"`despecklestack`, {name}"]) / DATES
        bars.append(Bar(f"{each:.1f} s a date with {name}, asked: {LONGEST:.0f} at most", each <= LONGEST))
    bars.append(Bar(f"{peak:.0f} MiB resident at most, asked: under {LIMIT}", peak < LIMIT))
    return Report(
        TITLE,
        [(f"{DATES} dates of {SHAPE[0]} × {SHAPE[1]}", "median", "smallest–largest")]
        + [(name, *spread(taken)) for name, taken in seconds.items()],
        bars,
        [
            f"From GeoTIFFs to GeoTIFFs, QGIS's start included. OpenVINO is installed on request, and stays where its "
            f"trial speaks for it; here it says: {said}. docs/dependencies.md says how far results move with it."
        ],
    )
