"""Equal content in different clothing: the same dates in other types, scales and formats give equal results."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .case import Case
from .checks import Array, linear, require, require_success, require_values, temporal_mean
from .dresses import DRESSES, ROUNDING, Dress, plain
from .place import Place

CATEGORY = "clothing"
SAME = ("decibel as float32", "complex64", "amplitude as float32", "cloud-optimised", "virtual", "netCDF", "in a ZIP")
STEMS = [f"2024010{day}" for day in (1, 2, 3)]


def of_several(place: Place, dress: Dress, dates: Array) -> tuple[list[str], Array]:
    made = [dress.wear(place, stem, image) for stem, image in zip(STEMS, dates)]
    return [path for path, _ in made], np.stack([truth for _, truth in made])


def mean_case(dress: Dress) -> Case:
    """The mean of three dates: equal to the mean of what is stored, and to the plain one but for the rounding."""

    def play(place: Place) -> None:
        dates = place.series(looks=4)
        paths, truth = of_several(place, dress, dates)
        require_success(place.run("superimage", INPUT=paths, OUTPUT=place.output))
        mean = temporal_mean(truth)
        require_values(place.output, mean, 2 * ROUNDING)
        unit = np.nanmedian(mean) / np.nanmedian(dates.mean(axis=0))
        power = 10 ** np.round(np.log10(unit))
        whole = np.isfinite(mean)
        error = np.abs(mean[whole] / power / dates.mean(axis=0)[whole] - 1)
        require(float(np.median(error)) <= dress.loss, "the plain mean but for rounding", f"{np.median(error):.3g} off")

    return Case(CATEGORY, dress.name, play)


def despeckled_case(dress: Dress) -> Case:
    """One date through the network, and the plain one: equal results."""

    def play(place: Place) -> None:
        image = place.image()
        path, _ = dress.wear(place, STEMS[0], image)
        other = place.results / "plain.tif"
        require_success(place.run("despeckle", INPUT=plain(place, "plain", image), OUTPUT=other))
        require_success(place.run("despeckle", INPUT=path, OUTPUT=place.output))
        require_values(place.output, linear(other), 2e-3)

    return Case(CATEGORY, f"{dress.name}, despeckled", play)


def bands_case(interleave: str, band: int | None) -> Case:
    """Dates as the bands of one file, or one band of each of several files."""

    def play(place: Place) -> None:
        dates = place.series(looks=4)
        options = [f"INTERLEAVE={interleave}"]
        if band is None:
            given = {"INPUT": place.write("intensity.tif", dates, options=options)}
        else:
            pairs = [np.stack([date * 7, date]) for date in dates]
            given = {"INPUT": [plain(place, s, pair, options=options) for s, pair in zip(STEMS, pairs)], "BAND": band}
        require_success(place.run("superimage", OUTPUT=place.output, **given))
        require_values(place.output, temporal_mean(dates))

    return Case(CATEGORY, f"bands by {interleave.lower()}, BAND={band or 0}", play)


def cases() -> Iterator[Case]:
    yield from (mean_case(dress) for dress in DRESSES)
    yield from (bands_case(interleave, band) for interleave in ("PIXEL", "BAND") for band in (None, 2))
    yield from (despeckled_case(dress) for dress in DRESSES if dress.name in SAME)
