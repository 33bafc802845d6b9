"""HDF5 of OPERA and NISAR, Zarr of EOPF: the image, its place on the ground, and the choice among several."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.products.grouped_arrays import FoundArray, images_among, words_of
from sar_despeckle.core.scale.scale import Scale

CSLC = "OPERA_L2_CSLC-S1_T064-135518-IW1_20240103T054512Z_20240104T010203Z_S1A_VV_v1.1"
GCOV = "NISAR_L2_PR_GCOV_001_005_A_219_4020_SHNA_A_20240609T045403_20240609T045413_T00777_M_F_J_777"
RTC = "OPERA_L2_RTC-S1_T009-019294-IW2_20240123T084748Z_20240123T162136Z_S1A_30_v1.0"
UTM = (680000.0, 10.0, 0.0, 5820000.0, 0.0, -10.0)
Opened = Callable[..., Any]


def test_cslc_is_complex_and_on_its_grid(tmp_path: Path, opened: Opened, made_products: ModuleType):
    image = made_products.single_look()
    path = made_products.write_cslc(tmp_path / f"{CSLC}.h5", {"VV": image})
    for name in (path, f'HDF5:"{path}"://data/VV', f'NETCDF:"{path}"://data/VV'):
        stack, values = opened(name)
        (source,) = stack.sources
        np.testing.assert_allclose(values[0], np.abs(image) ** 2, rtol=1e-6)
        assert source.complex and source.date == datetime(2024, 1, 3, 5, 45, 12)
        assert source.label == f"{CSLC}.h5 VV" and source.name == f"{CSLC}_VV"
        assert stack.grid.geotransform == UTM and 'ID["EPSG",32631]' in _wkt2(stack.grid.crs)
        assert stack.files == (str(path),)


def _wkt2(crs: str) -> str:
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs)
    return str(reference.ExportToWkt(["FORMAT=WKT2"]))


def test_gcov_gives_its_diagonal(tmp_path: Path, opened: Opened, made_products: ModuleType):
    images = {
        "HHHH": made_products.intensity(),
        "HVHV": made_products.intensity(seed=2),
        "HHHV": made_products.single_look(),
    }
    images["HVHV"][:5] = np.nan
    path = made_products.write_gcov(tmp_path / f"{GCOV}.h5", images)
    with pytest.raises(InputError, match=r'h5 holds HHHH, HVHV; choose one with PART, as in PART="HHHH"\.'):
        opened(path)
    for part in ("HVHV", "/science/LSAR/GCOV/grids/frequencyA/HVHV"):
        stack, values = opened(path, part=part)
        assert np.array_equal(values[0], images["HVHV"], equal_nan=True)
        assert stack.sources[0].scale is Scale.INTENSITY and stack.grid.geotransform == UTM
        assert stack.sources[0].date == datetime(2024, 6, 9, 4, 54, 3)


def test_metadata_of_rtc_lead_to_the_images_beside_it(tmp_path: Path, opened: Opened, made_products: ModuleType):
    """OPERA's RTC-S1 has its images in GeoTIFFs, and an HDF5 file of metadata."""
    path = made_products.write_arrays(tmp_path / f"{RTC}.h5", {"/metadata/orbit/time": np.arange(9.0)})
    with pytest.raises(InputError, match=r"h5 holds no image of two dimensions; give the raster that it describes\."):
        opened(path)
    images = {name: made_products.intensity(seed=k) for k, name in enumerate(("VV", "VH"))}
    for name, values in images.items():
        made_products.write_tiff(tmp_path / f"{RTC}_{name}.tif", values)
    stack, values = opened(path, part="VH")
    assert np.array_equal(values[0], images["VH"]) and stack.sources[0].label == f"{RTC}_VH.tif"


