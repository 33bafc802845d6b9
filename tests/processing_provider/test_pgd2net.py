"""``pgd2net`` through ``qgis_process``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from sar_despeckle.core.simulation.speckle_field import complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS

from .conftest import Algorithm, Alike, SideBySide
from .outcome import temporary_files
from .rasters import Raster, assert_like, speckled, to_decibel, write_raster

SHAPE = (120, 150)


@pytest.fixture(scope="module")
def field() -> NDArray[np.complex64]:
    """One look of a scene of two fields, a road and a point, correlated as in IW2."""
    scene = speckled(1, SHAPE, looks=1e6)[0]
    return complex_field(scene, SUBSWATHS["IW2"], np.random.default_rng(4))


@pytest.fixture(scope="module")
def slc(field: NDArray[np.complex64], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_raster(tmp_path_factory.mktemp("slc") / "slc.tif", field)


@pytest.fixture(scope="module")
def parts(field: NDArray[np.complex64], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Intensity, dB, and the phase in radians and in degrees."""
    folder = tmp_path_factory.mktemp("parts")
    intensity, phase = (np.abs(field) ** 2).astype(np.float32), np.angle(field).astype(np.float32)
    values = {
        "intensity": intensity,
        "db": to_decibel(intensity),
        "radians": phase,
        "degrees": np.degrees(phase),
        "none": np.zeros(SHAPE, np.float32),
        "elsewhere": phase[1:],
        "large": 1000 * phase,
    }
    return {name: write_raster(folder / f"{name}.tif", image) for name, image in values.items()}


def decibels(one: Any, other: Any) -> float:
    return float(np.abs(10 * np.log10(one / other)).max())


def test_complex_image(algorithm: Algorithm, slc: Path, tmp_path: Path) -> None:
    output, speckle = tmp_path / "clean.tif", tmp_path / "speckle.tif"
    outcome = algorithm("pgd2net", INPUT=slc, OUTPUT=output, SPECKLE=speckle)
    assert outcome.results == {"OUTPUT": str(output), "SPECKLE": str(speckle)}
    assert "Network pgd2net on the " in outcome.stdout
    source, clean, found = Raster.read(slc), Raster.read(output), Raster.read(speckle)
    for result in (clean, found):
        assert_like(result, source, method="pgd2net", scale="intensity", nodata=None)
        assert result.metadata["SAR_DESPECKLE_MODEL"] == "pgd2net"
    assert json.loads(clean.metadata["SAR_DESPECKLE_PARAMETERS"])["phase"] == "slc.tif"
    assert np.mean(clean.values) == pytest.approx(np.mean(np.abs(source.values) ** 2), rel=0.1)
    left = clean.values[0, 70:, 5:60]
    assert left.mean() ** 2 / left.var() > 50
    assert found.values.mean() == pytest.approx(1, abs=0.1)
    assert temporary_files(tmp_path) == []


def test_constant_phase_and_fringes_do_not_matter(
    alike: Alike, field: NDArray[np.complex64], slc: Path, tmp_path: Path
) -> None:
    rows, cols = np.indices(SHAPE)
    turned = {"constant": np.full(SHAPE, 2.0), "ramp": 0.9 * rows - 2.1 * cols}
    inputs = [slc]
    for name, phase in turned.items():
        inputs.append(write_raster(tmp_path / f"{name}.tif", (field * np.exp(1j * phase)).astype(np.complex64)))
    outputs = [tmp_path / f"{path.stem}_clean.tif" for path in inputs]
    alike([("pgd2net", {"INPUT": a, "OUTPUT": b}) for a, b in zip(inputs, outputs)])
    plain, *others = (Raster.read(path).values for path in outputs)
    assert max(decibels(other, plain) for other in others) < 0.05


def test_phase_beside_the_image(alike: Alike, slc: Path, parts: dict[str, Path], tmp_path: Path) -> None:
    """Complex values, and intensity with its phase in radians or degrees, give the same image; dB comes out as dB."""
    runs = [
        {"INPUT": slc},
        {"INPUT": parts["intensity"], "PHASE": parts["radians"]},
        {"INPUT": parts["intensity"], "PHASE": parts["degrees"]},
        {"INPUT": parts["db"], "PHASE": parts["radians"], "SCALE": 3},
        {"INPUT": parts["intensity"]},
    ]
    calls = [("pgd2net", {**run, "OUTPUT": tmp_path / f"{number}.tif"}) for number, run in enumerate(runs)]
    told = [outcome.stdout + outcome.stderr for outcome in alike(calls)]
    complex_, radians, degrees, decibel, without = (
        Raster.read(tmp_path / f"{number}.tif").values for number in range(len(runs))
    )
    assert decibels(radians, complex_) < 0.01
    assert decibels(degrees, complex_) < 0.01
    assert decibels(10 ** (decibel / 10), complex_) < 0.01
    assert decibels(without, complex_) > 0.1
    assert "degrees.tif is taken for degrees: " in told[2]
    assert "intensity.tif has no phase, so the network works on intensity alone" in told[4]
    assert not any("has no phase" in text for text in told[:4])


def test_an_image_that_was_detected(algorithm: Algorithm, field: NDArray[np.complex64], tmp_path: Path) -> None:
    detected = write_raster(tmp_path / "detected.tif", np.abs(field).astype(np.complex64))
    outcome = algorithm("pgd2net", INPUT=detected, OUTPUT=tmp_path / "clean.tif")
    assert "detected.tif has the same phase everywhere, " in outcome.stdout + outcome.stderr


