"""Real terrain-corrected series of OPERA, one date left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.statistics.quality import box_mean, left_out_score
from sar_despeckle.core.superimage.glrt import temporal_mean
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.despeckling.super_image import SuperImageMethod as Method
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, at_least, at_most
from .classical_filters import lee, quegan_yu
from .field import Entrant, Field
from .filters import opera_tv
from .plugin_runs import despeckled, despeckled_series, read, super_image
from .result_store import Job, code_digest, folder_digest
from .tables import best, prose, table

Array = NDArray[np.float32]
Found = dict[str, dict[str, float]]  # by row and file
Scores = tuple[float, float]  # on all pixels, and on calm ones

NAME, TITLE = "rtc", "Real terrain-corrected data, one date left out"
LOOKS = 4.4  # about what the images have, for Lee's filter
LEFT_OUT = range(2, 30, 6)  # of the 30 dates, for the series: all of them would take six times as long

MEAN5, TV = "5×5 mean", "OPERA's TV filter"
TV_KEPT, LEE = "OPERA's TV filter, mean restored", "Lee 7×7"
DATE, SUPER, SERIES = "despeckle, {}", "superimage of 29, {}", "despecklestack of 29, {}"
TEMPORAL, QUEGAN_YU = "temporal mean of 29", "Quegan–Yu of 29, 7×7"
NEIGHBOUR = "{}, the neighbouring dates"  # rows of single dates in the table of series
TOGETHER = "{}, mean of the other 29"  # and of those whose results are taken together
CALM = "{}, calm pixels"  # and of those scored where the two dates are alike:
ALIKE, AROUND = 1.5, 15  # dB between the means over so many pixels a side


@cache
def stacks(folder: Path) -> dict[str, Array]:
    """Intensity ``(dates, rows, cols)`` by the name of the file; NaN where it is exactly zero."""
    return {path.stem: read([path], Scale.INTENSITY) for path in sorted(folder.glob("*.tif"))}


def neighbours(date: int, dates: int) -> list[int]:
    """The dates before and after."""
    return [k for k in (date - 1, date + 1) if 0 <= k < dates]


def score_singles(images: Array, estimates: Sequence[Array]) -> Scores:
    """Every date's estimate scored on the dates before and after it, which it has not seen."""
    pairs = [(d, k) for d in range(len(estimates)) for k in neighbours(d, len(images))]
    return _means([_on_another_date(estimates[d], images[d], images[k]) for d, k in pairs])


