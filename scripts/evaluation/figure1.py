"""Figure 1 of Dalsasso et al. 2021: three despecklers on a date, and on its ratio to the super-image.

A stage with a page of its own, docs/figure1.md: ``make figure1``. The picture is of lely where the real data are, and
then not kept in the project; the one in docs is of a simulated series.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.simulation.speckle_field import clean_intensity, speckled_intensity
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import psnr
from sar_despeckle.models.despeckling.despeckler import Despeckler
from sar_despeckle.models.despeckling.gaussian_denoisers import DenoiserKind, GaussianDenoiser, find_denoiser
from sar_despeckle.models.despeckling.mulog import Mulog
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.catalog import GAUSSIAN, bundled
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, above, below
from .field import ROOT, Entrant, Field
from .known_series import LEVEL, Landscape, strewn
from .pictures import PANEL, Panel, draw, greys
from .plugin_runs import despeckled, despeckled_series, super_image
from .real import reference, rotate, site
from .result_store import Job, code_digest, file_digest, folder_digest
from .tables import best, number, prose, table

Array = NDArray[np.float32]

NAME, TITLE = "figure1", "The ratio put to the test: Figure 1 of Dalsasso et al. 2021"
SITE = "lely"
SEEDS = range(851, 859, 2)
DATES, SUBSWATH = 5, "IW2"
POINTS = (10.0, 30.0)  # dB over the mean level
SIDE, BLOCK, CONTRAST = 512, 64, 10.0  # pixels of the image of edges and of its bright squares, dB
REACH = 12  # pixels on either side of an edge
PICTURE_SEED, CORNER = 851, (150, 150)
DOCS, REAL_PICTURE = ROOT / "docs" / "figure1.png", ROOT / ".build" / f"figure1_{SITE}.png"
INPUT, SUPER = "input", "super-image"
WHOLE, HALVED, NETWORK = "MuLoG", "MuLoG, subsampled", "SAR2SAR"
LETTERS = "abcdef"
STAYING, NEW = "edge that stays", "edge that is new"


@dataclass(frozen=True)
class Method:
    """One of the three despecklers: for a date, and for a ratio."""

    name: str
    alone: Despeckler
    on_ratio: Despeckler


def methods(field: Field) -> list[Method]:
    denoiser = _denoiser()
    named = {entrant.name: entrant for entrant in field.entrants}
    whole, halved = Mulog(denoiser, 1), Mulog(denoiser, 1, spacing=2)
    return [
        Method(WHOLE, whole, whole),
        Method(HALVED, halved, halved),
        Method(NETWORK, named["sar2sar-slc"].network, named["sar2sar-ratio"].network),
    ]


@cache
def _denoiser() -> GaussianDenoiser:
    return find_denoiser(DenoiserKind.NETWORK, Device.CPU, Silent())


def _cleaner(field: Field) -> Entrant:
    return field.auto("super-image", Product.SLC)


def rows() -> list[str]:
    """(a) to (c) on the date, (d) to (f) on its ratio."""
    names = [f"{name}{where}" for where in ("", " on the ratio") for name in (WHOLE, HALVED, NETWORK)]
    return [f"({letter}) {name}" for letter, name in zip(LETTERS, names)]


def versions(images: Array, divisor: Array, wanted: Sequence[int], field: Field) -> dict[str, Array]:
    """The wanted dates ``(wanted, rows, cols)`` by row, of a series and its super-image."""
    found = [despeckled(images[list(wanted)], method.alone) for method in methods(field)]
    found += [despeckled_series(images, divisor, method.on_ratio, wanted) for method in methods(field)]
    return dict(zip(rows(), found))


# -- figures


def of_site(field: Field) -> dict[str, list[float]]:
    """Scores of the rows on lely, each date left out in turn."""
    folder = field.data / "s1_slc"
    images, cleaner = site(folder, SITE), _cleaner(field).network

    def estimate(others: list[int]) -> dict[str, list[Array]]:
        left_out = next(k for k in range(len(images)) if k not in others)
        divisor = reference(folder, SITE, left_out, cleaner)
        found = {SUPER: [divisor], INPUT: [images[k] for k in others]}
        found.update({k: list(v) for k, v in versions(images[others], divisor, range(len(others)), field).items()})
        return found

    return rotate(images, estimate)


@cache
def scene(seed: int) -> Landscape:
    points = strewn(seed, POINTS) if seed % 4 == 3 else ()
    return Landscape(seed, SUBSWATH, points, seasons=True)


def of_scenes(field: Field) -> dict[str, list[float]]:
    """PSNR of the rows on every simulated scene: the middle date of five."""
    found: dict[str, list[float]] = {}
    for seed in SEEDS:
        images = np.stack([scene(seed).image(date) for date in range(DATES)])
        divisor = super_image(images, _cleaner(field).network)
        middle = DATES // 2
        every = {INPUT: images[[middle]], SUPER: divisor[None], **versions(images, divisor, [middle], field)}
        for row, estimate in every.items():
            found.setdefault(row, []).append(psnr(estimate[0], scene(seed).truth(middle)))
    return found


def bright_squares() -> Array:
    """Reflectivity ``(512, 512)``: squares of 64 pixels, as far apart, 10 dB over the rest."""
    cells = np.indices((SIDE, SIDE)) // BLOCK % 2
    return np.where(cells.min(axis=0) > 0, LEVEL * 10 ** (CONTRAST / 10), LEVEL).astype(np.float32)


def edge_width(image: Array) -> float:
    """Pixels from 10 % to 90 % of the step in log-intensity, over the sides of all squares.

    The profile is the mean of all of them; its ends are the levels beside the edge.
    """
    logarithm = np.log(image.astype(np.float64))
    inside, squares = BLOCK // 4, range(BLOCK, SIDE, 2 * BLOCK)
    profiles = []
    for turned in (logarithm, logarithm.T):
        for row in squares:
            band = turned[row + inside : row + BLOCK - inside].mean(axis=0)
            profiles += [band[at - REACH : at + REACH] for at in squares]
            profiles += [band[at + BLOCK - REACH : at + BLOCK + REACH][::-1] for at in squares[:-1]]
    profile = np.mean(profiles, axis=0)
    low, high = profile[:4].mean(), profile[-4:].mean()
    rising = np.maximum.accumulate((profile - low) / (high - low))
    places = np.interp([0.1, 0.9], rising, np.arange(2 * REACH))
    return float(places[1] - places[0])


def of_edges(field: Field) -> dict[str, dict[str, float]]:
    """Edge widths of the rows, and of the truth as the sensor shows it: of squares that stay, and that are new."""
    truth = edge_width(clean_intensity(bright_squares(), SUBSWATHS[SUBSWATH]))
    found = {}
    for kind in (STAYING, NEW):
        images = _dates_with_squares(range(DATES) if kind == STAYING else [DATES // 2])
        divisor = super_image(images, _cleaner(field).network)
        widths = {row: edge_width(v[0]) for row, v in versions(images, divisor, [DATES // 2], field).items()}
        found[kind] = {"truth": truth, **widths, **({SUPER: edge_width(divisor)} if kind == STAYING else {})}
    return found


def _dates_with_squares(bright: Sequence[int]) -> Array:
    """Dates of one look, with the squares at some of them."""
    scene, even = bright_squares(), np.full((SIDE, SIDE), LEVEL, np.float32)
    sensor = SUBSWATHS[SUBSWATH]
    rng = [np.random.default_rng((859, date)) for date in range(DATES)]
    return np.stack([speckled_intensity(scene if k in bright else even, 1, sensor, rng[k]) for k in range(DATES)])


# -- pictures


def draw_simulated(field: Field, path: Path) -> str:
    images = np.stack([scene(PICTURE_SEED).image(date) for date in range(DATES)])
    middle = DATES // 2
    _draw(images, middle, scene(PICTURE_SEED).truth(middle), field, path)
    return path.name


def draw_site(field: Field, path: Path) -> str:
    images = site(field.data / "s1_slc", SITE)
    _draw(images, DATES // 2, None, field, path)
    return str(path)


def _draw(images: Array, date: int, truth: Array | None, field: Field, path: Path) -> None:
    divisor = super_image(images, _cleaner(field).network)
    shown = {INPUT: images[date], **{k: v[0] for k, v in versions(images, divisor, [date], field).items()}}
    shown = {**shown, SUPER: divisor, **({"truth": truth} if truth is not None else {})}
    order = [INPUT, *rows()[:3], SUPER, *rows()[3:]]
    corner = CORNER if truth is not None else (8, 8)
    low, high = np.quantile(divisor, [0.005, 0.995])
    here = np.s_[corner[0] : corner[0] + PANEL, corner[1] : corner[1] + PANEL]
    panels = [Panel(name, greys(shown[name][here], low / 1.5, high * 1.2)) for name in order]
    draw([panels[:4], panels[4:]], path)


# -- the stage


def jobs(field: Field) -> list[Job]:
    entrants = [e for e in field.entrants if e.name in ("sar2sar-slc", "sar2sar-ratio", _cleaner(field).name)]
    made_of = [code_digest(__name__), file_digest(Path(bundled()[GAUSSIAN])), *(e.digest for e in entrants)]
    found = [
        Job("scenes", made_of, lambda: of_scenes(field)),
        Job("edges", made_of, lambda: of_edges(field)),
        Job("picture", made_of, lambda: draw_simulated(field, DOCS)),
    ]
    folder = field.data / "s1_slc"
    if folder.is_dir():
        real = [*made_of, folder_digest(folder / SITE)]
        found.append(Job(SITE, real, lambda: of_site(field)))
        found.append(Job("real picture", real, lambda: draw_site(field, REAL_PICTURE)))
    return found


def section(found: Mapping[str, object], field: Field) -> Section:
    scores, gains, widths = (found.get(who, {}) for who in (SITE, "scenes", "edges"))
    lines = [*_words(), *_table(scores, gains, widths)]  # type: ignore[arg-type]
    lines += _finding(gains, widths)  # type: ignore[arg-type]
    if "picture" in found:
        words = "Input and super-image at the left; above (a) to (c), below (d) to (f)"
        lines += [f"![{words}]({DOCS.name})", "", f"{words}: the middle date of five of a simulated series.", ""]
    if "real picture" in found:
        lines += prose(f"`make figure1` also draws the figure of {SITE}, as {REAL_PICTURE.relative_to(ROOT)}.")
    return Section(TITLE, lines, bars(scores, gains, widths))  # type: ignore[arg-type]


def _words() -> list[str]:
    return prose(
        "The paper's claim: despeckling the ratio of a date to a super-image is better than despeckling the date, "
        "MuLoG leaves correlated speckle unless the image is subsampled, which costs resolution, and SAR2SAR, trained "
        f"on correlated speckle, needs neither. “{SITE}” is the score mean(ln v̂ + w/v̂) of the results of four dates "
        "on the fifth, each left out in turn: lower is better. PSNR is of the middle of five dates of one look, IW2, "
        f"on {len(SEEDS)} simulated scenes. An edge's width is in pixels, from 10 to 90 % of a step of {CONTRAST:g} "
        "dB in log-intensity; one that stays is at all dates, one that is new at the despeckled date alone. The "
        "super-image is the temporal mean of the same dates, cleaned by a network. MuLoG has our network as its "
        "denoiser, SAR2SAR is `sar2sar-slc`, and on the ratio `sar2sar-ratio`: re-implementations, trained by us. "
        "Everything runs as `despeckle`, `mulog` and `despecklestack` do."
    )


def _table(
    scores: Mapping[str, list[float]], gains: Mapping[str, list[float]], widths: Mapping[str, Mapping[str, float]]
) -> list[str]:
    names = [INPUT, SUPER, *rows()]

    def means(values: Mapping[str, list[float]]) -> list[float | None]:
        return [float(np.mean(values[name])) if name in values else None for name in names]

    columns = [
        best(means(scores), "{:.3f}"),
        best(means(gains), "{:.2f}", lowest=False),
        *([number(widths.get(kind, {}).get(name), "{:.1f}") for name in names] for kind in (STAYING, NEW)),
    ]
    body = [[name, *cells] for name, cells in zip(names, zip(*columns))]
    truths = [number(widths.get(kind, {}).get("truth"), "{:.1f}") for kind in (STAYING, NEW)]
    body.append(["truth, as the sensor shows it", "–", "–", *truths])
    return [*table(["", f"{SITE}, score", "simulated, PSNR", STAYING, NEW], body), ""]


def _finding(gains: Mapping[str, list[float]], widths: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A sentence where the paper's last panel is not the best, and what the better one pays."""
    *_, halved, last = rows()
    new = widths.get(NEW, {})
    if not gains or not new or np.mean(gains[last]) >= np.mean(gains[halved]) or new[halved] <= new[last]:
        return []
    return prose(
        f"In the means {halved[:3]} is ahead of {last[:3]}, against the paper: most of a scene does not change, and "
        f"there a subsampled ratio is smoother. What it pays is in the last column, edges of {new[halved]:.1f} pixels "
        f"in place of {new[last]:.1f} where something is new, and those are few in a mean over all pixels."
    )


def bars(
    scores: Mapping[str, list[float]], gains: Mapping[str, list[float]], widths: Mapping[str, Mapping[str, float]]
) -> list[Bar]:
    """The paper's claims, in the order of its figure."""
    made, last = [], rows()[-1]
    if scores:
        others = min(float(np.mean(scores[row])) for row in rows()[:-1])
        made.append(below(f"{last}: score on {SITE}, below the other five", others, float(np.mean(scores[last]))))
    if gains:
        others = max(float(np.mean(gains[row])) for row in rows()[:-1])
        made.append(above(f"{last}: PSNR over the other five, dB", others, float(np.mean(gains[last]))))
    for kind, whole, halved in ((STAYING, 0, 1), (NEW, 3, 4)):
        if widths:
            text = f"{rows()[halved]}: {kind} wider than that of {rows()[whole]}, pixels"
            made.append(above(text, widths[kind][rows()[whole]], widths[kind][rows()[halved]], "{:.1f}"))
    return made
