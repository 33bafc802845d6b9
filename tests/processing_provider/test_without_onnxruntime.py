"""A QGIS profile without onnxruntime, as every user's is at first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .conftest import Algorithm, Alike, SideBySide
from .rasters import Raster

REMEDY = (
    "The networks need the Python package onnxruntime, which QGIS does not bring; install it with "
    "Plugins ‣ SAR Despeckle ‣ Install ONNX Runtime, or as docs/dependencies.md in the plugin's folder says."
)


@pytest.fixture(scope="module")
def bare_profile(qgis_process: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh profile in which the plugin is enabled."""
    environment = {"SAR_DESPECKLE_PROFILE": str(tmp_path_factory.mktemp("profile"))}
    told = qgis_process("plugins", "enable", "sar_despeckle", env=environment).stdout
    assert "* sar_despeckle" in told
    return environment


def test_networks_say_how_to_install_it(
    alike: Alike, bare_profile: dict[str, str], files: list[Path], tmp_path: Path
) -> None:
    runs: list[tuple[str, dict[str, Any]]] = [
        ("despeckle", {"INPUT": files[0], "OUTPUT": tmp_path / "clean.tif"}),
        ("despecklestack", {"INPUT": files, "OUTPUT_FOLDER": tmp_path / "dates"}),
        ("ratiodespeckle", {"INPUT": files, "SUPERIMAGE": files[0], "OUTPUT": tmp_path / "clean.tif"}),
        ("superimage", {"INPUT": files, "DENOISE": 1, "OUTPUT": tmp_path / "super.tif"}),
    ]
    outcomes = alike(runs, check=False, env=bare_profile)
    if outcomes[0].code == 0:
        pytest.skip("QGIS's own Python has onnxruntime or torch here")
    for outcome in outcomes:
        assert outcome.code == 1
        assert outcome.sentences == [REMEDY]
        assert "Traceback" not in outcome.stdout + outcome.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_classical_algorithms_work(
    algorithm: Algorithm, side_by_side: SideBySide, bare_profile: dict[str, str], files: list[Path], tmp_path: Path
) -> None:
    simulated = {"DATES": 1, "ROWS": 32, "COLUMNS": 32, "OUTPUT_FOLDER": tmp_path / "simulated"}
    runs: list[tuple[str, dict[str, Any]]] = [
        ("glrtmultilook", {"INPUT": files, "OUTPUT": tmp_path / "mean.tif"}),
        ("superimage", {"INPUT": files, "METHOD": 1, "OUTPUT": tmp_path / "super.tif"}),
        ("simulatestack", simulated),
    ]
    side_by_side([(name, {**given, "env": bare_profile}) for name, given in runs])
    for name, given in runs[:2]:
        assert Raster.read(given["OUTPUT"]).metadata["SAR_DESPECKLE_METHOD"] == name
    without = algorithm("mulog", env=bare_profile, INPUT=files[0], LOOKS=4, OUTPUT=tmp_path / "mulog.tif")
    told = without.stdout + without.stderr
    assert f"MuLoG works with a sliding cosine transform, because no network runs here: {REMEDY}" in told
    assert Raster.read(tmp_path / "mulog.tif").metadata["SAR_DESPECKLE_METHOD"] == "mulog"
    outcome = algorithm("looks", env=bare_profile, INPUT=tmp_path / "simulated" / "simulated_20240103.tif")
    assert float(outcome.results["ENL"]) > 0


def test_tuning_names_the_package_that_it_needs(
    algorithm: Algorithm, bare_profile: dict[str, str], files: list[Path]
) -> None:
    outcome = algorithm("finetune", env=bare_profile, check=False, INPUT=files, NAME="mine", MINUTES=1)
    assert outcome.code == 1
    (sentence,) = outcome.sentences
    assert sentence.startswith(("Tuning needs the Python package torch", REMEDY))
