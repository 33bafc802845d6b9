"""A real QGIS window, under a virtual screen: the plugin as a user meets it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import CHECKOUT, HERE
from .rasters import Raster, speckled, write_raster

REAL = CHECKOUT.parent / "shared" / "data" / "s1_slc" / "lely"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With two dates of a series, the second one brighter."""
    folder = tmp_path_factory.mktemp("window")
    for k, intensity in enumerate(speckled(2, (80, 96))):
        write_raster(folder / "dates" / f"2024010{3 + k}T055512.tif", intensity * np.float32(1 + k))
    return folder


@pytest.fixture(scope="module")
def found(qgis_window: Any, folder: Path) -> dict[str, Any]:
    """Observations of inside_qgis/window.py."""
    environment = {
        "SAR_DESPECKLE_REAL": str(REAL) if REAL.is_dir() else "",
        # an index without packages: the dialog is to say so, and to install nothing
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(folder),
        "PIP_CONFIG_FILE": os.devnull,
    }
    seen: dict[str, Any] = qgis_window(HERE / "inside_qgis" / "window.py", folder, environment)
    return seen


def test_toolbox_and_menu(found: dict[str, Any]) -> None:
    assert found["gui"]
    assert found["menu"] == ["Despeckle a series", "Try it on simulated data", "Install ONNX Runtime…", "Documentation"]
    (page,) = found["documentation"]
    assert Path(page).resolve() == CHECKOUT / "docs" / "help" / "index.html" and Path(page).is_file()
    assert set(found["toolbox"]) >= {
        "Despeckle image",
        "Despeckle time series",
        "Equivalent number of looks",
        "GLRT adaptive multilooking",
        "Ratio despeckling",
        "Simulate time series",
        "Super-image",
    }
    assert found["install dialog"] == [True, "Install ONNX Runtime"]


def test_the_install_dialog_says_what_is_installed(found: dict[str, Any]) -> None:
    state, button, removable = found["installed"]
    assert state.startswith("Installed: onnxruntime 1.") and " MB, since 20" in state
    assert button == "Install again" and removable
    assert found["install buttons"] == [True, True]  # again, when the attempt has ended


def test_the_install_dialog_says_what_went_wrong(found: dict[str, Any]) -> None:
    *_, why, last = found["install log"]
    assert why.startswith("The package index has no onnxruntime for Python 3.")
    assert last == "ONNX Runtime could not be installed; the line above gives the reason."


def test_results_are_loaded_with_name_and_date(found: dict[str, Any], folder: Path) -> None:
    """One image by runAndLoadResults, a series by the dialog, which works in another thread."""
    layers = sorted(found["layers"], key=lambda layer: layer["source"])
    assert [layer["name"] for layer in layers] == [
        "2024-01-03 clean",
        "2024-01-04 clean",
        "2024-01-03 clean",
    ]
    assert [Path(layer["source"]) for layer in layers] == [
        folder / "clean" / "20240103T055512_despeckled.tif",
        folder / "clean" / "20240104T055512_despeckled.tif",
        folder / "one.tif",
    ]
    begins = ["2024-01-03T05:55:12", "2024-01-04T05:55:12", "2024-01-03T05:55:12"]
    assert [layer["begin"] for layer in layers] == begins
    for layer in layers:
        assert layer["active"]
        assert layer["fixed"]
        assert layer["end"] > layer["begin"]
    # each date of the series is shown until the next one
    assert layers[0]["end"] == "2024-01-04T05:55:11" and layers[1]["end"] == "2024-01-05T05:55:11"


def test_the_dates_of_a_series_are_in_a_group_of_their_own(found: dict[str, Any]) -> None:
    assert found["groups"] == {"Series clean": ["2024-01-03 clean", "2024-01-04 clean"]}


def test_loading_the_dates_warns_of_nothing(found: dict[str, Any]) -> None:
    """QGIS tries what it opens itself as vectors first, and logs for each that it is none."""
    assert found["warnings"] == []


