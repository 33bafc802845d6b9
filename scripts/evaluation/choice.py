"""The best network for every use, by the tables, beside the choice of ``auto``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sar_despeckle.models.library.product import Product

from . import multilooked, real, rtc, simulated, speed
from .bars import Bar
from .field import Field
from .tables import prose, table

TITLE = "Best by table"
Ranking = dict[str, float]  # by network, lower is better

# What the summary of a table is: stage, use, product, and the row of a network in it
TABLES = (
    (real, "date", Product.SLC, real.DATE),
    (real, "super-image", Product.SLC, real.SUPER),
    (real, "series", Product.SLC, real.SERIES),
    (simulated, "date", Product.SLC, simulated.single_row(simulated.DATE, simulated.TYPICAL)),
    (simulated, "super-image", Product.SLC, simulated.SUPER.format(n=simulated.TYPICAL)),
    (simulated, "series", Product.SLC, simulated.SERIES.format(n=simulated.TYPICAL)),
    (multilooked, "date", Product.GRD, multilooked.row_of(multilooked.DATE, multilooked.DETECTED)),
    (multilooked, "date", Product.GRD, multilooked.row_of(multilooked.DATE, multilooked.UNCORRELATED)),
    (rtc, "date", Product.GRD, rtc.DATE),
    (rtc, "super-image", Product.GRD, rtc.SUPER),
    (rtc, "series", Product.GRD, rtc.SERIES),
)
IN_DECIBELS = (simulated, multilooked)  # of PSNR


def figure(stage: Any, found: Any) -> float:
    """One number of a row, lower is better: the mean score, or the PSNR with a minus."""
    if stage in IN_DECIBELS:
        return -simulated.mean(found, "psnr")
    return float(np.mean([np.mean(scores) for scores in found.values()]))


def ranking(stage: Any, use: str, row: str, found: Mapping[str, Mapping[str, Any]], field: Field) -> Ranking:
    """The figure of every network that was measured for a use."""
    suffix = "-series" if use == "series" else ""
    parts = {e.name: found.get(f"{e.name}{suffix}", {}) for e in field.entrants if not e.extra}
    return {name: figure(stage, part[row.format(name)]) for name, part in parts.items() if row.format(name) in part}


def lines(found: Mapping[str, Mapping[str, Mapping[str, Any]]], field: Field) -> list[str]:
    """A table of winners; ``found`` is by stage and contestant."""
    rows, against = [], []
    for stage, use, product, row in TABLES:
        ranks = ranking(stage, use, row, found.get(stage.NAME, {}), field)
        if not ranks:
            continue
        order, auto = sorted(ranks, key=lambda name: ranks[name]), field.auto(use, product).name
        what = f"a {use}, {product.value}, {stage.NAME}{_kind(row)}"
        figures = ", ".join(f"{name} {abs(ranks[name]) if stage in IN_DECIBELS else ranks[name]:.3f}" for name in order)
        rows.append([what, f"**{order[0]}**", auto, figures])
        if order[0] != auto:
            against.append(f"{what}: {order[0]} is best, auto takes {auto}")
    verdict = f"They differ in {len(against)} of {len(rows)} tables." if against else "They agree in every table."
    text = prose(
        "What the catalogue's `auto` takes against the best network of each table: mean score of the real data "
        f"(lower is better), PSNR of the simulated series of {simulated.TYPICAL} dates. {verdict}"
    )
    return [*text, *table(["", "best", "`auto`", "figures"], rows), ""] if rows else []


def _kind(row: str) -> str:
    """Kind of speckle, if a stage has several."""
    return next((f", {kind}" for kind in multilooked.KINDS if row.endswith(f"[{kind}]")), "")


def duel(found: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[Bar]:
    """Compare the fast network with the slow one in every row that both have; scores count as printed."""
    rows = []
    for stage, use, _, row in TABLES:
        suffix = "-series" if use == "series" else ""
        known = found.get(stage.NAME, {})
        pair = [known.get(f"{name}{suffix}", {}).get(row.format(name)) for name in (speed.FAST, speed.SLOW)]
        if all(pair):
            rows.append((f"{use}, {stage.NAME}", *(round(figure(stage, part), 3) for part in pair)))
    if not rows:
        return []
    lost = [f"{name} ({abs(fast):.3f} against {abs(slow):.3f})" for name, fast, slow in rows if fast > slow]
    measured = f"{len(rows) - len(lost)} of {len(rows)}" + (f"; not in {', '.join(lost)}" if lost else "")
    text = f"{speed.FAST} at equal or better figures than {speed.SLOW}, tables"
    return [Bar(text, "all", measured, not lost)]
