"""The page of the library: its code runs from the first block to the last, and says what is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import sar_despeckle

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "library.md"
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_code_runs(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xarray", reason="the extra xarray is not installed: run scripts/environment.sh test")
    pytest.importorskip("dask.array", reason="the extra dask is not installed: run scripts/environment.sh test")
    monkeypatch.chdir(tmp_path)
    blocks, names = BLOCK.findall(PAGE.read_text(encoding="utf-8")), dict[str, Any]()
    assert len(blocks) == 5
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)
    assert "negative values" in capsys.readouterr().out


def test_it_names_every_function_and_the_readme_links_it() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in sar_despeckle.__all__ if f"{name}" not in page] == []
    assert "docs/library.md" in (ROOT / "README.md").read_text(encoding="utf-8")
