"""Opening: nothing is waited for without end, and a bounded number of files is open whatever the number of dates."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.files.opening import OpenRasters, most_open_rasters, most_open_results
from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.operation import Identity
from sar_despeckle.core.streaming.runner import gather
from sar_despeckle.core.streaming.threads import wait_for

from ..rasters import Recorder, speckle, whole, write

SHAPE = (20, 24)
ALL = Window(0, 0, *SHAPE)

if sys.platform == "win32":
    pytest.skip("pipes and limits of another kind", allow_module_level=True)


# -- what is waited for


def source(name: str) -> str:
    """A VRT of one raster, which GDAL needs not look at to open it."""
    size = f'xOff="0" yOff="0" xSize="{SHAPE[1]}" ySize="{SHAPE[0]}"'
    return (
        f'<VRTDataset rasterXSize="{SHAPE[1]}" rasterYSize="{SHAPE[0]}"><VRTRasterBand dataType="Float32" band="1">'
        f'<SimpleSource><SourceFilename relativeToVRT="0">{name}</SourceFilename><SourceBand>1</SourceBand>'
        f'<SourceProperties RasterXSize="{SHAPE[1]}" RasterYSize="{SHAPE[0]}" DataType="Float32" BlockXSize="24" '
        f'BlockYSize="20"/><SrcRect {size}/><DstRect {size}/></SimpleSource></VRTRasterBand></VRTDataset>'
    )


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
@pytest.mark.parametrize("name", ["{}", "GTIFF_DIR:1:{}", "/vsigzip/{}", "vrt", "bare vrt"])
def test_what_is_no_file_is_refused_before_it_is_waited_for(tmp_path: Path, kind: str, name: str):
    path = Path("/dev/zero") if kind == "device" else tmp_path / "a.tif"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        socket.socket(socket.AF_UNIX).bind(str(path))
    if "vrt" in name:
        text = source(str(path))
        if name == "bare vrt":  # GDAL would open the source at once to learn its size
            text = text[: text.index("<SourceProp")] + "</SimpleSource></VRTRasterBand></VRTDataset>"
        (tmp_path / "v.vrt").write_text(text)
    given = str(tmp_path / "v.vrt") if "vrt" in name else name.format(path)
    begun = time.monotonic()
    with pytest.raises(InputError, match=rf"is (read from \S+, )?a {kind}, not a file; save its contents"):
        open_stack([RasterInput(given)], Scale.INTENSITY)
    assert time.monotonic() - begun < 2


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A raster on a server that accepts and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield f"/vsicurl/http://127.0.0.1:{server.getsockname()[1]}/a.tif"


def test_a_cancel_does_not_wait_for_a_server(silent_server: str, tmp_path: Path):
    (tmp_path / "v.vrt").write_text(source(silent_server))
    for path in (silent_server, str(tmp_path / "v.vrt")):
        begun = time.monotonic()
        with pytest.raises(Cancelled):
            wait_for(lambda path=path: open_stack([RasterInput(path)], Scale.INTENSITY), Recorder(cancel_after=0.3))
        assert time.monotonic() - begun < 2


def test_nor_does_it_while_blocks_are_read(tmp_path: Path):
    stack = open_stack([RasterInput(write(tmp_path / "a.tif", speckle(SHAPE)))], Scale.INTENSITY)
    (tmp_path / "a.tif").unlink()
    os.mkfifo(tmp_path / "a.tif")
    begun = time.monotonic()
    with pytest.raises(Cancelled):
        gather(Identity(), [stack], len, Limits(), Recorder(cancel_after=0.3))
    assert time.monotonic() - begun < 2
    with (tmp_path / "a.tif").open("wb"):  # lets the thread that was left behind go on, to its end
        pass


def test_what_is_waited_for_comes_back_with_its_errors():
    assert wait_for(lambda: 5, Silent()) == 5
    with pytest.raises(KeyError, match="what"):
        wait_for(lambda: {}["what"], Silent())


# -- how many files are open


def open_files() -> int:
    return len(os.listdir("/dev/fd"))


@pytest.fixture
def series(tmp_path: Path) -> Stack:
    """Forty dates."""
    paths = [write(tmp_path / f"{k:02}.tif", np.full(SHAPE, k + 1, np.float32)) for k in range(40)]
    return open_stack([RasterInput(path) for path in paths], Scale.INTENSITY)


def test_a_bounded_number_of_files_is_open(series: Stack):
    before = open_files()
    files = OpenRasters(8)
    reader = StackReader(series, files)
    for _ in range(2):
        np.testing.assert_array_equal(reader.read(ALL)[:, 0, 0], np.arange(1, 41))
        assert before < open_files() <= before + 8
    files.close()
    assert open_files() == before


def test_several_threads_share_them(series: Stack):
    before = open_files()
    most = 0
    reader = StackReader(series, OpenRasters(8))

    def read(k: int) -> bool:
        nonlocal most
        same = bool(np.all(reader.read(Window(k, k, 2, 2))[:, 0, 0] == np.arange(1, 41)))
        most = max(most, open_files() - before)
        return same

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(read, list(range(16)) * 4))
    assert most <= 8 + 4 + 4  # those open, those being opened, and the folders that are counted


def test_as_few_dates_as_usual_are_opened_once(series: Stack, monkeypatch: pytest.MonkeyPatch):
    from sar_despeckle.core.files import opening

    opened: list[str] = []
    first = opening.open_raster
    monkeypatch.setattr(opening, "open_raster", lambda path, label="": opened.append(path) or first(path, label))
    reader = StackReader(series.select(*range(25)), OpenRasters(64))
    for k in range(10):
        reader.read(Window(k, 0, 2, 2))
    assert len(opened) == 25


def test_the_bound_follows_from_what_the_system_allows():
    import resource

    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (open_files() + 100, limits[1]))
        assert 20 <= most_open_rasters() <= 25 < most_open_results() <= 33
        resource.setrlimit(resource.RLIMIT_NOFILE, (open_files() + 2, limits[1]))
        assert most_open_rasters() == 4
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert most_open_rasters() <= 64


USED_UP = """
import os, resource, sys
from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files.opening import OpenRasters
from sar_despeckle.core.raster.reader import RasterInput, StackReader, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.raster.tiles import Window

