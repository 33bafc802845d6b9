"""Count the planted faults that a quality report finds and names: ``scripts/dev_python.sh scripts/planted_faults.py``.

The faults are those of the tests, on scenes whose seeds the tests do not have: in results that are the truth with a
small smooth error, and in results of the plugin's own networks. The table in docs/methods.md is what this prints.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[1:1] = [str(ROOT / "scripts"), str(ROOT / "benchmarks"), str(ROOT)]

from evaluation.plugin_runs import despeckled, despeckled_series, super_image  # noqa: E402

from sar_despeckle.models.despeckling.chosen_network import Network  # noqa: E402
from sar_despeckle.models.engines.devices import Device  # noqa: E402
from sar_despeckle.models.library.catalog import bundled  # noqa: E402
from sar_despeckle.models.library.network_file import NetworkFile  # noqa: E402
from tests.core.quality.planted import FAULTS, Series, judged  # noqa: E402

FRESH = range(1001, 1101)
REAL = (
    1005,
    1006,
    1007,
    1009,
    1010,
    1011,
    1012,
    1014,
    1015,
    1016,
)  # single-look scenes; those at odd places are series
DATES = 5  # of a series


def simulated(seed: int, dates: int) -> Series:
    return Series(seed, dates)


def real(seed: int, dates: int) -> Series:
    """Dates with the results of ``despeckle``, or of ``despecklestack`` at every second place."""
    network = Network(NetworkFile.at(bundled()["lean-slc"], Device.CPU))
    if REAL.index(seed) % 2:
        series = Series(seed, DATES)
        series.results = despeckled_series(series.images, super_image(series.images, network), network)
        series.images, series.results = series.images[:dates], series.results[:dates].copy()
    else:
        series = Series(seed, dates)
        series.results = despeckled(series.images, network)
    return series


def count(make: Callable[[int, int], Series], seeds: tuple[int, ...] | range) -> dict[str, int]:
    """Scenes in which each fault is named, and under no name those in which something is, although nothing is wrong."""
    found = {}
    for name, (fault, dates, plant) in {**FAULTS, "": ("", 1, lambda series: None)}.items():
        named = 0
        for seed in seeds:
            series = make(seed, dates)
            plant(series)
            with tempfile.TemporaryDirectory(prefix="sar-despeckle-planted-") as folder:
                findings = judged(Path(folder), series.images, series.results, series.looks).findings
            named += any(finding.fault == fault for finding in findings) if fault else bool(findings)
        found[name] = named
        print(f"{name or 'false alarms'}: {named} of {len(seeds)}", file=sys.stderr, flush=True)
    return found


def main() -> None:
    columns = [count(simulated, FRESH), count(real, REAL)]
    print(f"| fault | of {len(FRESH)} scenes | of {len(REAL)} results of the networks |\n|---|---:|---:|")
    for name in [*FAULTS, ""]:
        print(f"| {name or '**false alarms**'} | {columns[0][name]} | {columns[1][name]} |")


if __name__ == "__main__":
    main()
