"""Time and disk space of a run, from one that was measured."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from ...processing_provider.translation import tr

_MARGIN = 80  # pixels that a network looks around its tile, see the cards
_TILE = 1024  # pixels a side of a tile, about
_LEAST, _MOST = 128, 1024  # pixels a side of a preview
_UNITS = (tr("bytes"), tr("kB"), tr("MB"), tr("GB"), tr("TB"))


@dataclass(frozen=True)
class Work:
    """The size of a run.

    Attributes
    ----------
    dates, rows, cols : of the series, or of the part of it
    """

    dates: int
    rows: int
    cols: int

    @property
    def pixels(self) -> int:
        """Pixels of the results."""
        return self.dates * self.rows * self.cols

    @property
    def computed(self) -> int:
        """Pixels that the networks see: with a margin around every tile, which matters in small parts.

        Examples
        --------
        >>> Work(dates=10, rows=240, cols=240).computed
        1600000
        """
        rows, cols = (side + 2 * _MARGIN * -(-side // _TILE) for side in (self.rows, self.cols))
        return self.dates * rows * cols


@dataclass(frozen=True)
class MeasuredRun:
    """A run of a part of a series.

    Attributes
    ----------
    before : seconds until the first progress, which do not depend on the size
    seconds : of all of it
    size : of its results, in bytes
    """

    work: Work
    before: float
    seconds: float
    size: int

    @property
    def rate(self) -> float:
        """Pixels computed in a second.

        Examples
        --------
        >>> MeasuredRun(Work(10, 240, 240), before=1, seconds=3, size=0).rate
        800000.0
        """
        return self.work.computed / max(self.seconds - self.before, 0.01)

    def seconds_for(self, work: Work) -> float:
        """Seconds that another run will take."""
        return self.before + work.computed / self.rate

    def size_for(self, work: Work) -> float:
        """Bytes that its results will take."""
        return self.size * work.pixels / self.work.pixels


def side_within(seconds: float, rate: float, dates: int) -> int:
    """Side in pixels of the square of a series that takes so long.

    Examples
    --------
    >>> side_within(3, rate=600_000, dates=10)
    256
    """
    side = int((seconds * rate / max(dates, 1)) ** 0.5) - 2 * _MARGIN
    return min(max(side // 32 * 32, _LEAST), _MOST)


def size_in_words(size: float) -> str:
    """A number of bytes as a person says it.

    Examples
    --------
    >>> [size_in_words(size) for size in (900, 4_200_000, 12_300_000_000)]
    ['900 bytes', '4.2 MB', '12 GB']
    """
    for unit in _UNITS:
        if size < 1000 or unit == _UNITS[-1]:
            break
        size /= 1000
    return f"{size:.0f} {unit}" if size >= 10 or unit == _UNITS[0] else f"{size:.1f} {unit}"


def size_of(paths: Sequence[str]) -> int:
    """Bytes of files on the disk."""
    return sum(os.path.getsize(path) for path in paths)