stack = open_stack([RasterInput(path) for path in sys.argv[1:]], Scale.INTENSITY)
reader = StackReader(stack, OpenRasters(30))
reader.read(Window(0, 0, 2, 2))
resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/dev/fd")) + 5,) * 2)
held = []
try:
    while True:
        held.append(os.open(os.devnull, os.O_RDONLY))
except OSError:
    pass
reader.read(Window(0, 0, 2, 2))  # those that are open and not in use give way
print("read")
try:
    while True:
        held.append(os.open(os.devnull, os.O_RDONLY))
except OSError:
    pass
for read in (lambda: StackReader(stack).read(Window(0, 0, 2, 2)), lambda: open_stack([RasterInput(sys.argv[1])])):
    try:
        read()
    except InputError as error:
        print(error)
"""


def test_too_many_open_files_are_no_damaged_file(series: Stack):
    """Others may use up what the system allows: rasters that are not in use are closed, and the cause is named."""
    paths = [s.path for s in series.sources]
    result = subprocess.run([sys.executable, "-c", USED_UP, *paths], capture_output=True, text=True, check=True)
    first, *sentences = result.stdout.splitlines()
    assert first == "read"
    assert sentences == 2 * [
        "00.tif cannot be read, because this process has as many files open as the system allows it; "
        "raise that limit (ulimit -n), or give fewer rasters."
    ]


def test_threads_do_not_outlive_the_reading(series: Stack):
    before = threading.active_count()
    assert len(gather(Identity(), [series], len, Limits(threads=3), Silent())) == 1
    assert threading.active_count() == before
    assert whole(series).shape == (40, *SHAPE)
