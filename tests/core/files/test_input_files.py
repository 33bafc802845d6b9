"""No result replaces a file that an input is read from, and no date counts twice, whatever the names."""

from __future__ import annotations

import gzip
import os
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files.input_files import InputFiles, files_behind
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import RasterInput, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.raster.writer import require_free
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import GEOTRANSFORM, speckle, wkt, write

SHAPE = (20, 24)


def vrt(path: Path, *sources: object, **options: object) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    gdal.BuildVRT(str(path), [str(source) for source in sources], **options).FlushCache()
    return str(path)


def rewritten(path: Path, old: str, new: str) -> str:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    return str(path)


def warped(folder: Path) -> str:
    gdal.Warp(str(folder / "w.vrt"), vrt(folder / "v.vrt", folder / "a.tif"), format="VRT").FlushCache()
    return str(folder / "w.vrt")


def linked(folder: Path) -> str:
    (folder / "links").mkdir()
    vrt(folder / "v.vrt", folder / "a.tif")
    (folder / "links" / "link.vrt").symlink_to("../v.vrt")
    return str(folder / "links" / "link.vrt")


def hard_link(folder: Path) -> str:
    os.link(folder / "a.tif", folder / "hard.tif")
    return str(folder / "hard.tif")


def zipped(folder: Path) -> str:
    """An archive of a VRT whose source is not in it."""
    vrt(folder / "v.vrt", folder / "a.tif")
    rewritten(folder / "v.vrt", 'relativeToVRT="1">a.tif', f'relativeToVRT="0">{folder}/a.tif')
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.write(folder / "v.vrt", "inner/v.vrt")
    return f"/vsizip/{folder}/z.zip/inner/v.vrt"


def inline(folder: Path) -> str:
    return Path(vrt(folder / "v.vrt", folder / "a.tif")).read_text().replace(">a.tif", f">{folder}/a.tif")


