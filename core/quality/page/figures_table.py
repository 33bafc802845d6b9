"""The tables of a report: its findings, its main figures, and those of every date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import numpy as np

from ...raster.grid import Grid
from ..assessment import ALL_DATES, Assessment
from ..checks import level_bias
from ..date_figures import DateFigures
from ..finding import Finding
from ..verdict import Names, place_in_words
from .numbers_in_words import decibels, per_cent, rounded

_MOST_FINDINGS = 40


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
    heads = "".join(f"<th>{word}</th>" for word in ("Fault", "Result", "In words", "Worst place", "Certainty"))
    return f'<div class="scroll"><table class="findings"><tr>{heads}</tr>{rows}</table></div>'


def _finding_row(finding: Finding, names: Names, grid: Grid) -> str:
    who = "all dates" if finding.date == ALL_DATES else names.results[finding.date]
    cells = (
        f"<b>{escape(finding.fault)}</b>",
        escape(who),
        escape(finding.says),
        escape(place_in_words(grid, finding.row, finding.col)),
        f"{min(finding.certainty, 99):.0f} standard errors",
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
        ("Ratio, mean", rounded(date.ratio.mean), "1 is ideal; 0.95 to 1.02 is usual"),
        ("Ratio, variance", rounded(date.ratio.variance), f"{1 / looks:.2g} = 1/L is ideal; less: speckle was kept"),
        ("Bias overall", per_cent(level_bias.overall(date.levels)), "0 is ideal; up to 5 % is harmless"),
        (
            "Bias by zone",
            f"{per_cent(float(low), 0)[:-2]} to {per_cent(float(high), 0)}",
            "nine of ten zones; 0 in the middle",
        ),
        ("EPD-ROA", rounded(date.preservation), "1 keeps the contrast of edges; 0.9 is usual"),
        ("M-index", rounded(date.m_index), "0 is ideal; below 10 is good"),
        ("Points’ peak loss", decibels(date.peak_loss), f"median of {len(date.points)}; below 0.5 dB is good"),
        ("Speckle kept", per_cent(date.kept).lstrip("+"), "0 is ideal; 4 % is usual"),
        ("Structure in the ratio", rounded(date.lost, 2), "0 is ideal; up to 0.02 is usual"),
        ("Shift", _pixels(math.hypot(*date.shift)), "0 is ideal; below 0.25 is harmless"),
    ]
    if math.isfinite(date.similarity):
        tiles += [
            ("PSNR", decibels(date.psnr), "the higher the better; compare results of one scene"),
            ("SSIM", rounded(date.similarity), "1 is ideal; compare results of one scene"),
        ]
    return '<div class="tiles">' + "".join(_tile(*tile) for tile in tiles) + "</div>"


def _about_looks(date: DateFigures) -> str:
    if not math.isfinite(date.enl_after):
        return "cannot be told: no homogeneous zone"
    return "the more, the smoother; 5 times as many is little"


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
    heads = (
        "Date",
        "Mean before",
        "Mean after",
        "ENL before",
        "ENL after",
        "Ratio mean",
        "Ratio variance",
        "Bias",
        "EPD-ROA",
        "M-index",
        "Peak loss",
        "Kept",
        "PSNR",
        "SSIM",
    )
    rows = "".join(_date_row(date, label) for date, label in zip(dates, labels))
    return f'<div class="scroll"><table><tr>{"".join(f"<th>{word}</th>" for word in heads)}</tr>{rows}</table></div>'


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
