"""The series of the benchmark as files, and what is known of each: crops of the evaluation's scenes, and real sites.

All of them are 256 × 256 pixels a date, so that a despeckler that takes a minute for a megapixel can take part too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from evaluation.known_series import Landscape, lattice, strewn
from evaluation.situation_scenes import (
    ABSENT,
    DATES,
    FIELD,
    MULTILOOKED,
    PRESENT,
    SHIP,
    SINGLE_LOOK,
    Patch,
    Scene,
    at_dates,
    size,
)
from numpy.typing import NDArray
from osgeo import gdal, gdal_array

from sar_despeckle.core.raster.tiles import Window

Array = NDArray[np.float32]

CROP = 256  # pixels a side
SITES = ("lely", "limagne", "marais1")
JUDGED = (PRESENT, ABSENT[0])  # dates of ten whose results are judged: all changes are there, and none is
SEEDS = (301, 303)  # of the simulated series; no network was trained on an odd one
SHARES = (1, 3, 5)  # of the ten dates, at which targets and fields are there
SHIPS = 20.0  # dB over the ground
FIELDS = (3.0, -3.0)  # dB
LINES = ((3, 60, -10.0), (2, 60, 6.0))  # rows, columns, dB
SMALL = ((5, 5, -10.0), (5, 5, 10.0))
POINTS = (10.0, 30.0)  # dB
FIRST, REPEAT = date(2024, 1, 3), timedelta(days=12)


@dataclass(frozen=True, eq=False)
class Series:
    """A series of dates.

    Attributes
    ----------
    kind : the table it belongs to
    looks : of every date
    images : gives them, linear intensity ``(dates, rows, cols)``
    judged : the dates whose results are judged
    fields : gives the complex images of the judged dates, where the phase is known
    """

    name: str
    kind: str
    looks: int
    images: Callable[[], Array]
    judged: tuple[int, ...]
    fields: Callable[[], NDArray[np.complex64]] | None = None


def crop(image: NDArray[Any]) -> NDArray[Any]:
    return image[..., :CROP, :CROP]


# -- simulated, with seasons and points


@cache
def landscape(seed: int, looks: int) -> Landscape:
    """Every second one is strewn with points."""
    points = strewn(seed, POINTS) if seed % 4 == 3 else ()
    return Landscape(seed, "IW1" if looks == 1 else "white", points, looks=looks)


def _simulated(looks: int) -> list[Series]:
    return [_of_landscape(seed, looks) for seed in SEEDS]


def _of_landscape(seed: int, looks: int) -> Series:
    @cache  # one for all despecklers: to simulate it takes longer than many of them
    def images() -> Array:
        return np.stack([crop(landscape(seed, looks).image(day)) for day in range(DATES)])

    def fields() -> NDArray[np.complex64]:
        return np.stack([crop(landscape(seed, looks).field(day)) for day in JUDGED]).astype(np.complex64)

    kind = f"simulated-{looks}"
    return Series(f"{kind}-{seed}", kind, looks, images, JUDGED, fields if looks == 1 else None)


# -- situations


def _window(place: tuple[int, int], rows: int, cols: int) -> Window:
    return Window(place[0] - rows // 2, place[1] - cols // 2, rows, cols)


@cache
def ships() -> Scene:
    """Steady targets on flat ground, at 1, 3 or 5 of the dates."""
    kinds = [(at_dates(SHIPS, share), f"{size(SHIP, SHIP, SHIPS)}, at {share} of {DATES}") for share in SHARES]
    places = lattice(CROP // 6, CROP)
    patches = (Patch(_window(place, SHIP, SHIP), *kinds[k % len(kinds)]) for k, place in enumerate(places))
    return Scene(SINGLE_LOOK[0], tuple(patches), steady=True)


@cache
def still(looks: int) -> Scene:
    return Scene((SINGLE_LOOK if looks == 1 else MULTILOOKED)[1])


@cache
def fields(looks: int) -> Scene:
    """Fields that are brighter or darker at 1, 3 or 5 of the dates."""
    kinds = [(level, share) for share in SHARES for level in FIELDS]
    places = [place for place in lattice(2 * FIELD, CROP) if place[0] < CROP // 2]
    return Scene(
        still(looks).ground, tuple(_patch(p, FIELD, FIELD, *kinds[k % len(kinds)]) for k, p in enumerate(places))
    )


@cache
def details(looks: int) -> Scene:
    """Lines and small patches that differ at one date."""
    rows = range(CROP // 2 + 12, CROP - 8, 22)
    lines = [_patch((row, 38 + 68 * (k % 2)), *LINES[k % 2], 1) for k, row in enumerate(rows)]
    small = [(row, col) for row in rows for col in range(CROP // 2 + 28, CROP - 8, 22)]
    return Scene(still(looks).ground, (*lines, *(_patch(p, *SMALL[k % 2], 1) for k, p in enumerate(small))))


def _patch(place: tuple[int, int], rows: int, cols: int, level: float, share: int) -> Patch:
    return Patch(
        _window(place, rows, cols), at_dates(level, share), f"{size(rows, cols, level)}, at {share} of {DATES}"
    )


@cache
def changed(looks: int) -> Scene:
    """Fields and details on one ground, far from each other."""
    return Scene(still(looks).ground, fields(looks).patches + details(looks).patches)


def _situations(looks: int) -> list[Series]:
    scenes = {"still": still(looks), "changed": changed(looks), **({"ships": ships()} if looks == 1 else {})}
    return [
        Series(f"{name}-{looks}", f"situations-{looks}", looks, cache(lambda s=scene: crop(s.images()).copy()), JUDGED)
        for name, scene in scenes.items()
    ]


# -- real


@cache
def site(data: Path, name: str) -> Array:
    """Intensity of the five dates of a site, whose files hold amplitudes."""
    paths = sorted((data / "s1_slc" / name).glob("*.tif"))
    return np.stack([np.square(gdal.Open(str(path)).ReadAsArray().astype(np.float32)) for path in paths])


def real(data: Path) -> list[Series]:
    """Four dates of every site; the fifth, the last, is what the result of the first is scored on."""
    return [Series(f"real-{name}", "real", 1, lambda name=name: site(data, name)[:-1], (0,)) for name in SITES]


def left_out(data: Path, series: Series) -> Array:
    return site(data, series.name.split("-", 1)[1])[-1]


def all_series(data: Path | None) -> list[Series]:
    """The series, the real ones where there are data."""
    known = [series for looks in (1, 4) for series in (*_simulated(looks), *_situations(looks))]
    return [*known, *(real(data) if data else [])]


# -- as files


def file_names(dates: int) -> list[str]:
    return [f"{FIRST + k * REPEAT:%Y%m%d}.tif" for k in range(dates)]


def write(folder: Path, images: NDArray[np.float32] | NDArray[np.complex64], names: list[str]) -> None:
    """A GeoTIFF per date, float32 or complex, NaN where there is no data."""
    folder.mkdir(parents=True)
    for image, name in zip(images, names):
        kind = gdal_array.NumericTypeCodeToGDALTypeCode(image.dtype)
        dataset = gdal.GetDriverByName("GTiff").Create(str(folder / name), image.shape[1], image.shape[0], 1, kind)
        dataset.SetGeoTransform((500000, 10, 0, 5000000, 0, -10))
        band = dataset.GetRasterBand(1)
        if not np.iscomplexobj(image):
            band.SetNoDataValue(float("nan"))
        band.WriteArray(image)
        del band, dataset
