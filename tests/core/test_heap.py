"""Memory kept from tile to tile, as the kernel counts it."""

from __future__ import annotations

import mmap
import platform
import resource
import threading
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.heap import give_memory_back, keeping_memory

ARRAYS, SIZE = 30, 3 * 2**20  # of a tile, and bytes of each
PAGES = ARRAYS * SIZE // mmap.PAGESIZE

pytestmark = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries are left as they are")


def make_arrays(times: int) -> None:
    for _ in range(times):
        arrays = [np.ones(SIZE // 4, np.float32) for _ in range(ARRAYS)]
        del arrays


def pages_given() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt


def resident() -> int:
    """Pages of this process in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])


def kept_rounds(found: list[int]) -> None:
    with keeping_memory(), keeping_memory():
        make_arrays(2)
        before = pages_given()
        make_arrays(5)
        found.append(pages_given() - before)


@pytest.mark.parametrize("aside", [False, True])
def test_arrays_of_the_next_tile_need_no_new_pages(aside: bool):
    found: list[int] = []
    if aside:
        thread = threading.Thread(target=kept_rounds, args=(found,))
        thread.start()
        thread.join()
    else:
        kept_rounds(found)
    assert found[0] < PAGES / 10


def test_it_is_given_back_in_the_end():
    give_memory_back()
    before = resident()
    kept_rounds([])
    assert resident() - before > PAGES / 2
    give_memory_back()
    assert resident() - before < PAGES / 4