def test_coordinates_that_are_no_grid_are_no_georeference(tmp_path: Path, opened: Opened, made_products: ModuleType):
    x = np.arange(120.0) ** 2
    arrays = {"/data/x": x, "/data/y": -np.arange(96.0), "/data/VV": made_products.intensity()}
    stack, _ = opened(made_products.write_arrays(tmp_path / "a_20240103.h5", arrays))
    assert stack.grid.geotransform is None


def test_damaged_hdf5_is_refused(tmp_path: Path, opened: Opened, made_products: ModuleType, gdal_mode: bool):
    path = made_products.write_cslc(tmp_path / f"{CSLC}.h5", {"VV": made_products.single_look()})
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(InputError, match=r"cannot be opened as HDF5 \(.*\); it is damaged .* download it again\."):
        opened(path)
    with pytest.raises(InputError, match=r"nowhere\.h5 does not exist or cannot be reached"):
        opened(tmp_path / "nowhere.h5")


needs_zarr = pytest.mark.skipif(gdal.GetDriverByName("Zarr") is None, reason="this GDAL has no Zarr driver")


@needs_zarr
def test_eopf_has_control_points(tmp_path: Path, opened: Opened, made_products: ModuleType):
    images = {name: made_products.digital_numbers(seed=k) for k, name in enumerate(("VV", "VH"))}
    path = made_products.write_eopf(tmp_path / "S1A_IW_GRDH_1SDV_20240103T054512.zarr", images)
    with pytest.raises(InputError, match=r"zarr holds VV, VH; choose one with PART"):
        opened(path)
    inside = "S01SIWGRD_20240103T054512_0025_A299_S000_5464A_VH/measurements/grd"
    archive = Path(shutil.make_archive(str(path), "zip", path.parent, path.name))
    for name, part in ((path, "VH"), (f'ZARR:"{path}":/{inside}', ""), (archive, "VH")):
        stack, values = opened(name, part=part)
        assert np.array_equal(values[0], images["VH"].astype(np.float32) ** 2)
        assert stack.sources[0].scale is Scale.AMPLITUDE and str(stack.sources[0].date) == "2024-01-03 05:45:12"
        assert [gcp[3:5] for gcp in stack.grid.gcps] == [(0.5, 0.5), (119.5, 0.5), (0.5, 95.5), (119.5, 95.5)]
        assert stack.grid.gcps[3][:2] == pytest.approx((5.0119, 51.9905))


@needs_zarr
def test_zarr_without_its_driver_is_said(
    tmp_path: Path, opened: Opened, made_products: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    path = made_products.write_eopf(tmp_path / "S1A_20240103.zarr", {"VV": made_products.digital_numbers()})
    by_name = gdal.GetDriverByName
    monkeypatch.setattr(gdal, "GetDriverByName", lambda name: None if name == "Zarr" else by_name(name))
    with pytest.raises(InputError, match=r"S1A_20240103\.zarr is a Zarr store, which GDAL .* cannot read; use a QGIS"):
        opened(path)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/science/LSAR/GCOV/grids/frequencyA/HHHH", "HHHH"),
        ("/science/LSAR/GSLC/grids/frequencyB/VV", "frequencyB VV"),
        ("/S01SIWSLC_20240103T054512_0027_A299_S000_5464A_VH_IW2_249411/measurements/slc", "IW2 249411 VH"),
        ("/S01SIWGRD_20240103T054512_0025_A299_S000_5464A_VV/measurements/grd", "VV"),
        ("/data/backscatter", "/data/backscatter"),
    ],
)
def test_images_are_called_by_their_words(path: str, words: str):
    assert " ".join(words_of(FoundArray(path, (9, 9), complex=False))) == words


def test_only_images_are_offered():
    def inside(*paths: str) -> list[str]:
        return [array.path for array in images_among([FoundArray(path, (9, 9), complex=False) for path in paths])]

    assert inside("/data/VV", "/data/mask", "/metadata/VV") == ["/data/VV"]
    assert inside("/a/measurements/grd", "/a/quality/noise", "/a/b") == ["/a/measurements/grd"]
    assert inside("/a", "/quality/noise") == ["/a"]
