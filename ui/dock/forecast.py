"""Time and disk space of a run, from one that was measured."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from ...processing_provider.translation import tr

_MARGIN = 80  # pixels that a network looks around its tile, see the cards
_BORDER = 16  # pixels around a preview, where its mirror image lies
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
class PreviewWork(Work):
    """The size of a preview.

    Attributes
    ----------
    sampled : pixels of each date that were computed for the figures of the whole
    """

    sampled: int = 0

    @property
    def computed(self) -> int:
        """Pixels that the networks see.

        Examples
        --------
        >>> PreviewWork(dates=10, rows=240, cols=240, sampled=26_016).computed
        1000000
        """
        return self.dates * ((self.rows + 2 * _BORDER) * (self.cols + 2 * _BORDER) + self.sampled)


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


def side_within(seconds: float, rate: float, dates: int, sampled: int = 0) -> int:
    """Side in pixels of the square of a series whose preview takes so long.

    Parameters
    ----------
    sampled : pixels of each date that it computes for the figures of the whole

    Examples
    --------
    >>> side_within(3, rate=600_000, dates=10), side_within(3, rate=600_000, dates=10, sampled=100_000)
    (384, 224)
    """
    pixels = seconds * rate / max(dates, 1) - sampled
    side = int(max(pixels, 0) ** 0.5) - 2 * _BORDER
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
