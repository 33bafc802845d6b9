"""Bars of the situations: for medians over the places, and for quantiles where the bar says so."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.library.product import Product

from . import situation_scenes as scenes
from . import situation_speckle as speckle
from .bars import Bar, at_least, at_most
from .field import Field
from .situation_measures import CLEAN, ERROR, GRID, LOOKS, SHARE, Found
from .situation_runs import DATE, SERIES
from .situation_scenes import CAR_PARK, FIELD, LARGE, LEVELS, RISE, SHARES, SHIP, of_share, size

KINDS = {Product.SLC: "Single-look", Product.GRD: "Multilooked"}
GHOST, ERROR_WHERE_PRESENT, LEAK, CHANGE, STEP, SEA = 1.0, 1.5, 0.15, 0.25, 0.15, 1.0  # dB
SEVERAL = SHARES[1:]  # what is there once is an exception that always was left out
LINE, TINY, TINY_TAIL, SEASON = 0.8, 0.6, 0.25, 0.7  # shares kept; of the tail, in the 10 % quantile
OF_CLEAN, BESIDE = 0.5, 20.0  # of the looks that the clean case has; looks
GRID_ALLOWED = 0.01
TAIL = 0.1
# By so much a series may seem worse than one date, in dB, shares, and of the looks; of tails, which vary more, thrice
_SAME, _OF_TAILS = {ERROR: 0.1, SHARE: 0.05, LOOKS: 0.1}, 3


def median(values: Sequence[float]) -> float:
    return float(np.median(values)) if len(values) else math.nan


def tail(kind: str, values: Sequence[float]) -> float:
    """Tail of the places: the value that one in ten falls short of, or the error that one in ten exceeds."""
    if not len(values):
        return math.nan
    return float(np.quantile(np.abs(values), 1 - TAIL) if kind == ERROR else np.quantile(values, TAIL))


def _worst(figures: Found, labels: Iterable[str]) -> float:
    """Largest error of the medians in dB; NaN where one is not known."""
    known = figures.get(ERROR, {})
    return float(np.max([abs(median(known.get(label, []))) for label in labels]))


def _least(figures: Found, labels: Iterable[str]) -> float:
    """Fewest looks of the medians."""
    known = figures.get(LOOKS, {})
    return float(np.min([median(known.get(label, [])) for label in labels]))


def bars(rows: Mapping[str, Mapping[str, Found]], field: Field) -> list[Bar]:
    """Bars of the choices of ``auto``, and of further networks."""
    found = []
    for product in Product:
        auto, date = field.auto("series", product), DATE.format(field.auto("date", product).name)
        known = rows.get(product.value, {})
        alone = known.get(date, {})
        found += _unchanging(f"{KINDS[product]}, {date}", product, alone)
        for entrant in (e for e in field.series(product) if e == auto or e.extra):
            row = SERIES.format(entrant.name)
            found += _of_series(f"{KINDS[product]}, {row}", product, known.get(row, {}), alone)
    return found + _grids(rows.get(GRID, {}))


def _of_series(row: str, product: Product, figures: Found, alone: Found) -> list[Bar]:
    return [
        *_presence(row, figures),
        *_changes(row, product, figures),
        *_unchanging(row, product, figures),
        *(_coherent(row, figures, alone) if product is Product.SLC else []),
        at_most(f"{row}: situations in which it is worse than one date alone", 0, _worse(figures, alone), "{:.0f}"),
    ]


def _presence(row: str, figures: Found) -> list[Bar]:
    found = []
    for side in (SHIP, CAR_PARK):
        labels = [of_share(size(side, side, level), share) for level in LEVELS for share in SEVERAL]
        for where, limit in (("absent", GHOST), ("present", ERROR_WHERE_PRESENT)):
            error = _worst(figures, [f"{label}: {where}" for label in labels])
            text = f"{row}: targets of {side} × {side} that come and go, error where {where}, dB"
            found.append(at_most(text, limit, error, "{:.2f}"))
    leaks = [f"{of_share(size(FIELD, FIELD, RISE), share)}: leak" for share in scenes.FIELD_SHARES]
    return [*found, at_most(f"{row}: leak of {size(FIELD, FIELD, RISE)}, dB", LEAK, _worst(figures, leaks), "{:.2f}")]


def _changes(row: str, product: Product, figures: Found) -> list[Bar]:
    found = []
    for side in (16, *LARGE):
        error = _worst(figures, [f"{size(side, side, level)}, at one date" for level in (RISE, -RISE)])
        text = f"{row}: error of changes of ±{RISE:.0f} dB over {side} × {side}, dB"
        found.append(at_most(text, CHANGE, error, "{:.2f}"))
    shares = figures.get(SHARE, {})
    asked = (
        (size(3, 60, -10), LINE, None),
        (size(5, 5, -10), TINY, TINY_TAIL),
        (size(3, 3, 10), TINY, TINY_TAIL),
    )
    for name, limit, least in asked:
        kept = shares.get(f"{name}, at one date", [])
        found.append(at_least(f"{row}: share kept of {name}", limit, median(kept)))
        if least is not None:
            found.append(at_least(f"{row}: … in the {TAIL:.0%} quantile", least, tail(SHARE, kept)))
    for label in map(scenes.season_label, scenes.SEASON_SIDES):
        found.append(at_least(f"{row}: share kept of a {label}", SEASON, median(shares.get(label, []))))
    grounds = scenes.SINGLE_LOOK if product is Product.SLC else scenes.MULTILOOKED[1:]
    steps = _worst(figures, [scenes.step_label(ground) for ground in grounds])
    return [*found, at_most(f"{row}: step where footprints end, dB", STEP, steps, "{:.2f}")]


def _of_clean(row: str, text: str, figures: Found, labels: Iterable[str]) -> Bar:
    over = _least(figures, labels) / _least(figures, [CLEAN])
    return at_least(f"{row}: looks {text}, over those of the clean case", OF_CLEAN, over)


def _unchanging(row: str, product: Product, figures: Found) -> list[Bar]:
    """Bars that hold for one date alone, too."""
    seas = _worst(figures, [speckle.sea_label(floor) for floor in speckle.FLOORS])
    piers = [speckle.pier_label(width) for width in speckle.WIDTHS]
    found = [
        at_most(f"{row}: level of a clipped sea, error in dB", SEA, seas, "{:.2f}"),
        at_least(f"{row}: looks beside piers and bridges", BESIDE, _least(figures, piers), "{:.0f}"),
        _of_clean(row, "beside constant patches", figures, map(speckle.constant_label, speckle.CONSTANTS)),
    ]
    for factor in speckle.FINER if product is Product.SLC else ():
        labels = [speckle.finer_label(factor, nearest) for nearest in (False, True)]
        found.append(_of_clean(row, f"of speckle sampled finer × {factor:g}", figures, labels))
    return found


def _coherent(row: str, figures: Found, alone: Found) -> list[Bar]:
    found = []
    for lasting in (False, True):
        labels = [speckle.coherence_label(c, lasting) for c in speckle.COHERENCES]
        over = min(_least(figures, [label]) / _least(alone, [label]) for label in labels)
        found.append(at_least(f"{row}: looks at a {labels[0]} and more, over those of one date alone", 1, over))
    return found


def worse_than_alone(figures: Found, alone: Found) -> list[str]:
    """The situations in which a series is worse than one of its dates, place by place in the median, or in the tail."""
    found = []
    for kind, margin in _SAME.items():
        for label, values in figures.get(kind, {}).items():
            other = alone.get(kind, {}).get(label)
            if other is None:
                continue
            own, theirs = _badness(kind, values), _badness(kind, other)
            ends = np.quantile(own, 1 - TAIL) - np.quantile(theirs, 1 - TAIL)
            if np.median(own - theirs) > margin or ends > _OF_TAILS * margin:
                found.append(label)
    return found


def _badness(kind: str, values: Sequence[float]) -> NDArray[np.float64]:
    """Badness of a value: the higher, the worse."""
    wide = np.asarray(values, np.float64)
    if kind == ERROR:
        return np.abs(wide)
    return np.maximum(1 - wide, 0) if kind == SHARE else -np.log(wide)


def _worse(figures: Found, alone: Found) -> float:
    """Number of situations in which a series is worse; NaN where not both were measured."""
    return len(worse_than_alone(figures, alone)) if figures and alone else math.nan


def _grids(rows: Mapping[str, Found]) -> list[Bar]:
    return [
        # too little energy there is no grid: on a smooth result it lies in a hollow of the spectrum
        at_most(f"Calm water, {row}: grid of {period} pixels", GRID_ALLOWED, excess, "{:.1%}", error)
        for row, figures in rows.items()
        for period, (excess, error) in figures.get(GRID, {}).items()
    ]
