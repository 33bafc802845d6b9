"""ONNX Runtime installed by clicks, in a profile that has none, behind a proxy that does not answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.packages import installing

SCRIPT = Path(__file__).parent / "inside_qgis" / "installing.py"


def test_a_folder_of_wheels_is_enough(qgis_window: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    package = installing.ONNX_RUNTIME
    try:
        installing._download(package, package.requirements, tmp_path / "wheels", lambda _: None, None)
    except InputError as error:
        pytest.skip(f"the wheel is not to be had here: {error}")
    found = qgis_window(SCRIPT, tmp_path, runtime=False)
    assert found["proxy"] == "http://127.0.0.1:9"
    *_, sentence, end = found["without"]
    assert "has no wheel of onnxruntime" in sentence and end.startswith("ONNX Runtime could not be installed")
    assert found["with"][-1] == "ONNX Runtime is installed. The network algorithms can be used now."
    assert found["state"].startswith("Installed: onnxruntime ")
    *_, sentence, end = found["openvino"]
    assert "has no wheel of openvino" in sentence and end.startswith("OpenVINO could not be installed")
    before, after = found["spread"]
    assert after < before / 3
    assert found["numpy"][0] == found["numpy"][1]
