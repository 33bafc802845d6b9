"""Every algorithm once through ``qgis_process``, each on what those before it made: a user's day, on any QGIS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import CHECKOUT, PROFILE, Algorithm
from .rasters import Raster

SIDE = 160
DATES = 5
WEIGHTS = CHECKOUT / "models" / "weights" / "lean-slc.onnx"


@pytest.fixture(scope="module")
def folder(algorithm: Algorithm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a simulated series, its truth, and one complex date."""
    folder = tmp_path_factory.mktemp("day")
    size = {"ROWS": SIDE, "COLUMNS": SIDE}
    truth = folder / "truth.tif"
    algorithm("simulatestack", DATES=DATES, OUTPUT_FOLDER=folder / "dates", REFERENCE=truth, **size)
    algorithm("simulatestack", DATES=1, COMPLEX=True, OUTPUT_FOLDER=folder / "slc", **size)
    return folder


@pytest.fixture(scope="module")
def dates(folder: Path) -> list[Path]:
    return sorted((folder / "dates").glob("*.tif"))


def error(path: Path, folder: Path) -> float:
    """Root mean square of the differences to the truth, in dB, of a result that is whole and on its grid."""
    found, truth = Raster.read(path), Raster.read(folder / "truth.tif")
    assert found.values.shape[-2:] == (SIDE, SIDE) and np.isfinite(found.values).all() and (found.values > 0).all()
    assert (found.geotransform, found.crs) == (truth.geotransform, truth.crs)
    return float(np.sqrt(np.mean((10 * np.log10(found.values[0] / truth.values[0])) ** 2)))


def test_a_single_image(algorithm: Algorithm, folder: Path, dates: list[Path]) -> None:
    speckled = error(dates[0], folder)
    assert 0.5 < float(algorithm("looks", INPUT=dates[0]).results["ENL"]) < 3
    algorithm("despeckle", INPUT=dates[0], OUTPUT=folder / "image.tif")
    algorithm("mulog", INPUT=dates[0], OUTPUT=folder / "mulog.tif")
    (slc,) = (folder / "slc").glob("*.tif")
    algorithm("pgd2net", INPUT=slc, OUTPUT=folder / "phase.tif", SPECKLE=folder / "speckle.tif")
    for name in ("image", "mulog", "phase"):
        assert error(folder / f"{name}.tif", folder) < speckled - 3, name
    assert 0.8 < Raster.read(folder / "speckle.tif").values.mean() < 1.2


def test_a_series(algorithm: Algorithm, folder: Path, dates: list[Path]) -> None:
    speckled, super_image = error(dates[0], folder), folder / "super.tif"
    algorithm("despecklestack", INPUT=dates, OUTPUT_FOLDER=folder / "clean")
    algorithm("superimage", INPUT=dates, METHOD=3, DENOISE=1, OUTPUT=super_image)
    algorithm("ratiodespeckle", INPUT=dates, SUPERIMAGE=super_image, OUTPUT=folder / "ratio.tif")
    algorithm("glrtmultilook", INPUT=dates, OUTPUT=folder / "glrt.tif")
    clean = sorted((folder / "clean").glob("*.tif"))
    assert len(clean) == DATES
    for path in (clean[0], super_image, folder / "ratio.tif", folder / "glrt.tif"):
        assert error(path, folder) < speckled - 3, path.name


def test_reports_and_training_pairs(algorithm: Algorithm, folder: Path, dates: list[Path]) -> None:
    algorithm("despeckle", INPUT=dates[1], OUTPUT=folder / "second.tif")
    page = folder / "report.html"
    report = algorithm("qualityreport", INPUT=dates[1], DESPECKLED=folder / "second.tif", OUTPUT_HTML=page).results
    assert float(report["ENL"]) > 5 * float(report["ENL_INPUT"]) and "<html" in page.read_text(encoding="utf-8")
    pairs = algorithm("trainingpairs", INPUT=dates, PATCH=64, QUALITY=False, OUTPUT_FOLDER=folder / "pairs").results
    assert float(pairs["KEPT"]) > 0 and Path(pairs["INDEX"]).is_file()


def test_a_graphical_model(qgis_process: Any) -> None:
    listed = qgis_process("list").stdout
    assert "sardespeckle:imagereport\t" in listed and "sardespeckle:seriesreport\t" in listed


def test_networks_of_the_user(algorithm: Algorithm, qgis_process: Any, dates: list[Path], tmp_path: Path) -> None:
    environment = {"SAR_DESPECKLE_PROFILE": str(tmp_path)}
    qgis_process("plugins", "enable", "sar_despeckle", env=environment)
    own = tmp_path / "profiles" / "default" / "sar_despeckle"
    own.mkdir(parents=True, exist_ok=True)
    for installed in (PROFILE / "profiles" / "default" / "sar_despeckle").glob("python3*"):
        (own / installed.name).symlink_to(installed, target_is_directory=True)
    algorithm("importmodel", FILE=WEIGHTS, NAME="mine", env=environment)
    algorithm("despeckle", INPUT=dates[0], MODEL="mine", OUTPUT=tmp_path / "mine.tif", env=environment)
    assert Raster.read(tmp_path / "mine.tif").metadata["SAR_DESPECKLE_METHOD"] == "despeckle"
    tuned = algorithm("finetune", INPUT=dates, NAME="tuned", MINUTES=1, check=False, env=environment)
    assert tuned.code == 0 or tuned.sentences[0].startswith("Tuning needs the Python package torch")
    algorithm("removemodel", NAME="mine", env=environment)
    assert list((own / "models").glob("mine.onnx")) == []
