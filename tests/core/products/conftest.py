"""What the tests of products read them by: the reader that every algorithm has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window


@pytest.fixture
def opened() -> Callable[..., tuple[Stack, Any]]:
    """``opened(path, "VV")``: the stack, and its intensity."""

    def open_it(*paths: str | Path, part: str = "") -> tuple[Stack, Any]:
        stack = open_stack([RasterInput(str(path), part=part) for path in paths])
        return stack, StackReader(stack).read(Window(0, 0, *stack.grid.shape))

    return open_it