# names under which a.tif can be read, each made in a folder that has it
NAMES: dict[str, Callable[[Path], str]] = {
    "itself": lambda f: str(f / "a.tif"),
    "through the folder above": lambda f: f"{f}/../{f.name}/a.tif",
    "a hard link": hard_link,
    "a VRT": lambda f: vrt(f / "v.vrt", f / "a.tif"),
    "a VRT with a band per file": lambda f: vrt(f / "v.vrt", f / "b.tif", f / "a.tif", separate=True),
    "three VRTs": lambda f: vrt(f / "x.vrt", vrt(f / "sub" / "w.vrt", vrt(f / "v.vrt", f / "a.tif"))),
    "a warped VRT": warped,
    "a linked VRT": linked,
    "a VRT of a sub-dataset": lambda f: rewritten(
        Path(vrt(f / "v.vrt", f / "a.tif")), 'relativeToVRT="1">a.tif', f'relativeToVRT="0">GTIFF_DIR:1:{f}/a.tif'
    ),
    "a VRT without a file": lambda f: f"vrt://{vrt(f / 'v.vrt', f / 'a.tif')}?bands=1",
    "a VRT in place of a name": inline,
    "a sub-dataset": lambda f: f"GTIFF_DIR:1:{f}/a.tif",
    "a derived sub-dataset": lambda f: f"DERIVED_SUBDATASET:LOGAMPLITUDE:{f}/a.tif",
    "a part of a file": lambda f: f"/vsisubfile/0_{(f / 'a.tif').stat().st_size},{f}/a.tif",
    "a VRT in an archive": zipped,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a.tif and b.tif."""
    for seed, name in enumerate(("a.tif", "b.tif")):
        write(tmp_path / name, speckle(SHAPE, seed=seed))
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_no_result_replaces_what_an_input_is_read_from(folder: Path, name: str):
    path = NAMES[name](folder)
    stack = open_stack([RasterInput(path)], Scale.INTENSITY)
    content = (folder / "a.tif").read_bytes()
    (folder / "elsewhere").symlink_to(folder)
    for result in ("a.tif", "elsewhere/a.tif"):
        with pytest.raises(InputError, match=r"a\.tif is also an input"), Workspace(folder, stack.files) as workspace:
            workspace.output(folder / result, stack.grid)
    assert (folder / "a.tif").read_bytes() == content
    if name != "a VRT with a band per file":
        with Workspace(folder, stack.files) as workspace:
            workspace.output(folder / "c.tif", stack.grid).write(speckle((1, *SHAPE)), Window(0, 0, *SHAPE))


def test_archives_are_found(folder: Path):
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        archive.write(folder / "a.tif", "inner/a.tif")
    with tarfile.open(folder / "t.tar", "w") as tar:
        tar.add(folder / "a.tif", "a.tif")
    (folder / "a.tif.gz").write_bytes(gzip.compress((folder / "a.tif").read_bytes()))
    for name, archive in (
        (f"/vsizip/{folder}/z.zip/inner/a.tif", "z.zip"),
        (f"/vsizip/{{{folder}/z.zip}}/inner/a.tif", "z.zip"),
        (f"/vsizip/{folder}/z.zip", "z.zip"),
        (f"/vsitar/{folder}/t.tar/a.tif", "t.tar"),
        (f"/vsigzip/{folder}/a.tif.gz", "a.tif.gz"),
        (f"/vsisubfile/0_100,/vsigzip/{folder}/a.tif.gz", "a.tif.gz"),
        (f"/vsicrypt/key=abc,file={folder}/a.tif", "a.tif"),
        (f'NETCDF:"{folder}/a.tif":vv', "a.tif"),
        (f'HDF5:"{folder}/a.tif"://science/vv', "a.tif"),
    ):
        assert [os.path.basename(file) for file in files_behind(name)] == [archive], name


def test_a_vrt_of_itself_ends(folder: Path):
    path = vrt(folder / "sub" / "v.vrt", folder / "a.tif")
    rewritten(Path(path), f'relativeToVRT="0">{folder}/a.tif', 'relativeToVRT="1">../sub/v.vrt')
    assert {os.path.basename(file) for file in files_behind(path)} == {"v.vrt"}


def test_what_describes_a_file_is_part_of_it(folder: Path):
    """Statistics, pyramids and mask of a file go with it when it is replaced: they must not be an input."""
    shutil.copy(folder / "b.tif", folder / "new.tif.ovr")
    with pytest.raises(InputError, match=r"new\.tif is also an input"):
        require_free(folder / "new.tif", InputFiles([folder / "new.tif.ovr"]))


def test_a_vrt_of_many_files_is_looked_through_at_once(folder: Path):
    names = [str(shutil.copy(folder / "a.tif", folder / f"{k:03}.tif")) for k in range(200)]
    path = vrt(folder / "v.vrt", *names, separate=True)
    files = InputFiles(files_behind(path))
    assert all(name in files for name in names)


# -- the same date twice


@pytest.mark.parametrize("name", [n for n in NAMES if n != "a derived sub-dataset"])
def test_a_date_is_not_given_twice(folder: Path, name: str):
    twin = RasterInput(NAMES[name](folder), band=2 if "band per file" in name else None)
    for scale in (Scale.INTENSITY, None):
        with pytest.raises(InputError, match=r"given twice.*; remove one of the two\."):
            open_stack([RasterInput(str(folder / "b.tif")), RasterInput(str(folder / "a.tif")), twin], scale)


def test_dates_of_one_file_are_not_the_same_date(folder: Path):
    values = speckle((3, *SHAPE))
    bands = write(folder / "bands.tif", values)
    picked = [vrt(folder / f"{k}.vrt", bands, bandList=[k]) for k in (1, 2, 3)]
    assert len(open_stack([RasterInput(path) for path in picked], Scale.INTENSITY)) == 3
    with zipfile.ZipFile(folder / "z.zip", "w") as archive:
        for name in ("a.tif", "b.tif"):
            archive.write(folder / name, name)
    zipped = [RasterInput(f"/vsizip/{folder}/z.zip/{name}") for name in ("a.tif", "b.tif")]
    assert len(open_stack(zipped, Scale.INTENSITY)) == 2


def test_dates_that_differ_in_one_pixel_are_two(folder: Path):
    values = np.repeat(speckle((1, *SHAPE)), 2, axis=0)
    values[1, 0, 0] *= 2
    bands = write(folder / "bands.tif", values)
    picked = [RasterInput(vrt(folder / f"{k}.vrt", bands, bandList=[k])) for k in (1, 2)]
    assert len(open_stack(picked, Scale.INTENSITY)) == 2


def test_dates_without_data_are_refused_for_that_and_not_as_one_date(folder: Path):
    bands = write(folder / "bands.tif", np.full((2, *SHAPE), np.nan, np.float32))
    picked = [RasterInput(vrt(folder / f"{k}.vrt", bands, bandList=[k])) for k in (1, 2)]
    assert len(open_stack(picked, Scale.INTENSITY)) == 2


# -- two results under one name


@pytest.mark.parametrize("second", ["link/r.tif", "sub/../r.tif", "./r.tif"])
def test_two_results_of_one_name_are_refused(tmp_path: Path, second: str):
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "sub").mkdir()
    grid = Grid(8, 9, wkt(32631), GEOTRANSFORM)
    with pytest.raises(InputError, match=r"Two results would be written to r\.tif"), Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / "r.tif", grid)
        workspace.output(f"{tmp_path}/{second}", grid)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "sub"]


def test_results_of_one_name_in_two_folders_are_two(tmp_path: Path):
    grid = Grid(8, 9, wkt(32631), GEOTRANSFORM)
    (tmp_path / "sub").mkdir()
    with Workspace(tmp_path) as workspace:
        for folder in (tmp_path, tmp_path / "sub"):
            workspace.output(folder / "r.tif", grid).write(speckle((1, 8, 9)), Window(0, 0, 8, 9))
    assert (tmp_path / "r.tif").exists() and (tmp_path / "sub" / "r.tif").exists()
