"""``superimage`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.enl import measure_enl
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.glrt import GlrtMultilook
from sar_despeckle.core.operation import Operation
from sar_despeckle.core.reader import RasterInput, open_stack
from sar_despeckle.core.runner import Limits
from sar_despeckle.core.superimage import BinaryWeightedMean, TemporalMean

from .conftest import Algorithm
from .outcome import Outcome, temporary_files
from .rasters import DAYS, NAME, Raster, assert_like, from_decibel, single_look_complex, speckled, write_raster

Array = NDArray[np.float32]
OPERATIONS: dict[int, Operation] = {0: TemporalMean(), 1: BinaryWeightedMean((2,), 1.5), 2: GlrtMultilook(1.5)}
NAMES = {0: "temporal_mean", 1: "binary_weighted_mean", 2: "glrt_multilook"}


def told_enl(outcome: Outcome) -> float:
    """The ENL among the results: what the written super-image has, told in words as well."""
    value = float(outcome.results["ENL"])
    assert f"Equivalent number of looks: {value:.4g}" in outcome.stdout
    written = open_stack([RasterInput(outcome.results["OUTPUT"])])
    assert value == pytest.approx(measure_enl(written, Limits(), Silent()), rel=0.01)
    return value


def assert_super_image(found: Raster, series: Array, method: int, denoised: bool) -> None:
    """The plain one is the operation's; the denoised one keeps its mean and lies where it does."""
    expected = OPERATIONS[method](series)[0]
    values = found.data if found.metadata["SAR_DESPECKLE_SCALE"] == "intensity" else from_decibel(found.data)
    if not denoised:
        np.testing.assert_allclose(values, expected, rtol=2e-5)
        return
    np.testing.assert_array_equal(np.isnan(values), np.isnan(expected))
    assert not np.allclose(values, expected, rtol=0.01, equal_nan=True), "the network did nothing"
    assert np.nanmean(values) == pytest.approx(np.nanmean(expected), rel=0.1)


@pytest.mark.parametrize("denoise", [0, 1])
@pytest.mark.parametrize("method", [0, 1, 2])
def test_files(
    method: int, denoise: int, algorithm: Algorithm, files: list[Path], series: Array, tmp_path: Path
) -> None:
    output = tmp_path / "super.tif"
    given = {"METHOD": method, "TARGET": 2, "LOOKS": 1.5, "DENOISE": denoise}
    outcome = algorithm("superimage", INPUT=files, OUTPUT=output, **given)
    assert outcome.results["OUTPUT"] == str(output)
    assert told_enl(outcome) > 1
    found = Raster.read(output)
    assert_like(found, Raster.read(files[0]), method="superimage", scale="intensity", nodata=None)
    assert_super_image(found, series, method, bool(denoise))
    used = json.loads(found.metadata["SAR_DESPECKLE_PARAMETERS"])
    assert used["method"] == NAMES[method]
    assert used["dates"] == [NAME.format(day) for day in DAYS]
    assert ("SAR_DESPECKLE_MODEL" in found.metadata) == bool(denoise)
    assert temporary_files(tmp_path) == []


@pytest.mark.parametrize("denoise", [0, 1])
@pytest.mark.parametrize("method", [0, 1, 2])
def test_bands(method: int, denoise: int, algorithm: Algorithm, bands: Path, series: Array, tmp_path: Path) -> None:
    output = tmp_path / "super.tif"
    given = {"METHOD": method, "TARGET": 2, "LOOKS": 1.5, "DENOISE": denoise}
    outcome = algorithm("superimage", INPUT=bands, OUTPUT=output, **given)
    assert told_enl(outcome) > 1
    found = Raster.read(output)
    assert_like(found, Raster.read(bands), method="superimage", scale="decibel", nodata=-9999)
    assert_super_image(found, series, method, bool(denoise))
    assert temporary_files(tmp_path) == []


def test_enl_of_known_speckle(algorithm: Algorithm, tmp_path: Path) -> None:
    """Four dates of three looks over a flat scene: twelve looks, as closely as so small a raster tells."""
    flat = np.random.default_rng(3).gamma(3, 0.1 / 3, (4, 128, 128)).astype(np.float32)
    outcome = algorithm("superimage", INPUT=write_raster(tmp_path / "flat.tif", flat), OUTPUT=tmp_path / "super.tif")
    assert told_enl(outcome) == pytest.approx(12, rel=0.15)


def test_complex_bands(algorithm: Algorithm, series: Array, tmp_path: Path) -> None:
    stack = write_raster(tmp_path / "slc.tif", single_look_complex(np.nan_to_num(series)))
    algorithm("superimage", INPUT=stack, OUTPUT=tmp_path / "super.tif")
    found = Raster.read(tmp_path / "super.tif")
    assert_like(found, Raster.read(stack), method="superimage", scale="intensity", nodata=None)
    np.testing.assert_allclose(found.values, TemporalMean()(series)[0], rtol=1e-5)


@pytest.mark.parametrize("shape", [(1, 1), (3, 5)])
def test_small_rasters(shape: tuple[int, int], algorithm: Algorithm, tmp_path: Path) -> None:
    dates = speckled(3, shape)
    stack = write_raster(tmp_path / "stack.tif", dates)
    algorithm("superimage", INPUT=stack, SCALE=1, DENOISE=1, OUTPUT=tmp_path / "super.tif")
    found = Raster.read(tmp_path / "super.tif").values
    assert found.shape == (1, *shape)
    assert np.isfinite(found).all()
    assert (found > 0).all()
