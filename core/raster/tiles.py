"""The cutting of a raster: tiles that cover it once, each read with a halo of context around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Shape = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels; ``row`` and ``col`` may be negative where it reaches beyond the raster."""

    row: int
    col: int
    rows: int
    cols: int

    @property
    def size(self) -> int:
        return self.rows * self.cols


@dataclass(frozen=True)
class Tile:
    """A tile: its own pixels, and the larger window that has to be read for them."""

    inner: Window
    outer: Window

    @property
    def crop(self) -> tuple[slice, slice]:
        """Slices of the inner window within the outer one."""
        r, c = self.inner.row - self.outer.row, self.inner.col - self.outer.col
        return slice(r, r + self.inner.rows), slice(c, c + self.inner.cols)


@dataclass(frozen=True)
class Context:
    """The surroundings of a tile that an operation needs.

    Attributes
    ----------
    halo : rows and columns beyond the tile on each side
    multiple : outer windows begin and end at multiples of this, so that poolings fall on the same pixels in any tiling
    border : pixels mirrored beyond the raster's edges; 0 clips the outer window at the edge
    """

    halo: Shape = (0, 0)
    multiple: int = 1
    border: int = 0

    @property
    def depth(self) -> Shape:
        """Rows and columns of the halo, up to the next multiples."""
        return _up(self.halo[0], self.multiple), _up(self.halo[1], self.multiple)


