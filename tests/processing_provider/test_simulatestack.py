"""``simulatestack`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import osr

from .conftest import Algorithm
from .outcome import temporary_files
from .rasters import Raster

SIZE = {"ROWS": 96, "COLUMNS": 80}
DATES = ["20240103", "20240115", "20240127", "20240208"]
ISO = [f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in DATES]


def read(folder: Path) -> list[Raster]:
    assert sorted(path.name for path in folder.iterdir()) == [f"simulated_{day}.tif" for day in DATES]
    return [Raster.read(folder / f"simulated_{day}.tif") for day in DATES]


def test_stack_and_its_truth(algorithm: Algorithm, tmp_path: Path) -> None:
    folder, reference = tmp_path / "dates", tmp_path / "truth.tif"
    given = {**SIZE, "DATES": 4, "LOOKS": 16, "CHANGE": 6, "SEED": 3}
    outcome = algorithm("simulatestack", OUTPUT_FOLDER=folder, REFERENCE=reference, **given)
    layers = ", ".join(str(folder / f"simulated_{day}.tif") for day in DATES)
    assert outcome.results == {"OUTPUT_FOLDER": str(folder), "REFERENCE": str(reference), "LAYERS": layers}
    dates, truth = read(folder), Raster.read(reference)
    assert truth.descriptions == tuple(ISO)
    assert truth.values.shape == (4, 96, 80)
    for date, iso, clean in zip(dates, ISO, truth.values):
        assert date.metadata["SAR_DESPECKLE_DATE"] == iso
        assert date.metadata["SAR_DESPECKLE_METHOD"] == "simulatestack"
        assert date.geotransform == truth.geotransform
        assert date.values.shape == (1, 96, 80)
        reference_system = osr.SpatialReference()
        reference_system.ImportFromWkt(date.crs)
        assert reference_system.IsProjected()
        speckle = date.values[0] / clean
        assert np.mean(speckle) == pytest.approx(1, abs=0.03)
        assert np.var(speckle) == pytest.approx(1 / 16, rel=0.25)
    change = json.loads(truth.metadata["SAR_DESPECKLE_PARAMETERS"])["change"]
    assert change["date"] == ISO[2]
    square = (slice(change["row"] + 4, change["row"] + 12), slice(change["col"] + 4, change["col"] + 12))
    step = 10 * np.log10(truth.values[2][square] / truth.values[1][square])
    assert np.median(step) == pytest.approx(6, abs=2)  # the season moves some fields besides
    assert temporary_files(tmp_path) == []


def test_complex_is_the_same_stack(algorithm: Algorithm, tmp_path: Path) -> None:
    """COMPLEX writes what the intensities of the same seed are the squares of; another seed gives another stack."""
    given = {**SIZE, "DATES": 4, "SUBSWATH": 0}
    for name, own in (("slc", {"COMPLEX": True}), ("intensity", {}), ("other", {"SEED": 2})):
        algorithm("simulatestack", OUTPUT_FOLDER=tmp_path / name, **given, **own)
    slc, intensity, other = (read(tmp_path / name) for name in ("slc", "intensity", "other"))
    for z, w, unlike in zip(slc, intensity, other):
        assert z.values.dtype == np.complex64
        np.testing.assert_allclose(np.abs(z.values) ** 2, w.values, rtol=1e-4, atol=1e-9)
        assert not np.allclose(unlike.values, w.values, rtol=0.1)


def test_its_dates_can_be_despeckled_in_their_own_folder(algorithm: Algorithm, tmp_path: Path) -> None:
    algorithm("simulatestack", OUTPUT_FOLDER=tmp_path, DATES=2, COMPLEX=True, **SIZE)
    inputs = {path: path.read_bytes() for path in sorted(tmp_path.iterdir())}
    outcome = algorithm("despecklestack", INPUT=list(inputs), OUTPUT_FOLDER=tmp_path)
    assert "0: simulated_20240103.tif, 2024-01-03, read as complex" in outcome.stdout
    for path, before in inputs.items():
        assert path.read_bytes() == before
        found = Raster.read(tmp_path / f"{path.stem}_despeckled.tif").values
        assert np.isfinite(found).all()
        assert (found > 0).all()
    assert len(list(tmp_path.iterdir())) == 4
