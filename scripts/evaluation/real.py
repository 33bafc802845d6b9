"""Real single-look series, one date left out.

There is no clean reference for real data. A date that the estimate has not seen is one sample of it: the mean of
ln v̂ + w/v̂ over that date is the gamma likelihood of the estimate, lower is better, comparable within a site.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.series.change_evidence import deviation
from sar_despeckle.core.statistics.quality import box_mean, left_out_score
from sar_despeckle.core.superimage.two_levels import WINDOWS
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.despeckling.super_image import SuperImageMethod as Method
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, at_most, below
from .classical_filters import lee, quegan_yu
from .field import Entrant, Field
from .plugin_runs import despeckled, despeckled_series, read, super_image
from .published import VERSION as PUBLISHED_VERSION
from .published import published
from .result_store import Job, code_digest, folder_digest
from .tables import best, prose, table

Array = NDArray[np.float32]
Estimates = dict[str, list[Array]]
Levels = dict[str, list[float]]  # Σw and Σv̂ where a date is darker, and where it is brighter
Scores = dict[str, dict[str, list[float]]]  # row, site, rotation

NAME, TITLE = "real", "Real data, one date left out"
LEVELS = "levels of changed places"
AROUND, SAMPLES, BEYOND_DOUBT = 15, 15**2 / WINDOWS[15], 5.0  # pixels a side, independent ones, standard deviations
SITES = ("lely", "limagne", "marais1")
DATE_BARS = {"auto": (10.825, 9.908, 10.128), "sar2sar-slc": (10.832, 9.912, 10.132)}
PUBLISHED_BARS = (10.705, 9.880, 10.114)
SERIES_BARS = (10.755, 9.884, 10.116)

DATE, SUPER, SERIES, MEAN = (
    "{}, one date",
    "superimage of 4, {}",
    "despecklestack of 4, {}",
    "mean of its results, {}",
)
PUBLISHED = "published SAR2SAR"


@lru_cache(maxsize=len(SITES))
def site(folder: Path, name: str) -> Array:
    """Intensity of the dates of a site, ``(5, rows, cols)``."""
    return read(sorted((folder / name).glob("*.tif")), Scale.AMPLITUDE)


@cache
def reference(
    folder: Path, name: str, left_out: int, denoiser: Network, method: Method = Method.TEMPORAL_MEAN
) -> Array:
    """The super-image of the other dates of a site, the same for all contestants."""
    return super_image(np.delete(site(folder, name), left_out, axis=0), denoiser, method)


def rotate(images: Array, estimate: Callable[[list[int]], Estimates]) -> dict[str, list[float]]:
    """Scores of every row with each date left out in turn; a row of several estimates has their mean score."""
    scores: dict[str, list[float]] = {}
    for left_out in range(len(images)):
        others = [k for k in range(len(images)) if k != left_out]
        for row, candidates in estimate(others).items():
            found = [left_out_score(v, images[left_out]) for v in candidates]
            scores.setdefault(row, []).append(float(np.mean(found)))
    return scores


def changed_levels(images: Array, estimates: Array) -> Levels:
    """Sums over the pixels around which a date is darker or brighter than the mean of the others beyond doubt."""
    sums = np.zeros((2, 2))
    for date, (image, estimate) in enumerate(zip(images, estimates)):
        others = np.delete(images, date, axis=0).mean(axis=0)
        departure = deviation(box_mean(image, AROUND), box_mean(others, AROUND), np.float32(SAMPLES))
        for row, there in enumerate((departure < -BEYOND_DOUBT, departure > BEYOND_DOUBT)):
            sums[row] += image[there].sum(dtype=np.float64), estimate[there].sum(dtype=np.float64)
    return {side: [float(value) for value in row] for side, row in zip(("darker", "brighter"), sums)}


def _left_out(others: list[int]) -> int:
    return next(k for k in range(len(others) + 1) if k not in others)


def _by_row(scores: Mapping[str, dict[str, list[float]]]) -> Scores:
    """From sites first to rows first."""
    rows = next(iter(scores.values()))
    return {row: {name: scores[name][row] for name in scores} for row in rows}


def classical(data: Path) -> Scores:
    def score(images: Array) -> dict[str, list[float]]:
        def estimate(others: list[int]) -> Estimates:
            mean = images[others].mean(axis=0)
            return {
                "noisy": [images[k] for k in others],
                "Lee 7×7, one date": [lee(images[k], 1) for k in others],
                "7×7 mean of one date": [box_mean(images[k], 7) for k in others],
                "temporal mean of 4": [mean],
                "7×7 mean of the temporal mean": [box_mean(mean, 7)],
                "Quegan–Yu of 4, 7×7": list(quegan_yu(images[others])),
            }

        return rotate(images, estimate)

    return _by_row({name: score(site(data, name)) for name in SITES})


def of_published(data: Path) -> Scores:
    scores = {}
    for name in SITES:
        images = site(data, name)
        means = [np.delete(images, k, axis=0).mean(axis=0) for k in range(len(images))]
        clean = published([*images, *means])
        singles, supers = clean[: len(images)], clean[len(images) :]

        def estimate(others: list[int], singles: list[Array] = singles, supers: list[Array] = supers) -> Estimates:
            return {
                DATE.format(PUBLISHED): [singles[k] for k in others],
                f"{PUBLISHED} on the temporal mean of 4": [supers[_left_out(others)]],
            }

        scores[name] = rotate(images, estimate)
    return _by_row(scores)


def of_network(data: Path, entrant: Entrant) -> dict[str, object]:
    """One date, and the mean of four; with the bias of the mean intensity of every date."""
    scores, bias, levels = {}, {}, {}
    for name in SITES:
        images = site(data, name)
        singles = despeckled(images, entrant.network)
        levels[name] = changed_levels(images, singles)
        bias[name] = [float(b) for b in singles.mean(axis=(1, 2)) / images.mean(axis=(1, 2)) - 1]

        def estimate(others: list[int], name: str = name, singles: Array = singles) -> Estimates:
            return {
                DATE.format(entrant.name): [singles[k] for k in others],
                SUPER.format(entrant.name): [reference(data, name, _left_out(others), entrant.network)],
            }

        scores[name] = rotate(images, estimate)
    return {**_by_row(scores), "bias": bias, LEVELS: {DATE.format(entrant.name): levels}}


def of_series(data: Path, denoiser: Entrant, entrant: Entrant) -> dict[str, object]:
    scores, levels = {}, {}
    for name in SITES:
        images = site(data, name)
        whole = super_image(images, denoiser.network, FOR_SERIES)
        levels[name] = changed_levels(images, despeckled_series(images, whole, entrant.network))

        def estimate(others: list[int], name: str = name, images: Array = images) -> Estimates:
            divisor = reference(data, name, _left_out(others), denoiser.network, FOR_SERIES)
            dates = despeckled_series(images[others], divisor, entrant.network)
            return {SERIES.format(entrant.name): list(dates), MEAN.format(entrant.name): [dates.mean(axis=0)]}

        scores[name] = rotate(images, estimate)
    return {**_by_row(scores), LEVELS: {SERIES.format(entrant.name): levels}}


def jobs(field: Field) -> list[Job]:
    data = field.data / "s1_slc"
    denoiser = field.auto("super-image", Product.SLC)
    made_of = [code_digest(__name__), folder_digest(data)]
    return [
        Job("classical", made_of, lambda: classical(data)),
        Job("published", [*made_of, PUBLISHED_VERSION], lambda: of_published(data)),
        *(Job(e.name, [*made_of, e.digest], lambda e=e: of_network(data, e)) for e in field.single(Product.SLC)),
        *(
            Job(f"{e.name}-series", [*made_of, e.digest, denoiser.digest], lambda e=e: of_series(data, denoiser, e))
            for e in field.series(Product.SLC)
        ),
    ]


def average(scores: Scores, row: str) -> list[float]:
    """Mean of the rotations, site by site."""
    return [float(np.mean(scores[row][name])) for name in SITES]


def merged(found: Mapping[str, Scores]) -> Scores:
    """The rows of all contestants."""
    return {row: values for scores in found.values() for row, values in scores.items() if row not in ("bias", LEVELS)}


def section(found: Mapping[str, Scores], field: Field) -> Section:
    scores = merged(found)
    kept = _kept(found, field.auto("date", Product.SLC).name)
    lines = [*_words(field), *_tables(scores, field), *_level_table(found)]
    return Section(TITLE, lines, [*bars(scores, field), kept])


def _level_table(found: Mapping[str, Any]) -> list[str]:
    """Mean of the date over that of its result where it is darker or brighter than the other dates."""
    levels = {row: sites for part in found.values() for row, sites in part.get(LEVELS, {}).items()}
    lines = []
    for row, sites in levels.items():
        sums = [np.sum([sites[name][side] for name in SITES], axis=0) for side in ("darker", "brighter")]
        lines.append([row.replace("of 4", "of 5"), *(f"{image / estimate:.2f}" for image, estimate in sums)])
    text = (
        "A score on another date punishes an estimate for what is true of its own date alone. So the dates' own "
        f"levels, too: where the mean of a date over {AROUND} × {AROUND} pixels departs by more than {BEYOND_DOUBT} "
        "standard deviations of speckle from the mean of the four others, Σw over Σv̂; it should be 1."
    )
    return [*prose(text), *table(["Σw/Σv̂ where a date is", "darker", "brighter"], lines), ""]


def _words(field: Field) -> list[str]:
    denoiser = field.auto("super-image", Product.SLC).name
    return prose(
        "Sentinel-1 IW single-look amplitude, five dates of 256 × 256 pixels a site. The estimate is made from four "
        "dates (or one of them) and scored on the fifth: mean of ln v̂ + w/v̂, the gamma likelihood; lower is "
        "better. Average of the five rotations. A row of several estimates (one per date) has their mean score. "
        f"`despecklestack` cleans its super-image with what `auto` takes, {denoiser}."
    )


def _tables(scores: Scores, field: Field) -> list[str]:
    singles, series = field.single(Product.SLC), field.series(Product.SLC)
    groups = {
        "From one date": [
            "noisy",
            "Lee 7×7, one date",
            "7×7 mean of one date",
            DATE.format(PUBLISHED),
            *(DATE.format(e.name) for e in singles),
        ],
        "One image from four dates": [
            "temporal mean of 4",
            "7×7 mean of the temporal mean",
            f"{PUBLISHED} on the temporal mean of 4",
            *(SUPER.format(e.name) for e in singles),
            *(MEAN.format(e.name) for e in series),
        ],
        "Each of four dates": ["Quegan–Yu of 4, 7×7", *(SERIES.format(e.name) for e in series)],
    }
    return [line for title, rows in groups.items() for line in _table(title, rows, scores)]


def _table(title: str, rows: Sequence[str], scores: Scores) -> list[str]:
    present = [row for row in rows if row in scores]
    columns = [best(values) for values in zip(*(average(scores, row) for row in present))]
    return [*table([title, *SITES], [[row, *cells] for row, cells in zip(present, zip(*columns))]), ""]


def bars(scores: Scores, field: Field) -> list[Bar]:
    auto = field.auto("date", Product.SLC).name
    denoiser, series = field.auto("super-image", Product.SLC).name, field.auto("series", Product.SLC).name
    return [
        *_site_bars(f"One date, real, `auto` ({auto})", at_most, DATE_BARS["auto"], scores, DATE.format(auto)),
        *_site_bars(
            "One date, real, `sar2sar-slc`", at_most, DATE_BARS["sar2sar-slc"], scores, DATE.format("sar2sar-slc")
        ),
        *_site_bars(
            f"Super-image of 4, real, `auto` ({denoiser})", below, PUBLISHED_BARS, scores, SUPER.format(denoiser)
        ),
        *_site_bars(
            f"`despecklestack` of 4, real, `auto` ({series})", at_most, SERIES_BARS, scores, SERIES.format(series)
        ),
        *_site_bars(f"… mean of its results ({series})", below, PUBLISHED_BARS, scores, MEAN.format(series)),
    ]


def _kept(found: Mapping[str, Any], auto: str) -> Bar:
    biases = [b for site_biases in found.get(auto, {}).get("bias", {}).values() for b in site_biases]
    worst = max(map(abs, biases), default=float("nan"))
    return at_most(f"Mean intensity of real images kept, {DATE.format(auto)}", 0.02, worst, "{:.1%}")


def _site_bars(
    text: str, make: Callable[[str, float, float, str], Bar], limits: Sequence[float], scores: Scores, row: str
) -> list[Bar]:
    if row not in scores:
        return [Bar(text, "", "", None)]
    return [make(f"{text}: {name}", *pair, "{:.4f}") for name, *pair in zip(SITES, limits, average(scores, row))]
