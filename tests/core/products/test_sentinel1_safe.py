"""SAFE folders and what is in them: the same image, whatever the user gave."""

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
from sar_despeckle.core.scale.scale import Scale

WHEN = datetime(2024, 1, 3, 5, 45, 12)
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def grd(tmp_path_factory: pytest.TempPathFactory, made_products: ModuleType) -> Path:
    images = {("IW", name): made_products.digital_numbers(seed=seed) for seed, name in enumerate(("VV", "VH"))}
    safe: Path = made_products.write_safe(tmp_path_factory.mktemp("grd"), images)
    return safe


@pytest.fixture(scope="module")
def slc(tmp_path_factory: pytest.TempPathFactory, made_products: ModuleType) -> Path:
    """Two bursts of 48 lines: the first two and the last lines of each were not imaged, nor the sides of the others."""
    images = {
        (swath, name): made_products.single_look(seed=seed)
        for seed, (swath, name) in enumerate((s, p) for s in ("IW1", "IW2") for p in ("VV", "VH"))
    }
    burst = [(-1, -1)] * 2 + [(3, 100)] * 45 + [(-1, -1)]
    safe: Path = made_products.write_safe(tmp_path_factory.mktemp("slc"), images, kind="SLC", bursts=[burst, burst])
    return safe


def test_gdals_driver_for_safe_opens_what_the_tests_make(grd: Path, slc: Path):
    """The examples have what a real product has, as far as GDAL looks."""
    for safe, swath in ((grd, "IW"), (slc, "IW1")):
        dataset = gdal.Open(str(safe / "manifest.safe"))
        assert dataset.GetDriver().ShortName == "SAFE"
        assert {name.split(":")[3] for name, _ in dataset.GetSubDatasets()} >= {f"{swath}_VV", f"{swath}_VH"}


def ways_to_grd(safe: Path, archive: Path) -> list[tuple[str | Path, str]]:
    (measurement,) = (safe / "measurement").glob("*-vv-*")
    return [
        (safe, "VV"),
        (f"{safe}/", "vv"),
        (safe / "manifest.safe", "VV"),
        (measurement, ""),
        (archive, "VV"),
        (f"/vsizip/{archive}", "VV"),
        (f"/vsizip/{archive}/{safe.name}/manifest.safe", "VV"),
        (f"SENTINEL1_CALIB:UNCALIB:{safe}/manifest.safe:IW_VV:AMPLITUDE", ""),
        (f"SENTINEL1_DS:{safe}/manifest.safe:IW_VV", ""),
    ]


def test_every_way_to_name_an_image_gives_the_same(grd: Path, opened: Opened, made_products: ModuleType):
    wanted = made_products.digital_numbers(seed=0).astype(np.float32) ** 2
    for path, part in ways_to_grd(grd, made_products.zipped(grd)):
        stack, values = opened(path, part=part)
        (source,) = stack.sources
        assert np.array_equal(values[0], wanted), path
        assert source.name == "s1a-iw-grd-vv-20240103t054512-20240103t054512-051952-0646f3-001"
        assert (source.date, source.scale) == (WHEN, Scale.AMPLITUDE)
        assert "not calibrated" in source.reason
        assert "thermal noise is not subtracted" in " ".join(stack.notes)
        assert len(stack.grid.gcps) == 4


def test_several_images_are_listed(grd: Path, slc: Path, opened: Opened):
    with pytest.raises(InputError, match=r'SAFE holds VV, VH; choose one with PART, as in PART="VV"\.'):
        opened(grd)
    with pytest.raises(InputError, match=r"SAFE holds no HH, only VV, VH; choose one of these with PART\."):
        opened(grd, part="HH")
    with pytest.raises(InputError, match=r'SAFE holds IW1 VV, IW1 VH; choose one with PART, as in PART="IW1 VV"\.'):
        opened(slc, part="IW1")


def test_swath_and_polarisation_choose_a_complex_image(slc: Path, opened: Opened, made_products: ModuleType):
    wanted = np.abs(made_products.single_look(seed=3)) ** 2
    stack, values = opened(slc, part="iw2 vh")
    assert stack.complex and stack.sources[0].date == WHEN
    valid = np.zeros(wanted.shape, bool)
    valid[2:47, 3:101] = valid[50:95, 3:101] = True  # the bursts without their black borders
    assert np.array_equal(np.isnan(values[0]), ~valid)
    np.testing.assert_allclose(values[0][valid], wanted[valid], rtol=1e-6)


def test_calibrated_images_of_gdals_driver_keep_their_names(slc: Path, opened: Opened):
    stack, values = opened(f"SENTINEL1_CALIB:SIGMA0:{slc}/manifest.safe:IW1_VV:INTENSITY")
    (source,) = stack.sources
    assert source.scale is Scale.INTENSITY and source.date == WHEN
    assert source.name == f"{slc.name}_IW1_VV_SIGMA0"
    assert np.nanmedian(values) > 0


def test_two_names_of_one_image_are_one_date(grd: Path, opened: Opened):
    with pytest.raises(InputError, match="given twice"):
        opened(grd, grd / "manifest.safe", part="VV")


def test_what_is_missing_is_said(tmp_path: Path, grd: Path, opened: Opened, made_products: ModuleType):
    empty = made_products.write_safe(tmp_path, {("IW", "VV"): made_products.digital_numbers()}, measured=False)
    with pytest.raises(InputError, match=r"SAFE holds no image in its folder “measurement”; download or unpack"):
        opened(empty)
    with pytest.raises(InputError, match=r"nowhere\.SAFE does not exist; check the path\."):
        opened(tmp_path / "nowhere.SAFE")
    (empty / "measurement" / "s1a-iw-ocn-vv-20240103t054512.nc").touch()
    with pytest.raises(InputError, match=r"holds no SLC or GRD image \(only s1a-iw-ocn"):
        opened(empty)
    lone = tmp_path / next((grd / "measurement").glob("*-vv-*")).name
    shutil.copy(next((grd / "measurement").glob("*-vv-*")), lone)
    stack, _ = opened(lone)
    assert stack.sources[0].scale is Scale.AMPLITUDE
