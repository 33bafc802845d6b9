"""The dock in a profile without ONNX Runtime."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parent / "inside_qgis" / "without_runtime.py"


def test_a_missing_runtime_is_told_before_the_run(qgis_window: Any, tmp_path: Path) -> None:
    """With a button that opens the dialog which installs it."""
    found = qgis_window(SCRIPT, tmp_path, runtime=False)
    if not found["notice"]:
        pytest.skip("this QGIS has onnxruntime or torch of its own")
    assert found["dialog"] == [True, "Install ONNX Runtime", "Not installed yet."]
    assert found["notice after closing"]