def _up(value: int, multiple: int) -> int:
    return -(-value // multiple) * multiple


@dataclass(frozen=True)
class TilePlan:
    """Tiles of at most ``sides`` pixels, rows and columns, that cover ``shape`` once, row by row.

    Each tile is made when its turn comes: a header may claim any size.
    """

    shape: Shape
    sides: Shape
    context: Context

    @property
    def _steps(self) -> Shape:
        return _up(self.sides[0], self.context.multiple), _up(self.sides[1], self.context.multiple)

    def __len__(self) -> int:
        rows, cols = (-(-size // step) for size, step in zip(self.shape, self._steps))
        return rows * cols

    def __iter__(self) -> Iterator[Tile]:
        rows, cols = self._steps
        for row in range(0, self.shape[0], rows):
            for col in range(0, self.shape[1], cols):
                size = min(rows, self.shape[0] - row), min(cols, self.shape[1] - col)
                yield planned(Window(row, col, *size), self.shape, self.context)


def planned(inner: Window, shape: Shape, context: Context) -> Tile:
    """The tile of a plan whose own pixels begin at multiples of the context's.

    Examples
    --------
    >>> planned(Window(0, 8, 8, 8), (20, 20), Context(halo=(2, 2), multiple=4, border=4)).outer
    Window(row=-4, col=4, rows=16, cols=16)
    """
    border = _up(context.border, context.multiple)
    top, rows = _outer(inner.row, inner.rows, shape[0], context.halo[0], context.multiple, border)
    left, cols = _outer(inner.col, inner.cols, shape[1], context.halo[1], context.multiple, border)
    return Tile(inner, Window(top, left, rows, cols))


def around(window: Window, shape: Shape, context: Context) -> Tile:
    """A window of a raster as a tile, with the context that lies within the raster.

    Examples
    --------
    >>> around(Window(0, 8, 4, 4), (20, 20), Context(halo=(2, 2))).outer
    Window(row=0, col=6, rows=6, cols=8)
    """
    top, rows = _outer(window.row, window.rows, shape[0], context.halo[0], 1, 0)
    left, cols = _outer(window.col, window.cols, shape[1], context.halo[1], 1, 0)
    return Tile(window, Window(top, left, rows, cols))


def within(window: Window, shape: Shape) -> Window:
    """The part of a window that lies in the raster.

    Examples
    --------
    >>> within(Window(-2, 5, 6, 6), (20, 8))
    Window(row=0, col=5, rows=4, cols=3)
    """
    top, left = max(window.row, 0), max(window.col, 0)
    bottom, right = min(window.row + window.rows, shape[0]), min(window.col + window.cols, shape[1])
    return Window(top, left, bottom - top, right - left)


def extended(block: Array, window: Window, shape: Shape, *, mirrored: bool = True) -> Array:
    """A window's block that reaches beyond the raster's edges, where its mirror image lies, or NaN.

    Parameters
    ----------
    block : ``(dates, rows, cols)`` of the part that lies :func:`within` the raster
    shape : of the raster

    Examples
    --------
    >>> extended(np.float32([[[1, 2]]]), Window(0, -2, 1, 4), (1, 3))
    array([[[2., 1., 1., 2.]]], dtype=float32)
    """
    there = within(window, shape)
    outside = (
        (0, 0),
        (there.row - window.row, window.row + window.rows - there.row - there.rows),
        (there.col - window.col, window.col + window.cols - there.col - there.cols),
    )
    if not any(map(any, outside)):
        return block
    if not mirrored:
        return np.pad(block, outside, constant_values=np.nan)
    return np.pad(block, outside, mode="symmetric")


_PIECES, _PIECE = 4, 256  # a sample has at most 4 × 4 pieces of 256 × 256 pixels


def spread_pieces(shape: Shape, context: Context) -> list[Tile]:
    """Pieces spread evenly from edge to edge, with as little overlap as possible; a small raster is covered.

    Examples
    --------
    >>> pieces = spread_pieces((1000, 300), Context())
    >>> [(piece.inner.row, piece.inner.col) for piece in pieces]
    [(0, 0), (0, 44), (248, 0), (248, 44), (496, 0), (496, 44), (744, 0), (744, 44)]
    """
    return [around(window, shape, context) for window in spread_windows(shape, _PIECES, _PIECE)]


def spread_windows(shape: Shape, number: int, side: int) -> list[Window]:
    """At most so many windows along each axis, spread evenly from edge to edge; a small raster is covered.

    Examples
    --------
    >>> spread_windows((90, 16), 2, 16)
    [Window(row=0, col=0, rows=16, cols=16), Window(row=74, col=0, rows=16, cols=16)]
    """
    height, width = min(side, shape[0]), min(side, shape[1])
    places = [(row, col) for row in _spread(shape[0], height, number) for col in _spread(shape[1], width, number)]
    return [Window(row, col, height, width) for row, col in places]


def _spread(size: int, piece: int, most: int) -> list[int]:
    number = min(most, -(-size // piece))
    return [round(k * (size - piece) / max(number - 1, 1)) for k in range(number)]


def largest_outer(shape: Shape, sides: Shape, context: Context) -> int:
    """Pixels of the largest outer window in a plan of tiles.

    Examples
    --------
    >>> largest_outer((1000, 1000), (256, 256), Context(halo=(10, 10)))  # (256 + 2 × 10)²
    76176
    """
    m, border = context.multiple, _up(context.border, context.multiple)
    rows, cols = (
        # of two tiles each ends at an edge
        min(_up(side, m) + deep + (deep if size > 2 * side else border), _up(size + border, m) + border)
        for size, side, deep in zip(shape, sides, context.depth)
    )
    return rows * cols


def all_outer(shape: Shape, sides: Shape, context: Context) -> int:
    """Pixels of all outer windows of a plan of tiles together, or about that: two halos at every cut.

    Examples
    --------
    >>> all_outer((1000, 1000), (256, 1000), Context(halo=(10, 10)))
    1060000
    """
    rows, cols = (
        size + 2 * context.border + 2 * deep * (-(-size // side) - 1)
        for size, side, deep in zip(shape, sides, context.depth)
    )
    return rows * cols


def _outer(start: int, length: int, size: int, halo: int, multiple: int, border: int) -> tuple[int, int]:
    """First pixel and length of the outer window along one axis, within the raster and its mirrored border."""
    halo = _up(halo, multiple)
    first = max(start - halo, -border)
    last = min(_up(start + length, multiple) + halo, _up(size + border, multiple))
    if multiple == 1 and border == 0:
        last = min(last, size)
    return first, last - first
