"""Five hundred dates where 256 files may be open, which is the usual limit on macOS.

This is the run with the most open files: all dates are read, and as many written. Super-image and time
series are tried with as many dates by ``make faults``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from .conftest import PROFILE
from .rasters import Raster, speckled, write_raster
from .test_inputs_untouched import untouched

if sys.platform == "win32":
    pytest.skip("no such limit", allow_module_level=True)

SCRIPT = Path(__file__).parents[2] / "scripts" / "qgis_process.sh"
DATES = 500


def test_five_hundred_dates_with_256_open_files(tmp_path: Path):
    assert PROFILE.exists()
    images = speckled(DATES, (64, 64))
    days = np.datetime64("2015-01-01") + 6 * np.arange(DATES)
    dates = [
        write_raster(tmp_path / "dates" / f"{str(day).replace('-', '')}.tif", image) for day, image in zip(days, images)
    ]
    parameters = {"OUTPUT": tmp_path / "mean.tif", "OUTPUT_FOLDER": tmp_path / "each"}
    parameters.update({"WINDOW_ROWS": 3, "WINDOW_COLUMNS": 3, "MIN_SIMILAR": 1})
    given = [f"INPUT={path}" for path in dates] + [f"{name}={value}" for name, value in parameters.items()]
    command = ["bash", "-c", 'ulimit -n 256; exec "$@"', "limited", str(SCRIPT), "run", "sardespeckle:glrtmultilook"]
    with untouched(tmp_path / "dates"):
        result = subprocess.run([*command, *given], capture_output=True, text=True, env=os.environ, check=False)
    assert result.returncode == 0, result.stderr[-2000:]
    written = sorted((tmp_path / "each").iterdir())
    assert len(written) == DATES
    mean = np.mean([Raster.read(path).values[0] for path in written], axis=0)
    np.testing.assert_allclose(mean, Raster.read(tmp_path / "mean.tif").values[0], rtol=1e-3)
