"""Networks that hang, grow or break: the process they are tried in is ended, and the user is told."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from onnx import numpy_helper
from onnx.helper import make_node

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.models.library import trial
from sar_despeckle.models.library.candidate import Preparation
from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.models.library.importing import import_model
from sar_despeckle.models.packages import child_process

from ..suspects import HOSTILE, endless, write_onnx


def refused(source: Path, folder: Path) -> tuple[str, float]:
    """Message about a file, and the seconds until it came."""
    begin = time.monotonic()
    with pytest.raises(InputError) as error:
        import_model(source, "mine", folder, Preparation())
    return str(error.value), time.monotonic() - begin


def test_hostile_files_are_refused(tmp_path: Path):
    """All at once, as most of the time is that of waiting for the limit."""

    def one(number: int, name: str) -> tuple[str, float]:
        folder = tmp_path / str(number)
        folder.mkdir()
        return refused(HOSTILE[name][0](folder), folder / "models")

    with ThreadPoolExecutor(4) as pool:
        ended = dict(zip(HOSTILE, pool.map(one, range(len(HOSTILE)), HOSTILE)))
    for name, (said, seconds) in ended.items():
        assert HOSTILE[name][1] in said, f"{name}: {said}"
        assert seconds < 20, name
        assert said.endswith(".") and "\n" not in said and len(said) <= 500, name
    assert list(tmp_path.glob("*/models")) == []


class Impatient(Silent):
    """Cancels after so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.until = time.monotonic() + seconds

    def cancelled(self) -> bool:
        return time.monotonic() > self.until


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started for trials."""
    started = []

    def start(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(child_process.start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(trial, "start", start)
    return started


def test_a_cancel_ends_the_trial_at_once(tmp_path: Path, children: list[subprocess.Popen[bytes]]):
    source, begin = endless(tmp_path / "a.onnx"), time.monotonic()
    with pytest.raises(Cancelled):
        import_model(source, "mine", tmp_path / "models", Preparation(), feedback=Impatient(1.5))
    assert time.monotonic() - begin < 3
    assert [child.poll() for child in children] == [-signal.SIGKILL]
    assert not (tmp_path / "models").exists()


def test_a_trial_ends_with_its_parent(tmp_path: Path):
    """However that ended, its end of the pipe is closed then."""
    request = {"source": str(endless(tmp_path / "a.onnx")), "name": "mine", "architecture": "auto"}
    more = {"preparation": asdict(Preparation()), "prepared": str(tmp_path / "prepared.onnx")}
    command = child_process.module_command("models.library.trial", json.dumps({**request, **more}))
    child = child_process.start(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin and child.stdout
    while b"for an image of" not in child.stdout.readline():
        assert child.poll() is None
    child.stdin.close()
    assert child.wait(5) == 1
    child.stdout.close()


ONE_LINE = 'print(\'{"doing": "to be read", "seconds": 9}\', flush=True)'


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (f"import os; {ONE_LINE}; os.abort()", "it breaks the process in which it is tried"),
        (f"import os; {ONE_LINE}; os._exit({trial._TOO_MUCH})", "more than 1 GiB of memory"),
        ("raise SystemExit", "does not start (it cannot import what it needs); reinstall QGIS"),
        (None, "no-python does not start (No such file or directory); reinstall QGIS"),
    ],
    ids=["crash", "grown", "no NumPy", "no Python"],
)
def test_a_process_that_ends(code: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    missing = str(tmp_path / "no-python")
    if code is None:
        monkeypatch.setattr(trial, "python_interpreter", lambda: missing)
    command = [missing] if code is None else [sys.executable, "-c", code]
    monkeypatch.setattr(trial, "module_command", lambda *_: command)
    with pytest.raises(InputError) as error:
        import_model(write_onnx(tmp_path / "a.onnx"), "mine", tmp_path / "models", Preparation())
    assert said in str(error.value)
    assert not (tmp_path / "models").exists()


def test_a_folder_for_what_is_tried_that_takes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(InputError, match=r"no file can be written to \S*gone \(No such .*\); make room there"):
        import_model(write_onnx(tmp_path / "a.onnx"), "mine", tmp_path / "models", Preparation())


def test_a_network_of_our_own_takes_a_moment(tmp_path: Path):
    begin = time.monotonic()
    _, card = import_model(bundled()["sar2sar-slc"], "mine", tmp_path / "models", Preparation())
    assert card.name == "mine"
    assert time.monotonic() - begin < 10  # a second and a half on an idle machine


def test_a_network_of_400_mebibytes_has_the_memory_it_needs(tmp_path: Path):
    """It is held as a file, as the message in it, and as arrays."""
    weight = numpy_helper.from_array(np.zeros((1, 1, 10_000, 10_000), np.float32), "weight")
    most = make_node("ReduceMax", ["weight"], ["most"], keepdims=0)
    source = write_onnx(tmp_path / "a.onnx", [most, make_node("Add", ["noisy", "most"], ["clean"])], [weight])
    path, _ = import_model(source, "mine", tmp_path / "models", Preparation(multiple=1))
    assert path.stat().st_size > 400e6
    path.unlink()
    source.unlink()
