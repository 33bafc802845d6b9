"""Child processes: nothing of the current folder and of the user's settings gets into them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.models.packages.child_process import (
    ISOLATED,
    WORKING_FOLDER,
    clean_environment,
    module_command,
    python_command,
    python_interpreter,
    start,
)


def output(command: list[str], **environment: str) -> str:
    child = start(command, environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    told, _ = child.communicate(timeout=60)
    assert child.returncode == 0, told
    return str(told).strip()


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder in which ``pip`` and ``json`` lie, and variables that point there."""
    for name in ("pip", "json"):
        (tmp_path / name).mkdir()
        for file in ("__init__.py", "__main__.py"):
            (tmp_path / name / file).write_text("print('trapped')\n", encoding="utf-8")
    (tmp_path / "startup.py").write_text("print('trapped')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "startup.py"))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    return tmp_path


def test_the_trap_snaps_where_python_is_started_plainly(trap: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    told = subprocess.run([sys.executable, "-m", "pip"], env=environment, capture_output=True, text=True, check=True)
    assert "trapped" in told.stdout


def test_pip_is_not_that_of_the_current_folder(trap: Path) -> None:
    assert output(python_command("-m", "pip", "--version")).startswith("pip ")


def test_a_module_is_not_trapped_and_finds_what_its_parent_finds(trap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend("")  # as an interactive Python has it
    told = json.loads(output(module_command("tests.models.child_that_tells", "a b", "ü")))
    assert told == {
        "arguments": ["a b", "ü"],
        "folder": os.path.realpath(WORKING_FOLDER),
        "here": False,
        "numpy": np.__file__,
    }


def test_the_interpreter_is_of_this_version() -> None:
    code = "import sys; print(*sys.version_info[:2], sys.flags.isolated)"
    assert output([python_interpreter(), *ISOLATED, "-c", code]) == f"3 {sys.version_info.minor} 1"


def test_the_environment_keeps_the_way_to_an_index_alone() -> None:
    kept = {
        "PATH": "/bin",
        "HOME": "/h",
        "PIP_INDEX_URL": "i",
        "HTTPS_PROXY": "p",
        "SSL_CERT_FILE": "c",
        "pip_proxy": "p",
    }
    dropped = {"PYTHONPATH": "x", "PythonHome": "x", "PYTHONSTARTUP": "x", "PIP_TARGET": "x", "PIP_USER": "1"}
    assert clean_environment({**kept, **dropped}) == {**kept, "ORT_DISABLE_TELEMETRY": "1"}
    assert output(python_command("-c", "import os; print(os.environ['EXTRA'])"), EXTRA="more") == "more"
