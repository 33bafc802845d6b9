"""Runs in deepdespeckling's environment: despeckles every image in a folder, ``a.npy`` to ``a.clean.npy``.

Amplitudes go through SAR2SAR, complex images through MERLIN; amplitudes come out.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

from published_networks import merlin, sar2sar


def main(folder: Path) -> None:
    for path in sorted(folder.glob("*.npy")):
        image = np.load(path)
        np.save(path.with_suffix(".clean.npy"), merlin(image) if np.iscomplexobj(image) else sar2sar(image))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
