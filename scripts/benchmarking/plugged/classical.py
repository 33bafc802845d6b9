"""The filters that everyone knows, from their formulas: in scripts/evaluation/classical_filters.py."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / ".build" / "plugins")]

from evaluation.classical_filters import lee, quegan_yu  # noqa: E402

from sar_despeckle.core.statistics.quality import box_mean  # noqa: E402

METHODS = {
    "none": lambda dates, looks: dates,
    "box": lambda dates, looks: np.stack([box_mean(image, 7) for image in dates]),
    "lee": lambda dates, looks: np.stack([lee(image, looks) for image in dates]),
    "quegan-yu": lambda dates, looks: quegan_yu(dates),
    "temporal-mean": lambda dates, looks: np.broadcast_to(np.nanmean(dates, axis=0), dates.shape),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("method", choices=METHODS)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--looks", type=float, default=1.0)
    given = parser.parse_args()
    paths = sorted(given.input.glob("*.tif"))
    dates = np.stack([gdal.Open(str(path)).ReadAsArray() for path in paths]).astype(np.float32)
    for path, image in zip(paths, METHODS[given.method](dates, given.looks)):
        copy = gdal.GetDriverByName("GTiff").CreateCopy(str(given.output / path.name), gdal.Open(str(path)))
        copy.GetRasterBand(1).WriteArray(np.ascontiguousarray(image, np.float32))
        copy.FlushCache()


if __name__ == "__main__":
    main()
