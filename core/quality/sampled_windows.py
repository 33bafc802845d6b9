"""The windows of a raster that a report looks at: so many that they tell, so few that it takes a minute."""

from __future__ import annotations

from ..raster.tiles import Shape, Window

SIDE = 512  # pixels
_MOST = 6  # windows a side
_BUDGET = 24_000_000  # pixels of all dates together


def sampled_windows(shape: Shape, dates: int = 1) -> list[Window]:
    """Windows of 512 × 512 pixels spread over a raster, all of a small one.

    They are staggered: with six a side, every row and every column of a raster of up to 16,000 pixels a side runs
    through one of them, so no straight line from edge to edge is missed.

    Parameters
    ----------
    dates : of a series; the more, the fewer windows, but never less than four

    Examples
    --------
    >>> sampled_windows((300, 700))
    [Window(row=0, col=0, rows=300, cols=350), Window(row=0, col=350, rows=300, cols=350)]
    >>> windows = sampled_windows((10_000, 10_000))
    >>> len(windows), len({row for w in windows for row in range(w.row, w.row + w.rows)})
    (36, 10000)
    """
    most = _MOST
    while most > 2 and most**2 * SIDE**2 * dates > _BUDGET:
        most -= 1
    down, across = (_parts(size, most) for size in shape)
    height, width = _length(down), _length(across)
    return [
        Window(_start(top, bottom - height, j, len(across)), _start(left, right - width, i, len(down)), height, width)
        for i, (top, bottom) in enumerate(down)
        for j, (left, right) in enumerate(across)
    ]


def _parts(size: int, most: int) -> list[tuple[int, int]]:
    """First and last pixel, exclusive, of equal parts of a side."""
    number = min(most, -(-size // SIDE))
    return [(k * size // number, (k + 1) * size // number) for k in range(number)]


def _length(parts: list[tuple[int, int]]) -> int:
    """Pixels of a window along a side: those of its largest part, so that small rasters are covered."""
    return min(SIDE, max(last - first for first, last in parts))


def _start(first: int, last: int, k: int, number: int) -> int:
    """The k-th of so many places from the first to the last; where a window is larger than its part, one that fits."""
    return max(last, 0) if last <= first else first + (last - first) * k // max(number - 1, 1)
