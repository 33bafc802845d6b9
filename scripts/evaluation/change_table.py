"""Isolated points, and changes at one date, after despeckling: simulated, pair by pair.

The same series is despeckled with the changes and without them, under the same speckle: what differs between the two
results is the change as it comes back, at its own date, and what has leaked, at the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import box_mean, decibels
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.despeckling.super_image import SuperImageMethod as Method
from sar_despeckle.models.library.product import Product

from . import known_series
from .bars import Bar, Section, at_most
from .classical_filters import lee, quegan_yu
from .field import Entrant, Field
from .known_series import Landscape, lattice, squares
from .plugin_runs import despeckled, despeckled_series, super_image
from .result_store import Job, code_digest
from .tables import number, prose, table

Array = NDArray[np.float32]
Found = dict[str, dict[str, list[float]]]  # by row and figure, one value per point or square

NAME, TITLE = "changes", "Points and changes"
SEEDS = range(201, 213, 2)
SUBSWATHS = ("IW1", "IW2", "IW3")
DATES, CHANGED = 10, 5
OTHERS = (0, 9)  # dates that are asked what has leaked into them
STEP = 42  # pixels between neighbours: points, large squares and small ones take turns
POINT, LARGE, SMALL = 20.0, (16, 3.0), (3, 10.0)  # dB over the clutter; side in pixels and dB
FIGURES = ("point", "large", "small", "leak")
LIMITS = {"point": 0.5, "large": 0.3, "small": 1.0, "leak": 0.15}
DATE, SUPER, SERIES = "{}, one date", f"superimage of {DATES}, {{}}", f"despecklestack of {DATES}, {{}}"


@cache
def landscape(seed: int) -> Landscape:
    """Points and changes of both sizes on one lattice, without seasons."""
    places = lattice(STEP)
    points = tuple((r, c, POINT) for r, c in places[::3])
    changes = (*squares(places[1::3], *LARGE), *squares(places[2::3], *SMALL))
    return Landscape(seed, SUBSWATHS[seed // 2 % len(SUBSWATHS)], points, changes, seasons=False, relative=True)


@lru_cache(maxsize=2)
def series(seed: int, changed: bool) -> Array:
    scene = landscape(seed)
    return np.stack([scene.image(date, changed and date == CHANGED) for date in range(DATES)])


@cache
def reference(seed: int, changed: bool, denoiser: Network, method: Method = Method.TEMPORAL_MEAN) -> Array:
    return super_image(series(seed, changed), denoiser, method)


def levels(image: Array, seed: int, side: int) -> NDArray[np.float64]:
    """Levels of all squares of a size, in decibels."""
    return np.array([decibels(image[s.index].mean()) for s in landscape(seed).changes if s.window.rows == side])


def peaks(image: Array, seed: int) -> NDArray[np.float64]:
    return np.array([decibels(image[r, c]) for r, c, _ in landscape(seed).points])


def judge(seed: int, changed: Sequence[Array], still: Sequence[Array]) -> dict[str, list[float]]:
    """Figures of the dates CHANGED and OTHERS, despeckled from the series with the changes and from that without.

    In dB: ``point``, the loss of the peaks at the unchanged dates; ``large`` and ``small``, how much larger the change
    comes back than it is; ``leak``, how much brighter the other dates are for it in the large squares.
    """
    scene = landscape(seed)
    before, after = scene.truth(CHANGED, False), scene.truth(CHANGED, True)
    figures = {"point": list(peaks(before, seed) - np.mean([peaks(v, seed) for v in still], axis=0))}
    for name, (side, _) in (("large", LARGE), ("small", SMALL)):
        came = levels(changed[0], seed, side) - levels(still[0], seed, side)
        figures[name] = list(came - (levels(after, seed, side) - levels(before, seed, side)))
    pairs = list(zip(changed, still))[1:]
    leaks = [levels(v, seed, LARGE[0]) - levels(u, seed, LARGE[0]) for v, u in pairs]
    figures["leak"] = list(np.mean(leaks, axis=0)) if leaks else []
    return figures


def _collect(rows: Sequence[dict[str, dict[str, list[float]]]]) -> Found:
    """Rows of every scene together."""
    return {
        row: {name: [float(v) for part in rows for v in part[row][name]] for name in FIGURES if name in rows[0][row]}
        for row in rows[0]
    }


def _one_image(seed: int, image: Array) -> dict[str, list[float]]:
    """Figures of a super-image of the unchanged series, which has points but no dates."""
    return {"point": list(peaks(landscape(seed).truth(0), seed) - peaks(image, seed))}


def classical() -> Found:
    watched = [CHANGED, *OTHERS]

    def rows(seed: int) -> dict[str, dict[str, list[float]]]:
        changed, still = series(seed, True), series(seed, False)
        filters = {
            "noisy": lambda w: w,
            "Lee 7×7, one date": lambda w: np.stack([lee(image, 1) for image in w]),
            "7×7 mean of one date": lambda w: np.stack([box_mean(image, 7) for image in w]),
        }
        found = {row: judge(seed, f(changed[watched]), f(still[watched])) for row, f in filters.items()}
        found[f"Quegan–Yu of {DATES}, 7×7"] = judge(seed, quegan_yu(changed)[watched], quegan_yu(still)[watched])
        means = [[images.mean(axis=0)] * len(watched) for images in (changed, still)]
        found[f"temporal mean of {DATES}"] = judge(seed, *means)
        return found

    return _collect([rows(seed) for seed in SEEDS])


def of_network(entrant: Entrant) -> Found:
    def rows(seed: int) -> dict[str, dict[str, list[float]]]:
        changed = despeckled(series(seed, True)[[CHANGED]], entrant.network)
        still = despeckled(series(seed, False)[[CHANGED, *OTHERS]], entrant.network)  # more dates of the points
        return {
            DATE.format(entrant.name): judge(seed, changed, still),
            SUPER.format(entrant.name): _one_image(seed, reference(seed, False, entrant.network)),
        }

    return _collect([rows(seed) for seed in SEEDS])


def of_series(denoiser: Entrant, entrant: Entrant) -> Found:
    def despeckle(seed: int, changed: bool) -> Array:
        divisor = reference(seed, changed, denoiser.network, FOR_SERIES)
        return despeckled_series(series(seed, changed), divisor, entrant.network, [CHANGED, *OTHERS])

    rows = [{SERIES.format(entrant.name): judge(s, despeckle(s, True), despeckle(s, False))} for s in SEEDS]
    return _collect(rows)


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    denoiser = field.auto("super-image", Product.SLC)
    return [
        Job("classical", [code], classical),
        *(Job(e.name, [code, e.digest], lambda e=e: of_network(e)) for e in field.single(Product.SLC)),
        *(
            Job(f"{e.name}-series", [code, e.digest, denoiser.digest], lambda e=e: of_series(denoiser, e))
            for e in field.series(Product.SLC)
        ),
    ]


def mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    """Mean, and its standard error."""
    if not values:
        return float("nan"), float("nan")
    return float(np.mean(values)), float(np.std(values, ddof=1) / np.sqrt(len(values)))


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: figures for part in found.values() for row, figures in part.items()}
    return Section(TITLE, [*_words(rows), *_table(rows, field)], bars(rows, field))


def _words(rows: Found) -> list[str]:
    counts = {name: max(len(figures.get(name, ())) for figures in rows.values()) for name in FIGURES}
    return prose(
        f"{len(SEEDS)} scenes of {known_series.SIDE} × {known_series.SIDE} pixels, {DATES} dates, on a lattice of "
        f"{STEP} pixels: {counts['point']} "
        f"isolated points of +{POINT:.0f} dB, {counts['large']} squares of {LARGE[0]} × {LARGE[0]} "
        f"pixels that are {LARGE[1]:.0f} dB brighter at one date, {counts['small']} of {SMALL[0]} × {SMALL[0]} "
        f"pixels and {SMALL[1]:.0f} dB. The same series under the same speckle is despeckled with the changes and "
        "without. In dB, with the standard error of the mean: what the points' peaks lose; by how much more (or "
        f"less, with a minus) the changes come back; what leaks into {len(OTHERS)} of the other dates, in the large "
        "squares."
    )


def _table(rows: Found, field: Field) -> list[str]:
    first = ["noisy", "Lee 7×7, one date", "7×7 mean of one date"]
    middle = [f"temporal mean of {DATES}", f"Quegan–Yu of {DATES}, 7×7"]
    singles = [form.format(e.name) for form in (DATE, SUPER) for e in field.single(Product.SLC)]
    names = [*first, *middle, *singles, *(SERIES.format(e.name) for e in field.series(Product.SLC))]
    head = ["", "points lose", "+3 dB, 16 × 16", "+10 dB, 3 × 3", "leak"]
    cells = [[name, *(_cell(rows[name].get(f, [])) for f in FIGURES)] for name in names if name in rows]
    return [*table(head, cells), ""]


def _cell(values: Sequence[float]) -> str:
    mean, error = mean_and_error(values)
    return f"{number(mean, '{:+.2f}')} ± {number(error, '{:.2f}')}" if values else "–"


def bars(rows: Found, field: Field) -> list[Bar]:
    date, several = field.auto("date", Product.SLC).name, SERIES.format(field.auto("series", Product.SLC).name)
    reference = SUPER.format(field.auto("super-image", Product.SLC).name)
    wanted = [
        *(("point", row, "a point of +20 dB loses, dB") for row in (DATE.format(date), reference, several)),
        ("large", several, "error of a change of +3 dB over 16 × 16, dB"),
        ("small", several, "error of a change of +10 dB over 3 × 3, dB"),
        ("leak", several, "leak of +3 dB into other dates, dB"),
    ]
    return [_bar(f"Simulated, {row}: {text}", LIMITS[f], rows.get(row, {}).get(f, []), f) for f, row, text in wanted]


def _bar(text: str, limit: float, values: Sequence[float], figure: str) -> Bar:
    """The size of an error counts, whichever its sign; only a loss is a loss."""
    mean, error = mean_and_error(values)
    return at_most(text, limit, mean if figure == "point" else abs(mean), "{:.2f}", error)
