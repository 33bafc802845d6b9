"""The assessment of a despeckled image or series: from rasters to figures and findings, window by window."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..cancel import check_cancelled
from ..errors import InputError
from ..feedback import Feedback, parts
from ..raster.tiles import Window
from ..streaming.operation import Array, Identity
from ..streaming.streams import Images, Streams
from .block_pair import BlockPair
from .checks import level_bias, lost_changes
from .date_figures import DateFigures, figures_of
from .finding import LEVEL_BIAS, Finding, without_consequences
from .sampled_windows import sampled_windows
from .window_figures import WindowFigures

ALL_DATES = -1  # as the date of a finding
_SEVERITY = 1e6


@dataclass(frozen=True)
class Assessment:
    """The content of a report.

    Attributes
    ----------
    looks : of each date
    windows : those that were looked at
    dates : the figures of each
    findings : the most certain first, without those that another one explains
    whole : whether the windows cover the raster
    """

    looks: float
    windows: list[Window]
    dates: list[DateFigures]
    findings: list[Finding]
    whole: bool

    @property
    def shown(self) -> int:
        """The date that a report shows: the one of the worst finding, or the first."""
        return max(self.findings[0].date, 0) if self.findings else 0


def require_pair(images: Images, results: Images, name: str, wanted: Sequence[int]) -> None:
    """Refuse rasters that cannot be compared.

    Parameters
    ----------
    name : of the parameter of the results
    wanted : numbers of rasters that it may have

    Raises
    ------
    InputError : other numbers of dates, or another grid

    Examples
    --------
    >>> from ..raster.grid import Grid
    >>> from ..raster.reader import Stack
    >>> require_pair(Stack(Grid(9, 9), ()), Stack(Grid(9, 9), ()), "DESPECKLED", [0])
    """
    if len(results) not in wanted:
        dates = " or ".join(f"{number} raster{'s' if number > 1 else ''}" for number in dict.fromkeys(wanted))
        raise InputError(
            f"{name} has {_counted(results)} ({results.names}), and INPUT has {_counted(images)} ({images.names}); "
            f"give {dates} on the same grid."
        )
    difference = images.grid.difference(results.grid)
    if difference:
        raise InputError(
            f"{results.names} {difference}, unlike {images.names}; warp it onto the grid of INPUT first "
            "(Raster ‣ Projections ‣ Warp)."
        )


def _counted(images: Images) -> str:
    return "one date" if len(images) == 1 else f"{len(images)} dates"


def assess(
    images: Images, results: Images, reference: Images | None, looks: float, streams: Streams, feedback: Feedback
) -> Assessment:
    """Measure and judge every date of a despeckled series.

    Parameters
    ----------
    images, results : dates before and after, in the same order
    reference : clean truth, for all dates or for each
    looks : of each date

    Raises
    ------
    InputError : a date and its result share no data, or are the same
    """
    windows = sampled_windows(images.grid.shape, len(images))
    dates = []
    for date, part in enumerate(parts(feedback, *[1] * len(images))):
        truth = reference.select(date if len(reference) > 1 else 0) if reference else None
        figures = _windows(images.select(date), results.select(date), truth, windows, looks, streams, part)
        _require_comparable(figures, images.select(date).names, results.select(date).names)
        dates.append(figures_of(figures, looks, date))
    dates = _with_changes(dates)
    rows, cols = images.grid.shape
    return Assessment(looks, windows, dates, _findings(dates), sum(w.size for w in windows) >= rows * cols)


def _windows(
    image: Images,
    result: Images,
    truth: Images | None,
    windows: Sequence[Window],
    looks: float,
    streams: Streams,
    feedback: Feedback,
) -> list[WindowFigures]:
    """The figures of one date, window by window."""
    found = []
    inputs = [image, result, *([truth] if truth else [])]

    def dates(blocks: list[Array], _: list[Array]) -> list[Array]:
        return [block[0] for block in blocks]

    for window, (own, clean, *other) in zip(windows, streams.visit(Identity(), inputs, windows, dates, feedback)):
        check_cancelled()
        with np.errstate(all="ignore"):  # values at the edges of float32 are looked for where they matter
            found.append(WindowFigures.of(BlockPair(own, clean, window), looks, other[0] if other else None))
    return found


def _require_comparable(figures: Sequence[WindowFigures], image: str, result: str) -> None:
    if not any(figure.with_image for figure in figures):
        raise InputError(f"{image} has no data in any pixel looked at; leave it out, or check its nodata value.")
    if not any(figure.with_result for figure in figures):
        raise InputError(f"{result} has no data in any pixel looked at; leave it out, or check its nodata value.")
    if all(figure.same for figure in figures):
        raise InputError(
            f"{result} has the same values as {image} in every pixel, so nothing was despeckled; choose the result of "
            "a despeckler as DESPECKLED."
        )
    if not any(figure.known for figure in figures):
        raise InputError(
            f"{result} and {image} have no pixel with speckle in common; check the nodata values of both, or choose "
            "rasters that overlap."
        )


def _with_changes(dates: Sequence[DateFigures]) -> list[DateFigures]:
    """The dates with the changes that each has lost, beside what is common to all."""
    shared = [lost_changes.common(cells) for cells in zip(*(date.cells for date in dates))]
    found = []
    for number, date in enumerate(dates):
        ratio = date.ratio
        variance = max(ratio.variance, 0.0) if ratio.pixels else 1.0
        areas = [
            area
            for cells, common in zip(date.cells, shared)
            for area in lost_changes.areas(cells, common, variance, ratio.pixels_per_sample)
        ]
        change = lost_changes.find(areas)
        found.append(replace(date, findings=[*date.findings, *([replace(change, date=number)] if change else [])]))
    return found


def _findings(dates: Sequence[DateFigures]) -> list[Finding]:
    """All findings, the worst first: a bias that is found in the dates together is told once."""
    found = [finding for date in dates for finding in without_consequences(date.findings)]
    if len(dates) > 1:
        levels = [window for date in dates for window in date.levels]
        pixels_per_sample = float(np.mean([date.ratio.pixels_per_sample for date in dates]))
        together = [replace(finding, date=ALL_DATES) for finding in level_bias.find(levels, pixels_per_sample)]
        explained = without_consequences([*together, *found])
        together = [finding for finding in together if finding in explained]
        names = {finding.fault for finding in together}
        found = [*together, *(finding for finding in found if finding.fault not in names)]
    return sorted(found, key=_rank)


def _rank(finding: Finding) -> tuple[bool, float]:
    certain = finding.certainty if math.isfinite(finding.certainty) else _SEVERITY
    return finding.fault == LEVEL_BIAS, -certain