def test_a_batch_loads_dates_only_if_it_loads_layers(found: dict[str, Any]) -> None:
    assert found["batch"] == [2, 0]


def test_the_temporal_controller_steps_from_date_to_date(found: dict[str, Any]) -> None:
    assert found["frames"] == ["2024-01-03T05:55:12", "2024-01-04T05:55:12"]


def test_a_name_that_the_author_of_a_model_gave_stays(found: dict[str, Any]) -> None:
    assert found["named by its author"] == "Harvest"
    after, before = found["stretch in a model"]
    assert after == before


def test_a_shipped_model_runs(found: dict[str, Any]) -> None:
    assert "Image with report" in found["toolbox"] and "Series with report" in found["toolbox"]
    assert found["report of a model"]


def test_a_shipped_model_runs_on_real_dates(found: dict[str, Any]) -> None:
    if not REAL.is_dir():
        pytest.skip(f"there are no real data in {REAL}")
    assert found["report of real dates"]


def test_dates_in_bands_are_no_colours(found: dict[str, Any]) -> None:
    assert found["bands"]["name"] == "Series clean"
    assert found["bands"]["renderer"] == "singlebandgray"


def test_before_and_after_have_one_stretch(found: dict[str, Any]) -> None:
    """Nobody has chosen one: the cut of the first result is that of all, and of the layers they were made from."""
    (common,) = {tuple(layer["stretch"]) for layer in found["layers"]}
    assert [tuple(stretch) for stretch in found["stretch after"]] == [common] * 2
    assert found["stretch before"][0] != found["stretch after"][0]
    low, high = common
    assert 0 < low < high


def test_a_stretch_that_somebody_chose_is_kept(found: dict[str, Any]) -> None:
    assert found["stretch kept"] == [found["stretch chosen"]] * 2
    assert found["stretch chosen"] != found["stretch after"][0]


def test_changes_are_in_colours_around_no_change(found: dict[str, Any]) -> None:
    assert found["bands"]["change"] == ["Series change", "singlebandpseudocolor"]
    labels = ["-6 dB", "-3 dB", "+0 dB", "+3 dB", "+6 dB"]
    assert [label for _, label in found["bands"]["colours"]] == labels
    values = [value for value, _ in found["bands"]["colours"]]
    np.testing.assert_allclose(values, [10 ** (decibels / 10) for decibels in (-6, -3, 0, 3, 6)], rtol=1e-6)


def test_nodata_of_the_layer_counts(found: dict[str, Any], folder: Path) -> None:
    """The user has called the bright point of the first date's layer no data; the second date keeps it."""
    del found
    bright = Raster.read(folder / "dates" / "20240103T055512.tif").values[0] >= 10
    assert 0 < bright.sum() < 10
    for name in ("one.tif", "clean/20240103T055512_despeckled.tif"):
        np.testing.assert_array_equal(np.isnan(Raster.read(folder / name).values[0]), bright)
    assert np.isfinite(Raster.read(folder / "clean" / "20240104T055512_despeckled.tif").values).all()


def test_layers_without_a_file_are_refused(found: dict[str, Any]) -> None:
    assert "Background map comes from “wms”, which cannot be read as a file; export it to a GeoTIFF" in found["refusal"]


def test_unloading_leaves_nothing(found: dict[str, Any]) -> None:
    assert found["after unload"] == {"menu": [], "provider": False}


def test_unloading_closes_the_dialogs_that_are_open(found: dict[str, Any]) -> None:
    """Run in one of them would call what is no longer there, and QGIS ended with it; others' dialogs stay."""
    assert found["open before"] == [True] * 4
    assert found["open after"] == [False, False, False, True]


def test_screenshot(found: dict[str, Any], folder: Path) -> None:
    """Of a window that shows something; the picture is for people."""
    assert found["screenshot"]
    picture = Raster.read(folder / "window.png").values
    assert picture.shape[1:] == (1000, 1600)
    assert len(np.unique(picture[:3].reshape(3, -1), axis=1).T) > 100
