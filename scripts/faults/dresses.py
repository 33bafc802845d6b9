"""Ways to store a date: types, scales, layouts, formats and gaps."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

from .checks import Array
from .made import convert, mark, netcdf, vrt, zipped
from .place import Place

ROUNDING = 1e-4  # relative, of float32 through a logarithm and back
GAP = (slice(3, 9), slice(5, 20))

Made = tuple[str, Array]  # what is given as INPUT, and the intensity that is in it


@dataclass(frozen=True)
class Dress:
    """A way to store a date: ``wear(place, stem, intensity)``, and how much the numbers lose by it."""

    name: str
    wear: Callable[[Place, str, Array], Made]
    loss: float = ROUNDING


def plain(place: Place, stem: str, image: Array, **options: Any) -> Path:
    return place.write(f"intensity_{stem}.tif", image, **options)


def layout(*options: str, kind: Any = np.float32) -> Callable[[Place, str, Array], Made]:
    """Intensity in another layout of a TIFF, or as another type."""

    def wear(place: Place, stem: str, image: Array) -> Made:
        values = image.astype(kind)
        stored = values if kind == np.float64 else values.astype(np.float32)
        return str(plain(place, stem, stored, options=options)), values

    return wear


def formatted(driver: str, suffix: str, *options: str) -> Callable[[Place, str, Array], Made]:
    def wear(place: Place, stem: str, image: Array) -> Made:
        source = plain(place, f"{stem}_source", image)
        return str(convert(source, place.given / f"intensity_{stem}{suffix}", driver, *options)), image

    return wear


def decibel(kind: Any, scale: float | None = None, offset: float = 0.0) -> Callable[[Place, str, Array], Made]:
    """Decibel, as numbers that become decibel by a scale and an offset."""

    def wear(place: Place, stem: str, image: Array) -> Made:
        numbers = (10 * np.log10(image.astype(np.float64)) - offset) / (scale or 1)
        stored = np.round(numbers).astype(kind) if scale else numbers.astype(kind)
        path = place.write(f"gamma0_db_{stem}.tif", stored)
        if scale:
            mark(path, scale=scale, offset=offset, unit="dB")
        return str(path), 10 ** ((stored.astype(np.float64) * (scale or 1) + offset) / 10)

    return wear


def linear_numbers(
    word: str, power: float, kind: Any, scale: float, offset: float = 0.0
) -> Callable[[Place, str, Array], Made]:
    """Amplitude (power ½) or intensity (1), as whole numbers that become it by a scale and an offset."""

    def wear(place: Place, stem: str, image: Array) -> Made:
        stored = np.round((image.astype(np.float64) ** power - offset) / scale).astype(kind)
        path = mark(place.write(f"{word}_{stem}.tif", stored), scale=scale, offset=offset, unit=word)
        return str(path), (stored * scale + offset) ** (1 / power)

    return wear


def digital_numbers(place: Place, stem: str, image: Array) -> Made:
    stored = np.round(1000 * np.sqrt(image)).astype(np.uint16)
    return str(place.write(f"amplitude_{stem}.tif", stored)), stored.astype(np.float64) ** 2


def amplitude(place: Place, stem: str, image: Array) -> Made:
    return str(place.write(f"amplitude_{stem}.tif", np.sqrt(image))), image


def complex_numbers(place: Place, stem: str, image: Array, kind: Any = np.complex64) -> Made:
    phase = place.rng.uniform(0, 2 * np.pi, image.shape)
    values = (np.sqrt(image) * np.exp(1j * phase)).astype(kind)
    return str(place.write(f"slc_{stem}.tif", values)), np.abs(values) ** 2


def complex_integers(place: Place, stem: str, image: Array) -> Made:
    source, _ = complex_numbers(place, f"{stem}_source", image * 1e6)
    path = convert(Path(source), place.given / f"slc_{stem}.tif", "GTiff", outputType=gdal.GDT_CInt16)
    dataset = gdal.Open(str(path))
    return str(path), np.abs(dataset.ReadAsArray().astype(np.complex128)) ** 2


def virtual(place: Place, stem: str, image: Array) -> Made:
    return str(vrt(place.given / f"intensity_{stem}.vrt", [plain(place, f"{stem}_source", image)], image.shape)), image


def virtual_twice(place: Place, stem: str, image: Array) -> Made:
    inner, _ = virtual(place, f"{stem}_inner", image)
    return str(vrt(place.given / f"intensity_{stem}.vrt", [inner], image.shape)), image


def virtual_scaled(place: Place, stem: str, image: Array) -> Made:
    source = plain(place, f"{stem}_source", image * 50)
    inside = "<ScaleOffset>0</ScaleOffset><ScaleRatio>0.02</ScaleRatio>"
    path = place.given / f"intensity_{stem}.vrt"
    return str(vrt(path, [source], image.shape, element="ComplexSource", inside=inside)), image


def virtual_units(place: Place, stem: str, image: Array) -> Made:
    stored = np.round(1000 * np.log10(image)).astype(np.int16)
    source = place.write(f"{stem}_source.tif", stored)
    more = "<Scale>0.01</Scale><Offset>0</Offset><UnitType>dB</UnitType>"
    path = vrt(place.given / f"gamma0_db_{stem}.vrt", [source], image.shape, kind="Int16", more=more)
    return str(path), 10 ** (stored / 1000)


def netcdf_plain(place: Place, stem: str, image: Array) -> Made:
    return str(netcdf(place.given / f"intensity_{stem}.nc", image)), image


def netcdf_scaled(place: Place, stem: str, image: Array) -> Made:
    stored = np.round(1000 * np.log10(image) + 1000).astype(np.int16)
    path = netcdf(place.given / f"gamma0_db_{stem}.nc", stored, scale_factor=0.01, add_offset=-10.0, units="dB")
    return str(path), 10 ** ((stored * 0.01 - 10) / 10)


def in_zip(place: Place, stem: str, image: Array) -> Made:
    source = plain(place, stem, image)
    return f"/vsizip/{zipped(place.given / f'{stem}.zip', source)}/{source.name}", image


def in_gzip(place: Place, stem: str, image: Array) -> Made:
    path = place.given / f"intensity_{stem}.tif.gz"
    path.write_bytes(gzip.compress(plain(place, stem, image).read_bytes()))
    return f"/vsigzip/{path}", image


def in_larger_file(place: Place, stem: str, image: Array) -> Made:
    content = plain(place, f"{stem}_source", image).read_bytes()
    path = place.given / f"intensity_{stem}.tif"
    path.write_bytes(b"x" * 1000 + content + b"y" * 1000)
    return f"/vsisubfile/1000_{len(content)},{path}", image


def directory_of_tiff(place: Place, stem: str, image: Array) -> Made:
    return f"GTIFF_DIR:1:{plain(place, stem, image)}", image


# -- gaps


def with_gap(image: Array, value: float = np.nan) -> Array:
    changed = np.array(image)
    changed[GAP] = value
    return changed


def gap_value(stored: float, nodata: float | None = None) -> Callable[[Place, str, Array], Made]:
    def wear(place: Place, stem: str, image: Array) -> Made:
        return str(plain(place, stem, with_gap(image, stored), nodata=nodata)), with_gap(image)

    return wear


def gap_in_integers(place: Place, stem: str, image: Array) -> Made:
    stored = np.round(1000 * np.log10(image)).astype(np.int16)
    path = place.write(f"gamma0_db_{stem}.tif", with_gap(stored, -32768), nodata=-32768)
    return str(mark(path, scale=0.01, unit="dB")), with_gap(10 ** (stored / 1000))


def gap_in_complex(part: complex, nodata: float) -> Callable[[Place, str, Array], Made]:
    def wear(place: Place, stem: str, image: Array) -> Made:
        values = np.sqrt(image).astype(np.complex64) * np.complex64(np.exp(0.7j))
        values[GAP] = part
        return str(place.write(f"slc_{stem}.tif", values, nodata=nodata)), with_gap(image)

    return wear


def gap_in_mask(inside: bool, virtual_mask: bool = False) -> Callable[[Place, str, Array], Made]:
    def wear(place: Place, stem: str, image: Array) -> Made:
        there = np.isfinite(with_gap(image))
        path = mark(plain(place, stem, with_gap(image, 5.0)), mask=there, mask_inside=inside)
        if virtual_mask:
            path = convert(path, place.given / f"intensity_{stem}.vrt", "VRT")
        return str(path), with_gap(image)

    return wear


def gap_in_alpha(place: Place, stem: str, image: Array) -> Made:
    alpha = np.where(np.isfinite(with_gap(image)), 255, 0).astype(np.float32)
    bands = np.stack([with_gap(image, 5.0), alpha])
    return str(plain(place, stem, bands, colours=(gdal.GCI_GrayIndex, gdal.GCI_AlphaBand))), with_gap(image)


DRESSES = (
    Dress("float32 in strips", layout()),
    Dress("float32 in tiles", layout("TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16")),
    Dress("amplitude as uint16", digital_numbers, 0.1),
    Dress("decibel as float32", decibel(np.float32)),
    Dress("decibel as int16 × 100", decibel(np.int16, 0.01), 2e-3),
    Dress("complex64", complex_numbers),
    Dress("cloud-optimised", formatted("COG", ".tif", "BLOCKSIZE=128")),
    Dress("virtual", virtual),
    Dress("netCDF", netcdf_plain),
    Dress("netCDF with scale_factor and add_offset", netcdf_scaled, 2e-3),
    Dress("float32, deflate with predictor", layout("COMPRESS=DEFLATE", "PREDICTOR=3")),
    Dress("float32, LZW", layout("COMPRESS=LZW")),
    Dress("float32, BigTIFF", layout("BIGTIFF=YES")),
    Dress("float32, big-endian", layout("ENDIANNESS=BIG")),
    Dress("float64", layout(kind=np.float64)),
    Dress("half precision", layout("NBITS=16", kind=np.float16), 1e-3),
    Dress("amplitude as float32", amplitude),
    Dress("amplitude as uint16 with a scale", linear_numbers("amplitude", 0.5, np.uint16, 1e-4), 0.02),
    Dress("amplitude as int16 with an offset", linear_numbers("amplitude", 0.5, np.int16, 1e-3, 2.0), 0.2),
    Dress("intensity as uint32 with a scale", linear_numbers("intensity", 1, np.uint32, 1e-7), 1e-2),
    Dress("intensity as float32 with a scale", linear_numbers("intensity", 1, np.float32, 1e-8), 1e-3),
    Dress("decibel as uint8 with scale and offset", decibel(np.uint8, 0.25, -45.0), 0.04),
    Dress("decibel as float64", decibel(np.float64)),
    Dress("complex128", lambda p, s, i: complex_numbers(p, s, i, np.complex128)),
    Dress("complex int16", complex_integers, 0.1),
    Dress("virtual of virtual", virtual_twice),
    Dress("virtual with a ratio", virtual_scaled),
    Dress("virtual with scale and unit", virtual_units, 2e-3),
    Dress("ENVI", formatted("ENVI", ".img")),
    Dress("Imagine", formatted("HFA", ".img")),
    Dress("ASCII grid", formatted("AAIGrid", ".asc", "SIGNIFICANT_DIGITS=9")),
    Dress("in a ZIP", in_zip),
    Dress("in a gzip", in_gzip),
    Dress("inside a larger file", in_larger_file),
    Dress("by its directory", directory_of_tiff),
    Dress("gaps of NaN", gap_value(np.nan)),
    Dress("gaps of NaN, nodata NaN", gap_value(np.nan, np.nan)),
    Dress("gaps of nodata −9999", gap_value(-9999, -9999)),
    Dress("gaps of nodata −3.4e38", gap_value(float(np.finfo(np.float32).min), float(np.finfo(np.float32).min))),
    Dress("gaps of zero", gap_value(0)),
    Dress("gaps of scaled integers", gap_in_integers, 2e-3),
    Dress("gaps of complex −9999", gap_in_complex(-9999, -9999)),
    Dress("gaps of complex −32768 in both parts", gap_in_complex(-32768 - 32768j, -32768)),
    Dress("gaps of complex zeros", gap_in_complex(0, 0)),
    Dress("gaps in a mask", gap_in_mask(True)),
    Dress("gaps in a mask beside", gap_in_mask(False)),
    Dress("gaps in the mask of a virtual raster", gap_in_mask(True, True)),
    Dress("gaps in an alpha band", gap_in_alpha),
)
