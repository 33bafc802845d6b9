"""SAR2SAR, from intensities, and MERLIN, from complex images, as deepdespeckling publishes them."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from files import each, folders

sys.path.append(str(Path(__file__).resolve().parents[3] / "benchmarks"))

from published_networks import merlin, sar2sar


def main() -> None:
    given, method = folders("sar2sar", "merlin")
    each(given, (lambda image: sar2sar(np.sqrt(image)) ** 2) if method == "sar2sar" else lambda z: merlin(z) ** 2)


if __name__ == "__main__":
    main()