def _on_another_date(estimate: Array, own: Array, other: Array) -> Scores:
    """Score on all pixels of another date, and on those where nothing changed between the two.

    Where something did, what is true of the one date is no forecast of the other.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.abs(10 * np.log10(box_mean(own, AROUND) / box_mean(other, AROUND)))
    return left_out_score(estimate, other), left_out_score(
        np.where(change < ALIKE, estimate, np.float32(np.nan)), other
    )


def _means(scores: Sequence[Scores]) -> Scores:
    every, calm = np.nanmean(scores, axis=0)  # between some dates nothing is calm
    return float(every), float(calm)


def _add(found: Found, row: str, name: str, scores: Scores) -> None:
    for label, score in zip((row, CALM.format(row)), scores):
        found.setdefault(label, {})[name] = score


def score_together(images: Array, estimates: Sequence[Array]) -> float:
    """The mean of the estimates of all dates but one, scored on that one, every date in turn."""
    stack = np.stack(estimates)
    scores = [left_out_score(temporal_mean(without(stack, k)), image) for k, image in enumerate(images)]
    return float(np.mean(scores))


def score_neighbours(images: Array, estimate: Callable[[int, list[int]], Sequence[Array]]) -> Scores:
    """Estimates of the dates before and after the one left out, scored on it.

    ``estimate(left_out, wanted)`` gives those of the ``wanted`` dates, made without the date ``left_out``.
    """
    scores = []
    for left_out in LEFT_OUT:
        wanted = neighbours(left_out, len(images))
        for k, v in zip(wanted, estimate(left_out, wanted)):
            known = np.where(np.isnan(images[k]), np.float32(np.nan), v)  # the same pixels for every row
            scores.append(_on_another_date(known, images[k], images[left_out]))
    return _means(scores)


def without(images: Array, left_out: int) -> Array:
    return np.delete(images, left_out, axis=0)


def places(left_out: int, wanted: Sequence[int]) -> list[int]:
    """Places of the dates after one is left out."""
    return [k - (k > left_out) for k in wanted]


def tv(image: Array) -> Array:
    return np.where(np.isnan(image), np.float32(np.nan), opera_tv(np.nan_to_num(image)))


def tv_kept(image: Array) -> Array:
    """The TV filter with the mean intensity of the image, which the filter itself loses."""
    clean = tv(image)
    return clean * (np.nansum(image) / np.nansum(clean))


SINGLES: dict[str, Callable[[Array], Array]] = {
    "noisy": lambda image: image,
    LEE: lambda image: lee(image, LOOKS),
    MEAN5: lambda image: box_mean(image, 5),
    TV: tv,
    TV_KEPT: tv_kept,
}


def classical(data: Path) -> Found:
    found: Found = {}
    for name, images in stacks(data).items():
        for row, single in SINGLES.items():
            _add_single(found, row, name, images, [single(image) for image in images])

        def mean(left_out: int, wanted: list[int], images: Array = images) -> list[Array]:
            return [temporal_mean(without(images, left_out))] * len(wanted)

        def filtered(left_out: int, wanted: list[int], images: Array = images) -> list[Array]:
            return list(quegan_yu(without(images, left_out))[places(left_out, wanted)])

        _add(found, TEMPORAL, name, score_neighbours(images, mean))
        _add(found, QUEGAN_YU, name, score_neighbours(images, filtered))
    return found


def _add_single(found: Found, row: str, name: str, images: Array, estimates: Sequence[Array]) -> None:
    """The scores of dates by themselves: of all dates, taken together, and of those that the series are scored on."""
    _add(found, row, name, score_singles(images, estimates))
    found.setdefault(TOGETHER.format(row), {})[name] = score_together(images, estimates)
    _add(
        found,
        NEIGHBOUR.format(row),
        name,
        score_neighbours(images, lambda left_out, wanted: [estimates[k] for k in wanted]),
    )


@cache
def reference(data: Path, name: str, left_out: int, denoiser: Network, method: Method = Method.TEMPORAL_MEAN) -> Array:
    """The super-image of the other dates, the same for all contestants."""
    return super_image(without(stacks(data)[name], left_out), denoiser, method)


def of_network(data: Path, entrant: Entrant) -> Found:
    found: Found = {}
    for name, images in stacks(data).items():
        estimates = despeckled(images, entrant.network)

        def clean(left_out: int, wanted: list[int], name: str = name) -> list[Array]:
            return [reference(data, name, left_out, entrant.network)] * len(wanted)

        _add_single(found, DATE.format(entrant.name), name, images, list(estimates))
        found.setdefault("bias", {})[name] = _largest_bias(images, estimates)
        _add(found, SUPER.format(entrant.name), name, score_neighbours(images, clean))
    return found


def _largest_bias(images: Array, estimates: Array) -> float:
    means = np.nanmean(estimates, axis=(1, 2), dtype=np.float64) / np.nanmean(images, axis=(1, 2), dtype=np.float64)
    return float(np.abs(means - 1).max())


def of_series(data: Path, denoiser: Entrant, entrant: Entrant) -> Found:
    found: Found = {}
    for name, images in stacks(data).items():

        def despeckle(left_out: int, wanted: list[int], name: str = name, images: Array = images) -> list[Array]:
            divisor = reference(data, name, left_out, denoiser.network, FOR_SERIES)
            chosen = places(left_out, wanted)
            return list(despeckled_series(without(images, left_out), divisor, entrant.network, chosen))

        _add(found, SERIES.format(entrant.name), name, score_neighbours(images, despeckle))
    return found


def jobs(field: Field) -> list[Job]:
    data = field.data / "s1_rtc" / "stacks"
    denoiser = field.auto("super-image", Product.GRD)
    made_of = [code_digest(__name__), folder_digest(data)]
    return [
        Job("classical", made_of, lambda: classical(data)),
        *(Job(e.name, [*made_of, e.digest], lambda e=e: of_network(data, e)) for e in field.single(Product.GRD)),
        *(
            Job(f"{e.name}-series", [*made_of, e.digest, denoiser.digest], lambda e=e: of_series(data, denoiser, e))
            for e in field.series(Product.GRD)
        ),
    ]


def wins(found: Found, row: str, other: str) -> tuple[int, int]:
    """Number of files in which a row is below another, and of all files."""
    files = found[row]
    return sum(files[name] < found[other][name] for name in files), len(files)


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: scores for part in found.values() for row, scores in part.items() if row != "bias"}
    kept = _kept(found, field.auto("date", Product.GRD).name)
    return Section(TITLE, [*_words(field), *_tables(rows, field)], [*bars(rows, field), kept])


def _words(field: Field) -> list[str]:
    return prose(
        "OPERA RTC-S1 γ0, 30 m, 8 bursts in VV and VH, 30 dates of 100 × 100 pixels. Scores are the mean of ln v̂ + "
        "w/v̂ on dates that the estimate has not seen; lower is better. Single dates are scored in two ways: each on "
        "the dates before and after it, where wind on water and weather weigh as much as speckle, and the mean of the "
        "results of 29 dates on the one left out, all 30 in turn. For series, "
        f"{len(LEFT_OUT)} of the dates are left out in turn (all 30 would take six times as long): the results of the "
        "dates before and after it, made from the 29 others, are scored on it. A TV filter in decibels loses "
        f"mean intensity, which costs it likelihood: one row has it restored. Calm pixels are those whose means over "
        f"{AROUND} × {AROUND} pixels differ by less than {ALIKE} dB between the two dates: elsewhere a score on "
        "another date punishes an estimate for what is true of its own. `despecklestack` cleans its super-image "
        f"with what `auto` takes, {field.auto('super-image', Product.GRD).name}. Averages of the bursts; the last "
        "columns count in how many of the 16 files `auto` is better than the row."
    )


def _tables(rows: Found, field: Field) -> list[str]:
    auto, several = (field.auto(use, Product.GRD).name for use in ("date", "series"))
    singles = [DATE.format(e.name) for e in field.single(Product.GRD)]
    many = [
        *(NEIGHBOUR.format(row) for row in (MEAN5, TV, TV_KEPT)),
        NEIGHBOUR.format(DATE.format(auto)),
        QUEGAN_YU,
        TEMPORAL,
        *(SUPER.format(e.name) for e in field.single(Product.GRD)),
        *(SERIES.format(e.name) for e in field.series(Product.GRD)),
    ]
    chosen = SERIES.format(several)
    return [
        *_table("One date", [*SINGLES, *singles], DATE.format(auto), rows),
        *_table(
            "One date by one, taken together",
            [TOGETHER.format(row) for row in (*SINGLES, *singles)],
            TOGETHER.format(DATE.format(auto)),
            rows,
        ),
        *_table("Series", many, chosen, rows),
        *_table(
            "One date, calm pixels",
            [CALM.format(row) for row in (*SINGLES, *singles)],
            CALM.format(DATE.format(auto)),
            rows,
        ),
        *_table("Series, calm pixels", [CALM.format(row) for row in many], CALM.format(chosen), rows),
        *_by_file([MEAN5, TV_KEPT, DATE.format(auto), QUEGAN_YU, chosen], rows),
    ]


def _table(title: str, names: Sequence[str], auto: str, rows: Found) -> list[str]:
    present = [name for name in names if name in rows]
    columns = [best([_average(rows[name], kind) for name in present], "{:.4f}") for kind in ("VV", "VH")]
    if auto in rows:
        counts = ["" if name == auto else "{} of {}".format(*wins(rows, auto, name)) for name in present]
    else:
        counts = [""] * len(present)
    lines = [[name, *cells] for name, *cells in zip(present, *columns, counts)]
    return [*table([title, "VV", "VH", "`auto` is better in"], lines), ""]


def _average(scores: Mapping[str, float], polarisation: str) -> float:
    return float(np.mean([score for name, score in scores.items() if name.endswith(polarisation)]))


def _by_file(names: Sequence[str], rows: Found) -> list[str]:
    present = [name for name in names if name in rows]
    files = sorted(rows[present[0]]) if present else []
    lines = [[name, *(f"{rows[row][name]:.4f}" for row in present)] for name in files]
    return [*table(["Every file (single dates and series are scored on different dates)", *present], lines), ""]


def bars(rows: Found, field: Field) -> list[Bar]:
    date = DATE.format(field.auto("date", Product.GRD).name)
    many = SERIES.format(field.auto("series", Product.GRD).name)
    return [
        *(
            _bar(rows, form.format(date), form.format(other))
            for form in ("{}", TOGETHER)
            for other in (MEAN5, TV, TV_KEPT)
        ),
        *(_bar(rows, many, other) for other in (*(NEIGHBOUR.format(row) for row in (MEAN5, TV, TV_KEPT)), QUEGAN_YU)),
        _bar(rows, CALM.format(date), CALM.format(MEAN5)),
        *(_bar(rows, CALM.format(many), CALM.format(other)) for other in (NEIGHBOUR.format(MEAN5), QUEGAN_YU)),
    ]


def _bar(rows: Found, row: str, other: str) -> Bar:
    text = f"RTC, {row} better than {other}, files"
    if row not in rows or other not in rows:
        return Bar(text, "all", "", None)
    won, files = wins(rows, row, other)
    return at_least(text, files, won, "{:.0f}")


def _kept(found: Mapping[str, Found], auto: str) -> Bar:
    worst = max(found.get(auto, {}).get("bias", {}).values(), default=float("nan"))
    return at_most(f"Mean intensity of RTC images kept, {DATE.format(auto)}", 0.02, worst, "{:.1%}")
