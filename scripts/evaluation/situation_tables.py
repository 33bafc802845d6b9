"""The tables of the situations: a line for each, a column for each contestant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sar_despeckle.models.library.product import Product

from . import situation_grid, situation_scenes
from .field import Field
from .known_series import SIDE
from .situation_bars import DATE, TAIL, median, tail, worse_than_alone
from .situation_measures import ERROR, GRID, LOOKS, PSNR, SHARE, Found
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


def lines(rows: Rows, field: Field) -> list[str]:
    alone = DATE.format(field.auto("date", Product.SLC).name)
    columns = [row for row, figures in rows.items() if any(kind in figures for kind in _FORMS)]
    tables = [line for kind in _FORMS for line in _table(kind, columns, rows)]
    worse = [line for row in columns if row != alone for line in _worse(row, rows, alone)]
    return [*_words(), *tables, *worse, *_grids(rows)]


def _words() -> list[str]:
    return prose(
        f"Series of {situation_scenes.DATES} dates of one look, {SIDE} × {SIDE} pixels and some of half that side, of "
        "seeds of their own, half of them on flat ground and half on dead leaves. Each figure is the median over "
        f"the places, and in brackets what one place in ten is worse than: the {1 - TAIL:.0%} quantile of the error's "
        f"size, the {TAIL:.0%} quantile of the others. Errors of targets are against the truth; those of changes, and "
        "leaks, are between the results of the same speckle with the change and without, so that with a minus too "
        "little of a change is seen. Truths are as the sensor's response shows them. A season's share is the slope "
        "of the result over the truth. Looks are counted beside what is named, or in blocks of flat ground."
    )


def _table(kind: str, columns: Sequence[str], rows: Rows) -> list[str]:
    labels = list(dict.fromkeys(label for row in columns for label in rows[row].get(kind, {})))
    if not labels:
        return []
    cells = [[label, *(_cell(kind, rows[row].get(kind, {}).get(label, [])) for row in columns)] for label in labels]
    return [*table([_HEADS[kind], *columns], cells), ""]


def _cell(kind: str, values: Sequence[float]) -> str:
    if not values:
        return number(None)
    return f"{number(median(values), _FORMS[kind])} ({number(tail(kind, values), _TAILS[kind])})"


def _worse(row: str, rows: Rows, alone: str) -> list[str]:
    if alone not in rows:
        return []
    found = worse_than_alone(rows[row], rows[alone])
    return prose(f"{row}, is worse than {alone} alone in {len(found)} situations: {'; '.join(found) or 'none'}.")


def _grids(rows: Rows) -> list[str]:
    known = {row: figures[GRID] for row, figures in rows.items() if GRID in figures}
    if not known:
        return []
    words = prose(
        f"Grids on calm water of terrain-corrected series: {situation_grid.SERIES} series of {situation_grid.DATES} "
        f"dates of {situation_grid.LOOKS} looks, whose neighbouring pixels have no speckle in common; excess of energy "
        "at periods of 2 and of 4 pixels as for pure speckle, with its standard error."
    )
    head = ["", *(f"grid of {period}" for period in situation_grid.PERIODS)]
    cells = [
        [row, *(f"{excess:+.1%} ± {error:.1%}" for excess, error in figures.values())] for row, figures in known.items()
    ]
    return [*words, *table(head, cells), ""]
