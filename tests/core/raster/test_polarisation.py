"""Bands that are polarisations are not taken for dates."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.polarisation import require_one_polarisation
from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale

from ..rasters import write

POLARISATIONS = [
    ("scene.tif", ("VV", "VH"), "VV, VH"),
    ("scene.tif", ("Sigma0_vh_db", "Sigma0_vv_db"), "VH, VV"),
    ("scene.tif", ("HH", "HV", "HH/HV"), "HH, HV"),
    ("scene.tif", ("vv 2024-01-01", "vh 2024-01-01", "vv 2024-01-13", "vh 2024-01-13"), "VV, VH"),
    ("S1_20240101_VV_VH.tif", ("", ""), "VV, VH"),
    ("s1-vv+vh.tif", ("one", "two"), "VV, VH"),
]
DATES = [
    ("scene.tif", ("", "")),
    ("stack_VV.tif", ("", "")),
    ("scene.tif", ("VV 2024-01-01", "VV 2024-01-13")),
    ("vv_vh.tif", ("2024-01-01", "2024-01-13")),
    ("vv_vh.tif", ("", "", "", "")),
    ("savvy_hhour.tif", ("", "")),
]


def stack_of(folder: Path, name: str, descriptions: tuple[str, ...], band: int | None = None) -> Stack:
    image = np.random.default_rng(1).exponential(1, (len(descriptions), 8, 8)).astype(np.float32)
    path = write(folder / name, image, descriptions=descriptions)
    return open_stack([RasterInput(str(path), band)], Scale.INTENSITY)


@pytest.mark.parametrize(("name", "descriptions", "found"), POLARISATIONS)
def test_polarisations_are_refused(name: str, descriptions: tuple[str, ...], found: str, tmp_path: Path):
    with pytest.raises(InputError, match=rf"{name.replace('+', '.')} holds polarisations \({found}\), .* with BAND\.$"):
        require_one_polarisation(stack_of(tmp_path, name, descriptions))


@pytest.mark.parametrize("band", [1, 2])
def test_one_of_them_is_taken(band: int, tmp_path: Path):
    require_one_polarisation(stack_of(tmp_path, "s1_vv_vh.tif", ("VV", "VH"), band))


@pytest.mark.parametrize(("name", "descriptions"), DATES)
def test_dates_are_dates(name: str, descriptions: tuple[str, ...], tmp_path: Path):
    require_one_polarisation(stack_of(tmp_path, name, descriptions))
