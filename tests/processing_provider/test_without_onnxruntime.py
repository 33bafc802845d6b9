"""A QGIS profile without onnxruntime, as every user's is at first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import Algorithm
from .rasters import Raster

REMEDY = (
    "The networks need the Python package onnxruntime, which QGIS does not bring; install it with "
    "Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime, or with “make install” in the plugin's folder."
)


@pytest.fixture(scope="module")
def bare_profile(qgis_process: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh profile in which the plugin is enabled."""
    environment = {"SAR_DESPECKLE_PROFILE": str(tmp_path_factory.mktemp("profile"))}
    told = qgis_process("plugins", "enable", "sar_despeckle", env=environment).stdout
    assert "* sar_despeckle" in told
    return environment


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("despeckle", {}),
        ("despecklestack", {}),
        ("ratiodespeckle", {}),
        ("superimage", {"DENOISE": 1}),
    ],
)
def test_networks_say_how_to_install_it(
    name: str,
    parameters: dict[str, Any],
    algorithm: Algorithm,
    bare_profile: dict[str, str],
    files: list[Path],
    tmp_path: Path,
) -> None:
    given = {"INPUT": files[0] if name == "despeckle" else files, **parameters}
    if name == "ratiodespeckle":
        given["SUPERIMAGE"] = files[0]
    given["OUTPUT_FOLDER" if name == "despecklestack" else "OUTPUT"] = tmp_path / "clean.tif"
    outcome = algorithm(name, check=False, env=bare_profile, **given)
    if outcome.code == 0:
        pytest.skip("QGIS's own Python has onnxruntime here")
    assert outcome.code == 1
    assert outcome.sentences == [REMEDY]
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_classical_algorithms_work(
    algorithm: Algorithm, bare_profile: dict[str, str], files: list[Path], tmp_path: Path
) -> None:
    for name, parameters in (
        ("glrtmultilook", {"INPUT": files, "OUTPUT": tmp_path / "mean.tif"}),
        ("superimage", {"INPUT": files, "METHOD": 1, "OUTPUT": tmp_path / "super.tif"}),
    ):
        algorithm(name, env=bare_profile, **parameters)
        assert Raster.read(parameters["OUTPUT"]).metadata["SAR_DESPECKLE_METHOD"] == name
    given = {"DATES": 1, "ROWS": 32, "COLUMNS": 32, "OUTPUT_FOLDER": tmp_path / "simulated"}
    algorithm("simulatestack", env=bare_profile, **given)
    outcome = algorithm("looks", env=bare_profile, INPUT=tmp_path / "simulated" / "simulated_20240103.tif")
    assert float(outcome.results["ENL"]) > 0
