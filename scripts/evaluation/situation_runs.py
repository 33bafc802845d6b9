"""Networks run on the situations, as the plugin runs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.library.product import Product

from .field import Entrant
from .plugin_runs import despeckled, despeckled_series, super_image
from .situation_list import Situation, situations
from .situation_measures import Found, Results, merge
from .situation_scenes import DATES

Array = NDArray[np.float32]
Rows = dict[str, dict[str, Found]]  # by product and contestant

DATE, SERIES = "{}, one date", f"despecklestack of {DATES}, {{}}"


@lru_cache(maxsize=40)  # 300 MB, all of a product: every contestant gets the same
def images(situation: Situation) -> Array:
    return situation.make()


@cache
def reference(situation: Situation, denoiser: Network) -> Array:
    return super_image(images(situation), denoiser, FOR_SERIES)


def figures(product: Product, estimate: Callable[[Situation], Sequence[Array]]) -> Found:
    """Figures of all situations.

    Parameters
    ----------
    estimate : gives the results of a situation's watched dates
    """
    known: dict[Situation, Results] = {}

    def results(situation: Situation) -> Results:
        if situation not in known:
            known[situation] = dict(zip(situation.watched, estimate(situation)))
        return known[situation]

    listed = situations(product)
    return merge(s.judge(*(results(one) for one in (s, s.still) if one is not None)) for s in listed)


def of_date(product: Product, entrant: Entrant) -> Rows:
    def estimate(situation: Situation) -> Array:
        return despeckled(images(situation)[list(situation.watched)], entrant.network)

    return {product.value: {DATE.format(entrant.name): figures(product, estimate)}}


def of_series(product: Product, denoiser: Entrant, entrant: Entrant) -> Rows:
    def estimate(situation: Situation) -> Array:
        divisor = reference(situation, denoiser.network)
        return despeckled_series(images(situation), divisor, entrant.network, situation.watched)

    return {product.value: {SERIES.format(entrant.name): figures(product, estimate)}}
