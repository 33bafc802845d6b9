"""ONNX Runtime tells nobody anything: it writes nothing for that into the user's folders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PACKAGE = "sar_despeckle"
NETWORK = Path(__file__).parents[3] / "models" / "weights" / "lean-slc.onnx"

RUN_A_NETWORK = f"""
import numpy as np
from {PACKAGE}.models.engines.devices import Device
from {PACKAGE}.models.despeckling.inference import NetworkDespeckle
from {PACKAGE}.models.library.network_file import NetworkFile
operation = NetworkDespeckle(NetworkFile.at({str(NETWORK)!r}, Device.CPU), 0.0)
operation(np.ones((1, 64, 64), np.float32))
"""


def test_a_network_leaves_nothing_there(tmp_path: Path) -> None:
    """From 1.32 on it otherwise puts two files into the cache as soon as there is a session."""
    names = ("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "TMPDIR")
    environment = {**os.environ, **dict.fromkeys(names, str(tmp_path))}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{RUN_A_NETWORK}"]
    result = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert list(tmp_path.rglob("*")) == []
