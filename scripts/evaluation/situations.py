"""Situations that tables of means do not hold: what comes and goes, changes of all sizes, unusual speckle and values.

Every value is of one place; medians and quantiles over the places are shown. ``auto`` on one date alone stands beside
the series: a series may never be worse.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from sar_despeckle.models.library.product import Product

from . import situation_grid, situation_runs
from .bars import Section
from .field import Entrant, Field
from .result_store import Job, code_digest
from .situation_bars import bars
from .situation_measures import GRID
from .situation_runs import DATE, Rows, of_date, of_series
from .situation_tables import lines

NAME, TITLE = "situations", "Situations"


def jobs(field: Field) -> list[Job]:
    """Jobs of the choice of ``auto`` for a date, of further networks for images, and of all networks for series."""
    return [*(job for product in Product for job in _of_product(field, product)), *_of_grids(field)]


def _of_product(field: Field, product: Product) -> list[Job]:
    code = code_digest(situation_runs.__name__)  # limits and words may change without
    auto, denoiser = field.auto("date", product), field.auto("super-image", product)
    dates = [e for e in field.single(product) if e == auto or e.extra]
    return [
        *(Job(f"{e.name}-{product.value}-date", [code, e.digest], partial(of_date, product, e)) for e in dates),
        *(
            Job(
                f"{e.name}-{product.value}-series",
                [code, e.digest, denoiser.digest],
                partial(of_series, product, denoiser, e),
            )
            for e in field.series(product)
        ),
    ]


def _of_grids(field: Field) -> list[Job]:
    code, grd = code_digest(situation_grid.__name__), Product.GRD
    denoiser = field.auto("super-image", grd)

    def date(entrant: Entrant) -> Rows:
        return {GRID: {DATE.format(entrant.name): {GRID: situation_grid.of_date(entrant)}}}

    def series(entrant: Entrant) -> Rows:
        return {GRID: {situation_grid.ROW.format(entrant.name): {GRID: situation_grid.of_series(denoiser, entrant)}}}

    return [
        *(Job(f"{e.name}-grid-date", [code, e.digest], partial(date, e)) for e in field.single(grd)),
        *(
            Job(f"{e.name}-grid-series", [code, e.digest, denoiser.digest], partial(series, e))
            for e in field.series(grd)
        ),
    ]


def section(found: Mapping[str, Rows], field: Field) -> Section:
    rows: Rows = {}
    for part in found.values():
        for product, measured in part.items():
            rows.setdefault(product, {}).update(measured)
    return Section(TITLE, lines(rows, field), bars(rows, field))
