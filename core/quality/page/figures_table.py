"""The tables of a report: its findings, its main figures, and those of every date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import numpy as np

from ...raster.grid import Grid
from ...wording import phrase, say
from ..assessment import ALL_DATES, Assessment
from ..checks import level_bias
from ..date_figures import DateFigures
from ..finding import Finding
from ..verdict import Names, place_in_words
from .numbers_in_words import decibels, per_cent, rounded

_MOST_FINDINGS = 40
_FAULT_HEADS = (phrase("Fault"), phrase("Result"), phrase("In words"), phrase("Worst place"), phrase("Certainty"))
_HEADS = (
    phrase("Date"),
    phrase("Mean before"),
    phrase("Mean after"),
    phrase("ENL before"),
    phrase("ENL after"),
    phrase("Ratio mean"),
    phrase("Ratio variance"),
    phrase("Bias"),
    "EPD-ROA",
    phrase("M-index"),
    phrase("Peak loss"),
    phrase("Kept"),
    "PSNR",
    "SSIM",
)


def findings_table(found: Assessment, names: Names, grid: Grid) -> str:
    """The findings as an HTML table; empty where there are none.

    Examples
    --------
    >>> findings_table(Assessment(1.0, [], [], [], True), Names((), ()), Grid(9, 9))
    ''
    """
    if not found.findings:
        return ""
    rows = "".join(_finding_row(finding, names, grid) for finding in found.findings[:_MOST_FINDINGS])
    heads = "".join(f"<th>{say(word)}</th>" for word in _FAULT_HEADS)
    return f'<div class="scroll"><table class="findings"><tr>{heads}</tr>{rows}</table></div>'


def _finding_row(finding: Finding, names: Names, grid: Grid) -> str:
    who = say("all dates") if finding.date == ALL_DATES else names.results[finding.date]
    cells = (
        f"<b>{escape(say(finding.fault))}</b>",
        escape(who),
        escape(say(finding.says)),
        escape(place_in_words(grid, finding.row, finding.col)),
        say("{number} standard errors", number=f"{min(finding.certainty, 99):.0f}"),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def main_figures(date: DateFigures, looks: float) -> str:
    """The main figures of a date as tiles, each with its good value.

    Examples
    --------
    >>> from ...raster.tiles import Window
    >>> from ..block_pair import BlockPair
    >>> from ..date_figures import figures_of
    >>> from ..window_figures import WindowFigures
    >>> image = np.random.default_rng(1).gamma(4, 0.25, (64, 64)).astype(np.float32)
    >>> date = figures_of([WindowFigures.of(BlockPair(image, np.sqrt(image), Window(0, 0, 64, 64)), 4)], 4, 0)
    >>> "no homogeneous zone" in main_figures(date, 4)
    False
    """
    zone_bias = date.zones.bias[date.homogeneous & np.isfinite(date.zones.bias)]
    low, high = np.quantile(zone_bias, (0.05, 0.95)) if zone_bias.size else (math.nan, math.nan)
    tiles = [
        ("ENL", f"{rounded(date.enl_before)} → {rounded(date.enl_after)}", _about_looks(date)),
        (say("Ratio, mean"), rounded(date.ratio.mean), say("1 is ideal; 0.95 to 1.02 is usual")),
        (
            say("Ratio, variance"),
            rounded(date.ratio.variance),
            say("{ideal} = 1/L is ideal; less: speckle was kept", ideal=f"{1 / looks:.2g}"),
        ),
        (say("Bias overall"), per_cent(level_bias.overall(date.levels)), say("0 is ideal; up to 5 % is harmless")),
        (
            say("Bias by zone"),
            say("{low} to {high}", low=per_cent(float(low), 0)[:-2], high=per_cent(float(high), 0)),
            say("nine of ten zones; 0 in the middle"),
        ),
        ("EPD-ROA", rounded(date.preservation), say("1 keeps the contrast of edges; 0.9 is usual")),
        (say("M-index"), rounded(date.m_index), say("0 is ideal; below 10 is good")),
        (
            say("Points’ peak loss"),
            decibels(date.peak_loss),
            say("median of {number}; below 0.5 dB is good", number=len(date.points)),
        ),
        (say("Speckle kept"), per_cent(date.kept).lstrip("+"), say("0 is ideal; 4 % is usual")),
        (say("Structure in the ratio"), rounded(date.lost, 2), say("0 is ideal; up to 0.02 is usual")),
        (say("Shift"), _pixels(math.hypot(*date.shift)), say("0 is ideal; below 0.25 is harmless")),
    ]
    if math.isfinite(date.similarity):
        tiles += [
            ("PSNR", decibels(date.psnr), say("the higher the better; compare results of one scene")),
            ("SSIM", rounded(date.similarity), say("1 is ideal; compare results of one scene")),
        ]
    return '<div class="tiles">' + "".join(_tile(*tile) for tile in tiles) + "</div>"


def _about_looks(date: DateFigures) -> str:
    if not math.isfinite(date.enl_after):
        return say("cannot be told: no homogeneous zone")
    return say("the more, the smoother; 5 times as many is little")


def _pixels(value: float) -> str:
    return f"{value:.2f} px" if math.isfinite(value) else "–"


def _tile(name: str, value: str, good: str) -> str:
    return (
        f'<div class="tile"><div class="name">{name}</div><div class="value">{value}</div><small>{good}</small></div>'
    )


def dates_table(dates: Sequence[DateFigures], labels: Sequence[str]) -> str:
    """The figures of every date as an HTML table.

    Examples
    --------
    >>> dates_table([], []).count("<th>")
    14
    """
    rows = "".join(_date_row(date, label) for date, label in zip(dates, labels))
    return (
        f'<div class="scroll"><table><tr>{"".join(f"<th>{say(word)}</th>" for word in _HEADS)}</tr>{rows}</table></div>'
    )


def _date_row(date: DateFigures, label: str) -> str:
    cells = (
        escape(label),
        decibels(date.mean_before),
        decibels(date.mean_after),
        rounded(date.enl_before),
        rounded(date.enl_after),
        rounded(date.ratio.mean),
        rounded(date.ratio.variance),
        per_cent(level_bias.overall(date.levels)),
        rounded(date.preservation),
        rounded(date.m_index),
        decibels(date.peak_loss),
        per_cent(date.kept).lstrip("+"),
        decibels(date.psnr),
        rounded(date.similarity),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
