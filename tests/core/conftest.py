"""Fixtures of the tests of core."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from osgeo import gdal


@pytest.fixture(params=[False, True], ids=["errors as return values", "errors as exceptions"])
def gdal_mode(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Both ways in which GDAL reports failures: other plugins in the same QGIS may have switched."""
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if request.param else gdal.DontUseExceptions)()
    yield request.param
    (gdal.UseExceptions if before else gdal.DontUseExceptions)()


@pytest.fixture
def immutable() -> Iterator[Callable[[Path], None]]:
    """``immutable(path)`` makes a file or a folder one that even root can neither change nor rename."""
    changed: list[Path] = []

    def change(path: Path) -> None:
        if os.name == "nt" or subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
            pytest.skip("nothing can be made immutable here: it needs Linux, root and a disk that knows it")
        changed.append(path)

    yield change
    for path in changed:
        subprocess.run(["chattr", "-i", str(path)], check=True)
