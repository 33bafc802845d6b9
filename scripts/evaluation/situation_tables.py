"""The tables of the situations: a line for each, a column for each contestant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sar_despeckle.models.library.product import Product

from . import situation_grid, situation_scenes
from .field import Field
from .known_series import SIDE
from .situation_bars import KINDS, TAIL, median, tail, worse_than_alone
from .situation_measures import ERROR, GRID, LOOKS, PSNR, SHARE, Found
from .situation_runs import DATE
from .tables import number, prose, table

Rows = Mapping[str, Found]  # by contestant

_HEADS = {
    ERROR: "error in dB",
    SHARE: "share kept, in dB over dB",
    LOOKS: "looks (ENL)",
    PSNR: "PSNR in dB",
}
_FORMS = {ERROR: "{:+.2f}", SHARE: "{:.2f}", LOOKS: "{:.0f}", PSNR: "{:.2f}"}
_TAILS = {**_FORMS, ERROR: "{:.2f}"}


def lines(rows: Mapping[str, Rows], field: Field) -> list[str]:
    found = _words()
    for product in Product:
        known = rows.get(product.value, {})
        alone = DATE.format(field.auto("date", product).name)
        tables = [line for kind in _FORMS for line in _table(product, kind, known)]
        found += [*tables, *(line for row in known if row != alone for line in _worse(product, row, known, alone))]
    return [*found, *_grids(rows.get(GRID, {}))]


def _words() -> list[str]:
    return prose(
        f"Series of {situation_scenes.DATES} dates, {SIDE} × {SIDE} pixels and some of half that side, with seeds of "
        "their own. Single-look ones are on flat ground and on dead leaves, the speckle being that of IW; "
        f"multilooked ones have {situation_scenes.MULTILOOKED[0].looks} looks, neighbouring pixels nothing in common, "
        "and what comes, goes or changes is on dead leaves. Each figure is the median over the places, and in "
        f"brackets what one place in ten is worse than: the {1 - TAIL:.0%} quantile of the error's size, the "
        f"{TAIL:.0%} quantile of the others. Errors of targets are against the truth; those of changes, and leaks, are "
        "between the results of the same speckle with the change and without, and with a minus too little of a change "
        "is seen. Truths are as the sensor's response shows them. A season's share is the slope of the result over the "
        "truth. Looks are counted beside what is named, or in blocks of flat ground."
    )


def _table(product: Product, kind: str, rows: Rows) -> list[str]:
    labels = list(dict.fromkeys(label for figures in rows.values() for label in figures.get(kind, {})))
    if not labels:
        return []
    cells = [
        [label, *(_cell(kind, figures.get(kind, {}).get(label, [])) for figures in rows.values())] for label in labels
    ]
    return [*table([f"{KINDS[product]}: {_HEADS[kind]}", *rows], cells), ""]


def _cell(kind: str, values: Sequence[float]) -> str:
    if not values:
        return number(None)
    return f"{number(median(values), _FORMS[kind])} ({number(tail(kind, values), _TAILS[kind])})"


def _worse(product: Product, row: str, rows: Rows, alone: str) -> list[str]:
    if alone not in rows:
        return []
    found = worse_than_alone(rows[row], rows[alone])
    listed = "; ".join(found) or "none"
    return prose(f"{KINDS[product]}, {row}: worse than {alone}, in {len(found)} situations: {listed}.")


def _grids(rows: Rows) -> list[str]:
    if not rows:
        return []
    words = prose(
        f"Grids on calm water of terrain-corrected series: {situation_grid.SERIES} series of {situation_grid.DATES} "
        f"dates of {situation_grid.LOOKS} looks, whose neighbouring pixels have no speckle in common; excess of energy "
        "at periods of 2 and of 4 pixels as for pure speckle, with its standard error."
    )
    head = ["", *(f"grid of {period}" for period in situation_grid.PERIODS)]
    cells = [
        [row, *(f"{excess:+.1%} ± {error:.1%}" for excess, error in figures[GRID].values())]
        for row, figures in rows.items()
    ]
    return [*words, *table(head, cells), ""]
