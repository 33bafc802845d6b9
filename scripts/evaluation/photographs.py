"""Series on grounds that our generator never made: photographs, and temporal means of real terrain-corrected series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from sar_despeckle.core.simulation.speckle_field import clean_intensity, complex_field
from sar_despeckle.core.simulation.subswaths import SUBSWATHS
from sar_despeckle.core.statistics.quality import psnr
from sar_despeckle.models.despeckling.super_image import FOR_SERIES
from sar_despeckle.models.library.product import Product

from .bars import Bar, Section, above, at_least
from .classical_filters import lee, quegan_yu
from .field import Entrant, Field
from .known_series import LEVEL, strewn
from .phase_scenes import PHOTOGRAPHS, Photograph
from .plugin_runs import despeckled, despeckled_series, super_image
from .published import VERSION as PUBLISHED_VERSION
from .published import merlin, published
from .result_store import Job, code_digest, folder_digest
from .tables import best, prose, table

Array = NDArray[np.float32]
Found = dict[str, dict[str, float]]  # by row and ground, PSNR in dB

NAME, TITLE = "photographs", "Grounds that our generator never made"
DATES, WATCHED, SUBSWATH = 10, (0, 5), "IW2"
POINTS, FLUCTUATION = (10.0, 30.0), 0.7  # dB over the mean level, and in natural logarithms from date to date
ASKED, OVER_PEERS = 28.5, 1.0  # dB
RTC = "s1_rtc/stacks"
DATE, SUPER, SERIES = "{}, one date", f"superimage of {DATES}, {{}}", f"despecklestack of {DATES}, {{}}"
PUBLISHED, MERLIN = DATE.format("published SAR2SAR"), DATE.format("published MERLIN")


@dataclass(frozen=True, eq=False)
class Ground:
    """Reflectivity ``(rows, cols)``; ``is_strewn`` with points that are another at every date."""

    name: str
    reflectivity: Array
    is_strewn: bool = False

    @cache  # noqa: B019  a dozen grounds live as long as the program
    def points(self, date: int) -> Array:
        image = np.zeros_like(self.reflectivity)
        if self.is_strewn:
            rng = np.random.default_rng((911, date))
            for row, col, decibels in strewn(911, POINTS):
                image[row, col] = LEVEL * 10 ** (decibels / 10) * np.exp(FLUCTUATION * rng.normal())
        return image

    def truth(self, date: int) -> Array:
        return clean_intensity(self.reflectivity + self.points(date), SUBSWATHS[SUBSWATH])

    @cache  # noqa: B019
    def fields(self) -> NDArray[np.complex64]:
        """Complex images of all dates, ``(dates, rows, cols)``."""
        rngs = [np.random.default_rng((913, len(self.name), date)) for date in range(DATES)]
        subswath = SUBSWATHS[SUBSWATH]
        dates = [complex_field(self.reflectivity, subswath, rng, self.points(date)) for date, rng in enumerate(rngs)]
        return np.stack(dates)

    @property
    def images(self) -> Array:
        return np.square(np.abs(self.fields())).astype(np.float32)


@cache
def photographs() -> list[Ground]:
    """Four photographs, every other one strewn with points."""
    return [Ground(name, Photograph(name).reflectivity, number % 2 == 1) for number, name in enumerate(PHOTOGRAPHS)]


@cache
def terrain(data: Path) -> list[Ground]:
    """Means of 30 real dates by polarisation and burst, at their own level; none where the files are absent."""
    grounds = []
    for path in sorted((data / RTC).glob("*.tif")):
        mean = np.nanmean(np.where((stack := gdal.Open(str(path)).ReadAsArray()) > 0, stack, np.nan), axis=0)
        whole = np.where(np.isfinite(mean), mean, np.nanmean(mean)).astype(np.float32)
        even = whole[: whole.shape[0] // 2 * 2, : whole.shape[1] // 2 * 2]
        grounds.append(Ground(path.stem, even * np.float32(LEVEL / even.mean())))
    return grounds


Rows = Callable[[Ground], dict[str, Iterable[Array]]]  # by row, the estimates of the watched dates


def score(rows: Rows, grounds: Sequence[Ground]) -> Found:
    """PSNR on amplitude of every row and ground, the mean over the watched dates."""
    found: Found = {}
    for ground in grounds:
        truths = [ground.truth(date) for date in WATCHED]
        for row, estimates in rows(ground).items():
            found.setdefault(row, {})[ground.name] = float(np.mean([psnr(v, t) for v, t in zip(estimates, truths)]))
    return found


def classical(ground: Ground) -> dict[str, Iterable[Array]]:
    images, dates = ground.images, list(WATCHED)
    return {
        "noisy": images[dates],
        "Lee 7×7, one date": [lee(image, 1) for image in images[dates]],
        f"temporal mean of {DATES}": [images.mean(axis=0)] * len(dates),
        f"Quegan–Yu of {DATES}, 7×7": quegan_yu(images)[dates],
    }


def of_published(ground: Ground) -> dict[str, Iterable[Array]]:
    dates = list(WATCHED)
    return {PUBLISHED: published(list(ground.images[dates])), MERLIN: merlin(list(ground.fields()[dates]))}


def of_network(entrant: Entrant) -> Rows:
    def rows(ground: Ground) -> dict[str, Iterable[Array]]:
        images = ground.images
        return {
            DATE.format(entrant.name): despeckled(images[list(WATCHED)], entrant.network),
            SUPER.format(entrant.name): [super_image(images, entrant.network)] * len(WATCHED),
        }

    return rows


def of_series(denoiser: Entrant, entrant: Entrant) -> Rows:
    def rows(ground: Ground) -> dict[str, Iterable[Array]]:
        divisor = super_image(ground.images, denoiser.network, FOR_SERIES)
        return {SERIES.format(entrant.name): despeckled_series(ground.images, divisor, entrant.network, WATCHED)}

    return rows


def jobs(field: Field) -> list[Job]:
    code, real = code_digest(__name__), field.data / RTC
    digest, denoiser = folder_digest(real) if real.is_dir() else "", field.auto("super-image", Product.SLC)

    def everywhere(rows: Rows) -> Callable[[], Found]:
        return lambda: score(rows, [*photographs(), *terrain(field.data)])

    return [
        Job("classical", [code, digest], everywhere(classical)),
        Job("published", [code, PUBLISHED_VERSION], lambda: score(of_published, photographs())),  # 256 pixels at least
        *(Job(e.name, [code, digest, e.digest], everywhere(of_network(e))) for e in field.single(Product.SLC)),
        *(
            Job(f"{e.name}-series", [code, digest, e.digest, denoiser.digest], everywhere(of_series(denoiser, e)))
            for e in field.series(Product.SLC)
        ),
    ]


def section(found: Mapping[str, Found], field: Field) -> Section:
    rows = {row: figures for part in found.values() for row, figures in part.items()}
    names = list(PHOTOGRAPHS)
    lines = prose(
        f"Series of {DATES} dates of one look under the speckle of {SUBSWATH}, on {len(PHOTOGRAPHS)} photographs of "
        "scikit-image, whose grey values are taken for amplitudes; every other one is strewn with bright points of "
        f"{POINTS[0]:.0f} to {POINTS[1]:.0f} dB that are another at every date. And on the means of 30 real dates of "
        "OPERA's RTC, 100 × 100 pixels, which have some speckle of their own. PSNR on amplitude in dB, mean of two "
        "dates. SAR2SAR's published weights were trained for ground-range images, MERLIN's for Sentinel-1's "
        "single-look complex ones."
    )
    shown = [[rows[row].get(name) for name in names] for row in rows]
    columns = [best(column, "{:.2f}", lowest=False) for column in zip(*shown)]
    means = best([float(np.mean(row)) for row in shown], "{:.2f}", lowest=False)  # type: ignore[arg-type]
    ours = [ground.name for ground in terrain(field.data)]
    terrains = best([_mean(rows[row], ours) for row in rows], "{:.2f}", lowest=False)
    cells = [[row, *cells] for row, *cells in zip(rows, *columns, means, terrains)]
    lines += table(["PSNR", *names, "mean", f"{len(ours)} RTC means"], cells)
    return Section(TITLE, [*lines, ""], bars(rows, field))


def _mean(figures: Mapping[str, float], names: Sequence[str]) -> float:
    return float(np.mean([figures.get(name, np.nan) for name in names])) if names else float("nan")


def bars(rows: Found, field: Field) -> list[Bar]:
    """Bars of the choices of ``auto``."""
    series = SERIES.format(field.auto("series", Product.SLC).name)
    date = DATE.format(field.auto("date", Product.SLC).name)
    own, alone = rows.get(series, {}), rows.get(date, {})
    found = [at_least(f"Photographs, {series}: PSNR, dB", ASKED, _mean(own, PHOTOGRAPHS))]
    for name in PHOTOGRAPHS:
        others = [figures[name] for row, figures in rows.items() if name in figures and not row.startswith("despeckle")]
        value = own.get(name, np.nan) - max(others, default=np.nan)
        found.append(above(f"Photographs, {series}: PSNR over all that is no series, {name}, dB", 0, value))
    for peer in (MERLIN, PUBLISHED):
        value = _mean(alone, PHOTOGRAPHS) - _mean(rows.get(peer, {}), PHOTOGRAPHS)
        found.append(at_least(f"Photographs, {date}: PSNR over {peer.split(',')[0]}, dB", OVER_PEERS, value))
    return found
