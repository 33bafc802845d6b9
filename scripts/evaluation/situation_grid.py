"""Grids that networks for multilooked images leave on calm water of terrain-corrected series."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES

from .field import Entrant
from .known_series import LEVEL, SIDE
from .plugin_runs import despeckled, despeckled_series, super_image
from .pure_speckle import PERIODS, grid

Array = NDArray[np.float32]
Grids = dict[str, list[float]]  # by period: excess of energy, and its standard error

SEED, SERIES, DATES, LOOKS = 607, 24, 5, 4
WATCHED = (0, 1)  # dates of each series; more of them share most of what they show
ROW = f"despecklestack of {DATES}, {{}}"
GROUPS = 8  # of the series, to see how much the figures vary


@cache
def images(number: int) -> Array:
    """One series of uncorrelated speckle, ``(DATES, SIDE, SIDE)``."""
    rng = np.random.default_rng((SEED, number))
    return rng.standard_gamma(LOOKS, (DATES, SIDE, SIDE), dtype=np.float32) * np.float32(LEVEL / LOOKS)


@cache
def reference(number: int, denoiser: Network) -> Array:
    return super_image(images(number), denoiser, FOR_SERIES)


def grids(results: list[Array]) -> Grids:
    """Grids in the results of every series, ``(dates, rows, cols)`` each."""
    whole = grid(np.concatenate(results))
    groups = [grid(np.concatenate(results[k::GROUPS])) for k in range(GROUPS)]
    spread = {period: float(np.std([g[period] for g in groups], ddof=1) / np.sqrt(GROUPS)) for period in PERIODS}
    return {str(period): [whole[period], spread[period]] for period in PERIODS}


def of_date(entrant: Entrant) -> Grids:
    return grids([despeckled(images(number)[list(WATCHED)], entrant.network) for number in range(SERIES)])


def of_series(denoiser: Entrant, entrant: Entrant) -> Grids:
    def results(number: int) -> Array:
        divisor = reference(number, denoiser.network)
        return despeckled_series(images(number), divisor, entrant.network, WATCHED)

    return grids([results(number) for number in range(SERIES)])
