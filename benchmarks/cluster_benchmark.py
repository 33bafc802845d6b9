"""A series through the real qgis_process on a Dask cluster of one worker and of two, each on one core."""

from __future__ import annotations

import os
import statistics
import sys
import sysconfig
from pathlib import Path

from measure import BUILD, ROOT, Bar, Report, progress, scratch_folder, spread, take_turns, times_as_fast
from memory_benchmark import inputs, make_series, qgis_process

sys.path.insert(0, str(ROOT / "tests" / "processing_provider"))
from local_cluster import LocalCluster

TITLE = "Many machines"
SIDE = int(os.environ.get("SAR_DESPECKLE_BENCH_SIDE", "2560"))  # a smaller one tries it out
DATES = 4
ROUNDS = 3
LEAST = 1.7  # times as fast two workers are to be


def benchmark() -> Report:
    os.environ["PYTHONPATH"] = sysconfig.get_paths()["purelib"]  # where QGIS finds distributed
    seconds: dict[str, list[float]]
    with scratch_folder() as folder:
        progress(f"Writing {DATES} dates of {SIDE}² …")
        dates = inputs(make_series(folder, (SIDE, SIDE)))[:DATES]
        with _cluster(folder / "one", 1) as one, _cluster(folder / "two", 2) as two:

            def despeckle(cluster: LocalCluster) -> float:
                place = f"CLUSTER={cluster.address}"
                return qgis_process("despecklestack", *dates, f"OUTPUT_FOLDER={Path(folder) / 'clean'}", place).seconds

            seconds = take_turns({"one": lambda: despeckle(one), "two": lambda: despeckle(two)}, ROUNDS)
    times = times_as_fast(seconds["two"], seconds["one"])
    megapixels = SIDE**2 / 1e6 * DATES
    each = statistics.median(seconds["one"]) / megapixels
    return Report(
        TITLE,
        [
            ("`despecklestack` on", "median", "smallest–largest"),
            ("one worker", *spread(seconds["one"])),
            ("two workers", *spread(seconds["two"])),
        ],
        [Bar(f"two workers are {times:.2f} times as fast as one, asked: {LEAST}", times >= LEAST)],
        [
            f"{DATES} dates of {SIDE}² from GeoTIFFs to GeoTIFFs, QGIS's start, the scheduler and the writing on the "
            f"same cores included; one worker takes {each:.2f} s a megapixel and date. Each worker has one thread and "
            "is bound to a core of its own."
        ],
    )


def _cluster(folder: Path, workers: int) -> LocalCluster:
    """Workers that have a core each, as on machines of one core; ONNX Runtime takes as many threads as it may use."""
    cores = sorted(os.sched_getaffinity(0))
    cluster = LocalCluster(folder, 0, python=str(BUILD / "venv" / "bin" / "python"))
    for number in range(workers):
        cluster.add_worker(before=["taskset", "-c", str(cores[number % len(cores)])])
    cluster.wait_for(workers)
    return cluster
