"""Sliding sums, against loops, and the same to the last bit wherever a block begins."""

from __future__ import annotations

import numpy as np
import pytest

from sar_despeckle.core.statistics import window_sums
from sar_despeckle.core.statistics.window_sums import centred_count, centred_maximum, centred_sum, window_sum

WINDOWS = [(1, 1), (1, 5), (3, 1), (2, 3), (4, 8), (7, 7), (13, 6), (20, 23)]


def image(dtype: type = np.float64, shape: tuple[int, int] = (20, 23)) -> np.ndarray:
    """Numbers over eight orders of magnitude: sums of them show every change in the order of additions."""
    return np.random.default_rng(1).lognormal(0, 4, shape).astype(dtype)


@pytest.mark.parametrize(("rows", "cols"), WINDOWS)
def test_window_sum_is_the_sum_over_each_window(rows: int, cols: int):
    values = image()
    result = window_sum(values, rows, cols)
    assert result.shape == (20 - rows + 1, 23 - cols + 1)
    for r, c in np.ndindex(result.shape):
        assert result[r, c] == pytest.approx(values[r : r + rows, c : c + cols].sum(), rel=1e-12)


@pytest.mark.parametrize(("rows", "cols"), [(1, 1), (3, 5), (7, 7), (31, 33)])
def test_centred_sum_counts_what_lies_outside_as_zero(rows: int, cols: int):
    values = image()
    result = centred_sum(values, rows, cols)
    assert result.shape == values.shape
    for r, c in np.ndindex(values.shape):
        box = values[max(r - rows // 2, 0) : r + rows // 2 + 1, max(c - cols // 2, 0) : c + cols // 2 + 1]
        assert result[r, c] == pytest.approx(box.sum(), rel=1e-12)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(("rows", "cols"), [(3, 5), (7, 7), (30, 30), (31, 31)])
def test_sums_do_not_depend_on_where_the_block_begins(dtype: type, rows: int, cols: int):
    values = image(dtype, (90, 80))
    everywhere = window_sum(values, rows, cols)
    assert everywhere.dtype == dtype
    for top, left in [(0, 0), (1, 0), (17, 5), (59, 49)]:
        block = window_sum(values[top:, left:], rows, cols)
        np.testing.assert_array_equal(block, everywhere[top:, left:])
    # a running sum along the line, the usual shortcut, would not pass:
    running = np.cumsum(np.cumsum(values, 0), 1)
    shifted = np.cumsum(np.cumsum(values[17:, 5:], 0), 1)
    area = running[20, 10] - running[17, 10] - running[20, 5] + running[17, 5]
    assert area != shifted[3, 5] - shifted[0, 5] - shifted[3, 0] + shifted[0, 0]


def test_the_input_is_left_as_it_is():
    values = image(np.float32)
    before = values.copy()
    centred_sum(values, 7, 7)
    window_sum(values, 1, 1)[:] = 0
    np.testing.assert_array_equal(values, before)


@pytest.mark.parametrize("side", [1, 3, 5, 7, 15])
def test_centred_maximum(side: int):
    values = np.random.default_rng(2).integers(1, 1000, (20, 31)).astype(np.int32)
    padded = np.pad(values, side // 2)
    expected = np.lib.stride_tricks.sliding_window_view(padded, (side, side)).max(axis=(2, 3))
    np.testing.assert_array_equal(centred_maximum(values, side), expected)


@pytest.mark.parametrize("strip", [1, 100, 700])
def test_strips_do_not_show(strip: int, monkeypatch: pytest.MonkeyPatch):
    values, whole = image(np.float32, (61, 43)), np.abs(image(np.float32, (61, 43)))
    expected = centred_sum(values, 9, 5), window_sum(values, 8, 3), centred_maximum(whole, 7)
    monkeypatch.setattr(window_sums, "_STRIP", strip)
    in_strips = centred_sum(values, 9, 5), window_sum(values, 8, 3), centred_maximum(whole, 7)
    for found, at_once in zip(in_strips, expected):
        np.testing.assert_array_equal(found, at_once)


@pytest.mark.parametrize("share", [0.5, 1.0])
@pytest.mark.parametrize("shape", [(40, 31), (5, 31), (3, 2)])
def test_counts_are_sums_of_ones(share: float, shape: tuple[int, int]):
    chosen = np.random.default_rng(1).uniform(size=shape) < share
    np.testing.assert_array_equal(centred_count(chosen, 7), centred_sum(chosen.astype(np.float32), 7, 7))
