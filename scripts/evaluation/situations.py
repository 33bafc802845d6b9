"""Situations that tables of means do not hold: what comes and goes, changes of all sizes, unusual speckle and values.

Every value is of one place; medians and quantiles over the places are shown. ``auto`` on one date alone stands beside
the series: a series may never be worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.library.product import Product

from . import situation_grid
from .bars import Section
from .field import Entrant, Field
from .plugin_runs import despeckled, despeckled_series, super_image
from .result_store import Job, code_digest
from .situation_bars import DATE, SERIES, bars
from .situation_list import Situation, situations
from .situation_measures import GRID, Found, Results, merge
from .situation_tables import lines

Array = NDArray[np.float32]
Rows = dict[str, Found]  # by contestant

NAME, TITLE = "situations", "Situations"


@cache  # 250 MB: every contestant gets the same
def images(situation: Situation) -> Array:
    return situation.make()


@cache
def reference(situation: Situation, denoiser: Network) -> Array:
    return super_image(images(situation), denoiser, FOR_SERIES)


def figures(estimate: Callable[[Situation], Sequence[Array]]) -> Found:
    """Of all situations.

    Parameters
    ----------
    estimate : gives the results of a situation's watched dates
    """
    known: dict[Situation, Results] = {}

    def results(situation: Situation) -> Results:
        if situation not in known:
            known[situation] = dict(zip(situation.watched, estimate(situation)))
        return known[situation]

    return merge(s.judge(*(results(one) for one in (s, s.still) if one is not None)) for s in situations())


def of_date(entrant: Entrant) -> Rows:
    def estimate(situation: Situation) -> Array:
        return despeckled(images(situation)[list(situation.watched)], entrant.network)

    return {DATE.format(entrant.name): figures(estimate)}


def of_series(denoiser: Entrant, entrant: Entrant) -> Rows:
    def estimate(situation: Situation) -> Array:
        divisor = reference(situation, denoiser.network)
        return despeckled_series(images(situation), divisor, entrant.network, situation.watched)

    return {SERIES.format(entrant.name): figures(estimate)}


def jobs(field: Field) -> list[Job]:
    """Of what ``auto`` takes for a date, of further networks for images, and of all networks for series."""
    return [*_of_situations(field), *_of_grids(field)]


def _of_situations(field: Field) -> list[Job]:
    code, slc = code_digest(__name__), Product.SLC
    auto, denoiser = field.auto("date", slc), field.auto("super-image", slc)
    dates = [e for e in field.single(slc) if e == auto or e.extra]
    return [
        *(Job(e.name, [code, e.digest], lambda e=e: of_date(e)) for e in dates),
        *(
            Job(f"{e.name}-series", [code, e.digest, denoiser.digest], lambda e=e: of_series(denoiser, e))
            for e in field.series(slc)
        ),
    ]


def _of_grids(field: Field) -> list[Job]:
    code, grd = code_digest(situation_grid.__name__), Product.GRD
    denoiser = field.auto("super-image", grd)

    def date(entrant: Entrant) -> Rows:
        return {DATE.format(entrant.name): {GRID: situation_grid.of_date(entrant)}}

    def series(entrant: Entrant) -> Rows:
        return {situation_grid.ROW.format(entrant.name): {GRID: situation_grid.of_series(denoiser, entrant)}}

    return [
        *(Job(f"{e.name}-grid", [code, e.digest], partial(date, e)) for e in field.single(grd)),
        *(
            Job(f"{e.name}-series-grid", [code, e.digest, denoiser.digest], partial(series, e))
            for e in field.series(grd)
        ),
    ]


def section(found: Mapping[str, Rows], field: Field) -> Section:
    rows: Rows = {}
    for part in found.values():
        for row, measured in part.items():
            rows.setdefault(row, {}).update(measured)
    return Section(TITLE, lines(rows, field), bars(rows, field))
