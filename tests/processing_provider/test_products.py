"""Products as they are downloaded, through the real ``qgis_process``: what comes out, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from .conftest import Algorithm, Alike, SideBySide
from .outcome import temporary_files
from .rasters import Raster

BURST = [(-1, -1)] * 2 + [(3, 100)] * 45 + [(-1, -1)]
CSLC = "OPERA_L2_CSLC-S1_T064-135518-IW1_20240103T054512Z_20240104T010203Z_S1A_VV_v1.1"
DAYS = ("20240103", "20240115")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, made_products: ModuleType) -> Path:
    """Two GRD products, a SLC product, CSLC, a Zarr store, and a collection of items on a server."""
    make, place = made_products, tmp_path_factory.mktemp("products")
    for seed, day in enumerate(DAYS):
        images = {("IW", name): make.digital_numbers(seed=seed + 5 * (name == "VH")) for name in ("VV", "VH")}
        make.zipped(make.write_safe(place, images, start=f"{day}T054512"))
    images = {(swath, "VV"): make.single_look(seed=k) for k, swath in enumerate(("IW1", "IW2"))}
    make.write_safe(place, images, kind="SLC", bursts=[BURST, BURST])
    make.write_cslc(place / f"{CSLC}.h5", {"VV": make.single_look()})
    make.write_eopf(place / "S1A_IW_GRDH_1SDV_20240103T054512.zarr", {"VV": make.digital_numbers()})
    items = []
    for seed, day in enumerate(DAYS):
        make.write_tiff(place / f"scene-{seed}-vv.tif", make.intensity(seed=seed))
        when = f"{day[:4]}-{day[4:6]}-{day[6:]}T05:45:12Z"
        items.append(make.item(f"scene-{seed}", when, {"vv": f"scene-{seed}-vv.tif"}))
    make.write_json(place / "search.json", {"type": "FeatureCollection", "features": items})
    return place


@pytest.fixture(scope="module")
def runs(folder: Path, side_by_side: SideBySide, made_products: ModuleType, tmp_path_factory: Any) -> Any:
    """All runs that succeed, by name: the outcome, and the folder of results."""
    out = tmp_path_factory.mktemp("results")
    zips = sorted(folder.glob("*GRDH*.zip"))
    slc = next(folder.glob("*SLC*.SAFE"))
    store = folder / "S1A_IW_GRDH_1SDV_20240103T054512.zarr"
    with made_products.served(folder) as address:
        wanted = {
            "grd": ("superimage", {"INPUT": zips, "PART": "VV", "OUTPUT": out / "grd.tif"}),
            "slc": ("pgd2net", {"INPUT": slc / "manifest.safe", "PART": "IW2", "OUTPUT": out / "slc.tif"}),
            "cslc": ("mulog", {"INPUT": f'HDF5:"{folder / CSLC}.h5"://data/VV', "OUTPUT": out / "cslc.tif"}),
            "zarr": ("looks", {"INPUT": store}),
            "stac": (
                "despecklestack",
                {"INPUT": f"{address}/search.json", "OUTPUT_FOLDER": out / "stac", "FORMAT": 1, "LOOKS": 4.4},
            ),
        }
        if gdal.GetDriverByName("Zarr") is None:
            del wanted["zarr"]
        outcomes = side_by_side(list(wanted.values()))
    return dict(zip(wanted, outcomes)), out


def test_zipped_grd_are_a_series(runs: Any, made_products: ModuleType):
    outcomes, out = runs
    said, result = outcomes["grd"].stdout, Raster.read(out / "grd.tif")
    assert "s1a-iw-grd-vv-20240103t054512" in said and "2024-01-15 05:45:12, read as amplitude" in said
    assert "levels are not calibrated and thermal noise is not subtracted" in said
    dates = [made_products.digital_numbers(seed=seed).astype(np.float64) ** 2 for seed in (0, 1)]
    np.testing.assert_allclose(result.values[0], np.sqrt(np.mean(dates, axis=0)), rtol=1e-5)


def test_bursts_are_despeckled_with_their_phase_and_gaps(runs: Any, made_products: ModuleType):
    outcomes, out = runs
    result = Raster.read(out / "slc.tif").values[0]
    valid = np.zeros(result.shape, bool)
    valid[2:47, 3:101] = valid[50:95, 3:101] = True
    assert np.array_equal(np.isfinite(result), valid)
    assert "has no phase" not in outcomes["slc"].stdout + outcomes["slc"].stderr
    assert result[valid].std() < 0.5 * result[valid].mean()  # speckle of one look has 1


def test_a_dataset_in_hdf5_gets_its_place_and_its_date(runs: Any):
    _, out = runs
    dataset = gdal.Open(str(out / "cslc.tif"))
    assert dataset.GetGeoTransform() == (680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0)
    assert dataset.GetMetadataItem("SAR_DESPECKLE_DATE") == "2024-01-03T05:45:12"


def test_zarr_is_read(runs: Any):
    outcomes, _ = runs
    if "zarr" not in outcomes:
        pytest.skip("this GDAL has no Zarr driver")
    assert 3 < float(outcomes["zarr"].results["ENL"]) < 6


def test_a_collection_on_a_server_becomes_cogs(runs: Any):
    _, out = runs
    names = [f"scene-{k}_VV_despeckled.tif" for k in (0, 1)]
    assert sorted(path.name for path in (out / "stac").glob("*.tif")) == names
    for name, day in zip(names, ("2024-01-03", "2024-01-15")):
        dataset = gdal.Open(str(out / "stac" / name))
        assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
        assert dataset.GetMetadataItem("SAR_DESPECKLE_DATE").startswith(day)
        assert np.isnan(dataset.GetRasterBand(1).GetNoDataValue())
    assert not temporary_files(out / "stac")


def test_what_cannot_be_used_is_one_sentence(
    folder: Path, tmp_path: Path, algorithm: Algorithm, alike: Alike, made_products: ModuleType
):
    make = made_products
    safe = next(folder.glob("*GRDH*20240103*.SAFE"))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(next(folder.glob("*.zip")).read_bytes()[:5000])
    item = make.write_json(tmp_path / "lost.json", make.item("lost", "2024-01-03T00:00:00Z", {"vv": "gone.tif"}))
    wanted = [
        (safe, f'{safe.name} holds VV, VH; choose one with PART, as in PART="VV".'),
        (cut, "cut.zip cannot be opened as a zip archive; it is damaged or was not downloaded to its end:"),
        (item, "lost: the asset VV is "),
        ("http://127.0.0.1:9/a.tif", "a.tif cannot be opened as a raster ("),
    ]
    calls: list[tuple[str, dict[str, Any]]] = [
        ("despeckle", {"INPUT": path, "OUTPUT": tmp_path / f"o{number}.tif"}) for number, (path, _) in enumerate(wanted)
    ]
    for outcome, (_, sentence) in zip(alike(calls, check=False), wanted):
        assert outcome.code == 1
        assert len(outcome.sentences) == 1 and outcome.sentences[0].startswith(sentence)
    assert not list(tmp_path.glob("o*.tif*")) and not temporary_files(tmp_path)


def test_layers_of_products_are_read_as_their_files_are(folder: Path, inside_qgis: Any):
    """QGIS names a layer of HDF5 or SAFE by GDAL's name for the dataset."""
    slc = next(folder.glob("*SLC*.SAFE"))
    sources = [f'HDF5:"{folder / CSLC}.h5"://data/VV', f"SENTINEL1_CALIB:UNCALIB:{slc}/manifest.safe:IW1_VV:COMPLEX"]
    hdf5, safe = json.loads(inside_qgis("product_layers.py", *sources))
    assert hdf5 == [True, f"{CSLC}_VV", "2024-01-03 05:45:12", True, True]
    name = "s1a-iw1-slc-vv-20240103t054512-20240103t054512-051952-0646f3-001"
    assert safe == [True, name, "2024-01-03 05:45:12", True, False]
