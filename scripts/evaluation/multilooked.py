"""Simulated multilooked images, as ground range detected products are and as terrain correction leaves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.simulation.speckle_field import speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import box_mean, equivalent_looks, psnr
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, above, at_least
from .classical_filters import lee
from .field import Entrant, Field
from .filters import ssim
from .known_series import LEVEL, SIDE, Landscape, strewn
from .plugin_runs import despeckled
from .result_store import Job, code_digest
from .simulated import POINTS, Figures, mean, moments, of_homogeneous, of_points
from .tables import best, number, prose, table

Array = NDArray[np.float32]
Found = dict[str, list[Figures]]  # by row and product, a set of figures per scene

NAME, TITLE = "multilooked", "Simulated multilooked images"
SEEDS = range(501, 517, 2)
LOOKS_ASKED = 100  # ENL where nothing but speckle is


@dataclass(frozen=True)
class Kind:
    """Speckle of a product: its spectrum, see core.simulation.subswaths, and the looks."""

    subswath: str
    looks: int


# five looks of sub-bands in range, resampled to 10 m; and what neighbouring pixels of terrain-corrected products have
# least of in common. Real ones lie between
DETECTED, UNCORRELATED = "GRDH", "white"
KINDS = {DETECTED: Kind("GRDH", 5), UNCORRELATED: Kind("white", 4)}
SINGLES: dict[str, Callable[[Array, int], Array]] = {
    "noisy": lambda image, looks: image,
    "Lee 7×7": lee,
    "5×5 mean": lambda image, looks: box_mean(image, 5),
}
DATE = "despeckle, {}"


def row_of(row: str, kind: str) -> str:
    return f"{row} [{kind}]"


@cache
def landscape(seed: int, kind: str) -> Landscape:
    """Every other one is strewn with points; nothing moves."""
    points = strewn(seed, POINTS) if seed % 4 == 3 else ()
    product = KINDS[kind]
    return Landscape(seed, product.subswath, points, seasons=False, looks=product.looks)


@cache
def pure(seed: int, kind: str) -> Array:
    """Nothing but speckle."""
    product = KINDS[kind]
    flat = np.full((SIDE, SIDE), LEVEL, np.float32)
    return speckled_intensity(flat, product.looks, SUBSWATHS[product.subswath], np.random.default_rng((seed, 3)))


def judge(seed: int, kind: str, filtered: Callable[[Array], Array]) -> Figures:
    """Figures of one scene, as simulated.judge has them, and ``pure_enl``, of pure speckle filtered alike."""
    scene = landscape(seed, kind)
    noisy, clean = scene.image(0), scene.truth(0)
    estimate = filtered(noisy)
    return {
        "psnr": psnr(estimate, clean),
        "ssim": ssim(estimate, clean),
        **of_homogeneous(scene, [noisy], [estimate], [clean]),
        **of_points(scene, [estimate], [clean]),
        "pure_enl": equivalent_looks(filtered(pure(seed, kind))),
    }


def classical() -> Found:
    def figures(row: str, kind: str) -> list[Figures]:
        return [judge(seed, kind, lambda image: SINGLES[row](image, KINDS[kind].looks)) for seed in SEEDS]

    return {row_of(row, kind): figures(row, kind) for row in SINGLES for kind in KINDS}


def of_network(entrant: Entrant) -> Found:
    def clean(image: Array) -> Array:
        result: Array = despeckled(image[None], entrant.network)[0]
        return result

    return {row_of(DATE.format(entrant.name), kind): [judge(seed, kind, clean) for seed in SEEDS] for kind in KINDS}


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    return [
        Job("classical", [code], classical),
        *(Job(e.name, [code, e.digest], lambda e=e: of_network(e)) for e in field.single(Product.GRD)),
    ]


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: figures for part in found.values() for row, figures in part.items()}
    names = [*SINGLES, *(DATE.format(e.name) for e in field.single(Product.GRD))]
    tables = [line for kind in KINDS for line in _table(kind, names, rows)]
    return Section(TITLE, [*_words(), *tables], bars(rows, field))


def _words() -> list[str]:
    kinds = " and ".join(f"{name} ({kind.looks} looks)" for name, kind in KINDS.items())
    return prose(
        f"{len(SEEDS)} scenes of {SIDE} × {SIDE} pixels with seeds of their own under the speckle of two products, "
        f"{kinds}: in the first the neighbours of a pixel have most of its speckle, in the second none of it. "
        "Half of the scenes are strewn with bright points. Columns as for single-look images; the variance of the "
        "ratio w/v̂ is times the number of looks, and should be 1. The last column is the ENL of pure speckle, of the "
        "same looks, after the filter."
    )


COLUMNS = ("PSNR", "SSIM", "mean of ratio", "variance of ratio", "ENL", "points lose", "pure speckle, ENL")


def _table(kind: str, names: list[str], rows: Mapping[str, list[Figures]]) -> list[str]:
    present = [name for name in names if row_of(name, kind) in rows]
    figures = [_summarise(rows[row_of(name, kind)], KINDS[kind].looks) for name in present]
    columns = list(zip(*figures))
    forms = ("{:.3f}", "{:.3f}", "{:.0f}", "{:.2f}", "{:.0f}")
    cells = [
        best(columns[0], "{:.2f}", lowest=False),
        best(columns[1], "{:.3f}", lowest=False),
        *([number(value, form) for value in column] for column, form in zip(columns[2:], forms)),
    ]
    title = f"{kind}, {KINDS[kind].looks} looks"
    return [*table([title, *COLUMNS], [[name, *row] for name, row in zip(present, zip(*cells))]), ""]


def _summarise(figures: list[Figures], looks: int) -> list[float]:
    """Values of the COLUMNS."""
    (level, left), (ratio, variance) = moments(figures, "left"), moments(figures, "ratio")
    return [
        mean(figures, "psnr"),
        mean(figures, "ssim"),
        ratio,
        variance * looks,
        level**2 / left,
        mean(figures, "peak"),
        mean(figures, "pure_enl"),
    ]


def bars(rows: Mapping[str, list[Figures]], field: Field) -> list[Bar]:
    """The bars of single-look images, applied to these, too."""
    auto = DATE.format(field.auto("date", Product.GRD).name)
    return [bar for kind in KINDS for bar in _bars(rows, kind, auto)]


def _bars(rows: Mapping[str, list[Figures]], kind: str, auto: str) -> list[Bar]:
    chosen = rows.get(row_of(auto, kind), [])
    classical_rows = [rows.get(row_of(row, kind), []) for row in SINGLES]
    over = mean(chosen, "psnr") - max(mean(figures, "psnr") for figures in classical_rows)
    return [
        above(f"Simulated {kind}, {auto}: PSNR over the best classical row, dB", 0, over),
        at_least(f"Pure speckle, {kind}, {auto}: ENL of the result", LOOKS_ASKED, mean(chosen, "pure_enl"), "{:.0f}"),
    ]
