"""The pictures of docs/models.md: a simulated scene in all its versions, and pure speckle despeckled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.library.product import Product

from . import pure_speckle, simulated
from .bars import Section
from .classical_filters import lee
from .field import ROOT, Entrant, Field
from .plugin_runs import despeckled, despeckled_series
from .published import VERSION as PUBLISHED_VERSION
from .published import Unavailable, published
from .result_store import Job, code_digest

Array = NDArray[np.float32]

NAME, TITLE = "pictures", "Pictures"
FOLDER = ROOT / "docs"
SCENE, SPECKLE = "models_scene.png", "models_speckle.png"
SEED, DATES, DATE = 103, 10, 5
COLUMNS = 4
PANEL, ZOOM = 240, 60  # pixels a side of a panel; of what is shown enlarged below
# of the panel in the scene; of the enlarged part in the panel, with a square that changes
CORNER, ZOOM_CORNER = (40, 200), (170, 160)
HEAD, GAP = 24, 6  # pixels above a panel and around
MARGIN = 1.2  # of the grey scale beyond the levels of the scene
STRETCH = 0.8, 1.2  # of the picture of speckle, in which the mean is 1
GREYS = 40  # as many as anyone sees, and a third of the file is saved


@dataclass(frozen=True)
class Panel:
    """A title and an image of grey values from 0 to 1, PANEL × PANEL."""

    title: str
    image: Array


def draw(rows: Sequence[Sequence[Panel]], path: Path) -> None:
    """Panels side by side, pixel for pixel, as a PNG of few greys."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from PIL import Image

    columns, step = max(map(len, rows)), PANEL + GAP
    width, height = columns * step + GAP, sum(_height(row) for row in rows) + GAP
    figure = plt.figure(figsize=(width / 100, height / 100), dpi=100, facecolor="white")
    top = height
    for row in rows:
        top -= _height(row)
        for column, panel in enumerate(row):
            place = (GAP + column * step) / width, top / height, PANEL / width, PANEL / height
            axes = figure.add_axes(place)
            axes.imshow(panel.image, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
            axes.set_axis_off()
            if panel.title:
                axes.set_title(panel.title, fontsize=9, pad=4)
    figure.canvas.draw()
    pixels = np.asarray(figure.canvas.buffer_rgba())[..., 0]  # type: ignore[attr-defined]
    plt.close(figure)
    step_of_grey = 255 / (GREYS - 1)
    few = np.uint8(np.rint(np.rint(pixels / step_of_grey) * step_of_grey))
    Image.fromarray(few, "L").quantize(GREYS).save(path, optimize=True)


def _height(row: Sequence[Panel]) -> int:
    return PANEL + GAP + (HEAD if any(panel.title for panel in row) else 0)


def greys(image: Array, low: float, high: float) -> Array:
    """Decibels between two levels of intensity as 0 to 1."""
    with np.errstate(divide="ignore"):
        return np.clip(np.log(image / np.float32(low)) / np.log(high / low), 0, 1).astype(np.float32)


def scene_versions(field: Field) -> dict[str, Array]:
    """The middle date of a strewn series in every version, by title."""
    date, denoiser, many = (field.auto(use, Product.SLC) for use in ("date", "super-image", "series"))
    series, truth = simulated.series(SEED, DATES), simulated.truth(SEED, DATE, True)
    noisy, divisor = series[DATE], simulated.reference(SEED, DATES, denoiser.network, FOR_SERIES)
    versions = {"one date, one look": noisy, "Lee 7×7": lee(noisy, 1)}
    try:
        versions["published SAR2SAR"] = published([noisy])[0]
    except Unavailable as error:
        print(f"The picture lacks it: {error}")
    return {
        **versions,
        f"despeckle, {date.name}": despeckled(noisy[None], date.network)[0],
        f"temporal mean of {DATES}": series.mean(axis=0),
        f"superimage of {DATES}, {denoiser.name}": divisor,
        f"despecklestack, {many.name}": despeckled_series(series, divisor, many.network, [DATE])[0],
        "truth": truth,
    }


def draw_scene(field: Field, path: Path) -> None:
    """Versions side by side, and a part of each enlarged below."""
    versions = list(scene_versions(field).items())
    (r, c), (zr, zc) = CORNER, ZOOM_CORNER
    low, high = np.quantile(versions[-1][1], [0.005, 0.99])
    whole, parts = [], []
    for title, image in versions:
        grey = greys(image[r : r + PANEL, c : c + PANEL], low / MARGIN, high * MARGIN)
        whole.append(Panel(title, grey))
        enlarged = np.kron(grey[zr : zr + ZOOM, zc : zc + ZOOM], np.ones((PANEL // ZOOM,) * 2, np.float32))
        parts.append(Panel("", enlarged))
    starts = range(0, len(versions), COLUMNS)
    draw([row[k : k + COLUMNS] for k in starts for row in (whole, parts)], path)


def draw_speckle(entrants: Sequence[Entrant], path: Path) -> None:
    """One image of pure speckle and the results of all networks, with a strong stretch."""
    noisy = pure_speckle.images()[1]
    low, high = STRETCH
    panels = [Panel("one look of speckle, 0 to 3", np.clip(noisy[:PANEL, :PANEL] / 3, 0, 1))]
    for entrant in entrants:
        clean = despeckled(noisy[None], entrant.network)[0, :PANEL, :PANEL]
        panels.append(Panel(f"{entrant.name}, {low} to {high}", np.clip((clean - low) / (high - low), 0, 1)))
    draw([panels], path)


def draw_all(field: Field) -> list[str]:
    draw_scene(field, FOLDER / SCENE)
    draw_speckle([e for e in field.single(Product.SLC) if not e.extra], FOLDER / SPECKLE)
    return [SCENE, SPECKLE]


def jobs(field: Field) -> list[Job]:
    code = code_digest(__name__)
    digests = [field.auto(use, Product.SLC).digest for use in ("date", "super-image", "series")]
    return [Job("all", [code, PUBLISHED_VERSION, *digests], lambda: draw_all(field))]


def section(found: Mapping[str, Sequence[str]], field: Field) -> Section:
    words = f"A simulated date of a series of {DATES}, strewn with points: as it is measured, despeckled, and as it is"
    lines = [
        f"![{words}]({SCENE})",
        "",
        f"{words}; below, a part of each enlarged. A square of 16 × 16 pixels is brighter at this date alone.",
        "",
        f"![Pure speckle despeckled]({SPECKLE})",
        "",
        "Nothing is there but speckle: what the networks leave of it, stretched hard.",
        "",
    ]
    return Section(TITLE, lines)
