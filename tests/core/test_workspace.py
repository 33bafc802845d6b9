"""The files of a run: all of them, or none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.grid import Grid
from sar_despeckle.core.tiles import Window
from sar_despeckle.core.workspace import Workspace

from .rasters import GEOTRANSFORM, read, speckle, whole, wkt

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
        assert all(name.endswith(".part.tif") for name in names(tmp_path))
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
        stack = workspace.read_back(scratch)
        assert GRID.difference(stack.grid) is None
        np.testing.assert_array_equal(whole(stack), values)
    assert names(tmp_path) == []
