"""Tiles do not show: whatever TILE_SIZE is, the same image comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import Algorithm, Alike
from .rasters import Raster, speckled, write_raster

SIZES = (64, 256, 2048)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four dates with unequal footprints, on sides that are no multiples of anything."""
    dates = speckled(4, (301, 333))
    dates[0, :120, :100] = np.nan
    dates[2, 200:] = np.nan
    dates[:, 250:270, 30:50] = np.nan
    return write_raster(tmp_path_factory.mktemp("tiling") / "stack.tif", dates, nodata=np.nan)


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("glrtmultilook", {"SIMILAR_PIXELS": "similar.tif", "OUTPUT_FOLDER": "dates"}),
        ("superimage", {"METHOD": 0}),
        ("superimage", {"METHOD": 1, "TARGET": 2}),
        ("superimage", {"METHOD": 2}),
    ],
)
def test_classical_results_are_bit_equal(
    name: str, parameters: dict[str, Any], stack: Path, alike: Alike, tmp_path: Path
) -> None:
    runs, files = [], {}
    for size in SIZES:
        folder = tmp_path / str(size)
        (folder / "dates").mkdir(parents=True)
        given = {key: folder / value if isinstance(value, str) else value for key, value in parameters.items()}
        runs.append((name, {"INPUT": stack, "TILE_SIZE": size, "OUTPUT": folder / "result.tif", **given}))
    outcomes = alike(runs)
    if name == "superimage":
        assert len({outcome.results["ENL"] for outcome in outcomes}) == 1
    for size in SIZES:
        found = sorted((tmp_path / str(size)).rglob("*.tif"))
        files[size] = {path.name: Raster.read(path).values for path in found}
    assert len(files[64]) == (6 if name == "glrtmultilook" else 1)
    for size in SIZES[:-1]:
        assert files[size].keys() == files[2048].keys()
        for file, values in files[size].items():
            np.testing.assert_array_equal(values.view(np.uint32), files[2048][file].view(np.uint32), err_msg=file)


@pytest.fixture(scope="module")
def scene(algorithm: Algorithm, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scene")
    algorithm("simulatestack", DATES=1, ROWS=300, COLUMNS=350, SEED=7, OUTPUT_FOLDER=folder)
    return folder / "simulated_20240103.tif"


@pytest.mark.parametrize("model", ["lean-slc", "sar2sar-slc"])
def test_network_results_are_close(model: str, scene: Path, alike: Alike, tmp_path: Path) -> None:
    """A network may see further than its halo, but hardly: 0.01 dB for 99.99 % of the pixels, 0.1 dB at most."""
    outputs = {size: tmp_path / f"tiles_of_{size}.tif" for size in SIZES}
    given = {"INPUT": scene, "MODEL": model}
    alike([("despeckle", {**given, "TILE_SIZE": size, "OUTPUT": path}) for size, path in outputs.items()])
    decibel = {size: 10 * np.log10(Raster.read(path).values) for size, path in outputs.items()}
    for size in SIZES[:-1]:
        difference = np.abs(decibel[size] - decibel[2048])
        assert difference.max() <= 0.1
        assert np.mean(difference > 0.01) <= 1e-4
    if model == "sar2sar-slc":  # whose bottom layers see beyond its halo
        assert np.any(decibel[64] != decibel[2048]), "TILE_SIZE has no effect"
