"""Write docs/scale.md: time and cost of large areas, computed from measured rates and stated assumptions.

``scripts/dev_python.sh scripts/scale_page.py``. The rate of a series is read from docs/benchmarks.md, where
``make bench ARGS=series`` writes it; that of a cluster, too, once ``make bench ARGS=cluster`` has been run. A test
fails where the page is not what this writes.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
TARGET = DOCS / "scale.md"
_SERIES = re.compile(r"(\d+) dates take ([\d.]+) s a megapixel and date")
_CLUSTER = re.compile(r"two workers are ([\d.]+) times as fast as one")

# Assumptions, each of them a row of the page. The cores of the benchmark's machine
CORES = 2
# [USD per hour of one core, 0.01 to 0.05] An on-demand virtual core of a large cloud; spot cores cost a third of it
CORE_HOUR = 0.04
# [share, 0.6 to 1] Of the cores' time that goes into tiles, where the cluster has not been measured
EFFICIENCY = 0.85
# [cores] A cluster that a user may get for a job
CLUSTER_CORES = 256
# [Mpx] A Sentinel-1 IW GRD frame of 250 km × 170 km at 10 m, and a burst of IW SLC
FRAME = 425.0
BURST = 30.0
# [dates a year] A 12-day repeat by one satellite, one orbit direction
DATES = 30
# [km²] France, as a country
COUNTRY = 551_500.0
# [m] Spacing of the pixels of GRD and RTC
PIXEL = 10.0
# [products] IW GRD products in the archive since 2014: a round number of the right size
ARCHIVE = 2_000_000


@dataclass(frozen=True)
class Work:
    """A piece of work.

    Attributes
    ----------
    megapixels : of all its dates
    """

    name: str
    megapixels: float


def measured() -> tuple[float, int, float | None]:
    """Seconds a megapixel and date, the number of dates, and the gain of a second worker where it is measured."""
    text = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    series, cluster = _SERIES.search(text), _CLUSTER.search(text)
    if series is None:
        raise SystemExit("docs/benchmarks.md has no rate of a series: run make bench ARGS=series first.")
    return float(series[2]), int(series[1]), float(cluster[1]) if cluster else None


def works() -> list[Work]:
    country = COUNTRY * 1e6 / PIXEL**2 / 1e6
    return [
        Work("a burst, one date", BURST),
        Work(f"a frame, {DATES} dates", FRAME * DATES),
        Work("a country, a year", country * DATES),
        Work("the archive of IW GRD", FRAME * ARCHIVE),
    ]


def _three(value: float) -> str:
    """A number with three digits that count."""
    return f"{float(f'{value:.3g}'):,.{max(0, 2 - math.floor(math.log10(value)))}f}"


def duration(hours: float) -> str:
    """Hours in a unit that suits them."""
    for unit, length in (("years", 24 * 365), ("days", 24), ("hours", 1)):
        if hours >= 2 * length:
            return f"{hours / length:,.1f} {unit}"
    return f"{hours * 60:,.1f} minutes" if hours >= 2 / 60 else f"{hours * 3600:,.2g} s"


def page() -> str:
    rate, dates, times = measured()
    efficiency = times / 2 if times else EFFICIENCY
    core_seconds = rate * CORES
    rows = []
    for work in works():
        core_hours = work.megapixels * core_seconds / 3600
        spent = core_hours / efficiency
        rows.append(
            f"| {work.name} | {work.megapixels:,.0f} | {_three(core_hours)} | {duration(spent / CORES)} | "
            f"{duration(spent / CLUSTER_CORES)} | {_three(spent * CORE_HOUR)} |"
        )
    source = "measured by `make bench ARGS=series`, [benchmarks.md](benchmarks.md)"
    origin = (
        "measured by `make bench ARGS=cluster`" if times else "assumed: no cluster is measured in docs/benchmarks.md"
    )
    return f"""# Country, year, archive

Computed by `scripts/dev_python.sh scripts/scale_page.py`, not by hand: a rate that is measured, times areas that are
stated. Nothing on this page has been run at its size.

| work | Mpx, all dates | core hours | {CORES} cores | {CLUSTER_CORES} cores | USD |
|---|---|---|---|---|---|
{chr(10).join(rows)}

| rate or assumption | value | from |
|---|---|---|
| `despecklestack`, {dates} dates, {CORES} cores | {rate:.2f} s a megapixel and date | {source} |
| which is | {core_seconds:.2f} core seconds | cores × rate |
| share of the cores' time that goes into tiles | {efficiency:.2f} | {origin} |
| a core | {CORE_HOUR} USD an hour | assumed; storage, transfer and reading from a catalogue are not in it |
| a frame | {FRAME:.0f} Mpx | IW GRD, 250 km × 170 km, {PIXEL:.0f} m |
| a burst | {BURST:.0f} Mpx | IW SLC |
| dates a year | {DATES} | 12 days, one satellite, one direction |
| a country | {COUNTRY:,.0f} km² | France, one polarisation, each place once a date |
| the archive | {ARCHIVE:,} frames | IW GRD since 2014, a round number of the right size, one polarisation |

The rate is that of GeoTIFFs on a local disk. Two polarisations cost twice as much, and longer series a little less for
each date, since the super-image is made once.
"""


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"Wrote {TARGET}")
