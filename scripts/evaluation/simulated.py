"""Simulated single-look series of known truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.statistics.quality import box_mean, decibels, psnr
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.despeckling.super_image import SuperImageMethod as Method
from sar_despeckle.models.library.product import Product

from . import known_series
from .bars import Bar, Section, above, at_least, at_most
from .classical_filters import lee, quegan_yu
from .field import Entrant, Field
from .filters import ssim
from .known_series import Landscape, Square, lattice, squares, strewn
from .plugin_runs import despeckled, despeckled_series, super_image
from .published import VERSION as PUBLISHED_VERSION
from .published import published
from .result_store import Job, code_digest
from .tables import best, number, prose, table

Array = NDArray[np.float32]
Figures = dict[str, float]
Found = dict[str, list[Figures]]  # by row, a set of figures per scene
Estimate = Callable[[Landscape, int], dict[str, list[Array]]]  # by row, the estimates of the watched dates

NAME, TITLE = "simulated", "Simulated series"
SEEDS = range(101, 117, 2)
SUBSWATHS = ("IW1", "IW2", "IW3")
DATES = (5, 10, 25)
TYPICAL = 10  # dates of the series that single dates are shown for
CHANGE, SQUARE, STRIDE = 3.0, 16, 160  # dB, pixels, pixels between squares
POINTS = (10.0, 30.0)  # dB over the mean level
GAINS = {5: 4.0, 10: 5.5, 25: 7.0}  # dB of a series over one date
OVER_CLASSICAL, UNDER_SUPER = 3.0, 0.7  # dB
KEPT, VARIANCE = 0.02, 0.05

DATE, SUPER, SERIES = "{}, one date", "superimage of {n}, {{}}", "despecklestack of {n}, {{}}"
PUBLISHED = "published SAR2SAR"
CLASSICAL = ("noisy", "Lee 7×7, one date", "7×7 mean of one date")


@cache
def landscape(seed: int) -> Landscape:
    """Every other one is strewn with points, of which none is near a square that changes."""
    changes = squares(lattice(STRIDE), SQUARE, CHANGE)
    points = strewn(seed, POINTS) if seed % 4 == 3 else ()
    apart = tuple(p for p in points if all(_distance(p, square) > SQUARE for square in changes))
    return Landscape(seed, SUBSWATHS[seed // 2 % len(SUBSWATHS)], apart, changes)


def _distance(point: tuple[int, int, float], square: Square) -> float:
    half = square.window.rows / 2
    return max(abs(point[0] - square.window.row - half), abs(point[1] - square.window.col - half))


@cache  # 250 MB: every contestant gets the same
def image(seed: int, date: int, changed: bool) -> Array:
    return landscape(seed).image(date, changed)


@cache
def single(seed: int, date: int, changed: bool, network: Network) -> Array:
    return despeckled(image(seed, date, changed)[None], network)[0]


@cache
def reference(seed: int, dates: int, denoiser: Network, method: Method = Method.TEMPORAL_MEAN) -> Array:
    return super_image(series(seed, dates), denoiser, method)


@cache
def truth(seed: int, date: int, changed: bool) -> Array:
    return landscape(seed).truth(date, changed)


def watched(dates: int) -> tuple[int, int]:
    """The dates whose estimates are judged: the first, where nothing has changed yet, and the changed one."""
    return 0, dates // 2


def series(seed: int, dates: int) -> Array:
    """``(dates, rows, cols)``: the squares are brighter at the middle date."""
    return np.stack([image(seed, date, date == dates // 2) for date in range(dates)])


def judge(seed: int, dates: int, estimates: Sequence[Array]) -> Figures:
    """Every figure of the estimates of the two watched dates.

    Keys: psnr and ssim on amplitude; still, the PSNR where nothing ever changes; ratio_sum, ratio_squares and
    pixels of w/v̂ in homogeneous zones, and the same of v̂/v; peak, the mean loss of points in dB; bias of the mean
    intensity, the larger of the two dates'.
    """
    scene, days = landscape(seed), watched(dates)
    changed = [day == dates // 2 for day in days]
    clean = [truth(seed, *at) for at in zip(days, changed)]
    noisy = [image(seed, *at) for at in zip(days, changed)]
    pairs = list(zip(estimates, clean))
    return {
        "psnr": _mean(psnr(v, t) for v, t in pairs),
        "ssim": _mean(ssim(v, t) for v, t in pairs),
        "still": _mean(psnr(v[scene.unchanged], t[scene.unchanged]) for v, t in pairs),
        **of_homogeneous(scene, noisy, estimates, clean),
        **of_points(scene, estimates, clean),
        "bias": max(abs(float(v.mean() / w.mean()) - 1) for v, w in zip(estimates, noisy)),
    }


def of_homogeneous(
    scene: Landscape, noisy: Sequence[Array], estimates: Sequence[Array], clean: Sequence[Array]
) -> Figures:
    """Sums over the homogeneous zones, from which :func:`moments` makes means and variances."""
    zone = scene.homogeneous
    ratio = np.concatenate([w[zone] / v[zone] for w, v in zip(noisy, estimates)])
    left = np.concatenate([v[zone] / t[zone] for v, t in zip(estimates, clean)])
    return {**_moments("ratio", ratio), **_moments("left", left)}


def of_points(scene: Landscape, estimates: Sequence[Array], clean: Sequence[Array]) -> Figures:
    """Losses of the peaks of the points; empty if there are no points."""
    if not scene.points:
        return {}
    return {"peak": _mean(decibels(t[r, c] / v[r, c]) for v, t in zip(estimates, clean) for r, c, _ in scene.points)}


def _mean(values: Any) -> float:
    return float(np.mean(list(values)))


def _moments(name: str, values: Array) -> Figures:
    wide = values.astype(np.float64)
    sums = {"pixels": wide.size, "sum": wide.sum(), "squares": (wide**2).sum()}
    return {f"{name}_{key}": float(value) for key, value in sums.items()}


def score(estimate: Estimate, numbers: Sequence[int] = DATES) -> Found:
    """Judge every row on every scene."""
    found: Found = {}
    for seed in SEEDS:
        for dates in numbers:
            for row, estimates in estimate(seed, dates).items():
                found.setdefault(row, []).append(judge(seed, dates, estimates))
    return found


def single_row(row: str, dates: int) -> str:
    """Single dates are judged on the same dates as each series: one row per series."""
    return f"{row} [{dates}]"


def classical(seed: int, dates: int) -> dict[str, list[Array]]:
    images = series(seed, dates)
    days = list(watched(dates))
    noisy, filtered = images[days], quegan_yu(images)[days]
    return {
        single_row("noisy", dates): list(noisy),
        single_row("Lee 7×7, one date", dates): [lee(w, 1) for w in noisy],
        single_row("7×7 mean of one date", dates): [box_mean(w, 7) for w in noisy],
        f"temporal mean of {dates}": [images.mean(axis=0)] * 2,
        f"Quegan–Yu of {dates}, 7×7": list(filtered),
    }


def of_published(seed: int, dates: int) -> dict[str, list[Array]]:
    images = series(seed, dates)
    first, second, mean = published([*images[list(watched(dates))], images.mean(axis=0)])
    return {
        single_row(DATE.format(PUBLISHED), dates): [first, second],
        f"{PUBLISHED} on the temporal mean of {dates}": [mean, mean],
    }


def of_network(entrant: Entrant) -> Estimate:
    def estimate(seed: int, dates: int) -> dict[str, list[Array]]:
        singles = [single(seed, day, day == dates // 2, entrant.network) for day in watched(dates)]
        return {
            single_row(DATE.format(entrant.name), dates): singles,
            SUPER.format(n=dates).format(entrant.name): [reference(seed, dates, entrant.network)] * 2,
        }

    return estimate


def of_series(denoiser: Entrant, entrant: Entrant) -> Estimate:
    def estimate(seed: int, dates: int) -> dict[str, list[Array]]:
        divisor = reference(seed, dates, denoiser.network, FOR_SERIES)
        results = despeckled_series(series(seed, dates), divisor, entrant.network, watched(dates))
        return {SERIES.format(n=dates).format(entrant.name): list(results)}

    return estimate


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    denoiser = field.auto("super-image", Product.SLC)
    return [
        Job("classical", [code], lambda: score(classical)),
        Job("published", [code, PUBLISHED_VERSION], lambda: score(of_published, [TYPICAL])),
        *(Job(e.name, [code, e.digest], lambda e=e: score(of_network(e))) for e in field.single(Product.SLC)),
        *(
            Job(
                f"{e.name}-series",
                [code, e.digest, denoiser.digest],
                lambda e=e: score(of_series(denoiser, e)),
            )
            for e in field.series(Product.SLC)
        ),
    ]


COLUMNS = ("PSNR", "plain", "strewn", "still", "SSIM", "mean of ratio", "variance of ratio", "ENL", "points lose")
FORMS = ("{:.3f}", "{:.3f}", "{:.0f}", "{:.2f}")  # of the columns after SSIM


def mean(figures: Sequence[Figures], key: str) -> float:
    """Mean over the scenes that have the figure."""
    values = [f[key] for f in figures if key in f]
    return float(np.mean(values)) if values else float("nan")


def moments(figures: Sequence[Figures], name: str) -> tuple[float, float]:
    """Mean and variance over the homogeneous zones of all scenes."""
    pixels, total, squared = (sum(f[f"{name}_{key}"] for f in figures) for key in ("pixels", "sum", "squares"))
    return total / pixels, squared / pixels - (total / pixels) ** 2


def summarise(figures: Sequence[Figures]) -> list[float]:
    """Values of the COLUMNS."""
    level, left = moments(figures, "left")
    return [
        mean(figures, "psnr"),
        mean([f for f in figures if "peak" not in f], "psnr"),
        mean([f for f in figures if "peak" in f], "psnr"),
        mean(figures, "still"),
        mean(figures, "ssim"),
        *moments(figures, "ratio"),
        level**2 / left,
        mean(figures, "peak"),
    ]


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: figures for part in found.values() for row, figures in part.items()}
    return Section(TITLE, [*_words(field), *_tables(rows, field)], bars(rows, field))


def _words(field: Field) -> list[str]:
    number_of_points, number_of_squares = len(landscape(SEEDS[1]).points), len(landscape(SEEDS[0]).changes)
    return prose(
        f"{len(SEEDS)} scenes of {known_series.SIDE} × {known_series.SIDE} pixels with seeds of their own, under the "
        f"speckle of IW1, IW2 and IW3; half of them strewn with about {number_of_points} "
        f"bright points of {POINTS[0]:.0f} to "
        f"{POINTS[1]:.0f} dB. A quarter of the fields follow a season, and {number_of_squares} squares of {SQUARE} × "
        f"{SQUARE} pixels are {CHANGE:.0f} dB brighter at the middle date. Super-images are made of all dates; of "
        "the results two are judged, those of the first date and of the middle one. PSNR and SSIM are on amplitude, "
        "the peak being the truth's 99 % quantile; “still” is the PSNR where nothing ever changes. Mean and "
        "variance of the ratio w/v̂, which should both be 1, and ENL (of v̂ over the truth) are of homogeneous "
        "zones. “Points lose” is the mean loss of the points' peaks in dB. What becomes of changes is in the next "
        f"section. `despecklestack` cleans its super-image with {field.auto('super-image', Product.SLC).name}, as "
        "`auto` does."
    )


def _tables(rows: Found, field: Field) -> list[str]:
    singles, many = field.single(Product.SLC), field.series(Product.SLC)
    first = ["noisy", "Lee 7×7, one date", "7×7 mean of one date", DATE.format(PUBLISHED)]
    lines = _table(
        "One date", [single_row(r, TYPICAL) for r in [*first, *(DATE.format(e.name) for e in singles)]], rows
    )
    for n in DATES:
        names = [
            f"temporal mean of {n}",
            f"{PUBLISHED} on the temporal mean of {n}",
            *(SUPER.format(n=n).format(e.name) for e in singles),
            f"Quegan–Yu of {n}, 7×7",
            *(SERIES.format(n=n).format(e.name) for e in many),
        ]
        lines += _table(f"{n} dates", names, rows)
    return lines


def _table(title: str, names: Sequence[str], rows: Found) -> list[str]:
    present = [name for name in names if name in rows]
    figures = list(zip(*(summarise(rows[name]) for name in present)))
    columns = [
        *(best(column, "{:.2f}", lowest=False) for column in figures[:4]),
        best(figures[4], "{:.3f}", lowest=False),
        *(
            [number(value, form) for value in column]
            for column, form in zip(figures[5:], ("{:.3f}", "{:.3f}", "{:.0f}", "{:.2f}"))
        ),
    ]
    labels = [name.split(" [")[0] for name in present]
    return [*table([title, *COLUMNS], [[label, *cells] for label, cells in zip(labels, zip(*columns))]), ""]


def bars(rows: Found, field: Field) -> list[Bar]:
    auto, many = field.auto("date", Product.SLC).name, field.auto("series", Product.SLC).name
    denoiser = field.auto("super-image", Product.SLC).name
    date = DATE.format(auto)
    return [
        _over_classical(rows, date),
        *(_gain(rows, date, n, SERIES.format(n=n).format(many)) for n in DATES),
        _under_super(rows, SERIES.format(n=TYPICAL).format(many), SUPER.format(n=TYPICAL).format(denoiser)),
        *(bar for n in DATES for bar in _above_others(rows, n, many)),
        *(
            bar
            for row in (single_row(date, TYPICAL), SERIES.format(n=TYPICAL).format(many))
            for bar in _intensities(rows, row)
        ),
    ]


def _difference(rows: Found, row: str, other: str, key: str = "psnr") -> float:
    return mean(rows[row], key) - mean(rows[other], key) if row in rows and other in rows else float("nan")


def _over_classical(rows: Found, date: str) -> Bar:
    others = [single_row(row, TYPICAL) for row in CLASSICAL]
    value = min(_difference(rows, single_row(date, TYPICAL), other) for other in others)
    return at_least(f"Simulated, {date}: PSNR over the best classical row, dB", OVER_CLASSICAL, value)


def _gain(rows: Found, date: str, n: int, row: str) -> Bar:
    return at_least(f"Simulated, {row}: PSNR over one date, dB", GAINS[n], _difference(rows, row, single_row(date, n)))


def _under_super(rows: Found, row: str, other: str) -> Bar:
    value = -_difference(rows, row, other, "still")
    return at_most(f"Simulated, {row}: PSNR under the {other}, where nothing changes, dB", UNDER_SUPER, value, "{:.2f}")


def _above_others(rows: Found, n: int, auto: str) -> list[Bar]:
    row = SERIES.format(n=n).format(auto)
    others = [f"temporal mean of {n}", f"Quegan–Yu of {n}, 7×7", SERIES.format(n=n).format("sar2sar-slc")]
    return [above(f"Simulated, {row}: PSNR over {other}, dB", 0, _difference(rows, row, other)) for other in others]


def _intensities(rows: Found, row: str) -> list[Bar]:
    figures, label = rows.get(row, []), row.split(" [")[0]
    bias = max((f["bias"] for f in figures), default=float("nan"))
    variance = moments(figures, "ratio")[1] if figures else float("nan")
    return [
        at_most(f"Mean intensity of simulated scenes kept, {label}", KEPT, bias, "{:.1%}"),
        at_most(
            f"Simulated, {label}: variance of w/v̂ off 1/L in homogeneous zones", VARIANCE, abs(variance - 1), "{:.1%}"
        ),
    ]
