"""The algorithms as steps of a model of QGIS's modeler."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from .conftest import Algorithm
from .rasters import DAYS, Raster, assert_like

Array = NDArray[np.float32]


@pytest.fixture(scope="module")
def models(inside_qgis: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    inside_qgis("make_models.py", folder)
    return folder


@pytest.mark.parametrize("first", ["superimage", "glrtmultilook"])
def test_chain(
    first: str, models: Path, algorithm: Algorithm, files: list[Path], series: Array, tmp_path: Path
) -> None:
    """Dates → super-image → ratio despeckling gives what the two algorithms give one after the other."""
    chained = tmp_path / "chained.tif"
    outputs = {"CLEAN": chained, "ratiodespeckle:CLEAN": chained}  # newer and older QGIS's name of the same output
    algorithm(str(models / f"{first}.model3"), DATES=files, **outputs)
    found = Raster.read(chained)
    assert_like(found, Raster.read(files[0]), method="ratiodespeckle", scale="intensity", nodata=None)
    assert len(found.descriptions) == len(DAYS)
    np.testing.assert_array_equal(np.isnan(found.values), np.isnan(series))

    algorithm(first, INPUT=files, OUTPUT=tmp_path / "super.tif")
    algorithm("ratiodespeckle", INPUT=files, SUPERIMAGE=tmp_path / "super.tif", OUTPUT=tmp_path / "single.tif")
    np.testing.assert_allclose(found.values, Raster.read(tmp_path / "single.tif").values, rtol=1e-5)


def test_a_chain_goes_on_with_the_dates_of_a_folder(
    models: Path, algorithm: Algorithm, files: list[Path], tmp_path: Path
) -> None:
    """Dates → clean dates → their mean, without anybody naming the files between."""
    chained = tmp_path / "chained.tif"
    algorithm(str(models / "despecklestack.model3"), DATES=files, CLEAN=chained, **{"superimage:CLEAN": chained})
    algorithm("despecklestack", INPUT=files, OUTPUT_FOLDER=tmp_path / "clean")
    clean = sorted((tmp_path / "clean").glob("*.tif"))
    algorithm("superimage", INPUT=clean, OUTPUT=tmp_path / "mean.tif")
    np.testing.assert_allclose(Raster.read(chained).values, Raster.read(tmp_path / "mean.tif").values, rtol=1e-5)
