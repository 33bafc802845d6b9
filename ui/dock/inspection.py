"""A look at the rasters of a series before anything is computed, in another thread: they may be many, and far away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ...core.errors import InputError
from ...core.products.product_contents import parts_of
from ...core.raster.grid import Grid
from ...core.raster.polarisation import polarisation_of
from ...core.raster.reader import RasterInput, Stack, open_stack, require_several_dates
from ...core.scale.scale import Scale
from ...core.streaming.raster_streams import RasterStreams
from ...core.streaming.runner import Limits
from ...core.whole_image.spacing import sample_speckle
from ...processing_provider.raster_algorithm import require_one_series
from ...processing_provider.translation import tr, tr_sentence
from ..background_task import BackgroundTask

_MEMORY = 256  # MiB
SCALES = {Scale.INTENSITY: tr("intensity"), Scale.AMPLITUDE: tr("amplitude"), Scale.DECIBEL: tr("decibel")}
_MOST = 40  # dates whose looks are measured: with more, every so many


@dataclass(frozen=True)
class FoundDate:
    """One date as it was found: a row of the dock's table.

    Attributes
    ----------
    raster : place of its raster in the list that was given
    given : path that was given, of a product perhaps
    corrected : whether its date is the user's
    grid : size in pixels, or the difference from the first date's grid
    looks : measured; 0 where they are not, or cannot be
    problem : a sentence, or nothing
    """

    raster: int
    given: str
    name: str
    path: str = ""
    band: int = 1
    date: datetime | None = None
    corrected: bool = False
    polarisation: str = ""
    scale: str = ""
    reason: str = ""
    grid: str = ""
    fits: bool = True
    looks: float = 0.0
    problem: str = ""


@dataclass(frozen=True)
class FoundSeries:
    """All dates, in the order in which they were given.

    Attributes
    ----------
    stack : for reading it, in the order of the dates; None if it is no series yet
    rows : of the stack's dates in turn, the rows of the table
    bands : of its first raster, by name
    parts : of its first raster, where that is a product with several images
    problem : a sentence on the missing, or nothing
    """

    dates: tuple[FoundDate, ...]
    stack: Stack | None = None
    rows: tuple[int, ...] = ()
    bands: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    problem: str = ""
    remark: str = ""


def inspect(rasters: Sequence[RasterInput], scale: Scale | None, task: BackgroundTask) -> FoundSeries:
    """Open every raster by itself, then all together, and measure the looks at last.

    The task tells the series as far as it is known after each of these, because the next one takes longer.
    """
    bands, parts = _bands(rasters), tuple(parts_of(rasters[0].path)) if rasters else ()
    series = FoundSeries(tuple(_each(rasters, scale)), bands=bands, parts=parts if len(parts) > 1 else ())
    task.partial.emit(series)
    series = _together(rasters, scale, series)
    task.partial.emit(series)
    return _with_looks(series, task) if series.stack else series


def _each(rasters: Sequence[RasterInput], scale: Scale | None) -> Iterator[FoundDate]:
    first: Grid | None = None
    for place, raster in enumerate(rasters):
        try:
            stack, doubt = _opened(raster, scale)
        except InputError as error:
            yield FoundDate(
                place, raster.path, Path(raster.path).name, raster.path, problem=tr_sentence(str(error)), fits=False
            )
            continue
        first = first or stack.grid
        difference = first.difference(stack.grid)
        size = f"{stack.grid.cols} × {stack.grid.rows}"
        for number, source in enumerate(stack.sources):
            found = FoundDate(
                place,
                raster.path,
                source.name,
                source.path,
                source.band,
                source.date,
                bool(raster.dates and raster.dates[number]),
                polarisation_of(source),
                tr("complex") if source.complex else tr("unclear") if doubt else SCALES[source.scale],
                doubt or tr_sentence(source.reason),
                tr_sentence(difference) if difference else size,
                not difference,
                problem=tr("{name} {difference}, unlike the first date.").format(
                    name=source.label, difference=tr_sentence(difference)
                )
                if difference
                else "",
            )
            yield found


def _opened(raster: RasterInput, scale: Scale | None) -> tuple[Stack, str]:
    """A raster alone, and the reason why its scale is unclear, if it is."""
    try:
        return open_stack([raster], scale, by_date=False), ""
    except InputError as error:
        if scale is not None:
            raise
        # as the scale that refuses no values: if this succeeds, nothing but the scale was in doubt
        return open_stack([raster], Scale.DECIBEL, by_date=False), tr_sentence(str(error))


def _bands(rasters: Sequence[RasterInput]) -> tuple[str, ...]:
    if not rasters:
        return ()
    try:
        stack, _ = _opened(replace(rasters[0], band=None, dates=()), None)
    except InputError:
        return ()  # its own row says why
    return tuple(source.description or tr("Band {number}").format(number=source.band) for source in stack.sources)


def _together(rasters: Sequence[RasterInput], scale: Scale | None, series: FoundSeries) -> FoundSeries:
    """The series as the algorithm will open it."""
    problem = next((date.problem for date in series.dates if date.problem), "")
    if problem:
        return replace(series, problem=problem)
    try:
        stack = open_stack(rasters, scale)
        require_one_series(stack)
        require_several_dates(stack)
    except InputError as error:
        return replace(series, problem=tr_sentence(str(error)))
    row_of = {(date.path, date.band): row for row, date in enumerate(series.dates)}
    rows, dates = [], list(series.dates)
    for source in stack.sources:
        row = row_of[source.path, source.band]
        rows.append(row)
        scale_in_words = tr("complex") if source.complex else SCALES[source.scale]
        dates[row] = replace(dates[row], scale=scale_in_words, reason=tr_sentence(source.reason))
    return replace(series, dates=tuple(dates), stack=stack, rows=tuple(rows), remark=tr_sentence(stack.remark))


def _with_looks(series: FoundSeries, task: BackgroundTask) -> FoundSeries:
    if series.stack is None:
        return series
    streams, dates = RasterStreams(Limits(0, _MEMORY, 1)), list(series.dates)
    step = -(-len(dates) // _MOST)
    for number in range(0, len(dates), step):
        looks = sample_speckle(series.stack.select(number), streams, task.feedback()).looks
        row = series.rows[number]
        dates[row] = replace(dates[row], looks=looks if looks > 0 else 0.0)  # not a number where nothing is measured
    return replace(series, dates=tuple(dates))
