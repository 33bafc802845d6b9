"""Radiometry beyond whole images: a bright city, and rasters in any unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.simulation.scenes import dead_leaves
from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.despeckling.super_image import SuperImageMethod as Method
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, at_most
from .field import Entrant, Field
from .known_series import LEVEL, SIDE
from .plugin_runs import despeckled, despeckled_series, super_image
from .result_store import Job, code_digest
from .tables import number, prose, table

Array = NDArray[np.float32]
Found = dict[str, dict[str, float]]  # by row

NAME, TITLE = "radiometry", "Radiometry"
SEEDS = range(401, 413, 2)
SUBSWATH = "IW2"
CITY, CONTRAST = 256, 15.0  # pixels a side, dB over the country around
ORDERS = (0.5, 1.0, 2.0)  # of the gamma law of its texture; the smaller, the more it is made of single bright pixels
DATES = 10
FACTORS = (1e-4, 1e-2, 1e2, 1e4)
SMALL = 256  # pixels a side of the image that is scaled
COAST = (10.0, 15.0, 20.0, 25.0, 30.0)  # dB of an island of SMALL / 2 pixels over the sea
CITY_ALLOWED, SCALE_ALLOWED, COAST_ALLOWED = 0.03, 0.001, 0.02
DATE, SUPER, SERIES = "{}, one date", f"superimage of {DATES}, {{}}", f"despecklestack of {DATES}, {{}}"


@cache
def reference(seed: int, denoiser: Network, method: Method = Method.TEMPORAL_MEAN) -> Array:
    return super_image(series(seed), denoiser, method)


def _square() -> tuple[slice, slice]:
    edge = (SIDE - CITY) // 2
    return slice(edge, edge + CITY), slice(edge, edge + CITY)


@lru_cache(maxsize=len(SEEDS))
def series(seed: int) -> Array:
    """A city of K-distributed clutter amid dead leaves, ``(dates, rows, cols)``."""
    rng = np.random.default_rng((seed, 0))
    clutter = dead_leaves(rng, (SIDE, SIDE), points_per_pixel=0.0).clutter
    clutter *= np.float32(LEVEL / clutter.mean())
    order = ORDERS[seed // 2 % len(ORDERS)]
    clutter[_square()] = LEVEL * 10 ** (CONTRAST / 10) * rng.gamma(order, 1 / order, (CITY, CITY))
    dates = (np.random.default_rng((seed, 2, date)) for date in range(DATES))
    return np.stack([speckled_intensity(clutter, 1, SUBSWATHS[SUBSWATH], date) for date in dates])


def _city(estimates: list[Array], noisy: list[Array]) -> dict[str, float]:
    """Error of the mean intensity over the city, and its standard error over the scenes."""
    errors = [float(v[_square()].mean() / w[_square()].mean()) - 1 for v, w in zip(estimates, noisy)]
    return {"city": float(np.mean(errors)), "city_error": float(np.std(errors, ddof=1) / np.sqrt(len(errors)))}


def _island() -> tuple[slice, slice]:
    return slice(SMALL // 4, 3 * SMALL // 4), slice(SMALL // 4, 3 * SMALL // 4)


@cache
def coast(decibels: float) -> Array:
    """A flat island in a flat sea, ``(DATES, SMALL, SMALL)``."""
    clutter = np.full((SMALL, SMALL), LEVEL, np.float32)
    clutter[_island()] *= np.float32(10 ** (decibels / 10))
    dates = (np.random.default_rng((SEEDS[0], 4, date)) for date in range(DATES))
    return np.stack([speckled_intensity(clutter, 1, SUBSWATHS[SUBSWATH], date) for date in dates])


def _coast(estimates: list[Array], noisy: list[Array]) -> float:
    """Largest error of the mean intensity of an island, or of the whole image."""
    places = (_island(), np.s_[:, :])
    return max(abs(float(v[at].mean() / w[at].mean()) - 1) for v, w in zip(estimates, noisy) for at in places)


def _scaled(plain: Array, scaled: dict[float, Array]) -> float:
    """Largest departure, at any pixel, of the results of scaled rasters from the scaled result."""
    return max(float(np.abs(image / np.float32(f) / plain - 1).max()) for f, image in scaled.items())


def of_network(entrant: Entrant) -> Found:
    network, first = entrant.network, [series(seed)[0] for seed in SEEDS]
    singles = [despeckled(image[None], network)[0] for image in first]
    supers = [reference(seed, network) for seed in SEEDS]
    part = series(SEEDS[0])[0, :SMALL, :SMALL]
    scaled = {f: despeckled(np.float32(f) * part[None], network)[0] for f in FACTORS}
    return {
        DATE.format(entrant.name): {
            **_city(singles, first),
            "scale": _scaled(despeckled(part[None], network)[0], scaled),
            "coast": _coast(
                [despeckled(coast(level)[:1], network)[0] for level in COAST], [coast(level)[0] for level in COAST]
            ),
        },
        SUPER.format(entrant.name): _city(supers, [series(seed).mean(axis=0) for seed in SEEDS]),
    }


def of_series(denoiser: Entrant, entrant: Entrant) -> Found:
    def despeckle(images: Array, divisor: Array) -> Array:
        return despeckled_series(images, divisor, entrant.network, [0])[0]

    def of_part(images: Array) -> Array:
        return despeckle(images, super_image(images, denoiser.network, FOR_SERIES))

    part = series(SEEDS[0])[:, :SMALL, :SMALL]
    dates = [despeckle(series(seed), reference(seed, denoiser.network, FOR_SERIES)) for seed in SEEDS]
    return {
        SERIES.format(entrant.name): {
            **_city(dates, [series(seed)[0] for seed in SEEDS]),
            "scale": _scaled(of_part(part), {f: of_part(np.float32(f) * part) for f in FACTORS}),
            "coast": _coast([of_part(coast(level)) for level in COAST], [coast(level)[0] for level in COAST]),
        }
    }


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    denoiser = field.auto("super-image", Product.SLC)
    return [
        *(Job(e.name, [code, e.digest], lambda e=e: of_network(e)) for e in field.single(Product.SLC)),
        *(
            Job(f"{e.name}-series", [code, e.digest, denoiser.digest], lambda e=e: of_series(denoiser, e))
            for e in field.series(Product.SLC)
        ),
    ]


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: figures for part in found.values() for row, figures in part.items()}
    lines = prose(
        f"{len(SEEDS)} scenes of {SIDE} × {SIDE} pixels with a city of {CITY} × {CITY} in the middle, K-distributed, "
        f"{CONTRAST:.0f} dB over the country around: error of its mean intensity against the noisy image's, with the "
        f"standard error over the scenes. Scale: one image times {', '.join(f'{f:g}' for f in FACTORS)}; the largest "
        "departure of any pixel from the result times the same factor. Coast: a flat island of "
        f"{SMALL // 2} × {SMALL // 2} pixels in a flat sea of {SMALL} × {SMALL}, "
        f"{', '.join(f'{level:.0f}' for level in COAST)} dB over it; the largest error of the mean, of the island "
        "or of the whole image. What whole images keep of their mean is among the bars above."
    )
    cells = [
        [row, _percent(figures), number(figures.get("scale"), "{:.1e}"), number(figures.get("coast"), "{:.1%}")]
        for row, figures in rows.items()
    ]
    return Section(TITLE, [*lines, *table(["", "city", "scale", "coast"], cells), ""], bars(rows, field))


def _percent(figures: Mapping[str, float]) -> str:
    return f"{figures['city']:+.1%} ± {figures['city_error']:.1%}"


def bars(rows: Found, field: Field) -> list[Bar]:
    date, several = (field.auto(use, Product.SLC).name for use in ("date", "series"))
    found = []
    for row in (DATE.format(date), SERIES.format(several)):
        figures = rows.get(row, {"city": np.nan, "city_error": np.nan, "scale": np.nan, "coast": np.nan})
        city, scale = abs(figures["city"]), figures["scale"]
        found.append(at_most(f"City, {row}: error of the mean", CITY_ALLOWED, city, "{:.1%}", figures["city_error"]))
        found.append(at_most(f"Times 1e-4 to 1e4, {row}: largest error", SCALE_ALLOWED, scale, "{:.3%}"))
        found.append(at_most(f"Coast, {row}: error of the mean", COAST_ALLOWED, figures["coast"], "{:.1%}"))
    return found
