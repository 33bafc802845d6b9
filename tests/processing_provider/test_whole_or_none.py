"""Ctrl-C, kill -9 and a full disk in mid-run: whatever has its final name is whole."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from .conftest import Algorithm
from .outcome import Outcome, arguments, temporary_files
from .rasters import Raster, speckled, write_raster

SIDE = 2400
SECONDS = 1.5  # from Ctrl-C to the end of the process, most of which QGIS needs to shut down
EARLIER = {"SAR_DESPECKLE_METHOD": "despecklestack"}

# long runs, and where each writes; a window of 31 pixels, and the slowest network, keep fast machines busy as well
LONG: dict[str, dict[str, Any]] = {
    "glrtmultilook": {"WINDOW_ROWS": 31, "WINDOW_COLUMNS": 31, "OUTPUT": "mean.tif", "OUTPUT_FOLDER": "dates"},
    "despeckle": {"MODEL": "sar2sar-slc", "OUTPUT": "clean.tif"},
    "despecklestack": {"TILE_SIZE": 512, "OUTPUT_FOLDER": "dates", "SUPERIMAGE": "super.tif"},
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """Three dates of 2400 × 2400 pixels."""
    patch = np.random.default_rng(1).exponential(0.1, (600, 600)).astype(np.float32)
    folder = tmp_path_factory.mktemp("large")
    times = SIDE // len(patch)
    paths = [
        write_raster(folder / f"2024010{k}.tif", np.tile(np.roll(patch, 77 * k), (times, times))) for k in (1, 2, 3)
    ]
    yield paths
    for path in paths:
        path.unlink()


class Run:
    """A long run in a folder of its own, which holds an older result under the name of the first output."""

    def __init__(self, qgis_process: Any, name: str, large: list[Path], folder: Path) -> None:
        self.folder = folder
        (folder / "dates").mkdir()
        named = LONG[name].items()
        parameters = {k: folder / v if isinstance(v, str) and k != "MODEL" else v for k, v in named}
        self.old = folder / LONG[name].get("OUTPUT", f"dates/{large[0].stem}_despeckled.tif")
        write_raster(self.old, speckled(1, (7, 7)), metadata=EARLIER)
        self.before = self.old.read_bytes()
        inputs = large[0] if name == "despeckle" else large
        self.process: subprocess.Popen[str] = qgis_process.start(
            "run", f"sardespeckle:{name}", *arguments({"INPUT": inputs, **parameters})
        )
        self.told = ""

    def wait_for_progress(self, percent: int, seconds: float = 120) -> None:
        """Return as soon as the progress line has this number, which must not be the last."""
        assert self.process.stdout is not None
        until = time.monotonic() + seconds
        while not re.search(rf"\.{percent}", self.told):
            chunk = os.read(self.process.stdout.fileno(), 4096).decode()
            assert chunk, self.told + (self.process.stderr.read() if self.process.stderr else "")
            assert time.monotonic() < until, self.told
            self.told += chunk
        assert f".{percent + 10}" not in self.told, "too fast to be interrupted here"

    def send(self, number: signal.Signals) -> tuple[Outcome, float]:
        """Send a signal; how the run ended, and after how many seconds."""
        assert self.process.poll() is None, "it had ended before it was interrupted"
        sent = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(60)
        seconds = time.monotonic() - sent
        stdout, stderr = self.process.communicate()
        ended = subprocess.CompletedProcess([], code, self.told + stdout, stderr)
        return Outcome(ended), seconds

    def assert_nothing_new(self) -> None:
        """The older result is untouched, and nothing else has a final name."""
        assert self.old.read_bytes() == self.before
        assert list(self.folder.rglob("*.tif")) == [self.old]


@pytest.mark.parametrize("name", LONG)
def test_interrupted(name: str, qgis_process: Any, large: list[Path], tmp_path: Path) -> None:
    """Ctrl-C stops a run inside a tile, also inside the network."""
    run = Run(qgis_process, name, large, tmp_path)
    run.wait_for_progress(10)
    if name == "despeckle":
        time.sleep(0.7)  # the first pass ends at 11 %: from there on it is the network
    outcome, seconds = run.send(signal.SIGINT)
    assert outcome.code == 1
    assert outcome.sentences == ["Caught signal: Interrupt", "Cancelled: nothing was written."]
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert seconds < SECONDS
    run.assert_nothing_new()
    assert temporary_files(tmp_path) == []


@pytest.mark.parametrize("name", ["glrtmultilook", "despecklestack"])
def test_killed(name: str, qgis_process: Any, algorithm: Algorithm, large: list[Path], tmp_path: Path) -> None:
    """The next run that writes there cleans up after a killed one."""
    run = Run(qgis_process, name, large, tmp_path)
    run.wait_for_progress(10)
    outcome, _ = run.send(signal.SIGKILL)
    assert outcome.code == -signal.SIGKILL
    run.assert_nothing_new()
    abandoned = temporary_files(tmp_path)
    assert len(abandoned) >= 4

    small = [write_raster(tmp_path / "small" / path.name, speckled(1, (40, 48))) for path in large]
    algorithm("glrtmultilook", INPUT=small, OUTPUT=tmp_path / "mean.tif", OUTPUT_FOLDER=tmp_path / "dates")
    assert temporary_files(tmp_path) == []
    for path in (tmp_path / "mean.tif", *(tmp_path / "dates" / f"{path.stem}_multilooked.tif" for path in large)):
        assert np.isfinite(Raster.read(path).values).all()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Any]:
    """``small_disk(size)`` gives a folder on a disk of that many KiB."""
    mounted: list[Path] = []

    def mount(size: int) -> Path:
        folder = tmp_path / "disk"
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("mounting a small disk needs root and its privileges")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", str(folder)], check=True)


# KiB; a result of 96 × 80 pixels takes about 30, a temporary raster 256. The disk is full when the first file is begun,
# in a temporary raster, when the first result is finished, and when the last ones are.
@pytest.mark.parametrize(
    ("name", "size"), [("superimage", 4), ("superimage", 64), ("glrtmultilook", 16), ("glrtmultilook", 100)]
)
def test_full_disk(name: str, size: int, algorithm: Algorithm, files: list[Path], small_disk: Any) -> None:
    disk = small_disk(size)
    given = {"OUTPUT": disk / "result.tif", **({"OUTPUT_FOLDER": disk} if name == "glrtmultilook" else {})}
    outcome = algorithm(name, check=False, INPUT=files, **given)
    assert outcome.code == 1
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert len(outcome.sentences) == 1, outcome.stderr
    assert re.fullmatch(
        r"(\S+|A temporary raster) cannot be written to the end \(.*\); "
        r"make room on the disk of \S+ or choose another folder\.",
        outcome.sentences[0],
    )
    assert list(disk.iterdir()) == []


def test_full_disk_while_blocks_are_written_by_other_threads(
    algorithm: Algorithm, large: list[Path], small_disk: Any
) -> None:
    """With little memory GDAL writes blocks when another thread needs room: the reader must not be blamed."""
    disk = small_disk(20 * 1024)
    parameters = {"WINDOW_ROWS": 3, "WINDOW_COLUMNS": 3, "OUTPUT": disk / "mean.tif", "OUTPUT_FOLDER": disk}
    outcome = algorithm("glrtmultilook", check=False, INPUT=large, MEMORY=64, **parameters)
    assert outcome.code == 1
    assert len(outcome.sentences) == 1, outcome.stderr
    assert outcome.sentences[0].endswith(f"; make room on the disk of {disk} or choose another folder.")
    assert list(disk.iterdir()) == []


def test_a_full_folder_for_temporary_results(algorithm: Algorithm, files: list[Path], small_disk: Any) -> None:
    """QGIS chooses the place of a temporary result: the sentence names it."""
    disk = small_disk(16)
    (disk / "fill").write_bytes(b"x" * 16 * 1024)
    for name, output in (("superimage", "OUTPUT"), ("despecklestack", "OUTPUT_FOLDER")):
        given = {"INPUT": files[:2], output: "TEMPORARY_OUTPUT"}
        outcome = algorithm(name, check=False, env={"TMPDIR": str(disk)}, **given)
        assert outcome.code == 1
        assert len(outcome.sentences) == 1, outcome.stderr
        assert re.fullmatch(
            rf"The folder {disk}/\S+ cannot be (written to|made) \(No space left on device\); .*", outcome.sentences[0]
        )
        assert [path for path in disk.rglob("*") if path.is_file()] == [disk / "fill"]


def test_a_folder_that_becomes_read_only_in_mid_run(qgis_process: Any, tmp_path: Path) -> None:
    """None of the results appears, in other folders neither, and no scratch file stays."""
    inputs = [write_raster(tmp_path / f"2024010{k}.tif", speckled(1, (700, 700), seed=k)) for k in (1, 2)]
    mean, folder = tmp_path / "mean.tif", tmp_path / "dates"
    write_raster(mean, speckled(1, (7, 7)))
    before = mean.read_bytes()
    folder.mkdir()
    given = {"INPUT": inputs, "WINDOW_ROWS": 31, "WINDOW_COLUMNS": 31, "OUTPUT": mean, "OUTPUT_FOLDER": folder}
    process = qgis_process.start("run", "sardespeckle:glrtmultilook", *arguments(given))
    while process.poll() is None and not list(folder.iterdir()):
        time.sleep(0.02)
    if subprocess.run(["chattr", "+i", str(folder)], capture_output=True, check=False).returncode:
        process.kill()
        process.communicate()
        pytest.skip("making a folder immutable needs root, and a disk that knows it")
    try:
        stdout, stderr = process.communicate(timeout=120)
    finally:
        subprocess.run(["chattr", "-i", str(folder)], check=True)
    outcome = Outcome(subprocess.CompletedProcess([], process.returncode, stdout, stderr))
    assert outcome.code == 1
    assert len(outcome.sentences) == 1, outcome.stderr
    assert re.fullmatch(
        rf"The folder {folder} cannot be written to \(Operation not permitted\); choose another one\.",
        outcome.sentences[0],
    )
    assert mean.read_bytes() == before
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_there_is_room_enough(algorithm: Algorithm, files: list[Path], small_disk: Any) -> None:
    """The same run succeeds on a small disk that is not full: it was the size that failed it."""
    disk = small_disk(400)
    algorithm("glrtmultilook", INPUT=files, OUTPUT=disk / "result.tif", OUTPUT_FOLDER=disk)
    names = [*(f"{path.stem}_multilooked.tif" for path in files), "result.tif"]
    assert sorted(path.name for path in disk.iterdir()) == sorted(names)
