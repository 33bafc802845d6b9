"""The zip for plugins.qgis.org, installed in a real QGIS window that has no plugin of ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHECKOUT, HERE
from .rasters import speckled, write_raster
from .test_window import SECONDS, START


@pytest.fixture(scope="module")
def installed(qgis_process: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Observations of inside_qgis/install_zip.py, in a fresh profile."""
    del qgis_process  # asked for because it says what to do where there is no QGIS yet
    if not shutil.which("xvfb-run"):
        pytest.skip("there is no xvfb-run to give QGIS a screen")
    folder, profile = tmp_path_factory.mktemp("zip"), tmp_path_factory.mktemp("profile")
    command = ["git", "archive", "--format=zip", "--prefix=sar_despeckle/", f"--output={folder / 'plugin.zip'}", "HEAD"]
    subprocess.run(command, cwd=CHECKOUT, check=True)
    write_raster(folder / "date.tif", speckled(1, (80, 96))[0])
    settings = profile / "profiles" / "default" / "QGIS"
    settings.mkdir(parents=True)
    for name in ("QGIS3.ini", "QGIS4.ini"):
        (settings / name).write_text("[PythonPlugins]\nprocessing=true\n\n[qgis]\nshowTips=false\n")
    environment = {
        **os.environ,
        "SAR_DESPECKLE_PROFILE": str(profile),
        "SAR_DESPECKLE_TEST": str(folder),
        "QT_QPA_PLATFORM": "xcb",
    }
    # the checkout must not be found in place of what is installed
    start = START.replace("use_own_profile", "use_own_profile\nunset QGIS_PLUGINPATH")
    command = ["bash", "-c", start, str(CHECKOUT), str(HERE / "inside_qgis" / "install_zip.py")]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=SECONDS, check=False)
    said = folder / "installed.json"
    assert said.exists(), result.stdout + result.stderr
    return {"profile": profile, **json.loads(said.read_text())}


def test_it_is_installed_and_works_at_once(installed: dict[str, Any]) -> None:
    assert installed.get("error") is None, installed.get("error")
    assert not installed["before"] and installed["loaded"]
    assert installed["algorithms"] >= 14 and 0.5 < installed["looks"] < 30
    assert Path(installed["from"]).is_relative_to(installed["profile"] / "profiles" / "default" / "python" / "plugins")
    assert installed["unloaded"]
