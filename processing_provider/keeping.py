"""Keeping what new dates of a series will need, beside the results of a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import hypot
from pathlib import Path
from typing import cast

from ..core.feedback import Feedback, parts
from ..core.raster.reader import RasterInput, Stack, open_stack
from ..core.raster.writer import RasterWriter
from ..core.scale.scale import Scale
from ..core.series.drift import sample_drift
from ..core.series.half_precision import InHalfPrecision, unit_of
from ..core.series.kept_series import (
    KeptDate,
    KeptSeries,
    changed_noticeably,
    copy_name,
    digest_of_file,
    origin_of,
    super_image_path,
)
from ..core.streaming.operation import Identity
from ..core.streaming.streams import Streams
from ..core.streaming.workspace import Workspace
from ..models.despeckling.super_image import SuperImage
from ..models.library.product import Speckle
from .growing import GrowingSeries

NOTICEABLE = 0.1  # dB
_NAMED = 5  # dates that a sentence names


@dataclass(frozen=True)
class Keeping:
    """Writer of what is kept of a growing series, among the outputs of its run.

    Attributes
    ----------
    index : path of the index to write
    metadata : of the rasters
    """

    series: GrowingSeries
    index: Path
    workspace: Workspace
    streams: Streams
    metadata: dict[str, str]

    def write(
        self,
        image: SuperImage,
        speckle: Speckle,
        outputs: Sequence[RasterWriter],
        feedback: Feedback,
    ) -> None:
        """Write copies of the new dates, the super-image and the index; tell which old results are out of date."""
        feedback.step("Keeping what new dates will need")
        first, second, third = parts(feedback, len(self.series.new), 1, 1)
        dates = self.series.dates.select(*self.series.new)
        copies = [
            self._copy(dates.select(place), levels.log_level, part)
            for place, (levels, part) in enumerate(zip(image.levels, parts(first, *[1] * len(dates))))
        ]
        super_image = self._raster(super_image_path(self.index), self.series.dates)
        self.streams.run(Identity(), [image.image], [[super_image]], second)
        old = self._old_dates(image, third)
        new = [
            KeptDate(source.name, origin_of(source), cast("Path", result.path).name, _size(result), _digest(copy))
            for source, result, copy in zip(dates.sources, outputs, copies)
        ]
        by_name = {date.name: date for date in (*old, *new)}
        kept = KeptSeries(
            path=self.index,
            settings=self.series.settings(speckle.product.value),
            speckle={**asdict(speckle), "product": speckle.product.value},
            digest=_digest(super_image),
            dates=tuple(by_name[source.name] for source in self.series.dates.sources),
        )
        self.workspace.text(self.index, kept.text())
        size, results = (sum(map(_size, files)) / 2**20 for files in ([*copies, super_image], outputs))
        feedback.info(
            f"Kept for new dates: {size:.3g} MiB in {self.index.parent}, beside {results:.3g} MiB of results."
        )
        _tell_of_changes(old, feedback)

    def _copy(self, date: Stack, log_level: float, feedback: Feedback) -> RasterWriter:
        unit = unit_of(log_level)
        copy = self._raster(self.index.with_name(copy_name(date.sources[0].name)), date, half=unit)
        self.streams.run(InHalfPrecision(unit), [date], [[copy]], feedback)
        return copy

    def _raster(self, path: Path, like: Stack, half: float | None = None) -> RasterWriter:
        return self.workspace.output(path, like.grid, chosen=True, source=like.names, metadata=self.metadata, half=half)

    def _old_dates(self, image: SuperImage, feedback: Feedback) -> list[KeptDate]:
        """The old dates, with the drift of their super-image up to now."""
        kept = self.series.kept
        if kept is None:
            return []
        copies = self.series.seen
        known = {source.name: place for place, source in enumerate(copies.sources)}
        dates = copies.select(*(known[date.name] for date in kept.dates))
        before = open_stack([RasterInput(str(kept.super_image))], Scale.INTENSITY, by_date=False)
        drifts = sample_drift(image.image, before, dates, self.streams, feedback)
        # what one date adds says nothing about what the next one will
        return [replace(date, drift=hypot(date.drift, drift)) for date, drift in zip(kept.dates, drifts)]


def _size(writer: RasterWriter) -> int:
    writer.finish()
    return writer.part.stat().st_size


def _digest(writer: RasterWriter) -> str:
    writer.finish()
    return digest_of_file(writer.part)


def _tell_of_changes(old: Sequence[KeptDate], feedback: Feedback) -> None:
    changed = changed_noticeably(old, NOTICEABLE)
    if changed:
        more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
        feedback.warning(
            f"{len(changed)} of the {len(old)} results before would change by more than {NOTICEABLE:g} dB: "
            f"{', '.join(changed[:_NAMED])}{more}. KEEP=2 makes them anew."
        )
    elif old:
        feedback.info(f"None of the {len(old)} results before would change by more than {NOTICEABLE:g} dB.")
