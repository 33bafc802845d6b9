"""Compare the results of two checkouts: ``scripts/dev_python.sh scripts/compare_checkouts.py OTHER [DECIBELS]``.

Every algorithm that makes rasters is run through the real ``qgis_process`` of this checkout and of OTHER, on the same
simulated series of one look and of five, with ``LOOKS`` given. What the results of 99.9 % of the pixels differ by, and
the most, is printed in dB; the exit code is 1 where 99.9 % of them differ by more than DECIBELS (0: to the bit).
OTHER needs its environment: run ``scripts/environment.sh plugin`` there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

gdal.UseExceptions()
ROOT = Path(__file__).resolve().parents[1]
SIDE, DATES = 400, 6


def run(checkout: Path, algorithm: str, *parameters: str) -> None:
    command = [str(checkout / "scripts" / "qgis_process.sh"), "run", f"sardespeckle:{algorithm}", *parameters]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        sys.exit(f"{checkout}: {algorithm} {' '.join(parameters)}\n{result.stderr[-2000:]}")


def make_series(folder: Path) -> dict[int, list[str]]:
    """Simulated dates by their number of looks."""
    series = {}
    for looks, subswath in ((1, "1"), (5, "5")):
        size = [f"DATES={DATES}", f"ROWS={SIDE}", f"COLUMNS={SIDE}"]
        where = folder / f"looks{looks}"
        run(ROOT, "simulatestack", *size, f"LOOKS={looks}", f"SUBSWATH={subswath}", f"OUTPUT_FOLDER={where}")
        series[looks] = [f"INPUT={path}" for path in sorted(where.glob("*.tif"))]
    return series


def make_results(checkout: Path, series: dict[int, list[str]], folder: Path) -> None:
    """Everything that a checkout makes of the series, each in a folder of its own."""
    for looks, dates in series.items():
        given, here = [f"LOOKS={looks}", "SCALE=1"], folder / f"looks{looks}"
        here.mkdir(parents=True)
        for method in range(4):
            for denoise in (0, 1):
                name = here / f"super{method}{denoise}.tif"
                run(checkout, "superimage", *dates, *given, f"METHOD={method}", f"DENOISE={denoise}", f"OUTPUT={name}")
        outputs = [f"OUTPUT={here / 'glrt.tif'}", f"SIMILAR_PIXELS={here / 'n.tif'}", f"OUTPUT_FOLDER={here / 'glrt'}"]
        run(checkout, "glrtmultilook", *dates, *given, *outputs)
        for model in ("auto", "sar2sar-ratio"):
            run(checkout, "despecklestack", *dates, *given, f"MODEL={model}", f"OUTPUT_FOLDER={here / model}")
        beside = [f"SUPERIMAGE={here / 'super01.tif'}", f"OUTPUT={here / 'ratio.tif'}", f"RATIO={here / 'change.tif'}"]
        run(checkout, "ratiodespeckle", *dates, "SCALE=1", *beside)
        run(checkout, "despeckle", dates[0], "SCALE=1", f"OUTPUT={here / 'one.tif'}")


def difference(one: Path, other: Path) -> NDArray[np.float64]:
    """Difference of every pixel in dB; infinite where one has data and the other has none."""
    a, b = (gdal.Open(str(path)).ReadAsArray().astype(np.float64) for path in (one, other))
    with np.errstate(divide="ignore", invalid="ignore"):
        decibels = np.abs(10 * np.log10(a / b))
    decibels[a == b] = 0
    decibels[np.isnan(a) & np.isnan(b)] = 0
    return np.nan_to_num(decibels, nan=np.inf)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("other", type=Path)
    parser.add_argument("decibels", type=float, nargs="?", default=0.0)
    given = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-compare-") as name:
        folder = Path(name)
        series = make_series(folder / "in")
        for label, checkout in (("here", ROOT), ("there", given.other.resolve())):
            make_results(checkout, series, folder / label)
        for path in sorted((folder / "here").rglob("*.tif")):
            result = path.relative_to(folder / "here")
            found = difference(path, folder / "there" / result)
            most = float(np.quantile(found, 0.999))
            failed += most > given.decibels
            print(f"{result!s:42} 99.9 %: {most:.4f} dB, most: {found.max():.4f} dB")
    print(f"{failed} results differ by more than {given.decibels:g} dB." if failed else "All are the same.")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
