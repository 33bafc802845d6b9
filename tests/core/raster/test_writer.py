"""Results: like their input, whole or not there at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.raster.writer import RasterWriter
from sar_despeckle.core.scale.scale import Scale

from ..rasters import GEOTRANSFORM, read, speckle, whole, wkt

GRID = Grid(20, 24, wkt(32631), GEOTRANSFORM)
ALL = Window(0, 0, 20, 24)


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def written(path: Path, values: np.ndarray, **options: object) -> np.ndarray:
    writer = RasterWriter(path, GRID, bands=[""] * len(values), **options)  # type: ignore[arg-type]
    writer.write(values, ALL)
    writer.finish()
    return read(path)


@pytest.mark.parametrize("scale", [None, *Scale])
@pytest.mark.parametrize("nodata", [None, -9999.0, 0.0])
def test_what_is_written_is_read_back(tmp_path: Path, scale: Scale | None, nodata: float | None):
    values = speckle((2, 20, 24), gaps=0.1)
    before = values.copy()
    stored = written(tmp_path / "a.tif", values, scale=scale, nodata=nodata)
    np.testing.assert_array_equal(values, before)  # the block is the runner's
    gaps = np.isnan(values)
    assert np.all(np.isnan(stored[gaps]) if nodata is None else stored[gaps] == nodata)
    again = whole(open_stack([RasterInput(str(tmp_path / "a.tif"))], scale or Scale.INTENSITY))
    np.testing.assert_allclose(again, values, rtol=1e-5)


@pytest.mark.parametrize("unit", [1.0, 2.0**20, 2.0**-30])
def test_numbers_in_half_precision_take_two_bytes_and_are_read_as_true_values(tmp_path: Path, unit: float):
    numbers = speckle((1, 20, 24), gaps=0.1).astype(np.float16).astype(np.float32)
    stored = written(tmp_path / "half.tif", numbers, half=unit)
    np.testing.assert_array_equal(stored, numbers)
    again = whole(open_stack([RasterInput(str(tmp_path / "half.tif"))], Scale.INTENSITY))
    np.testing.assert_array_equal(again, numbers * np.float32(unit))
    written(tmp_path / "float.tif", numbers, compressed=False)
    sizes = [(tmp_path / name).stat().st_size for name in ("half.tif", "float.tif")]
    assert sizes[1] - sizes[0] > 2 * 250 * 250  # of a block of 256 × 256


def test_a_result_that_equals_the_nodata_value_does_not_vanish(tmp_path: Path):
    values = np.ones((1, 20, 24), np.float32)
    values[0, 0, :3] = np.nan
    values[0, 1, :3] = 100  # 20 dB
    for name, scale, nodata, value in (
        ("a", None, 1.0, 1.0),
        ("b", Scale.DECIBEL, 20.0, 20.0),
        ("c", None, 100.0, 100),
    ):
        stored = written(tmp_path / f"{name}.tif", values, scale=scale, nodata=nodata)[0]
        assert np.sum(stored == nodata) == 3 and np.all(stored[0, :3] == nodata)
        assert np.allclose(stored[1 if value != 1 else 2, :3], value, rtol=1e-6)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("scale", Scale)
def test_zeros_and_the_largest_numbers_are_written_without_a_warning(scale: Scale, tmp_path: Path):
    values = np.zeros((1, 20, 24), np.float32)
    values[0, 0] = np.finfo(np.float32).max, *23 * [np.finfo(np.float32).smallest_subnormal]
    written(tmp_path / "a.tif", values, scale=scale)


def test_the_file_is_like_the_grid_and_says_how_it_was_made(tmp_path: Path):
    writer = RasterWriter(
        tmp_path / "a.tif", GRID, bands=["2021-01-01", ""], scale=Scale.DECIBEL, metadata={"METHOD": "glrt"}, nodata=-99
    )
    writer.write(speckle((2, 20, 24)), ALL)
    writer.finish()
    dataset = gdal.Open(str(tmp_path / "a.tif"))
    assert GRID.difference(Grid.of(dataset)) is None
    assert dataset.GetMetadata()["METHOD"] == "glrt"
    assert dataset.GetMetadata()["SAR_DESPECKLE_SCALE"] == "decibel"
    assert dataset.GetRasterBand(1).GetDescription() == "2021-01-01"
    assert dataset.GetRasterBand(2).GetNoDataValue() == -99
    assert dataset.GetMetadata("IMAGE_STRUCTURE")["COMPRESSION"] == "DEFLATE"
    assert dataset.GetRasterBand(1).GetBlockSize() == [256, 256]
    assert files(tmp_path) == ["a.tif"]


def test_complex_values(tmp_path: Path):
    z = (speckle((1, 20, 24)) + 1j * speckle((1, 20, 24), seed=2)).astype(np.complex64)
    np.testing.assert_array_equal(written(tmp_path / "a.tif", z, complex_values=True), z)


def test_discard_leaves_nothing_and_can_be_called_again(tmp_path: Path):
    writer = RasterWriter(tmp_path / "a.tif", GRID)
    writer.write(np.zeros((1, 20, 24), np.float32), ALL)
    for _ in range(2):
        writer.discard()
        assert files(tmp_path) == []


def test_discard_does_not_hide_why_it_is_called(tmp_path: Path):
    folder = tmp_path / "folder"
    folder.mkdir()
    writer = RasterWriter(folder / "a.tif", GRID)
    writer.write(speckle((1, 20, 24)), ALL)
    folder.rename(tmp_path / "moved")
    folder.write_text("a file now")
    writer.discard()
    assert files(tmp_path) == ["folder", "moved"]


def test_valid_pixels_are_counted(tmp_path: Path):
    writer = RasterWriter(tmp_path / "a.tif", GRID, nodata=-1)
    block = np.full((1, 10, 24), np.nan, np.float32)
    writer.write(block, Window(0, 0, 10, 24))
    assert writer.valid == 0
    block[0, :2, :3] = 5
    writer.write(block, Window(10, 0, 10, 24))
    assert writer.valid == 6
    writer.discard()


def test_bands_one_after_the_other(tmp_path: Path):
    values = speckle((3, 20, 24))
    writer = RasterWriter(tmp_path / "a.tif", GRID, bands=[""] * 3)
    bands = writer.by_band()
    for k in (2, 0, 1):
        bands[k].write(values[k : k + 1], ALL)
    writer.finish()
    np.testing.assert_array_equal(read(tmp_path / "a.tif"), values)


# -- what is refused


@pytest.mark.usefixtures("gdal_mode")
def test_a_raster_gdal_cannot_make(tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    with pytest.raises(InputError, match=r"a\.tif cannot be written to the end"):
        RasterWriter(tmp_path / "a.part", Grid(0, 0), path=tmp_path / "a.tif")
    assert files(tmp_path) == []
    assert capfd.readouterr().err == ""


def test_the_hidden_name_is_not_told(tmp_path: Path):
    (tmp_path / "a.part").mkdir()
    with pytest.raises(InputError, match=r"a\.tif cannot be written to the end") as caught:
        RasterWriter(tmp_path / "a.part", GRID, path=tmp_path / "a.tif")
    assert ".part" not in str(caught.value)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from osgeo import gdal
from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.workspace import Workspace

if sys.argv[2] == "True":
    gdal.UseExceptions()
else:
    gdal.DontUseExceptions()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300000, 300000))
values = np.random.default_rng(1).lognormal(size=(1, 1024, 1024)).astype(np.float32)
try:
    with Workspace(sys.argv[1]) as workspace:
        small = workspace.output(Path(sys.argv[1]) / "small.tif", Grid(4, 4))
        small.write(values[:, :4, :4], Window(0, 0, 4, 4))
        workspace.output(Path(sys.argv[1]) / "large.tif", Grid(1024, 1024)).write(values, Window(0, 0, 1024, 1024))
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files stands for the full disk")
@pytest.mark.parametrize("exceptions", [False, True])
def test_a_full_disk_leaves_nothing(tmp_path: Path, exceptions: bool):
    command = [sys.executable, "-c", FULL_DISK, str(tmp_path), str(exceptions)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert result.stderr == ""
    assert result.stdout.startswith("large.tif cannot be written to the end") and result.stdout.endswith("folder.\n")
    assert files(tmp_path) == []
