"""Scratch folders: those of runs that are gone go, those of others stay."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.core.files import scratch
from sar_despeckle.core.files.scratch import PREFIX, ScratchFolder, remove_abandoned

RUN = """
import sys, time
from pathlib import Path
from sar_despeckle.core.files.scratch import ScratchFolder
folder = ScratchFolder(Path(sys.argv[1]))
folder.new_file("result").write_text("half")
print("ready", flush=True)
time.sleep(60)
"""
LATER = scratch._LONG + 60


@contextmanager
def another_run(folder: Path, *prefix: str) -> Iterator[Callable[[], None]]:
    """A run in another process; gives what kills it."""
    process = subprocess.Popen(
        [*prefix, sys.executable, "-c", RUN, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None

    def kill() -> None:
        process.send_signal(signal.SIGKILL)
        process.wait()

    try:
        if process.stdout.readline() != "ready\n":
            pytest.skip(f"{prefix} is not allowed here")
        yield kill
    finally:
        kill()
        process.stdout.close()


def age(folder: Path, seconds: float) -> None:
    for path in (*folder.iterdir(), folder):
        os.utime(path, (time.time() - seconds,) * 2)


def only_folder(parent: Path) -> Path:
    (folder,) = parent.iterdir()
    assert folder.name.startswith(PREFIX)
    return folder


CONTAINER = ("unshare", "--pid", "--fork", "--kill-child")


@pytest.mark.parametrize("prefix", [(), CONTAINER], ids=["here", "in another container"])
def test_a_run_elsewhere_keeps_its_scratch_until_it_is_killed(tmp_path: Path, prefix: tuple[str, ...]):
    if prefix and not shutil.which(prefix[0]):
        pytest.skip("no namespaces here")
    with another_run(tmp_path, *prefix) as kill:
        age(only_folder(tmp_path), LATER)  # a lock says more than time
        remove_abandoned(tmp_path)
        assert len(list(only_folder(tmp_path).iterdir())) == 2
        kill()
        until = time.monotonic() + 5
        while list(tmp_path.iterdir()) and time.monotonic() < until:  # in a container it ends a little later
            remove_abandoned(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_two_runs_of_one_process_do_not_disturb_each_other(tmp_path: Path):
    one = ScratchFolder(tmp_path)
    part = one.new_file("result")
    part.touch()
    two = ScratchFolder(tmp_path)
    assert part.exists()
    two.remove()
    one.remove()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("seconds", "stays"), [(0, True), (LATER, False)])
@pytest.mark.parametrize("case", ["other computer", "no locks", "no owner"])
def test_where_nothing_tells_time_does(
    case: str, seconds: float, stays: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    if case == "other computer":
        monkeypatch.setattr(scratch, "_machine", lambda: "another")
    if case == "no locks":
        monkeypatch.setattr(scratch, "_lock", lambda file: None)
    folder = ScratchFolder(tmp_path)
    folder.new_file("result").write_text("half")
    folder._owner.close()  # type: ignore[union-attr]  # as if it had been killed
    monkeypatch.undo()
    if case == "no owner":
        (folder.path / "owner").unlink()
    age(folder.path, seconds)
    remove_abandoned(tmp_path)
    assert folder.path.exists() is stays


def test_what_only_looks_like_scratch_stays(tmp_path: Path):
    mine = tmp_path / "mine"
    (mine / "deeper.part").mkdir(parents=True)
    (mine / "a.part").write_text("mine")
    (tmp_path / f"{PREFIX}link").symlink_to(mine)
    (tmp_path / f"{PREFIX}99999999999999999999").write_text("a file")
    folder = tmp_path / f"{PREFIX}0123"
    (folder / "deeper.part").mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    age(folder, LATER)
    (tmp_path / ".x.99999999999999999999-ab.part.tif").mkdir()
    before = sorted(tmp_path.rglob("*"))
    ScratchFolder(tmp_path).remove()
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, immutable: Callable[[Path], None]):
    immutable(tmp_path)
    with pytest.raises(InputError, match=r"The folder \S* cannot be written to \(.*\); choose another one\.$"):
        ScratchFolder(tmp_path)
    assert list(tmp_path.iterdir()) == []
