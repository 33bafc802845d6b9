"""The verdict of a report: at most three sentences, and the numbers beside them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..raster.grid import Grid
from ..wording import say
from .assessment import ALL_DATES, Assessment
from .checks import level_bias
from .date_figures import DateFigures
from .finding import Finding

MOST = 3  # sentences


@dataclass(frozen=True)
class Names:
    """Names of the dates, of their results, and of the reference if there is one."""

    images: tuple[str, ...]
    results: tuple[str, ...]
    reference: str = ""


def coordinates(grid: Grid, row: int, col: int) -> tuple[float, float] | None:
    """Map coordinates of the middle of a pixel; None without a georeference.

    Examples
    --------
    >>> coordinates(Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0)), 2, 3)
    (535.0, 875.0)
    """
    if not grid.geotransform:
        return None
    x, across, shear_x, y, shear_y, down = grid.geotransform
    return x + (col + 0.5) * across + (row + 0.5) * shear_x, y + (col + 0.5) * shear_y + (row + 0.5) * down


def place_in_words(grid: Grid, row: int, col: int) -> str:
    """A place as a reader finds it on his map, with its pixel.

    Examples
    --------
    >>> place_in_words(Grid(100, 100), 2, 3)
    'row 2, column 3'
    >>> place_in_words(Grid(100, 100, "", (500.0, 10.0, 0.0, 900.0, 0.0, -10.0)), 2, 3)
    'x 535, y 875 (row 2, column 3)'
    """
    pixel, there = say("row {row}, column {column}", row=row, column=col), coordinates(grid, row, col)
    if there is None or not grid.geotransform:
        return pixel
    digits = max(0, 1 - math.floor(math.log10(abs(grid.geotransform[1]) or 1)))
    x, y = (f"{value:.{digits}f}" if digits > 1 else f"{value:.0f}" for value in there)
    return f"x {x}, y {y} ({pixel})"


def sentences(found: Assessment, names: Names, grid: Grid) -> list[str]:
    """The verdict: what is wrong and where, or that nothing was found.

    Examples
    --------
    >>> blur = Finding("resolution lost", "has lost resolution", 0.1, "correlation", 9.0, 5, 7)
    >>> sentences(Assessment(1.0, [], [], [blur], True), Names(("a.tif",), ("b.tif",)), Grid(9, 9))
    ['b.tif has lost resolution; the worst place is row 5, column 7.']
    """
    if not found.findings:
        return _nothing(found, names)
    faults: dict[str, list[Finding]] = {}
    for finding in found.findings:
        faults.setdefault(finding.fault, []).append(finding)
    told = [_sentence(group, names, grid) for group in faults.values()]
    if len(told) <= MOST:
        return told
    others = ", ".join(say(fault) for fault in list(faults)[MOST - 1 :])
    return [*told[: MOST - 1], say("Also found: {others}; the table below has them all.", others=others)]


def _sentence(findings: Sequence[Finding], names: Names, grid: Grid) -> str:
    worst = findings[0]
    many = len({finding.date for finding in findings}) - 1
    more = say(", and so do {number} more dates", number=many) if many > 1 else ""
    more = say(", and so does 1 more date") if many == 1 else more
    who = say("The result") if worst.date == ALL_DATES else names.results[worst.date]
    says, place = say(worst.says), place_in_words(grid, worst.row, worst.col)
    return say("{who} {says}{more}; the worst place is {place}.", who=who, says=says, more=more, place=place)


def _nothing(found: Assessment, names: Names) -> list[str]:
    many = len(names.results)
    told = [
        say(
            "Nothing was found that speaks against {result}: no lost resolution, bias, kept speckle, seam, grid, ghost "
            "or lost change beyond what chance and practice allow.",
            result=names.results[0] if many == 1 else say("the {number} dates", number=many),
        )
    ]
    if not found.dates:
        return told
    date = found.dates[found.shown]
    if math.isnan(date.enl_after):
        told.append(say("There is no homogeneous zone, so the ENL cannot be told."))
    else:
        before, after = f"{date.enl_before:.3g}", f"{date.enl_after:.3g}"
        told.append(say("The equivalent number of looks rises from {before} to {after}.", before=before, after=after))
    return told


def numbers(found: Assessment, names: Names, grid: Grid) -> dict[str, Any]:
    """All numbers of a report, for JSON: what cannot be told is None.

    Examples
    --------
    >>> numbers(Assessment(1.0, [], [], [], True), Names((), ()), Grid(9, 9))["findings"]
    []
    """
    return {
        "verdict": sentences(found, names, grid) if found.dates else [],
        "findings": [_finding(finding, names, grid) for finding in found.findings],
        "looks": found.looks,
        "pixels_looked_at": sum(window.size for window in found.windows),
        "dates": [_date(date, image, result) for date, image, result in zip(found.dates, names.images, names.results)],
    }


def _finding(finding: Finding, names: Names, grid: Grid) -> dict[str, Any]:
    there = coordinates(grid, finding.row, finding.col)
    return {
        "fault": finding.fault,
        "date": "all" if finding.date == ALL_DATES else names.results[finding.date],
        "says": finding.says,
        "where": {"row": finding.row, "col": finding.col, **(dict(zip("xy", there)) if there else {})},
        "amount": told(finding.amount),
        "unit": finding.unit,
        "certainty": told(finding.certainty),
    }


def told(value: float) -> float | None:
    """A number for JSON, which knows neither NaN nor infinity.

    Examples
    --------
    >>> told(1.23456789), told(float("nan"))
    (1.23457, None)
    """
    return float(f"{value:.6g}") if math.isfinite(value) else None


def summary(date: DateFigures) -> dict[str, float]:
    """The outputs of a date: numbers by their names.

    Examples
    --------
    >>> from ..raster.tiles import Window
    >>> from .block_pair import BlockPair
    >>> from .date_figures import figures_of
    >>> from .window_figures import WindowFigures
    >>> import numpy as np
    >>> image = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> pair = BlockPair(image, np.sqrt(image), Window(0, 0, 64, 64))
    >>> round(summary(figures_of([WindowFigures.of(pair, 4)], 4, 0))["ENL_INPUT"])
    4
    """
    return {
        "ENL_INPUT": date.enl_before,
        "ENL": date.enl_after,
        "RATIO_MEAN": date.ratio.mean,
        "RATIO_VARIANCE": date.ratio.variance,
        "EDGE_PRESERVATION": date.preservation,
        "M_INDEX": date.m_index,
    }


def _date(date: DateFigures, image: str, result: str) -> dict[str, Any]:
    values = {
        **summary(date),
        "PSNR": date.psnr,
        "SSIM": date.similarity,
        "mean_before_db": date.mean_before,
        "mean_after_db": date.mean_after,
        "bias": level_bias.overall(date.levels),
        "speckle_kept": date.kept,
        "shift_rows": date.shift[0],
        "shift_cols": date.shift[1],
        "peak_loss_db": date.peak_loss,
        "structure_in_ratio": date.lost,
        "pixels_per_sample": date.ratio.pixels_per_sample,
        **{f"grid_{period}_db": strength for period, strength in date.grids.items()},
    }
    levels = level_bias.classes(date.levels, date.ratio.pixels_per_sample)
    return {
        "input": image,
        "despeckled": result,
        **{name: told(value) for name, value in values.items()},
        "point_targets": len(date.points),
        "homogeneous_zones": int(date.homogeneous.sum()),
        "levels": [
            {"from_db": part.low, "to_db": part.high, "bias": told(part.bias), "standard_error": told(part.error)}
            for part in levels
        ],
    }
