"""Runs in mulog's environment: despeckles every intensity in a folder, ``a.npy`` to ``a.clean.npy``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from mulog.gaussian_denoisers import run_autoscaled_bm3d
from mulog.mulog_algorithm import run_mulog


def main(folder: Path, looks: float) -> None:
    for path in sorted(folder.glob("*.npy")):
        clean = run_mulog(np.load(path).astype(np.float64), looks, run_autoscaled_bm3d)
        np.save(path.with_suffix(".clean.npy"), np.real(clean).astype(np.float32))


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
