"""``mulog``, and MuLoG and RuLoG where other algorithms take them, through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sar_despeckle.core.statistics.quality import equivalent_looks

from .conftest import Algorithm, Alike, SideBySide
from .outcome import temporary_files
from .rasters import Raster, assert_like, from_decibel, speckled, to_decibel, write_raster

SHAPE = (150, 170)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One look of white speckle, with a gap."""
    values = speckled(1, SHAPE, looks=1)[0]
    values[:30, 100:120] = np.nan
    return write_raster(tmp_path_factory.mktemp("image") / "image.tif", values, nodata=np.nan)


def used(raster: Raster) -> dict[str, Any]:
    parameters: dict[str, Any] = json.loads(raster.metadata["SAR_DESPECKLE_PARAMETERS"])
    return parameters


def test_each_denoiser(alike: Alike, image: Path, tmp_path: Path) -> None:
    """The default is the network; so is MODEL=mulog of ``despeckle``. Each denoiser leaves less than a tenth of the
    speckle."""
    source = Raster.read(image)
    wanted = {"network": {}, "cosines": {"DENOISER": 2}, "half": {"SUBSAMPLE": True}, "tiles": {"TILE_SIZE": 128}}
    runs = [("mulog", {"INPUT": image, "LOOKS": 1, "OUTPUT": tmp_path / f"{k}.tif", **v}) for k, v in wanted.items()]
    runs.append(("despeckle", {"INPUT": image, "MODEL": "mulog", "OUTPUT": tmp_path / "model.tif"}))
    outcomes = dict(zip([*wanted, "model"], alike(runs)))
    found = {name: Raster.read(tmp_path / f"{name}.tif") for name in outcomes}
    for name, result in found.items():
        method = "despeckle" if name == "model" else "mulog"
        assert_like(result, source, method=method, scale="intensity", nodata=None)
        assert result.metadata["SAR_DESPECKLE_MODEL"] == "mulog"
        np.testing.assert_array_equal(np.isnan(result.values), np.isnan(source.values))
        assert np.nanmean(result.values) == pytest.approx(np.nanmean(source.values), rel=0.01)
        assert equivalent_looks(result.values[0, 90:140, 5:60]) > 12
    assert used(found["network"])["denoiser"] == "the network gaussian"
    assert used(found["half"])["spacing"] == 2
    assert "MuLoG with a sliding cosine transform, 1 looks." in outcomes["cosines"].stdout
    np.testing.assert_allclose(found["tiles"].values, found["network"].values, rtol=0.003)  # 0.013 dB
    # the looks that despeckle measures are nearly those given
    assert np.nanmedian(np.abs(np.log(found["model"].values / found["network"].values))) < 0.02
    assert temporary_files(tmp_path) == []


def test_decibel_come_back(algorithm: Algorithm, image: Path, tmp_path: Path) -> None:
    values = to_decibel(Raster.read(image).values[0])
    decibel = write_raster(tmp_path / "db.tif", values, nodata=-9999)
    algorithm("mulog", INPUT=decibel, LOOKS=1, DENOISER=2, OUTPUT=tmp_path / "clean.tif")
    algorithm("mulog", INPUT=image, LOOKS=1, DENOISER=2, OUTPUT=tmp_path / "intensity.tif")
    clean = Raster.read(tmp_path / "clean.tif").data
    np.testing.assert_allclose(
        from_decibel(clean), Raster.read(tmp_path / "intensity.tif").values, rtol=1e-3, equal_nan=True
    )


def test_what_does_not_run_is_refused(alike: Alike, image: Path, tmp_path: Path) -> None:
    output = tmp_path / "clean.tif"
    runs: list[tuple[str, dict[str, Any]]] = [
        ("mulog", {"INPUT": image, "DENOISER": 3, "OUTPUT": output}),
        ("mulog", {"INPUT": image, "DENOISER": 4, "OUTPUT": output}),
        ("mulog", {"INPUT": image, "LOOKS": -1, "OUTPUT": output}),
        ("despeckle", {"INPUT": image, "MODEL": "rulog", "OUTPUT": output}),
        ("despeckle", {"INPUT": image, "MODEL": "gaussian", "OUTPUT": output}),
    ]
    outcomes = alike(runs, check=False)
    told = [
        "DENOISER asks for BM3D, whose Python package bm3d does not start here (No module named 'bm3d'); ",
        "DENOISER cannot be 4; choose one of 0 (Automatic), 1 (Network), 2 (Cosine transform), 3 (BM3D).",
        "LOOKS must be a number from 0 to 10000, not -1; ",
        "MODEL cannot be “rulog”; choose one of auto, ",
        "MODEL cannot be “gaussian”; choose one of auto, ",
    ]
    for outcome, beginning in zip(outcomes, told):
        assert outcome.code == 1
        (sentence,) = outcome.sentences
        assert sentence.startswith(beginning)
    assert not list(tmp_path.iterdir())


def test_super_images_and_ratios(side_by_side: SideBySide, files: list[Path], tmp_path: Path) -> None:
    """DENOISE=2 cleans a super-image with its own looks; on a ratio RuLoG is another method than MuLoG."""
    runs: list[tuple[str, dict[str, Any]]] = [
        ("superimage", {"INPUT": files, "DENOISE": k, "OUTPUT": tmp_path / f"super{k}.tif"}) for k in (0, 2)
    ]
    for model in ("mulog", "rulog"):
        runs.append(
            ("despecklestack", {"INPUT": files, "DENOISE": 2, "MODEL": model, "OUTPUT_FOLDER": tmp_path / model})
        )
    plain, clean, *_ = side_by_side(runs)
    assert float(clean.results["ENL"]) > 3 * float(plain.results["ENL"])
    assert Raster.read(tmp_path / "super2.tif").metadata["SAR_DESPECKLE_MODEL"] == "mulog"
    for model in ("mulog", "rulog"):
        paths = sorted((tmp_path / model).glob("*.tif"))
        assert len(paths) == len(files)
        for path in paths:
            result = Raster.read(path)
            assert result.metadata["SAR_DESPECKLE_MODEL"] == model
            assert used(result)["denoiser"] == "mulog"
            assert np.isfinite(result.values).any()
    first = [Raster.read(sorted((tmp_path / model).glob("*.tif"))[0]).values for model in ("mulog", "rulog")]
    assert not np.array_equal(*first, equal_nan=True)
