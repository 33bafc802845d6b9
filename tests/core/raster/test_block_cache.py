"""Parts of blocks stay as written while other threads fill GDAL's cache."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.cancel import CancelToken, cancellable
from sar_despeckle.core.errors import Cancelled
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster import block_cache
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.operation import Identity
from sar_despeckle.core.streaming.runner import run
from sar_despeckle.core.streaming.workspace import Workspace

from ..rasters import as_stack, read, speckle


@pytest.mark.parametrize("limits", [Limits(16, memory=1), Limits(37, memory=1), Limits(16, memory=1, threads=4)])
def test_nothing_is_lost_with_a_cache_of_a_few_blocks(tmp_path: Path, limits: Limits):
    """Without care about one run in three loses something."""
    values = speckle((1, 300, 280), gaps=0.02)
    stack = as_stack(tmp_path / "in.tif", values)
    for _ in range(8):
        with Workspace(tmp_path) as workspace:
            writer = workspace.output(tmp_path / "out.tif", stack.grid)
            run(Identity(), [stack], [[writer]], limits, Silent())
        np.testing.assert_array_equal(read(tmp_path / "out.tif"), values)


def test_who_writes_a_part_is_alone():
    inside, order = threading.Event(), []

    def read_slowly() -> None:
        with block_cache.reading():
            inside.set()
            threading.Event().wait(0.2)
            order.append("read")

    thread = threading.Thread(target=read_slowly)
    thread.start()
    inside.wait()
    with block_cache.alone():
        order.append("written")
    thread.join()
    assert order == ["read", "written"]


def test_a_reader_that_hangs_does_not_hold_up_a_cancel():
    hanging = block_cache.reading()
    hanging.__enter__()
    token = CancelToken()
    token.cancel()
    with cancellable(token), pytest.raises(Cancelled), block_cache.alone():
        pass
    hanging.__exit__(None, None, None)
    with block_cache.alone():
        pass
