"""The page of the benchmark: a table for each kind of series, the places, and who took part."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from evaluation.tables import number, prose, table

from .benchmark_series import CROP, FIELDS, JUDGED, LINES, SEEDS, SHIPS, SMALL
from .builtin import LEFT_OUT, OURS
from .figures import AROUND, BLOCK, EDGE, RANKED, WORST
from .judging import Row

TITLES = {
    "simulated-1": "Simulated, single look",
    "situations-1": "Situations, single look",
    "simulated-4": "Simulated, four looks, white speckle",
    "situations-4": "Situations, four looks, white speckle",
    "real": "Real single-look series, one date left out",
}
UNITS = {
    "PSNR": ("{:.2f}", "PSNR, dB"),
    "ENL": ("{:.0f}", "ENL"),
    "bias": ("{:+.1%}", "bias of the mean"),
    "peak kept": ("{:+.1f}", "peaks over the truth, dB"),
    "ships kept": ("{:+.1f}", "ships over the truth, dB"),
    "ships ghost": ("{:+.1f}", "ghosts, dB"),
}


def rank_of(name: str) -> bool | None:
    """True where more of a figure is better; None where it is shown only."""
    return RANKED.get("score" if name.startswith("score") else name)


def middle(values: Sequence[float]) -> float:
    return float(np.median(values)) if values else float("nan")


def _tail(name: str, values: Sequence[float]) -> float:
    """The value that one place in ten is worse than: of errors that have a sign, their size."""
    if rank_of(name):
        return float(np.quantile(values, 0.1))
    return float(np.quantile(values, 0.9)) if rank_of(name) is False else float(np.quantile(np.abs(values), 0.9))


def _form(name: str) -> str:
    if name.startswith("score"):
        return "{:.3f}"
    if name.endswith("leak"):
        return "{:+.2f}"
    return UNITS.get(name, ("{:.2f}", ""))[0]


def _head(name: str) -> str:
    if name in UNITS:
        return UNITS[name][1]
    if name.endswith("leak"):
        return f"{name}, dB"
    return f"error {name}, dB" if name.startswith("at ") else f"{name}, dB" if name == "error" else name


def _cell(name: str, values: Sequence[float], best: bool) -> str:
    if not values:
        return "–"
    text = number(middle(values), _form(name))
    if name.endswith("kept") and name not in UNITS:
        tail = float(np.quantile(values, 0.1))
        shown = f"{text} ({_form(name).format(tail)})"
    else:
        shown = f"{text} ({_form(name).format(_tail(name, values)).lstrip('+')})" if len(values) >= 10 else text
    return f"**{shown}**" if best else shown


def columns(rows: Sequence[Row], kind: str) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row.figures.get(kind, {})))


def order(rows: Sequence[Row], kind: str, name: str) -> list[Row]:
    """The rows that have a ranked figure, best first."""
    having = [row for row in rows if row.figures.get(kind, {}).get(name)]
    return sorted(having, key=lambda row: middle(row.figures[kind][name]), reverse=bool(rank_of(name)))


def kind_table(rows: Sequence[Row], kind: str) -> list[str]:
    names = columns(rows, kind)
    names = [n for n in names if rank_of(n) is not None] + [n for n in names if rank_of(n) is None]
    first = {name: order(rows, kind, name)[:1] for name in names if rank_of(name) is not None}
    lines = [
        [row.despeckler.name, *(_cell(n, row.figures[kind].get(n, []), row in first.get(n, [])) for n in names)]
        for row in rows
        if kind in row.figures
    ]
    heads = [_head(n) if rank_of(n) is not None else f"*{_head(n)}*" for n in names]
    return [f"## {TITLES[kind]}", "", *table(["", *heads], lines), ""] if lines else []


def places_table(rows: Sequence[Row]) -> list[str]:
    """For every ranked figure the best three, and the place of ours for series."""
    lines = []
    for kind, title in TITLES.items():
        for name in columns(rows, kind):
            if rank_of(name) is None:
                continue
            ranking = order(rows, kind, name)
            ours = [k for k, row in enumerate(ranking, 1) if row.despeckler.name == f"{OURS}despecklestack"]
            place = f"{ours[0]} of {len(ranking)}" if ours else "–"
            best = ", ".join(row.despeckler.name for row in ranking[:3])
            lines.append([f"{title}: {_head(name)}", place, best])
    head = ["figure", f"place of {OURS}despecklestack", "the best three"]
    return ["## Places", "", *table(head, lines), ""] if lines else []


def taking_part(rows: Sequence[Row], missing: Mapping[str, str]) -> list[str]:
    lines = []
    for row in rows:
        rate = f"{row.seconds / row.megapixels:.0f}" if row.megapixels else "–"
        lines.append([row.despeckler.name, row.despeckler.made_for, row.despeckler.version or "–", rate])
    told = ["## Who takes part", ""]
    told += table(["", "made for, and how it is set", "version", "s per megapixel and judged date"], lines)
    reasons = [f"- **{name}** could not be installed: {reason}." for name, reason in missing.items()]
    reasons += [
        f"- **{row.despeckler.name}** has no figures for “{TITLES[kind]}”: {reason}."
        for row in rows
        for kind, reason in row.missing.items()
    ]
    reasons += [
        f"- **{row.despeckler.name}** was stopped before {len(row.waiting)} series, whose places are missing from its "
        f"figures: {', '.join(row.waiting)}. `make benchmark` goes on with them."
        for row in rows
        if row.waiting
    ]
    reasons += [f"- **{name}** is not in the table: {reason}." for name, reason in LEFT_OUT]
    return [*told, "", *reasons, ""]


def introduction() -> list[str]:
    return [
        "# Despecklers, side by side",
        "",
        *prose(
            "Written by `make benchmark`; do not edit. Any despeckler can be plugged in: "
            '`make benchmark DESPECKLER="name=command {input} {output}"`, see [CONTRIBUTING.md](../CONTRIBUTING.md). '
            f"Measured on {date.today():%d %B %Y}, {platform.system()}, Python {platform.python_version()}. Seconds "
            "are of whole commands, start included, with other rows beside them: they are only indicative."
        ),
        *prose(_about_series()),
        *prose(_about_figures()),
        *prose(
            "Where a program was made for something else than a table shows, it is not to blame: see the last table. "
            "The simulated series and the situations favour us: the networks of this plugin learned from scenes that "
            "the same functions draw, with other seeds. The real series favour no one."
        ),
    ]


def _about_series() -> str:
    lines = " and ".join(f"{rows} × {cols} pixels ({level:+.0f} dB)" for rows, cols, level in LINES)
    fields = " or ".join(f"{level:+.0f} dB" for level in FIELDS)
    rows, cols, level = SMALL[0]
    return (
        f"Series of {CROP} × {CROP} pixels, ten dates (real ones: four), of which two are judged, dates {JUDGED[0]} "
        f"and {JUDGED[1]} counted from 0 (real ones: the first). Simulated series are dead leaves with seasons, seeds "
        f"{SEEDS[0]} and {SEEDS[1]}, the second strewn with points; single-look speckle is correlated as Sentinel-1's. "
        f"In the situations fields of 32 × 32 pixels differ by {fields} at 1, 3 or 5 dates; lines of {lines} and "
        f"patches of {rows} × {cols} (± {abs(level):.0f} dB) at one date; ships of 3 × 3 pixels ({SHIPS:+.0f} dB) are "
        "on flat ground at 1, 3 or 5."
    )


def _about_figures() -> str:
    return (
        "Each figure is the median over the places, and in brackets what one place in ten is worse than. Errors are "
        f"root mean squares of 10·log₁₀(v̂/v) over the pixels (at most {WORST:.0f} dB each): of blocks of {BLOCK} × "
        f"{BLOCK} pixels, of the edges in them (more than {EDGE:.0f} dB within 3 × 3 pixels), of each changed place "
        f"with {AROUND} pixels around it, at the date when it is there or when it is not, whichever is worse. A "
        "constant image does badly in all of them (at ships a 7 × 7 mean does worse still), "
        "and one left noisy in all but those at ships, lines and small "
        "patches, where a filter may lose more than the speckle is. ENL is of v̂/v over the homogeneous zones of all "
        "levels together. Columns in italics explain and are not ranked, because an image left noisy or made constant "
        "could win them: shares of a change in dB that are kept, and what is left of it at a date without it (leak, "
        "ghost). A score is the mean of ln v̂ + w/v̂ over a date that was not seen; lower is better."
    )


def page(rows: Sequence[Row], missing: Mapping[str, str], notes: Sequence[str]) -> str:
    lines = [*introduction(), *(line for note in notes for line in prose(note))]
    lines += places_table(rows)
    for kind in TITLES:
        lines += kind_table(rows, kind)
    lines += taking_part(rows, missing)
    return "\n".join(lines).rstrip() + "\n"
