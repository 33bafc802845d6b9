"""The clean dates of a series, as far as there are some."""

from __future__ import annotations

from dataclasses import dataclass

from ...core.raster.reader import RasterInput, Stack, open_stack


@dataclass(frozen=True)
class Results:
    """Clean dates of a series, of all of it or of a preview.

    Attributes
    ----------
    paths : of the clean dates, in the order of the stack
    what : name of the right side of the curtain
    """

    stack: Stack
    rows: tuple[int, ...]
    paths: tuple[str, ...]
    what: str

    def clean_stack(self) -> Stack:
        """The clean dates for reading. In another thread: it opens them."""
        like = self.stack.sources[0]
        return open_stack([RasterInput(path) for path in self.paths], like.scale, by_date=False)
