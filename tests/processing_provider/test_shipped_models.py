"""The graphical models that come with the plugin."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import canonicalize

import numpy as np
import pytest

from .conftest import CHECKOUT, Algorithm
from .rasters import Raster

FOLDER = CHECKOUT / "processing_provider" / "graphical_models"
DATA = CHECKOUT.parent / "shared" / "data" / "s1_slc" / "lely"


def test_they_are_algorithms_of_the_provider(plugin: dict[str, Any]) -> None:
    assert {path.stem for path in FOLDER.glob("*.model3")} == set(plugin["models"])
    for name, (title, group, summary, help_text) in plugin["models"].items():
        assert group == "Graphical models"
        assert 2 <= len(title.split()) <= 4, name
        assert summary.endswith(".") and summary in help_text


def test_the_files_are_those_that_the_script_makes(inside_qgis: Callable[..., str], tmp_path: Path) -> None:
    inside_qgis(str(CHECKOUT / "scripts" / "make_graphical_models.py"), tmp_path)
    for path in FOLDER.glob("*.model3"):
        made = canonicalize(from_file=tmp_path / path.name)  # Qt writes attributes in any order
        assert made == canonicalize(from_file=path), "scripts/make_graphical_models.py makes it anew"


def results(folder: Path, **named: tuple[str, str]) -> dict[str, Path]:
    """Parameters of a model's results, under their names in older and in newer versions of QGIS."""
    made = {}
    for name, (child, title) in named.items():
        path = folder / name.replace("_", ".")
        made.update({f"{child}:{title}": path, title: path})
    return made


@pytest.fixture(params=["simulated", "real"])
def dates(request: pytest.FixtureRequest, files: list[Path]) -> list[Path]:
    """Five dates, ours and real ones."""
    if request.param == "simulated":
        return sorted(files)
    if not DATA.is_dir():
        pytest.skip(f"there are no real data in {DATA}")
    return sorted(DATA.glob("*.tif"))


def test_a_series_with_its_report(algorithm: Algorithm, dates: list[Path], tmp_path: Path) -> None:
    outputs = results(
        tmp_path,
        super_tif=("superimage", "Super-image"),
        clean_tif=("ratiodespeckle", "Clean dates"),
        change_tif=("ratiodespeckle", "Change"),
        report_html=("qualityreport", "Report"),
    )
    algorithm("seriesreport", DATES=dates, **outputs)
    clean = Raster.read(tmp_path / "clean.tif")
    assert clean.values.shape == (5, *Raster.read(dates[0]).values.shape[1:])
    assert Raster.read(tmp_path / "change.tif").values.shape == clean.values.shape
    numbers = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert "<html" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert numbers
    for source, after in zip(dates, clean.data):
        assert np.nanmean(after) == pytest.approx(np.nanmean(Raster.read(source).data), rel=0.3)


def test_an_image_with_its_report(algorithm: Algorithm, dates: list[Path], tmp_path: Path) -> None:
    outputs = results(tmp_path, clean_tif=("despeckle", "Clean image"), report_html=("qualityreport", "Report"))
    algorithm("imagereport", IMAGE=dates[0], **outputs)
    algorithm("despeckle", INPUT=dates[0], OUTPUT=tmp_path / "alone.tif")
    np.testing.assert_array_equal(
        Raster.read(tmp_path / "clean.tif").values, Raster.read(tmp_path / "alone.tif").values
    )
    assert (tmp_path / "report.html").stat().st_size < 15_000_000


def test_one_that_cannot_be_loaded_is_left_out_and_the_others_are_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without the provider no step of a model is registered, so that none can be loaded; nothing is raised."""
    from sar_despeckle.processing_provider import shipped_models

    (tmp_path / "imagereport.model3").write_text("no model")
    monkeypatch.setattr(shipped_models, "_FOLDER", tmp_path)
    assert shipped_models.shipped_models() == []
    with pytest.raises(ValueError, match=r"imagereport\.model3 is no model"):
        shipped_models.ShippedModel(tmp_path / "imagereport.model3")
