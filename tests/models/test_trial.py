"""Networks that hang, grow or break: the process they are tried in is ended, and the user is told."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sar_despeckle.core.errors import InputError
from sar_despeckle.models.candidate import Preparation
from sar_despeckle.models.importing import import_model

from .suspects import HOSTILE


def refused(source: Path, folder: Path) -> tuple[str, float]:
    """What is said of a file, and after how many seconds."""
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
