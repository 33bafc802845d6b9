"""The windows of a report: few, inside, and through every row and column."""

from __future__ import annotations

import pytest

from sar_despeckle.core.quality.sampled_windows import SIDE, sampled_windows


@pytest.mark.parametrize(
    "shape", [(1, 1), (40, 3000), (512, 513), (3071, 3073), (5000, 700), (10_000, 10_000), (15_000, 9000)]
)
@pytest.mark.parametrize("dates", [1, 40])
def test_windows(shape: tuple[int, int], dates: int) -> None:
    windows = sampled_windows(shape, dates)
    rows: set[int] = set()
    cols: set[int] = set()
    for w in windows:
        assert w.row >= 0 <= w.col
        assert w.row + w.rows <= shape[0] and w.col + w.cols <= shape[1]
        assert w.rows <= SIDE and w.cols <= SIDE
        rows |= set(range(w.row, w.row + w.rows))
        cols |= set(range(w.col, w.col + w.cols))
    assert len(windows) <= 36
    assert len(windows) <= 4 or sum(w.size for w in windows) * dates <= 36 * SIDE**2 * 3
    if dates == 1:
        assert (len(rows), len(cols)) == shape


@pytest.mark.parametrize("shape", [(300, 200), (1024, 1024), (1300, 2900)])
def test_a_small_raster_is_looked_at_wholly(shape: tuple[int, int]) -> None:
    covered = {
        (r, c) for w in sampled_windows(shape) for r in (w.row, w.row + w.rows - 1) for c in (w.col, w.col + w.cols - 1)
    }
    assert {(0, 0), (shape[0] - 1, shape[1] - 1)} <= covered
    assert sum(w.size for w in sampled_windows(shape)) >= shape[0] * shape[1]
