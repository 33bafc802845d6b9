"""A series in a folder to which dates are added: what is kept there, found again, and kept on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from ..core.feedback import Feedback
from ..core.raster.reader import Stack
from ..core.raster.writer import RasterWriter
from ..core.series.kept_series import KeptSeries, find_kept, index_path
from ..models.library.product import Product, Speckle


class Keep(Enum):
    """Choices of KEEP: what new dates need is kept beside the results, or not."""

    IF_THERE = 0
    KEEP = 1
    ANEW = 2


@dataclass(frozen=True)
class GrowingSeries:
    """The dates of a run, and what is kept of the old ones.

    Attributes
    ----------
    dates : old and new, as given
    index : path for the index, None where nothing is kept
    kept : what is there of the old dates and is reused
    settings : of the run, by the product that the dates are
    """

    dates: Stack
    index: Path | None
    kept: KeptSeries | None
    settings: Callable[[str], dict[str, Any]]

    @classmethod
    def without(cls, dates: Stack) -> GrowingSeries:
        """Dates of which nothing is kept."""
        return cls(dates, None, None, lambda _: {})

    @classmethod
    def find(
        cls, folder: Path, dates: Stack, keep: Keep, settings: Callable[[str], dict[str, Any]], feedback: Feedback
    ) -> GrowingSeries:
        """Look for what is kept in a folder of results, and tell the user what is reused, or why nothing is."""
        found = find_kept(folder, dates)
        if found is None:
            return cls(dates, index_path(folder, dates) if keep is not Keep.IF_THERE else None, None, settings)
        index, kept = found
        if keep is Keep.ANEW:
            return cls(dates, index, None, settings)
        if isinstance(kept, KeptSeries):
            product = str(kept.speckle.get("product"))
            known = product in [kind.value for kind in Product]
            why = kept.obstacle(folder, dates, settings(product)) if known else "it is damaged"
        else:
            why = kept
        if why or isinstance(kept, str):
            feedback.warning(f"{index.name} cannot be used, so all dates are despeckled: {why}.")
            return cls(dates, index, None, settings)
        new = ", ".join(dates.sources[place].label for place in kept.new(dates))
        feedback.info(
            f"{len(kept.dates)} of the {len(dates)} dates are reused as {index.name} has them, with the speckle that "
            f"was measured, and neither read nor written; new: {new}."
        )
        return cls(dates, index, kept, settings)

    @property
    def folders(self) -> list[Path]:
        return [self.index.parent] if self.index else []

    @property
    def speckle(self) -> Speckle | None:
        """The speckle of the dates as it was measured, if it was."""
        if self.kept is None:
            return None
        known = self.kept.speckle
        return Speckle(
            float(known["looks"]), Product(known["product"]), int(known["spacing"]), float(known["correlation"])
        )

    @cached_property
    def new(self) -> list[int]:
        """The dates to despeckle."""
        return self.kept.new(self.dates) if self.kept else list(range(len(self.dates)))

    @cached_property  # it opens every copy
    def seen(self) -> Stack:
        """The dates as the steps read them: the old ones from their copies."""
        return self.kept.with_copies(self.dates) if self.kept else self.dates

    def results(self, outputs: Sequence[RasterWriter]) -> list[Path]:
        """Files of all clean dates, old and new."""
        written = dict(zip(self.new, outputs))
        before = {date.name: date.result for date in self.kept.dates} if self.kept else {}
        folder = outputs[0].folder
        return [
            written[place].path or Path() if place in written else folder / before[source.name]
            for place, source in enumerate(self.dates.sources)
        ]
