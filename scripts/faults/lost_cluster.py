"""Clusters that lose a worker, their scheduler, their memory or their share in the middle of a run."""

from __future__ import annotations

import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from .case import Case
from .checks import require, require_refused, require_success
from .place import Place, Skipped
from .shared import load, rasters

CATEGORY = "cluster"
SHAPE, TILE = (150, 203), 96
LIMIT = 280.0  # seconds: a cluster starts, and waits a minute for workers
_SPARE = 8 * 2**20  # bytes that a worker without memory may still take


def during(happens: Callable[[Any, Path], None], judge: Callable[[Place, Any], None]) -> Callable[[Place], None]:
    """A case in which something happens to the cluster, or to the share, while the first date is despeckled."""

    def play(place: Place) -> None:
        if find_spec("distributed") is None:
            raise Skipped("distributed is not installed: scripts/environment.sh test does it")
        series = place.series(3, SHAPE)
        series[1, 20:90, 60:100] = np.nan
        place.dates(series, "share/", nodata=np.nan)
        share = place.folder / "share"
        share.symlink_to(place.given / "share")
        inputs = sorted(share.glob("*.tif"))
        cluster = load("processing_provider/local_cluster.py").LocalCluster(place.folder / "dask")
        place.finally_do(cluster.close)
        running = place.start(
            "despecklestack",
            env={"PYTHONPATH": sysconfig.get_paths()["purelib"]},
            INPUT=inputs,
            TILE_SIZE=TILE,
            OUTPUT_FOLDER=place.results,
            CLUSTER=cluster.address,
        )
        if running.wait_until(lambda: "Despeckling date 1" in running.told, LIMIT):
            happens(cluster, share)
        judge(place, place.end(running, LIMIT))

    return play


def whole(place: Place, ended: Any) -> None:
    """The result is that of a run without a cluster."""
    require_success(ended)
    alone = place.folder / "alone"
    inputs = sorted((place.given / "share").glob("*.tif"))
    require_success(place.run("despecklestack", limit=LIMIT, INPUT=inputs, TILE_SIZE=TILE, OUTPUT_FOLDER=alone))
    for path in sorted(alone.glob("*.tif")):
        one, other = (rasters.Raster.read(folder / path.name).values for folder in (place.results, alone))
        require(np.array_equal(one, other, equal_nan=True), "the result of a run alone", path.name)


def refused(*names: str) -> Callable[[Place, Any], None]:
    return lambda _, ended: require_refused(ended, *names)


def without_memory(cluster: Any, _: Path) -> None:
    """No worker may take any more memory than it has."""
    if sys.platform != "linux":
        raise Skipped("limits of other processes are Linux's")
    import resource

    for worker in cluster.workers:
        pages = int(Path(f"/proc/{worker.pid}/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + _SPARE
        resource.prlimit(worker.pid, resource.RLIMIT_AS, (limit, limit))


def without_workers(cluster: Any, _: Path) -> None:
    cluster.kill_worker()
    cluster.kill_worker()


def new_worker_later(cluster: Any, _: Path) -> None:
    without_workers(cluster, _)
    time.sleep(1)
    cluster.add_worker()


def cases() -> Iterator[Case]:
    happenings: dict[str, tuple[Callable[[Any, Path], None], Callable[[Place, Any], None]]] = {
        "a worker is killed": (lambda cluster, _: cluster.kill_worker(), whole),
        "the scheduler is killed": (lambda cluster, _: cluster.kill_scheduler(), refused("scheduler")),
        "the share of the inputs goes away": (lambda _, share: share.unlink(), refused("does not see")),
        "the workers have no memory left": (without_memory, refused("memory", "no worker", "Dask")),
        "all workers are killed": (without_workers, refused("no worker")),
        "all workers are killed, and another comes": (new_worker_later, whole),
    }
    for name, (happens, judge) in happenings.items():
        yield Case(CATEGORY, name, during(happens, judge))
