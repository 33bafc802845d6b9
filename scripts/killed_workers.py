"""Kill a worker of a Dask cluster in the middle of a run, again and again, and count the results that are whole.

``scripts/dev_python.sh scripts/killed_workers.py`` starts a scheduler and two workers here, despeckles a small
series without them, and then twenty times with them; each time one of the two is killed (SIGKILL) at a random moment,
and another one started for the next time. A result counts where it is equal to that of the run alone, to the bit.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import numpy as np
from osgeo import gdal

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / ".build" / "plugins"), str(ROOT / "tests" / "processing_provider")]

from local_cluster import LocalCluster  # noqa: E402
from rasters import DAYS, speckled, write_raster  # noqa: E402

TILE = 96


def start(dates: list[Path], folder: Path, *further: str) -> subprocess.Popen[str]:
    command = [str(ROOT / "scripts" / "qgis_process.sh"), "run", "sardespeckle:despecklestack"]
    command += [*(f"INPUT={path}" for path in dates), f"TILE_SIZE={TILE}", f"OUTPUT_FOLDER={folder}", *further]
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"]}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)


def read(folder: Path) -> list[np.ndarray]:
    return [gdal.Open(str(path)).ReadAsArray().view(np.uint32) for path in sorted(folder.glob("*.tif"))]


def killed(cluster: LocalCluster, dates: list[Path], folder: Path, rng: random.Random) -> tuple[float, str, int]:
    """Share of the run at which a worker was killed, the end of the output, and the exit code."""
    process = start(dates, folder, f"CLUSTER={cluster.address}")
    assert process.stdout
    said, wanted = "", rng.choice(["Making the super-image", *(f"Despeckling date {n} of" for n in (1, 2, 3))])
    while wanted not in said:
        piece = process.stdout.read(1)
        if not piece:
            break
        said += piece
    time.sleep(rng.uniform(0, 0.5))
    alive = process.poll() is None
    cluster.kill_worker()
    said += process.communicate()[0]
    cluster.add_worker()
    cluster.wait_for(2)
    return alive, f"{wanted}: {said[-400:]}", process.returncode


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng, whole, in_time = random.Random(arguments.seed), 0, 0
    gdal.UseExceptions()
    with tempfile.TemporaryDirectory(prefix="killed-workers-") as temporary:
        folder = Path(temporary)
        series = speckled(3, (150, 203))
        series[1, 20:90, 60:100] = np.nan
        dates = [write_raster(folder / f"a_{day}.tif", date, nodata=np.nan) for day, date in zip(DAYS, series)]
        said = start(dates, folder / "alone").communicate()[0]
        alone = read(folder / "alone")
        assert len(alone) == len(dates), said
        with LocalCluster(folder / "cluster") as cluster:
            for number in range(1, arguments.times + 1):
                alive, said, code = killed(cluster, dates, folder / str(number), rng)
                found = read(folder / str(number))
                equal = code == 0 and len(found) == len(alone) and all(map(np.array_equal, found, alone))
                whole, in_time = whole + equal, in_time + alive
                print(f"{number:3}: killed at “{said.split(':')[0]}”, {'equal' if equal else said}", flush=True)
    print(f"{whole} of {arguments.times} results equal to the bit; {in_time} of the kills came before the run's end.")
    sys.exit(whole != arguments.times)


if __name__ == "__main__":
    main()
