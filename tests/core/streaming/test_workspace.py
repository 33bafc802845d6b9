"""The files of a run: all of them, or none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import GEOTRANSFORM, read, speckle, whole, wkt, write

GRID = Grid(8, 9, wkt(32631), GEOTRANSFORM)
ALL = Window(0, 0, 8, 9)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_results_appear_together_at_the_end(tmp_path: Path):
    with Workspace(tmp_path) as workspace:
        for name in ("a.tif", "b.tif"):
            workspace.output(tmp_path / name, GRID).write(speckle((1, 8, 9)), ALL)
        scratch = workspace.scratch("super", GRID, 2)
        scratch.write(speckle((2, 8, 9)), ALL)
        assert [name[:5] for name in names(tmp_path)] == [".sar-"]
    assert names(tmp_path) == ["a.tif", "b.tif"]


@pytest.mark.parametrize("error", [InputError, Cancelled, KeyboardInterrupt, MemoryError])
def test_on_an_error_nothing_stays(tmp_path: Path, error: type[BaseException]):
    with pytest.raises(error), Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / "a.tif", GRID).write(speckle((1, 8, 9)), ALL)
        workspace.scratch("super", GRID).write(speckle((1, 8, 9)), ALL)
        raise error
    assert names(tmp_path) == []


def test_a_result_without_data_is_refused_and_the_others_with_it(tmp_path: Path):
    with pytest.raises(InputError, match=r"b_20210101\.tif has no data"), Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / "a.tif", GRID).write(speckle((1, 8, 9)), ALL)
        empty = workspace.output(tmp_path / "b.tif", GRID, source="b_20210101.tif")
        empty.write(np.full((1, 8, 9), np.nan, np.float32), ALL)
    assert names(tmp_path) == []


def test_two_results_of_one_name_are_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"a\.tif"), Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / "a.tif", GRID)
        workspace.output(str(tmp_path / "a.tif"), GRID)
    assert names(tmp_path) == []


def test_an_input_is_not_overwritten(tmp_path: Path):
    (tmp_path / "a.tif").write_text("input")
    with pytest.raises(InputError, match="also an input"), Workspace(tmp_path, [str(tmp_path / "a.tif")]) as workspace:
        workspace.output(tmp_path / "a.tif", GRID)
    assert (tmp_path / "a.tif").read_text() == "input"


CANNOT = r"The folder \S* cannot be written to"
REMEDY = r"create it or choose another one\."


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.png", r"a\.png is not the name of a GeoTIFF, .*; let it end in \.tif\."),
        ("missing/a.tif", rf"{CANNOT} \(No such file or directory\); {REMEDY}"),
        ("file/a.tif", rf"{CANNOT} \(Not a directory\); {REMEDY}"),
        ("folder.tif", r"\S*folder\.tif is a folder; give the name of a file\."),
        (252 * "a" + ".tif", r"a*\.tif is too long a name for a file in \S*; choose a shorter one\."),
        (f"{500 * 'a_folder/'}a.tif", r"a\.tif is too long a name for a file in .*; choose a shorter one\."),
    ],
)
def test_names_that_cannot_be(tmp_path: Path, name: str, words: str, capfd: pytest.CaptureFixture[str]):
    (tmp_path / "folder.tif").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as caught, Workspace(tmp_path) as workspace:
        workspace.output(f"{tmp_path}/{name}", GRID)
    assert re.fullmatch(words, str(caught.value)), caught.value
    assert names(tmp_path) == ["file", "folder.tif"]
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "name", [251 * "a", 83 * "日" + "aa", 62 * "🛰" + "aaa", "name with  spaces", "#1?x=%20&{}", ".hidden"]
)
def test_any_legal_name_works(tmp_path: Path, name: str):
    with Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / f"{name}.tif", GRID).write(speckle((1, 8, 9)), ALL)
    assert names(tmp_path) == [f"{name}.tif"]


def test_an_input_is_not_overwritten_by_other_names_of_it(tmp_path: Path):
    path = write(tmp_path / "a.tif", speckle((8, 9)))
    (tmp_path / "link.tif").symlink_to(path)
    for name in ("a.tif", "link.tif", "../" + tmp_path.name + "/a.tif"):
        with pytest.raises(InputError, match="is also an input"), Workspace(tmp_path, [path]) as workspace:
            workspace.output(tmp_path / name, GRID)
    assert names(tmp_path) == ["a.tif", "link.tif"]


def test_a_folder_that_was_moved_in_mid_run(tmp_path: Path):
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.touch()
    with pytest.raises(InputError, match=r"a\.tif cannot .*/folder were moved"), Workspace(folder) as workspace:
        workspace.output(folder / "a.tif", GRID).write(speckle((1, 8, 9)), ALL)
        workspace.scratch("super", GRID).write(speckle((1, 8, 9)), ALL)
        folder.rename(tmp_path / "moved")
        file.rename(folder)
    assert names(tmp_path) == ["folder", "moved"]


def test_no_end_of_it_hides_the_first_cause(tmp_path: Path, immutable: Callable[[Path], None]):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with pytest.raises(InputError, match="the first cause"), Workspace(tmp_path / "one") as workspace:
        for name in ("one", "two"):
            workspace.output(tmp_path / name / "a.tif", GRID).write(speckle((1, 8, 9)), ALL)
        immutable(tmp_path / "one")
        raise InputError("the first cause")
    assert list((tmp_path / "two").iterdir()) == []
    assert [list(folder.iterdir()) for folder in (tmp_path / "one").iterdir()] == [[]]


READER_BLAMED = """
import resource, signal, sys
from pathlib import Path
import numpy as np
from osgeo import gdal
from sar_despeckle.core.errors import InputError
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.workspace import Workspace

