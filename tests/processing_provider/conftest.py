"""Fixtures of the tests that run algorithms through the real ``qgis_process``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .outcome import Outcome, Process, arguments
from .rasters import DAYS, NAME, speckled, to_decibel, write_raster

Algorithm = Callable[..., Outcome]


@pytest.fixture(scope="session")
def algorithm(qgis_process: Process) -> Algorithm:
    """``algorithm("looks", INPUT=path)`` runs to its success; with ``check=False`` it may fail."""

    def run(name: str, *, check: bool = True, env: dict[str, str] | None = None, **parameters: Any) -> Outcome:
        target = name if name.endswith(".model3") else f"sardespeckle:{name}"
        return Outcome(qgis_process("run", target, *arguments(parameters), check=check, env=env))

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
