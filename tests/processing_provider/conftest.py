"""Fixtures of the tests that run algorithms through the real ``qgis_process``."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .outcome import Outcome, Process, arguments, as_text
from .rasters import DAYS, NAME, speckled, to_decibel, write_raster

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
PROFILE = Path(os.environ.get("SAR_DESPECKLE_PROFILE") or CHECKOUT / ".build" / "profile")

Algorithm = Callable[..., Outcome]
Calls = list[tuple[str, dict[str, Any]]]
SideBySide = Callable[[Calls], list[Outcome]]
InOneProcess = Callable[..., list[Outcome]]
Alike = Callable[..., list[Outcome]]


@pytest.fixture(scope="session")
def algorithm(qgis_process: Process) -> Algorithm:
    """``algorithm("looks", INPUT=path)`` runs to its success; with ``check=False`` it may fail."""

    def run(name: str, *, check: bool = True, env: dict[str, str] | None = None, **parameters: Any) -> Outcome:
        target = name if name.endswith(".model3") else f"sardespeckle:{name}"
        return Outcome(qgis_process("run", target, *arguments(parameters), check=check, env=env))

    return run


@pytest.fixture(scope="session")
def side_by_side(algorithm: Algorithm) -> SideBySide:
    """``side_by_side([("looks", {"INPUT": path}), …])``: one run per processor at a time.

    Nearly all of a small run's time goes into starting QGIS.
    """

    def run(wanted: Calls) -> list[Outcome]:
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            return list(pool.map(lambda call: algorithm(call[0], **call[1]), wanted))

    return run


@pytest.fixture(scope="session")
def series() -> np.ndarray:
    """Five dates of intensity in the thousandths, 96 × 80 pixels, in their order, two with a gap."""
    dates = speckled(len(DAYS)) / 10
    dates[1, :9, 40:60] = np.nan
    dates[3, 60:, 5:11] = np.nan
    dates[:, 70:74, 80:] = np.nan
    return dates


@pytest.fixture(scope="session")
def files(series: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The series as one intensity file a date, under OPERA's names, listed in another order than that of the dates."""
    folder = tmp_path_factory.mktemp("files")
    paths = [write_raster(folder / NAME.format(day), date, nodata=np.nan) for day, date in zip(DAYS, series)]
    return [paths[k] for k in (2, 0, 4, 3, 1)]


@pytest.fixture(scope="session")
def bands(series: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The series as one raster in decibel, a band a date, the dates as descriptions of the bands, nodata −9999."""
    days = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in DAYS]
    path = tmp_path_factory.mktemp("bands") / "stack.tif"
    return write_raster(path, to_decibel(series), nodata=-9999, descriptions=days)


@pytest.fixture(scope="session")
def inside_qgis(qgis_process: Process) -> Callable[..., str]:
    """``inside_qgis("describe.py", …)``: what a script of the folder ``inside_qgis`` prints, run by QGIS's Python."""
    del qgis_process  # asked for because it says what to do where there is no profile yet

    def run(script: str, *args: object, env: dict[str, str] | None = None) -> str:
        command = [str(CHECKOUT / "scripts" / "qgis_python.sh"), str(HERE / "inside_qgis" / script), *map(str, args)]
        environment = {**os.environ, **(env or {})}
        result = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment, check=False)
        if result.returncode:
            pytest.fail(f"{script} failed:\n{result.stdout}\n{result.stderr}")
        return result.stdout

    return run


@pytest.fixture(scope="session")
def in_one_process(inside_qgis: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> InOneProcess:
    """``in_one_process([("looks", {"INPUT": path}), …])``: one run after the other in one process of QGIS.

    To be taken where ``qgis_process`` itself runs others that are alike: it needs a second to start, and then makes
    the same calls of Processing. All run in the environment ``env`` and to their success, or with ``check=False`` to
    any end.
    """

    def run(wanted: Calls, *, check: bool = True, env: dict[str, str] | None = None) -> list[Outcome]:
        path = tmp_path_factory.mktemp("calls") / "calls.json"
        path.write_text(json.dumps([(name, as_text(given)) for name, given in wanted]), encoding="utf-8")
        ended = json.loads(inside_qgis("runs.py", path, env=env))
        outcomes = [Outcome(subprocess.CompletedProcess([], *told)) for told in ended]
        for (name, given), outcome in zip(wanted, outcomes):
            if check and outcome.code:
                pytest.fail(f"{name} {given}\nexit code {outcome.code}\n{outcome.stdout}\n{outcome.stderr}")
        return outcomes

    return run


@pytest.fixture(scope="session")
def alike(algorithm: Algorithm, in_one_process: InOneProcess) -> Alike:
    """``alike([("looks", {"INPUT": path}), …])``: the first run by ``qgis_process`` itself, the others in one process.

    They are of one kind; ``check`` and ``env`` as there.
    """

    def run(wanted: Calls, *, check: bool = True, env: dict[str, str] | None = None) -> list[Outcome]:
        (name, given), *others = wanted
        return [algorithm(name, check=check, env=env, **given), *in_one_process(others, check=check, env=env)]

    return run


@pytest.fixture(scope="session")
def plugin(inside_qgis: Callable[..., str]) -> dict[str, Any]:
    """Algorithms of the registered plugin, and the cost of registering it."""
    description: dict[str, Any] = json.loads(inside_qgis("describe.py"))
    return description
