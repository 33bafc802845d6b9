"""OPERA's RTC-S1 stacks: γ0 in the thousandths, thirty dates, some zeros, some NaN."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from .conftest import SideBySide
from .rasters import Raster

Array = NDArray[np.float64]
KEPT = 0.02  # of the mean over a whole stack

STACKS = ["T137-292323-IW1_VV", "T137-292325-IW1_VV", "T137-292318-IW2_VH"]


def mean_over_dates(stack: Array) -> Array:
    with warnings.catch_warnings():  # pixels without any date
        warnings.simplefilter("ignore", RuntimeWarning)
        return np.nanmean(stack, axis=0)


def assert_kept(result: Array, source: Array) -> None:
    """Finite where there is data and nowhere else, the mean within 2 %."""
    np.testing.assert_array_equal(np.isfinite(result), np.isfinite(source))
    assert np.nanmean(result) == pytest.approx(np.nanmean(source), rel=KEPT)


def despeckle(inputs: list[Path], dates: Array, names: list[str], side_by_side: SideBySide, folder: Path) -> None:
    """Both algorithms on a stack, whose dates and their names are known."""
    mean = folder / "mean.tif"
    multilook = {"INPUT": inputs, "LOOKS": 4, "OUTPUT": mean, "OUTPUT_FOLDER": folder / "multilooked"}
    clean = {"INPUT": inputs, "LOOKS": 4, "OUTPUT_FOLDER": folder / "clean"}
    side_by_side([("glrtmultilook", multilook), ("despecklestack", clean)])
    assert_kept(Raster.read(mean).data[0], mean_over_dates(dates))
    for part, suffix in (("multilooked", "multilooked"), ("clean", "despeckled")):
        written = [f"{name}_{suffix}.tif" for name in names]
        assert sorted(path.name for path in (folder / part).iterdir()) == sorted(written)
        assert_kept(np.stack([Raster.read(folder / part / name).data[0] for name in written]), dates)


@pytest.mark.parametrize("name", STACKS)
def test_bands(name: str, data_folder: Path, side_by_side: SideBySide, tmp_path: Path) -> None:
    path = data_folder / "s1_rtc" / "stacks" / f"{name}.tif"
    source = Raster.read(path)
    dates = np.where(source.data == 0, np.nan, source.data)  # over the sea
    despeckle([path], dates, [f"{name}_{day}" for day in source.descriptions], side_by_side, tmp_path)


def test_files_of_which_two_thirds_are_nodata(data_folder: Path, side_by_side: SideBySide, tmp_path: Path) -> None:
    inputs = sorted((data_folder / "s1_rtc_nodata").glob("*.tif"), key=lambda path: path.name.split("_")[4])
    dates = np.stack([Raster.read(path).data[0] for path in inputs])
    assert len(dates) == 10
    assert np.isnan(dates).mean() > 0.6
    despeckle(inputs[::-1], dates, [path.stem for path in inputs], side_by_side, tmp_path)
