"""``superimage`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.superimage.binary_weighted import BinaryWeightedMean, TemporalMean
from sar_despeckle.core.superimage.glrt import GlrtMultilook
from sar_despeckle.core.superimage.unchanged_mean import UnchangedMean
from sar_despeckle.core.whole_image.enl import measure_enl

from .conftest import Algorithm, Alike, InOneProcess, SideBySide
from .outcome import Outcome, temporary_files
from .rasters import DAYS, NAME, Raster, assert_like, from_decibel, single_look_complex, speckled, write_raster

Array = NDArray[np.float32]
OPERATIONS: dict[int, Operation] = {
    0: TemporalMean(),
    1: BinaryWeightedMean((2,), 1.5),
    2: GlrtMultilook(1.5),
    3: UnchangedMean(1.5),
}
NAMES = {0: "temporal_mean", 1: "binary_weighted_mean", 2: "glrt_multilook", 3: "unchanged_mean"}


def told_enl(outcome: Outcome) -> float:
    """The ENL among the results: what the written super-image has, told in words as well."""
    value = float(outcome.results["ENL"])
    assert f"Equivalent number of looks: {value:.4g}" in outcome.stdout
    written = open_stack([RasterInput(outcome.results["OUTPUT"])])
    assert value == pytest.approx(measure_enl(written, RasterStreams(), Silent()), rel=0.01)
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


CASES = [(given, method, denoise) for given in ("files", "bands") for method in NAMES for denoise in (0, 1)]


@pytest.fixture(scope="module")
def outcomes(
    files: list[Path],
    bands: Path,
    side_by_side: SideBySide,
    in_one_process: InOneProcess,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str, int, int], Outcome]:
    """The super-images of both inputs by every method, plain and denoised; of the files by ``qgis_process`` itself."""
    runs = []
    for given, method, denoise in CASES:
        output = tmp_path_factory.mktemp("super") / "super.tif"
        chosen = {"METHOD": method, "TARGET": 2, "LOOKS": 1.5, "DENOISE": denoise}
        runs.append(("superimage", {"INPUT": files if given == "files" else bands, "OUTPUT": output, **chosen}))
    of_files = len(CASES) // 2
    return dict(zip(CASES, side_by_side(runs[:of_files]) + in_one_process(runs[of_files:])))


@pytest.mark.parametrize(("method", "denoise"), [(method, denoise) for method in NAMES for denoise in (0, 1)])
def test_files(
    method: int, denoise: int, outcomes: dict[tuple[str, int, int], Outcome], files: list[Path], series: Array
) -> None:
    outcome = outcomes["files", method, denoise]
    assert told_enl(outcome) > 1
    found = Raster.read(Path(outcome.results["OUTPUT"]))
    assert_like(found, Raster.read(files[0]), method="superimage", scale="intensity", nodata=None)
    assert_super_image(found, series, method, bool(denoise))
    used = json.loads(found.metadata["SAR_DESPECKLE_PARAMETERS"])
    assert used["method"] == NAMES[method]
    assert used["dates"] == [NAME.format(day) for day in DAYS]
    assert ("SAR_DESPECKLE_MODEL" in found.metadata) == bool(denoise)
    assert temporary_files(Path(outcome.results["OUTPUT"]).parent) == []


@pytest.mark.parametrize(("method", "denoise"), [(method, denoise) for method in NAMES for denoise in (0, 1)])
def test_bands(
    method: int, denoise: int, outcomes: dict[tuple[str, int, int], Outcome], bands: Path, series: Array
) -> None:
    outcome = outcomes["bands", method, denoise]
    assert told_enl(outcome) > 1
    found = Raster.read(Path(outcome.results["OUTPUT"]))
    assert_like(found, Raster.read(bands), method="superimage", scale="decibel", nodata=-9999)
    assert_super_image(found, series, method, bool(denoise))
    assert temporary_files(Path(outcome.results["OUTPUT"]).parent) == []


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


def test_small_rasters(alike: Alike, tmp_path: Path) -> None:
    shapes = [(1, 1), (3, 5)]
    runs = []
    for shape in shapes:
        stack = write_raster(tmp_path / f"{shape}.tif", speckled(3, shape))
        given = {"INPUT": stack, "SCALE": 1, "DENOISE": 1, "OUTPUT": tmp_path / f"{shape}_super.tif"}
        runs.append(("superimage", given))
    alike(runs)
    for shape in shapes:
        found = Raster.read(tmp_path / f"{shape}_super.tif").values
        assert found.shape == (1, *shape)
        assert np.isfinite(found).all()
        assert (found > 0).all()
