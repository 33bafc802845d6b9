"""Previews of a series: a part of it with the figures of the whole, which are measured once."""

from __future__ import annotations

import os
from typing import Any

from ..core.raster.reader import Stack
from ..core.streaming.raster_streams import RasterStreams
from ..core.streaming.streams import Streams
from ..core.whole_image.noted_streams import Notes, NotingStreams, RecallingStreams
from ..core.whole_image.part_streams import PartStreams


class Preview:
    """A run over a part of a series; the next one over the same series takes over its figures.

    Parameters
    ----------
    settings : all else that the figures depend on

    Attributes
    ----------
    streams : for the run
    """

    _last: tuple[Any, Notes] | None = None  # of the last preview: who moves the map previews the same series again

    def __init__(self, whole: Stack, part: Stack, rasters: RasterStreams, settings: str) -> None:
        self._key = whole, _states(whole.files), settings
        self.streams: Streams
        self._sampled = 0
        if Preview._last and Preview._last[0] == self._key:
            self._figures = Preview._last[1]
            self.streams = RecallingStreams(rasters, iter(self._figures))
        else:
            measuring = PartStreams(whole, part, rasters)
            self.streams, self._sampled = NotingStreams(measuring), measuring.sampled
            self._figures = self.streams.notes

    def finish(self) -> int:
        """Keep the figures of the run, which has succeeded; returns the pixels of a date that were sampled for them."""
        Preview._last = self._key, self._figures
        return self._sampled


def _states(files: tuple[str, ...]) -> list[tuple[int, int]]:
    """Size and time of each file: another raster may have its name by now."""
    states = (os.stat(file) for file in files if os.path.exists(file))
    return [(state.st_size, state.st_mtime_ns) for state in states]
