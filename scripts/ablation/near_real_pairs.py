"""A folder of near-real pairs as a user makes one: by ``trainingpairs``, here from a simulated series."""

from __future__ import annotations

import subprocess
from pathlib import Path

from evaluation.field import ROOT

from sar_despeckle.core.pairs.index import NAME

SERIES = {"DATES": 12, "ROWS": 1024, "COLUMNS": 1024, "COMPLEX": "true", "SEED": 2026}  # an even seed, as in training
PATCH = 128


def pairs_of_simulated_dates(folder: Path) -> Path:
    """The pairs; made unless they are there."""
    dates, pairs = folder / "dates", folder / "pairs"
    if not (pairs / NAME).exists():
        _run("simulatestack", *(f"{name}={value}" for name, value in SERIES.items()), f"OUTPUT_FOLDER={dates}")
        files = sorted(dates.glob("*.tif"))
        _run("trainingpairs", *(f"INPUT={path}" for path in files), f"PATCH={PATCH}", f"OUTPUT_FOLDER={pairs}")
    return pairs


def _run(algorithm: str, *parameters: str) -> None:
    command = [str(ROOT / "scripts" / "qgis_process.sh"), "run", f"sardespeckle:{algorithm}", *parameters]
    subprocess.run(command, check=True)
