"""``removemodel`` through the real ``qgis_process``, in a profile of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from .conftest import PROFILE, Algorithm, SideBySide
from .rasters import Raster

WEIGHTS = Path(__file__).parents[2] / "models" / "weights"


def test_only_a_network_of_the_users_own_is_removed(
    qgis_process: Any, algorithm: Algorithm, side_by_side: SideBySide, tmp_path: Path
) -> None:
    environment = {"SAR_DESPECKLE_PROFILE": str(tmp_path)}
    qgis_process("plugins", "enable", "sar_despeckle", env=environment)
    folder = tmp_path / "profiles" / "default" / "sar_despeckle" / "models"
    folder.mkdir(parents=True)
    for name in ("mine", "other", "lean-slc"):
        shutil.copy(WEIGHTS / "lean-slc.onnx", folder / f"{name}.onnx")
    before = sorted(WEIGHTS.iterdir())

    names = ["lean-slc", "../models/mine"]
    outcomes = side_by_side([("removemodel", {"NAME": name, "env": environment, "check": False}) for name in names])
    for outcome, said in zip(outcomes, ["comes with SAR Despeckle", "NAME can remove mine, other."]):
        assert outcome.code == 1
        assert len(outcome.sentences) == 1
        assert said in outcome.sentences[0]
    assert len(list(folder.iterdir())) == 3

    outcome = algorithm("removemodel", NAME="mine", env=environment)
    assert outcome.results == {"MODEL": "mine"}
    assert f"Removed the network mine: {folder / 'mine.onnx'} is deleted." in outcome.stdout
    assert sorted(path.stem for path in folder.iterdir()) == ["lean-slc", "other"]
    assert sorted(WEIGHTS.iterdir()) == before


def test_a_network_is_imported_used_and_removed(
    qgis_process: Any, algorithm: Algorithm, tmp_path: Path, files: list[Path]
) -> None:
    """A user's whole way, without the packages that make odd networks."""
    environment = {"SAR_DESPECKLE_PROFILE": str(tmp_path)}
    qgis_process("plugins", "enable", "sar_despeckle", env=environment)
    default = tmp_path / "profiles" / "default" / "sar_despeckle"
    default.mkdir(parents=True, exist_ok=True)
    for installed in (PROFILE / "profiles" / "default" / "sar_despeckle").glob("python3*"):
        (default / installed.name).symlink_to(installed, target_is_directory=True)
    algorithm("importmodel", FILE=WEIGHTS / "lean-slc.onnx", NAME="mine", env=environment)
    given = {"INPUT": files[0], "env": environment}
    algorithm("despeckle", MODEL="mine", OUTPUT=tmp_path / "mine.tif", **given)
    algorithm("despeckle", MODEL="lean-slc", OUTPUT=tmp_path / "bundled.tif", **given)
    mine, bundled = (Raster.read(tmp_path / f"{name}.tif").values for name in ("mine", "bundled"))
    np.testing.assert_array_equal(mine, bundled)
    algorithm("removemodel", NAME="mine", env=environment)
    assert list((default / "models").glob("*.onnx")) == []
