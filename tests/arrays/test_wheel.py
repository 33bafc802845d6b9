"""The wheel: what it holds, and that it despeckles in an environment with neither QGIS nor GDAL."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
# seconds: an index that answers at all answers sooner
PATIENCE = 120
NO_NETWORK = ("ConnectionError", "Connection broken", "timed out", "Name or service not known", "name resolution")
RUN = """
import importlib.util, sys
import numpy as np
from sar_despeckle import despeckle, despeckle_series
absent = [name for name in ("osgeo", "qgis", "torch", "xarray", "dask") if importlib.util.find_spec(name)]
assert not absent, absent
speckle = np.random.default_rng(1).exponential(1, (3, 96, 96)).astype(np.float32)
clean = despeckle(speckle[0])
assert clean.var() < 0.1 * speckle[0].var()
assert despeckle_series(speckle).shape == speckle.shape
"""


def pip(python: Path | str, *arguments: str) -> None:
    """Run pip, and skip the test where it finds no index."""
    command = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip(f"no package index answers within {PATIENCE} s")
    if done.returncode and any(words in done.stderr for words in NO_NETWORK):
        pytest.skip(f"no package index is reached: {done.stderr.splitlines()[-1]}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    (path,) = folder.glob("*.whl")
    return path


def test_it_holds_the_weights_and_nothing_of_the_plugin(wheel: Path) -> None:
    lines = (ROOT / "metadata.txt").read_text(encoding="utf-8").splitlines()
    (version,) = (line.split("=")[1] for line in lines if line.startswith("version="))
    assert wheel.name == f"sar_despeckle-{version}-py3-none-any.whl"
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(f"sar_despeckle-{version}.dist-info/METADATA").decode()
    inside = {name.split("/")[1] for name in names if name.startswith("sar_despeckle/")}
    assert inside == {"__init__.py", "arrays", "core", "models", "metadata.txt"}
    assert {name.split("/")[0] for name in names} == {"sar_despeckle", f"sar_despeckle-{version}.dist-info"}
    weights = {path.name for path in (ROOT / "models" / "weights").glob("*.onnx")}
    assert {name.split("/")[-1] for name in names if name.endswith(".onnx")} == weights != set()
    assert "License-Expression: GPL-3.0-or-later" in metadata
    assert {line.split(": ")[1] for line in metadata.splitlines() if line.startswith("Provides-Extra")} == {
        "cluster",
        "dask",
        "xarray",
    }


def test_it_despeckles_without_qgis_and_gdal(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip(python, "install", "--quiet", "--only-binary=:all:", str(wheel))
    done = subprocess.run([str(python), "-I", "-c", RUN], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