def test_what_cannot_be_used(alike: Alike, parts: dict[str, Path], tmp_path: Path) -> None:
    cases = [
        ("none", "auto", "none.tif is no phase: its values are all alike; leave PHASE empty, or give the phase of"),
        ("elsewhere", "auto", "give the phase on the grid of the image."),
        ("large", "auto", "large.tif is no phase: its values reach "),
        ("radians", "lean-slc", "The model lean-slc reads no phase; run Despeckle image with it, or choose"),
    ]
    given = {"INPUT": parts["intensity"], "OUTPUT": tmp_path / "clean.tif"}
    calls = [("pgd2net", {**given, "PHASE": parts[phase], "MODEL": model}) for phase, model, _ in cases]
    for outcome, (*_, said) in zip(alike(calls, check=False), cases):
        assert outcome.code == 1
        assert said in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_tiles_do_not_show(side_by_side: SideBySide, tmp_path: Path) -> None:
    """On an image that is larger than a tile with its halo."""
    scene = speckled(1, (400, 450), looks=1e6)[0]
    slc = write_raster(tmp_path / "slc.tif", complex_field(scene, SUBSWATHS["IW2"], np.random.default_rng(6)))
    sizes = (0, 128)
    side_by_side([("pgd2net", {"INPUT": slc, "TILE_SIZE": s, "OUTPUT": tmp_path / f"{s}_clean.tif"}) for s in sizes])
    whole, tiled = (Raster.read(tmp_path / f"{size}_clean.tif").values for size in sizes)
    assert decibels(tiled, whole) < 0.01


def test_phases_beside_the_dates_of_a_series(
    alike: Alike, field: NDArray[np.complex64], slc: Path, parts: dict[str, Path], tmp_path: Path
) -> None:
    """Through the ratio to a super-image; a network that reads no phase says so."""
    super_image = write_raster(tmp_path / "super.tif", speckled(1, SHAPE, looks=1e6)[0])
    beside = {"INPUT": parts["intensity"], "PHASE": parts["radians"]}
    runs = [{"INPUT": slc, "MODEL": "pgd2net"}, {**beside, "MODEL": "pgd2net"}, {**beside, "MODEL": "lean-slc"}]
    calls = [
        ("ratiodespeckle", {**run, "SUPERIMAGE": super_image, "SCALE": 1, "OUTPUT": tmp_path / f"{number}.tif"})
        for number, run in enumerate(runs)
    ]
    told = [outcome.stdout + outcome.stderr for outcome in alike(calls)]
    complex_, radians, _ = (Raster.read(tmp_path / f"{number}.tif").values for number in range(3))
    assert decibels(radians, complex_) < 0.5  # at most: the looks were measured in one, and known in the other
    assert "PHASE is not used: lean-slc reads none. MODEL=pgd2net does." in told[2]
    assert "PHASE is not used" not in told[1]


def test_in_the_ratio_of_a_complex_series(alike: Alike, tmp_path: Path) -> None:
    """The phase of each date goes with its ratio: without it the result is another one, and the user is told."""
    scene, rng = speckled(1, SHAPE, looks=1e6)[0], np.random.default_rng(5)
    dates = np.stack([complex_field(scene, SUBSWATHS["IW2"], rng) for _ in range(3)])
    kinds = {"complex": dates, "detected": np.abs(dates).astype(np.complex64), "intensity": np.abs(dates) ** 2}
    calls = []
    for kind, values in kinds.items():
        files = [write_raster(tmp_path / kind / f"2024010{day}.tif", date) for day, date in enumerate(values, 1)]
        folder = tmp_path / f"{kind}_clean"
        calls.append(("despecklestack", {"INPUT": files, "SCALE": 1, "MODEL": "pgd2net", "OUTPUT_FOLDER": folder}))
    told = [outcome.stdout + outcome.stderr for outcome in alike(calls)]
    clean = [
        np.stack([Raster.read(path).values[0] for path in sorted((tmp_path / f"{kind}_clean").glob("*.tif"))])
        for kind in kinds
    ]
    assert decibels(clean[0], clean[1]) > 0.05
    assert "phase" not in told[0]
    assert "20240101.tif has the same phase everywhere, " in told[1]
    assert "20240101.tif has no phase, so the network works on intensity alone" in told[2]


def test_every_real_complex_image(data_folder: Path, alike: Alike, tmp_path: Path) -> None:
    paths = sorted((data_folder / "slc_complex").glob("*.tif"))
    alike([("pgd2net", {"INPUT": path, "OUTPUT": tmp_path / path.name}) for path in paths])
    for path in paths:
        source, clean = Raster.read(path), Raster.read(tmp_path / path.name)
        image, result = np.abs(source.values[0]) ** 2, clean.values[0]
        known = image > 0
        assert_like(clean, source, method="pgd2net", scale="intensity", nodata=None)
        assert np.isfinite(result[known]).all() and (result[known] > 0).all()
        assert np.mean(result[known]) == pytest.approx(np.mean(image[known]), rel=0.1)  # bright targets have no gain
        ratio = image[known] / result[known]
        # streets between bright houses, a pixel wide each, come out 2 dB too bright: the mean ratio of a town is 0.75
        assert 0.7 < np.mean(ratio) < 1.1 and 0.35 < np.var(ratio) < 1.2
        assert np.abs(np.diff(np.log(result)))[known[:, 1:] & known[:, :-1]].mean() < 0.4  # of speckle, 1.4
