"""The plan of tiles: every pixel once, with its context, whatever the sizes."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sar_despeckle.core.raster.tiles import Context, Tile, TilePlan, Window, largest_outer

SHAPES = [(1, 1), (3, 5), (31, 33), (64, 64), (65, 127), (200, 1), (130, 257)]
CONTEXTS = [
    Context(),
    Context(halo=(3, 7)),
    Context(halo=(29, 0)),
    Context(halo=(79, 79), multiple=32, border=32),
    Context(halo=(5, 5), multiple=8, border=8),
    Context(halo=(0, 0), multiple=16),
    Context(halo=(2, 2), border=4),
]
CASES = list(itertools.product(SHAPES, (1, 7, 64, 100, 2048), CONTEXTS))


def up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


def along(tile: Tile) -> list[tuple[int, int, int, int]]:
    """Inner first and last, outer first and last, for rows and for columns."""
    inner, outer = tile.inner, tile.outer
    return [
        (inner.row, inner.row + inner.rows, outer.row, outer.row + outer.rows),
        (inner.col, inner.col + inner.cols, outer.col, outer.col + outer.cols),
    ]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("side", [3, 7, 64, 100, 2048])
def test_tiles_cover_every_pixel_once(shape: tuple[int, int], side: int):
    for context in CONTEXTS:
        count = np.zeros(shape, int)
        for tile in TilePlan(shape, (side, side), context):
            w = tile.inner
            assert w.rows > 0 and w.cols > 0 and w.size == w.rows * w.cols
            assert max(w.rows, w.cols) <= up(side, context.multiple)
            count[w.row : w.row + w.rows, w.col : w.col + w.cols] += 1
        assert np.all(count == 1)


@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_the_outer_window_has_the_context_and_no_more(context: Context):
    for shape, side in itertools.product(SHAPES, (7, 64, 100, 2048)):
        border = up(context.border, context.multiple)
        for tile in TilePlan(shape, (side, side), context):
            for (first, last, outer_first, outer_last), size, halo in zip(along(tile), shape, context.halo):
                far = up(size + border, context.multiple)
                assert outer_first <= max(first - halo, -border)
                assert outer_last >= min(last + halo, size + border)
                # nothing is read that no pixel of the tile needs
                assert outer_first >= max(first - up(halo, context.multiple), -border)
                assert outer_last <= min(up(last, context.multiple) + up(halo, context.multiple), far)


@pytest.mark.parametrize("context", [c for c in CONTEXTS if c.multiple > 1], ids=str)
def test_outer_windows_begin_and_end_at_multiples(context: Context):
    for shape, side in itertools.product(SHAPES, (1, 7, 64, 100, 2048)):
        for tile in TilePlan(shape, (side, side), context):
            for edge in along(tile):
                assert edge[2] % context.multiple == 0 and edge[3] % context.multiple == 0


@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_the_largest_outer_window_is_known_beforehand(context: Context):
    for shape, side in itertools.product(SHAPES, (7, 64, 100, 2048)):
        largest = max(tile.outer.size for tile in TilePlan(shape, (side, side), context))
        assert largest <= largest_outer(shape, (side, side), context)
        if min(shape) >= 3 * side:  # a tile that has its whole context inside
            inside = (up(side, context.multiple) + 2 * up(h, context.multiple) for h in context.halo)
            rows, cols = inside
            assert largest_outer(shape, (side, side), context) <= rows * cols


def test_without_border_nothing_outside_the_raster_is_asked_for():
    for shape, side in itertools.product(SHAPES, (7, 64, 2048)):
        for tile in TilePlan(shape, (side, side), Context(halo=(40, 40))):
            for (_, _, first, last), size in zip(along(tile), shape):
                assert first >= 0 and last <= size


def test_crop_finds_the_inner_window_in_the_outer_one():
    numbers = np.arange(130 * 257).reshape(130, 257)
    for tile in TilePlan(numbers.shape, (50, 50), Context(halo=(9, 4))):
        i, o = tile.inner, tile.outer
        block = numbers[o.row : o.row + o.rows, o.col : o.col + o.cols]
        expected = numbers[i.row : i.row + i.rows, i.col : i.col + i.cols]
        np.testing.assert_array_equal(block[tile.crop], expected)


def test_tiles_come_row_by_row():
    inner = [t.inner for t in TilePlan((100, 100), (60, 60), Context())]
    assert inner == [Window(0, 0, 60, 60), Window(0, 60, 60, 40), Window(60, 0, 40, 60), Window(60, 60, 40, 40)]


def test_a_plan_of_any_size_is_made_at_once():
    """A header may claim 2·10⁹ × 2·10⁹ pixels: their tiles would not fit into any memory."""
    plan = TilePlan((2 * 10**9, 2 * 10**9), (64, 64), Context(halo=(3, 3)))
    assert len(plan) == (2 * 10**9 // 64) ** 2
    assert next(iter(plan)) == Tile(Window(0, 0, 64, 64), Window(0, 0, 67, 67))


def test_as_many_tiles_come_as_are_counted():
    for shape, side, context in CASES:
        plan = TilePlan(shape, (side, side), context)
        assert len(plan) == len(list(plan)) == len(list(plan))
