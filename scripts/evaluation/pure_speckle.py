"""Pure speckle: the scene is empty, and so should be the result."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import equivalent_looks, periodic_excess, power_spectrum, ratio_moments
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, at_least, at_most
from .field import Entrant, Field
from .plugin_runs import despeckled, super_image
from .result_store import Job, code_digest
from .tables import prose, table

Array = NDArray[np.float32]
Found = dict[str, float]

NAME, TITLE = "speckle", "Pure speckle of one look"
SEED, SIDE, IMAGES = 301, 512, 64
SWATHS = ("IW1", "IW2", "IW3")
GROUPS = 8  # of images, to see how much the figures vary
PERIODS = (2, 4)
DATES = 10
BESIDE = 20  # pixels from a gap
LOOKS_ASKED, GRID_ALLOWED, VARIANCE_ALLOWED = 100, 0.01, 0.05


@cache
def images() -> Array:
    """``(IMAGES, SIDE, SIDE)``: intensity of mean 1, no pixel of which knows of anything but speckle."""
    flat = np.ones((SIDE, SIDE), np.float32)
    return np.stack(
        [
            speckled_intensity(flat, 1, SUBSWATHS[SWATHS[k % len(SWATHS)]], np.random.default_rng((SEED, k)))
            for k in range(IMAGES)
        ]
    )


def grid(results: Array) -> dict[int, float]:
    """Excess of energy by period."""
    spectrum = np.mean([power_spectrum(np.log(image)) for image in results], axis=0)
    return {period: periodic_excess(spectrum, period) for period in PERIODS}


def beside_a_gap(network: Network) -> float:
    """ENL of the pixels that lie near where the data end, obliquely, as those of geocoded scenes do."""
    rows, cols = np.indices((SIDE, SIDE))
    beyond = (SIDE // 2 - rows) + (cols - SIDE // 2) / 4  # pixels, about
    results = despeckled(np.where(beyond > 0, np.float32(np.nan), images()[:GROUPS]), network)
    return float(np.mean([equivalent_looks(image[(beyond <= 0) & (beyond > -BESIDE)]) for image in results]))


def of_network(entrant: Entrant) -> Found:
    results = despeckled(images(), entrant.network)
    means = images()[: DATES * (IMAGES // DATES)].reshape(-1, DATES, SIDE, SIDE)
    cleaned = np.stack([super_image(dates, entrant.network) for dates in means[:2]])
    groups = [grid(results[k::GROUPS]) for k in range(GROUPS)]
    found = {
        "enl": float(np.mean([equivalent_looks(image) for image in results])),
        "beside": beside_a_gap(entrant.network),
        "variance": ratio_moments(images(), results)[1],
        "mean_enl": float(np.mean([equivalent_looks(image) for image in cleaned])),
        "mean_variance": ratio_moments(means[:2].mean(axis=1), cleaned)[1] * DATES,
    }
    for period, excess in grid(results).items():
        found[f"grid_{period}"] = excess
        found[f"grid_{period}_error"] = float(np.std([g[period] for g in groups], ddof=1) / np.sqrt(GROUPS))
    return found


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    return [Job(e.name, [code, e.digest], lambda e=e: of_network(e)) for e in field.single(Product.SLC)]


def section(found: Mapping[str, Found], field: Field) -> Section:
    lines = prose(
        f"{IMAGES} images of {SIDE} × {SIDE} pixels under the speckle of {', '.join(SWATHS)}, nothing else in them. "
        "ENL is mean²/variance of the whole result, the border included; a second one is that of the "
        f"{BESIDE} pixels beside a gap, where half of the image is cut off obliquely. The variance of the ratio w/v̂ is "
        f"given relative to its theory, 1/L, for one date and for the super-image of {DATES}. Grid: how much more "
        "energy the spectrum of the result's logarithm has at periods of 2 and of 4 pixels along rows and columns than "
        "3 to 8 bins off, with its standard error."
    )
    head = [
        "",
        "ENL",
        "beside a gap",
        "variance of ratio",
        f"ENL, mean of {DATES}",
        "variance of ratio",
        *(f"grid of {p}" for p in PERIODS),
    ]
    lines += [*table(head, [_row(name, figures) for name, figures in found.items()]), ""]
    bars = [bar for name, figures in found.items() for bar in _bars(name, figures)]
    return Section(TITLE, lines, bars)


def _row(name: str, figures: Found) -> list[str]:
    grids = [f"{figures[f'grid_{p}']:+.1%} ± {figures[f'grid_{p}_error']:.1%}" for p in PERIODS]
    looks = [f"{figures[key]:.0f}" for key in ("enl", "beside")]
    numbers = (*looks, f"{figures['variance']:.3f}", f"{figures['mean_enl']:.0f}")
    return [name, *numbers, f"{figures['mean_variance']:.3f}", *grids]


def _bars(name: str, figures: Found) -> list[Bar]:
    return [
        at_least(f"Pure speckle, {name}: ENL of the result", LOOKS_ASKED, figures["enl"], "{:.0f}"),
        at_least(f"Pure speckle, {name}: ENL beside a gap", LOOKS_ASKED, figures["beside"], "{:.0f}"),
        *(
            at_most(f"Pure speckle, {name}: {what} of w/v̂ off 1/L", VARIANCE_ALLOWED, abs(figures[key] - 1), "{:.1%}")
            for what, key in (("variance", "variance"), (f"super-image of {DATES}, variance", "mean_variance"))
        ),
        *(
            at_most(
                f"Pure speckle, {name}: grid of {period} pixels",
                GRID_ALLOWED,
                figures[f"grid_{period}"],
                "{:.1%}",
                figures[f"grid_{period}_error"],
            )
            for period in PERIODS
        ),
    ]
