"""Names of results: legal ones, which replace no file of the user's."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files.names import MARK, file_name, require_ours
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import speckle, write

GRID, ALL = Grid(8, 9), Window(0, 0, 8, 9)


def result(folder: Path, path: Path) -> None:
    with Workspace(folder) as workspace:
        workspace.output(path, GRID, chosen=True, metadata={MARK: "looks"}).write(speckle((1, 8, 9)), ALL)


@pytest.mark.parametrize("letter", ["a", "é", "日", "🛰"])
def test_a_long_name_is_cut_at_its_beginning(letter: str, tmp_path: Path):
    name = file_name(letter * 250 + "_20240103", "_despeckled.tif")
    assert name.endswith("_20240103_despeckled.tif") and 251 <= len(os.fsencode(name)) <= 255
    (tmp_path / name).touch()
    assert file_name("x_20240103", "_despeckled.tif") == "x_20240103_despeckled.tif"


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize("kind", ["raster", "text", "empty", "link", "dangling link", "pipe", "folder"])
def test_what_the_plugin_did_not_write_is_not_replaced(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]):
    path = tmp_path / "a.tif"
    if kind == "raster":
        write(path, speckle((8, 9)))
    elif kind in ("text", "empty"):
        path.write_text("notes" if kind == "text" else "")
    elif kind == "link":
        path.symlink_to(write(tmp_path / "mine.tif", speckle((8, 9))))
    elif kind == "dangling link":
        path.symlink_to(tmp_path / "gone.tif")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    before = os.lstat(path)
    with pytest.raises(InputError, match=r"/a\.tif was not written by SAR Despeckle .* choose another folder\.$"):
        result(tmp_path, path)
    after = os.lstat(path)  # but for the time at which it was read last
    assert (after[:7], after.st_mtime_ns) == (before[:7], before.st_mtime_ns)
    assert capfd.readouterr().err == ""


def test_an_earlier_result_is_replaced(tmp_path: Path):
    for _ in range(2):
        result(tmp_path, tmp_path / "a.tif")
    require_ours(tmp_path / "a.tif")
    assert [p.name for p in tmp_path.iterdir()] == ["a.tif"]


def test_what_came_there_while_the_run_was_on_is_not_replaced_either(tmp_path: Path):
    with pytest.raises(InputError, match=r"b\.tif was not written by"), Workspace(tmp_path) as workspace:
        for name in ("a.tif", "b.tif"):
            workspace.output(tmp_path / name, GRID, chosen=True, metadata={MARK: "x"}).write(speckle((1, 8, 9)), ALL)
        (tmp_path / "b.tif").write_text("notes")
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("b.tif", "notes")]


def test_a_file_the_user_named_is_replaced(tmp_path: Path):
    (tmp_path / "a.tif").write_text("notes")
    with Workspace(tmp_path) as workspace:
        workspace.output(tmp_path / "a.tif", GRID).write(np.ones((1, 8, 9), np.float32), ALL)
    assert (tmp_path / "a.tif").read_bytes().startswith(b"II")


@pytest.mark.parametrize("kind", [".aux.xml", ".ovr", ".msk"])
def test_nor_is_a_file_that_would_be_taken_for_a_part_of_the_result(kind: str, tmp_path: Path):
    (tmp_path / f"a.tif{kind}").write_text("somebody's")
    with pytest.raises(InputError, match=rf"a\.tif\{kind} was not written by SAR Despeckle and is left as it is"):
        result(tmp_path, tmp_path / "a.tif")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["somebody's"]
