"""CLUSTER through the real ``qgis_process``: workers without QGIS compute, and may be killed."""

from __future__ import annotations

import shutil
import signal
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import Algorithm
from .outcome import Outcome, arguments, temporary_files
from .rasters import DAYS, Raster, speckled, write_raster

pytest.importorskip("distributed", reason="CLUSTER needs distributed: scripts/environment.sh test installs it")

from .local_cluster import LocalCluster

WITH_DASK = {"PYTHONPATH": sysconfig.get_paths()["purelib"]}
TILE = 96


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with LocalCluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three dates with gaps, on sides that are no multiples of anything."""
    series = speckled(3, (150, 203))
    series[1, 20:90, 60:100] = np.nan
    series[:, 120:, 180:] = np.nan
    folder = tmp_path_factory.mktemp("dates")
    return [write_raster(folder / f"a_{day}.tif", date, nodata=np.nan) for day, date in zip(DAYS, series)]


@pytest.fixture(scope="module")
def alone(algorithm: Algorithm, dates: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[np.ndarray]:
    """The dates despeckled by this machine."""
    folder = tmp_path_factory.mktemp("alone")
    algorithm("despecklestack", INPUT=dates, TILE_SIZE=TILE, OUTPUT_FOLDER=folder)
    return results(folder)


def results(folder: Path) -> list[np.ndarray]:
    return [Raster.read(path).values.view(np.uint32) for path in sorted(folder.glob("*.tif"))]


def during(qgis_process: Any, parameters: dict[str, Any], happens: Callable[[], None]) -> Outcome:
    """A run of ``despecklestack`` in which something happens while its first date is despeckled."""
    process = qgis_process.start("run", "sardespeckle:despecklestack", *arguments(parameters), env=WITH_DASK)
    said = ""
    while "Despeckling date 1" not in said:
        piece = process.stdout.read(1)
        if not piece:
            break
        said += piece
    happens()
    out, err = process.communicate(timeout=280)
    process.stdout, process.stderr = said + out, err
    return Outcome(process)


def test_results_are_equal_to_the_bit(
    algorithm: Algorithm, cluster: LocalCluster, dates: list[Path], alone: list[np.ndarray], tmp_path: Path
) -> None:
    algorithm(
        "despecklestack",
        INPUT=dates,
        TILE_SIZE=TILE,
        OUTPUT_FOLDER=tmp_path / "clean",
        CLUSTER=cluster.address,
        env=WITH_DASK,
    )
    found = results(tmp_path / "clean")
    assert len(found) == len(alone) == 3
    for one, other in zip(found, alone):
        np.testing.assert_array_equal(one, other)


def test_one_image_is_equal_to_the_bit(
    algorithm: Algorithm, cluster: LocalCluster, dates: list[Path], tmp_path: Path
) -> None:
    for name, given in {"alone": {}, "cluster": {"CLUSTER": cluster.address, "env": WITH_DASK}}.items():
        (tmp_path / name).mkdir()
        algorithm("despeckle", INPUT=dates[1], TILE_SIZE=TILE, OUTPUT=tmp_path / name / "clean.tif", **given)
    one, other = (results(tmp_path / name)[0] for name in ("alone", "cluster"))
    np.testing.assert_array_equal(one, other)


def test_a_killed_worker_loses_nothing(
    qgis_process: Any, cluster: LocalCluster, dates: list[Path], alone: list[np.ndarray], tmp_path: Path
) -> None:
    given = {"INPUT": dates, "TILE_SIZE": TILE, "OUTPUT_FOLDER": tmp_path / "clean", "CLUSTER": cluster.address}
    outcome = during(qgis_process, given, cluster.kill_worker)
    cluster.add_worker()
    assert outcome.code == 0, outcome.stderr
    for one, other in zip(results(tmp_path / "clean"), alone):
        np.testing.assert_array_equal(one, other)


def test_files_that_a_worker_does_not_see_are_named(
    qgis_process: Any, cluster: LocalCluster, dates: list[Path], tmp_path: Path
) -> None:
    """A share that goes away in mid-run."""
    (tmp_path / "share").symlink_to(dates[0].parent)
    seen = [tmp_path / "share" / path.name for path in dates]
    given = {"INPUT": seen, "TILE_SIZE": TILE, "OUTPUT_FOLDER": tmp_path / "clean", "CLUSTER": cluster.address}
    outcome = during(qgis_process, given, (tmp_path / "share").unlink)
    assert outcome.code == 1
    (sentence,) = outcome.sentences
    assert sentence.startswith("The Dask worker tcp://127.0.0.1:"), sentence
    assert f"does not see {tmp_path / 'share'}" in sentence
    assert temporary_files(tmp_path / "clean") == results(tmp_path / "clean") == []


def test_a_cancel_ends_it(qgis_process: Any, cluster: LocalCluster, dates: list[Path], tmp_path: Path) -> None:
    given = {"INPUT": dates, "TILE_SIZE": TILE, "OUTPUT_FOLDER": tmp_path / "clean", "CLUSTER": cluster.address}
    process = qgis_process.start("run", "sardespeckle:despecklestack", *arguments(given), env=WITH_DASK)
    said = ""
    while "Despeckling date 1" not in said:
        said += process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "Cancelled: nothing was written." in told
    assert results(tmp_path / "clean") == temporary_files(tmp_path / "clean") == []


def test_other_code_is_refused(
    algorithm: Algorithm, cluster: LocalCluster, dates: list[Path], tmp_path: Path, tmp_path_factory: Any
) -> None:
    """Workers without the package, and workers with another version of it."""
    other = tmp_path_factory.mktemp("other")
    package = other / "sar_despeckle"
    package.mkdir()
    checkout = Path(__file__).parents[2]
    for name in ("__init__.py", "arrays", "models", "metadata.txt"):
        (package / name).symlink_to(checkout / name)
    shutil.copytree(checkout / "core", package / "core")  # a copy, that the change stays in it
    with (package / "core" / "errors.py").open("a", encoding="utf-8") as code:
        code.write("# another version\n")
    for place, words in ((None, "does not have this version of the package"), (other, "has other code of the package")):
        with LocalCluster(tmp_path / f"cluster{place is None}", 1, package=place) as wrong:
            outcome = algorithm("looks", INPUT=dates[0], CLUSTER=wrong.address, env=WITH_DASK, check=False)
        assert outcome.code == 1
        (sentence,) = outcome.sentences
        assert words in sentence
        assert "pip install ." in sentence


def test_a_lost_scheduler_ends_the_run(qgis_process: Any, dates: list[Path], tmp_path: Path) -> None:
    with LocalCluster(tmp_path / "cluster", 1) as cluster:
        given = {"INPUT": dates, "TILE_SIZE": TILE, "OUTPUT_FOLDER": tmp_path / "clean", "CLUSTER": cluster.address}
        outcome = during(qgis_process, given, cluster.kill_scheduler)
        began = time.monotonic()
    assert time.monotonic() - began < 30
    assert outcome.code == 1
    assert outcome.sentences == [
        f"The Dask scheduler at {cluster.address} was lost in mid-run, and nothing was written; start it and its "
        "workers, and run again."
    ]
    assert results(tmp_path / "clean") == temporary_files(tmp_path / "clean") == []


def test_a_cluster_that_is_not_there_is_refused(algorithm: Algorithm, dates: list[Path], tmp_path: Path) -> None:
    given: dict[str, Any] = {"INPUT": dates[0], "OUTPUT": tmp_path / "clean.tif", "check": False}
    bad = algorithm("despeckle", **given, CLUSTER="somewhere", env=WITH_DASK)
    absent = algorithm("despeckle", **given, CLUSTER="tcp://127.0.0.1:9", env=WITH_DASK)
    missing = algorithm("despeckle", **given, CLUSTER="tcp://127.0.0.1:9")
    assert [outcome.code for outcome in (bad, absent, missing)] == [1, 1, 1]
    assert bad.sentences == [
        "CLUSTER is the address of a Dask scheduler, such as tcp://host:8786, not “somewhere”; leave it empty to work "
        "on this machine."
    ]
    (sentence,) = absent.sentences
    assert sentence.startswith("No Dask scheduler answers at tcp://127.0.0.1:9 (")
    (sentence,) = missing.sentences
    assert sentence.startswith("CLUSTER needs the Python package distributed, which QGIS does not bring; install it")
    assert not (tmp_path / "clean.tif").exists()
