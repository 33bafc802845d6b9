"""Files beside the inputs belong to them: a run reads them and leaves them as they are, times included."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from osgeo import gdal

from .conftest import Algorithm
from .rasters import speckled, write_raster


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Within the block no file of the folder changes, comes or goes."""

    def state() -> dict[str, tuple[bytes, int, int]]:
        files = [path for path in folder.rglob("*") if stat.S_ISREG(path.lstat().st_mode)]
        return {str(p): (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_mode) for p in files}

    before = state()
    yield
    after = state()
    assert sorted(after) == sorted(before)
    assert [name for name in before if before[name] != after[name]] == []


def test_nothing_is_written_beside_the_inputs(algorithm: Algorithm, tmp_path: Path):
    """QGIS's own check of the parameters would leave statistics beside every date."""
    dates = [write_raster(tmp_path / "dates" / f"d_2024010{k}.tif", speckled(1, seed=k)[0]) for k in (1, 2, 3)]
    os.utime(dates[0], ns=(10**18, 10**18))
    with untouched(tmp_path / "dates"):
        outcome = algorithm("superimage", INPUT=dates, OUTPUT=tmp_path / "mean.tif")
    assert outcome.sentences == []
    assert (tmp_path / "mean.tif").exists()


def test_the_file_behind_a_vrt_is_not_replaced(algorithm: Algorithm, tmp_path: Path):
    image = write_raster(tmp_path / "image.tif", speckled(1)[0])
    for name, source in (("inner.vrt", image), ("outer.vrt", tmp_path / "inner.vrt")):
        gdal.BuildVRT(str(tmp_path / name), [str(source)]).FlushCache()
    with untouched(tmp_path):
        outcome = algorithm("despeckle", INPUT=tmp_path / "outer.vrt", OUTPUT=image, check=False)
    assert outcome.code == 1
    assert outcome.sentences == ["image.tif is also an input and would be overwritten; choose another name."]
