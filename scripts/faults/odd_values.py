"""Odd but valid numbers: types, nodata values, sizes and contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from osgeo import gdal

from .case import Case, either, one_run, refused, succeeds
from .checks import Array, require_success, require_values, temporal_mean
from .place import SHAPE, Place

CATEGORY = "odd"
ALL = ("looks", "despeckle", "superimage", "glrtmultilook", "despecklestack")

# -- values whose mean is known


def mean_case(name: str, make: Callable[[Place], tuple[list[Any], Array]], **more: Any) -> Case:
    """The temporal mean of dates whose intensities are known; ``more`` are parameters."""

    def play(place: Place) -> None:
        paths, dates = make(place)
        require_success(place.run("superimage", INPUT=paths, OUTPUT=place.output, **more))
        require_values(place.output, temporal_mean(dates))

    return Case(CATEGORY, name, play)


def whole_numbers(kind: Any, *options: str, largest: int = 100) -> Callable[[Place], tuple[list[Any], Array]]:
    """Two dates of whole numbers in a type."""

    def make(place: Place) -> tuple[list[Any], Array]:
        values = place.rng.integers(1, largest, (2, *SHAPE)).astype(kind)
        return place.dates(values, options=options), values

    return make


def translated(kind: int) -> Callable[[Place], tuple[list[Any], Array]]:
    """The same in a type of GDAL that NumPy does not have."""

    def make(place: Place) -> tuple[list[Any], Array]:
        paths, values = whole_numbers(np.float32)(place)
        for path in paths:
            source = path.rename(path.with_name(f"source_{path.name}"))
            del source
            gdal.Translate(str(path), str(path.with_name(f"source_{path.name}")), outputType=kind)
        is_complex = gdal.DataTypeIsComplex(kind)
        return paths, values**2 if is_complex else values

    return make


def with_nodata(nodata: float, kind: Any = np.float32, stored: float | None = None) -> Callable[..., Any]:
    """Two dates of which the first has a gap."""

    def make(place: Place) -> tuple[list[Any], Array]:
        dates = np.stack([place.rng.integers(2, 100, SHAPE) for _ in range(2)]).astype(np.float64)
        dates[0, 4:9, 5:20] = np.nan
        value = nodata if stored is None else stored
        files = np.where(np.isnan(dates), value, dates).astype(kind)
        return place.dates(files, nodata=nodata), dates

    return make


def of_shape(rows: int, cols: int) -> Callable[[Place], tuple[list[Any], Array]]:
    def make(place: Place) -> tuple[list[Any], Array]:
        dates = place.series(2, (rows, cols))
        return place.dates(dates), dates

    return make


TYPES: dict[str, Callable[[Place], tuple[list[Any], Array]]] = {
    "uint8": whole_numbers(np.uint8),
    "uint16": whole_numbers(np.uint16),
    "int16": whole_numbers(np.int16),
    "uint32": whole_numbers(np.uint32),
    "int32": whole_numbers(np.int32),
    "uint64": translated(gdal.GDT_UInt64 if hasattr(gdal, "GDT_UInt64") else gdal.GDT_UInt32),
    "int64": translated(gdal.GDT_Int64 if hasattr(gdal, "GDT_Int64") else gdal.GDT_Int32),
    "float32": whole_numbers(np.float32),
    "float64": whole_numbers(np.float64),
    "float16": whole_numbers(np.float32, "NBITS=16"),
    "4 bits": whole_numbers(np.uint8, "NBITS=4", largest=15),
    "12 bits": whole_numbers(np.uint16, "NBITS=12"),
    "int8": whole_numbers(np.uint8, "PIXELTYPE=SIGNEDBYTE"),
    "complex int16": translated(gdal.GDT_CInt16),
    "complex int32": translated(gdal.GDT_CInt32),
    "complex float32": translated(gdal.GDT_CFloat32),
    "complex float64": translated(gdal.GDT_CFloat64),
}
NODATA: dict[str, Callable[[Place], tuple[list[Any], Array]]] = {
    "NaN": with_nodata(np.nan),
    "0": with_nodata(0),
    "1": with_nodata(1),
    "−1": with_nodata(-1),
    "−9999": with_nodata(-9999),
    "1e30": with_nodata(1e30),
    "infinity": with_nodata(np.inf),
    "−infinity": with_nodata(-np.inf),
    "float32's least": with_nodata(float(np.finfo(np.float32).min)),
    "float64's least": with_nodata(float(np.finfo(np.float64).min), np.float64),
    "−9999.9, which float32 has not": with_nodata(-9999.9),
    "255 of uint8": with_nodata(255, np.uint8),
    "65535 of uint16": with_nodata(65535, np.uint16),
    "−32768 of int16": with_nodata(-32768, np.int16),
    "4294967295 of uint32": with_nodata(4294967295, np.uint32),
    "NaN in the file, nodata −9999": with_nodata(-9999, np.float32, np.nan),
    "0 in the file, nodata −9999": with_nodata(-9999, np.float32, 0),
}
SHAPES = ((1, 1), (1, 2), (1, 200), (200, 1), (2, 2), (3, 500), (7, 13), (257, 3))


# -- contents


def with_pixel(place: Place) -> Array:
    image = np.full(SHAPE, np.nan, np.float32)
    image[20, 30] = 0.5
    return image


def with_value(value: float) -> Callable[[Place], Array]:
    def make(place: Place) -> Array:
        image = place.image()
        image[3, 4] = value
        return image

    return make


CONTENTS: dict[str, tuple[Callable[[Place], Array], bool]] = {  # and whether it must be refused
    "all NaN": (lambda place: np.full(SHAPE, np.nan, np.float32), True),
    "all zero": (lambda place: np.zeros(SHAPE, np.float32), True),
    "constant": (lambda place: np.full(SHAPE, 0.1, np.float32), False),
    "a single pixel of data": (with_pixel, False),
    "one infinite pixel": (with_value(np.inf), True),
    "one pixel of −infinity": (with_value(-np.inf), True),
    "one pixel of 3e38": (with_value(3e38), False),
    "one pixel of 1e−40": (with_value(1e-40), False),
    "tiny values": (lambda place: place.image() * np.float32(1e-30), False),
    "huge values": (lambda place: place.image() * np.float32(1e30), False),
    "gaps on a chequerboard": (
        lambda place: np.where(np.indices(SHAPE).sum(0) % 2, place.image(), np.nan).astype(np.float32),
        False,
    ),
}


def shape_case(shape: tuple[int, int], algorithm: str) -> Case:
    dates = 1 if algorithm in ("looks", "despeckle") else 2
    return one_run(
        CATEGORY,
        f"{shape[0]} × {shape[1]} pixels, {algorithm}",
        algorithm,
        lambda place: {"INPUT": place.dates(place.series(dates, shape))},
        either("date_20240101.tif") if algorithm == "looks" else succeeds(),
    )


def content_case(name: str, algorithm: str) -> Case:
    make, must_refuse = CONTENTS[name]

    def parameters(place: Place) -> dict[str, Any]:
        odd = place.write("odd_20240102.tif", make(place))
        if algorithm in ("looks", "despeckle"):
            return {"INPUT": odd, "SCALE": 1}
        return {"INPUT": [*place.dates(place.series(1)), odd], "SCALE": 1}

    empty_date = name.startswith("all") and algorithm in ("superimage", "glrtmultilook")
    expected = refused("odd_20240102.tif") if must_refuse and not empty_date else either("odd_20240102.tif")
    return one_run(CATEGORY, f"{name}, {algorithm}", algorithm, parameters, expected)


def cases() -> Iterator[Case]:
    yield from (mean_case(f"type {name}", make, SCALE=1) for name, make in TYPES.items())
    yield from (mean_case(f"nodata {name}", make, SCALE=1) for name, make in NODATA.items())
    yield from (mean_case(f"{rows} × {cols} pixels", of_shape(rows, cols)) for rows, cols in SHAPES)
    yield from (shape_case(shape, ALL[number % len(ALL)]) for number, shape in enumerate(SHAPES))
    for number, name in enumerate(CONTENTS):
        yield from (content_case(name, ALL[(number + step) % len(ALL)]) for step in (0, 1, 2))