(gdal.UseExceptions if sys.argv[2] == "True" else gdal.DontUseExceptions)()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
window = Window(0, 0, 1024, 1024)
values = np.random.default_rng(1).lognormal(size=(1, 1024, 1024)).astype(np.float32)
with Workspace(folder) as workspace:
    workspace.output(folder / "input.tif", Grid(1024, 1024)).write(values, window)
resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000))
gdal.SetCacheMax(4300000)
reader = StackReader(open_stack([RasterInput(str(folder / "input.tif"))], Scale.INTENSITY))
try:
    with Workspace(folder) as workspace:
        workspace.output(folder / "result.tif", Grid(1024, 1024)).write(values, window)
        with Workspace(folder) as inner:
            inner.scratch("estimate", Grid(8, 8))
            reader.read(window)
except InputError as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files stands for the full disk")
@pytest.mark.parametrize("exceptions", [False, True])
def test_the_raster_that_is_read_when_the_disk_is_full_is_not_blamed(tmp_path: Path, exceptions: bool):
    """GDAL writes blocks of one raster when it needs room for those of another."""
    command = [sys.executable, "-c", READER_BLAMED, str(tmp_path), str(exceptions)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert result.stderr == ""
    told = r"result\.tif cannot be written to the end \(.*\); make room on .*\n"
    assert re.fullmatch(told, result.stdout), result.stdout
    assert names(tmp_path) == ["input.tif"]


def test_an_older_result_is_replaced_only_by_a_whole_one(tmp_path: Path):
    def make(value: float, fail: bool) -> None:
        with Workspace(tmp_path) as workspace:
            workspace.output(tmp_path / "a.tif", GRID).write(np.full((1, 8, 9), value, np.float32), ALL)
            if fail:
                raise Cancelled

    make(1, False)
    with pytest.raises(Cancelled):
        make(2, True)
    assert np.all(read(tmp_path / "a.tif") == 1)
    make(3, False)
    assert np.all(read(tmp_path / "a.tif") == 3)


def test_scratch_is_read_back_as_intensity(tmp_path: Path):
    values = speckle((2, 8, 9), gaps=0.2) - 0.0
    with Workspace(tmp_path) as workspace:
        scratch = workspace.scratch("super", GRID, 2)
        scratch.write(values, ALL)
        stack = scratch.read_back()
        assert GRID.difference(stack.grid) is None
        np.testing.assert_array_equal(whole(stack), values)
        assert stack.names == "super and 1 more"  # not the name of a hidden file
    assert names(tmp_path) == []


def test_scratch_that_the_disk_cannot_hold_is_refused_at_once(tmp_path: Path):
    told = r"it takes 3\.64e\+03 GiB, and \S+ GiB are free\); make room"
    with pytest.raises(InputError, match=told), Workspace(tmp_path) as workspace:
        workspace.scratch("estimate", Grid(10**6, 976_000))
    assert list(tmp_path.iterdir()) == []


def test_unfinished_scratch_is_not_filled_up_before_it_goes(tmp_path: Path):
    with Workspace(tmp_path) as workspace:
        writer = workspace.scratch("estimate", Grid(20_000, 20_000))
        writer.write(speckle((1, 256, 256)), Window(19_000, 0, 256, 256))
        writer.check()
        assert writer.part.stat().st_blocks * 512 < 2**24


def test_results_become_cogs_with_all_that_they_hold(tmp_path: Path):
    grid = Grid(700, 900, wkt(32631), GEOTRANSFORM)
    values = speckle((2, 700, 900), gaps=0.1)
    with Workspace(tmp_path, cog=True) as workspace:
        writer = workspace.output(tmp_path / "a.tif", grid, bands=["2024-01-03", "2024-01-15"], metadata={"KEY": "x"})
        writer.write(values, Window(0, 0, 700, 900))
    assert names(tmp_path) == ["a.tif"]
    dataset = gdal.Open(str(tmp_path / "a.tif"))
    assert dataset.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
    assert np.array_equal(read(tmp_path / "a.tif"), values, equal_nan=True)
    assert dataset.GetGeoTransform() == GEOTRANSFORM and dataset.GetMetadataItem("KEY") == "x"
    band = dataset.GetRasterBand(2)
    assert band.GetDescription() == "2024-01-15" and np.isnan(band.GetNoDataValue())
    assert band.GetOverviewCount() == 1
    coarse = band.GetOverview(0).ReadAsArray()
    assert abs(np.nanmean(coarse) / np.nanmean(values[1]) - 1) < 0.02  # averages, and gaps count as gaps


def test_a_cog_keeps_control_points_and_complex_numbers(tmp_path: Path):
    gcps = tuple((5 + col / 1e4, 52 - row / 1e4, 0.0, col, row, "", str(row + col)) for row in (0, 9) for col in (0, 8))
    grid = Grid(9, 8, gcps=gcps, gcp_crs=wkt(4326))
    with Workspace(tmp_path, cog=True) as workspace:
        writer = workspace.output(tmp_path / "a.tif", grid, complex_values=True)
        writer.write(np.full((1, 9, 8), 1 + 2j, np.complex64), Window(0, 0, 9, 8))
    assert np.array_equal(read(tmp_path / "a.tif"), np.full((1, 9, 8), 1 + 2j, np.complex64))
    assert Grid.of(gdal.Open(str(tmp_path / "a.tif"))).difference(grid) is None


def test_a_cog_that_is_cancelled_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gdal_mode: bool):
    def cancelled() -> None:
        raise Cancelled

    with pytest.raises(Cancelled), Workspace(tmp_path, cog=True) as workspace:
        workspace.output(tmp_path / "a.tif", GRID).write(speckle((1, 8, 9)), ALL)
        monkeypatch.setattr("sar_despeckle.core.raster.writer.check_cancelled", cancelled)
    assert names(tmp_path) == []


def test_a_cog_that_cannot_be_made_leaves_nothing(tmp_path: Path, gdal_mode: bool):
    with pytest.raises(InputError, match=r"a\.tif cannot be written to the end"), Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "a.tif", GRID)
        writer.write(speckle((1, 8, 9)), ALL)
        writer.finish()
        writer.become_cog(tmp_path / "nowhere" / "a.part")
    assert names(tmp_path) == []
