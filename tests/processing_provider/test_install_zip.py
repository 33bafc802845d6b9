"""The zip for plugins.qgis.org, installed in a real QGIS window that has no plugin of ours."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from .conftest import CHECKOUT, HERE
from .rasters import speckled, write_raster


def test_it_is_installed_and_works_at_once(qgis_window: Any, tmp_path: Path) -> None:
    path = tmp_path / "plugin.zip"
    command = ["git", "archive", "--format=zip", "--prefix=sar_despeckle/", f"--output={path}", "HEAD"]
    subprocess.run(command, cwd=CHECKOUT, check=True)
    write_raster(tmp_path / "date.tif", speckled(1, (80, 96))[0])
    found = qgis_window(HERE / "inside_qgis" / "install_zip.py", tmp_path, runtime=False, plugin=False)
    assert not found["before"] and found["loaded"]
    assert "/python/plugins/sar_despeckle/" in found["from"] and not found["from"].startswith(str(CHECKOUT))
    assert found["algorithms"] >= 14 and 0.5 < found["looks"] < 30
    assert found["unloaded"]
