"""Damaged files: cut short, with flipped bytes, empty, of another kind, virtual rasters and archives that cannot be."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal

from .case import Case, either, one_run, outputs, refused
from .checks import Fault
from .made import convert, netcdf, vrt, zipped
from .place import SHAPE, Place
from .shared import load, rasters

CATEGORY = "damaged"
CUTS, HEADERS, BODIES = 4, 3, 2  # cases of each form
HEADER = 300  # bytes
ALGORITHMS = ("looks", "superimage", "despeckle", "glrtmultilook", "despecklestack")


def tiff(*options: str, kind: Any = np.float32) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        image = place.image()
        image = image if kind == np.float32 else np.round(1000 * np.sqrt(image)).astype(kind)
        return place.write("bad_20240102.tif", image, options=options)

    return make


def as_format(driver: str, suffix: str, *options: str) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        source = place.write("source.tif", place.image())
        return convert(source, place.given / f"bad_20240102{suffix}", driver, *options)

    return make


def complex_tiff(place: Place) -> Path:
    return place.write("bad_20240102.tif", rasters.single_look_complex(place.image()))


FORMS: dict[str, Callable[[Place], Path]] = {
    "in strips": tiff(),
    "deflated tiles": tiff("TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE", "PREDICTOR=3"),
    "LZW": tiff("COMPRESS=LZW"),
    "ZSTD": tiff("COMPRESS=ZSTD"),
    "BigTIFF": tiff("BIGTIFF=YES"),
    "big-endian": tiff("ENDIANNESS=BIG"),
    "uint16": tiff("COMPRESS=DEFLATE", "PREDICTOR=2", kind=np.uint16),
    "complex": complex_tiff,
    "COG": as_format("COG", ".tif", "BLOCKSIZE=128"),
    "ENVI": as_format("ENVI", ".img"),
    "Imagine": as_format("HFA", ".img", "COMPRESSED=YES"),
    "netCDF": lambda place: netcdf(place.given / "bad_20240102.nc", place.image()),
}


def parameters(place: Place, algorithm: str, bad: str | Path) -> dict[str, Any]:
    """The damaged file as the image, or as one of three dates."""
    if algorithm in ("looks", "despeckle"):
        return {"INPUT": bad, **outputs(place, algorithm)}
    one, other = place.dates(place.series(2))
    return {"INPUT": [one, bad, other], **outputs(place, algorithm)}


def flip(place: Place, path: Path, low: int, high: int) -> None:
    content = bytearray(path.read_bytes())
    for at in place.rng.integers(low, min(high, len(content)), int(place.rng.integers(1, 5))):
        content[at] ^= int(place.rng.integers(1, 256))
    path.write_bytes(content)


def damaged(kind: str, form: str, number: int, algorithm: str) -> Case:
    """A good file, damaged at random: read right or refused. What a cut took away must not be missing in silence."""

    def play(place: Place) -> None:
        path = FORMS[form](place)
        whole = gdal.Open(str(path)).ReadAsArray()
        if kind == "cut":
            content = path.read_bytes()
            path.write_bytes(content[: int(place.rng.uniform(0.02, 0.995) * len(content))])
        else:
            flip(place, path, *((0, HEADER) if kind == "header" else (HEADER, 10**9)))
        given = parameters(place, algorithm, path)
        check = (lambda _: require_complete(path, whole)) if kind == "cut" and path.suffix == ".tif" else None
        either(path.name, "date_20240101.tif", check=check).of(place, algorithm, given)

    return Case(CATEGORY, f"{form}, {kind} {number}, {algorithm}", play)


def require_complete(path: Path, whole: Any) -> None:
    """Require that a file taken for whole is whole."""
    try:
        same = np.array_equal(gdal.Open(str(path)).ReadAsArray(), whole, equal_nan=True)
    except RuntimeError as error:
        raise Fault("a refusal of a file that cannot be read", f"success, where GDAL says: {error}") from error
    if not same:
        raise Fault("a refusal of a file with missing blocks", "success")


# -- files that are wrong from the start


def bytes_as(name: str, content: bytes) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        (place.given / name).write_bytes(content)
        return place.given / name

    return make


def endless_directory(place: Place) -> Path:
    """A TIFF whose only directory says that it is followed by itself."""
    return bytes_as("bad.tif", b"II*\0\x08\0\0\0" + b"\0\0" + b"\x08\0\0\0")(place)


def picture(driver: str, suffix: str) -> Callable[[Place], Path]:
    """An ordinary picture under the name of a TIFF."""

    def make(place: Place) -> Path:
        rgb = place.rng.integers(0, 255, (3, *SHAPE)).astype(np.uint8)
        source = place.write("source.tif", rgb, colours=(gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand))
        convert(source, place.given / f"bad{suffix}", driver).rename(place.given / "bad.tif")
        return place.given / "bad.tif"

    return make


WRONG: dict[str, Callable[[Place], Path]] = {
    "empty": bytes_as("bad.tif", b""),
    "one byte": bytes_as("bad.tif", b"I"),
    "the magic alone": bytes_as("bad.tif", b"II*\0"),
    "the magic and zeros": bytes_as("bad.tif", b"II*\0" + bytes(4000)),
    "BigTIFF's magic and zeros": bytes_as("bad.tif", b"II+\0\x08\0\0\0" + bytes(4000)),
    "a directory beyond the end": bytes_as("bad.tif", b"II*\0\xff\xff\xff\x7f" + bytes(4000)),
    "an endless directory": endless_directory,
    "zeros": bytes_as("bad.tif", bytes(100_000)),
    "noise": bytes_as("bad.tif", np.random.default_rng(5).bytes(100_000)),
    "text": bytes_as("bad.tif", "Größe: keine\n".encode() * 100),
    "a page of the web": bytes_as("bad.tif", b"<!DOCTYPE html><html><body>404</body></html>"),
    "a pickle": bytes_as("bad.tif", b"\x80\x04\x95\x10\x00\x00\x00\x00\x00\x00\x00}\x94."),
    "GeoJSON": bytes_as("bad.geojson", b'{"type": "FeatureCollection", "features": []}'),
    "a PNG": picture("PNG", ".png"),
    "a JPEG": picture("JPEG", ".jpg"),
    "a network": lambda place: load("models/suspects.py").write_onnx(place.given / "bad.tif"),
    "an ENVI header": bytes_as("bad.hdr", b"ENVI\nsamples = 48\nlines = 40\nbands = 1\n"),
    "a netCDF without variables": bytes_as("bad.nc", b"CDF\x01" + bytes(28)),
}


# -- virtual rasters and archives


def virtual(source: str, inside: str = "", **options: Any) -> Callable[[Place], Path]:
    def make(place: Place) -> Path:
        good = place.write("good.tif", place.image())
        options.setdefault("shape", SHAPE)
        return vrt(place.given / "bad.vrt", [source.format(good=good, folder=place.given)], inside=inside, **options)

    return make


def each_other(place: Place) -> Path:
    vrt(place.given / "other.vrt", [place.given / "bad.vrt"], SHAPE)
    return vrt(place.given / "bad.vrt", [place.given / "other.vrt"], SHAPE)


def of_cut(place: Place) -> Path:
    good = place.write("good.tif", place.image(), options=["COMPRESS=DEFLATE"])
    good.write_bytes(good.read_bytes()[:-900])
    return vrt(place.given / "bad.vrt", [good], SHAPE)


def chain(length: int) -> Callable[[Place], Path]:
    """Virtual rasters one in the other, the innermost without its source."""

    def make(place: Place) -> Path:
        source = place.given / "missing.tif"
        for number in range(length):
            source = vrt(place.given / f"link{number}.vrt", [source], SHAPE)
        return vrt(place.given / "bad.vrt", [source], SHAPE)

    return make


_PYTHON = (
    '<VRTDataset rasterXSize="48" rasterYSize="40"><VRTRasterBand dataType="Float32" band="1" '
    'subClass="VRTDerivedRasterBand"><PixelFunctionType>run</PixelFunctionType><PixelFunctionLanguage>Python'
    "</PixelFunctionLanguage><PixelFunctionCode><![CDATA[def run(*a): open('/tmp/executed', 'w')]]>"
    "</PixelFunctionCode></VRTRasterBand></VRTDataset>"
)
VIRTUAL: dict[str, Callable[[Place], Path]] = {
    "its source is missing": virtual("{folder}/missing.tif"),
    "it is its own source": virtual("{folder}/bad.vrt"),
    "two are each other's source": each_other,
    "a chain of 40 without an end": chain(40),
    "its source is cut short": of_cut,
    "its source is a folder": virtual("{folder}"),
    "its source is empty text": virtual(""),
    "its source is a device": virtual("/dev/zero"),
    "its size is negative": virtual("{good}", shape=(-40, 48)),
    "its size is zero": virtual("{good}", shape=(0, 0)),
    "its type is unknown": virtual("{good}", kind="Float99"),
    "its source is in a missing archive": virtual("/vsizip/{folder}/none.zip/a.tif"),
    "it is not XML": bytes_as("bad.vrt", b'<VRTDataset rasterXSize="48" rasterYSize="40"><VRTRasterBand'),
    "it runs Python": bytes_as("bad.vrt", _PYTHON.encode()),
}


def archive(place: Place, *, cut: float = 1.0, member: str = "good.tif", flips: tuple[int, int] | None = None) -> str:
    path = zipped(place.given / "bad.zip", place.write("good.tif", place.image()))
    content = path.read_bytes()
    path.write_bytes(content[: int(cut * len(content))])
    if flips:
        flip(place, path, len(content) - flips[0], len(content) - flips[1])
    return f"/vsizip/{path}/{member}"


def of_zeros(place: Place) -> str:
    """A kilobyte that unpacks to a gigabyte."""
    with (
        zipfile.ZipFile(place.given / "bad.zip", "w", zipfile.ZIP_DEFLATED) as target,
        target.open("good.tif", "w", force_zip64=True) as member,
    ):
        for _ in range(1024):
            member.write(bytes(2**20))
    return f"/vsizip/{place.given}/bad.zip/good.tif"


ARCHIVES: dict[str, Callable[[Place], str]] = {
    "the member is missing": lambda place: archive(place, member="other.tif"),
    "cut short": lambda place: archive(place, cut=0.6),
    "its directory is cut": lambda place: archive(place, cut=0.995),
    "its directory is damaged": lambda place: archive(place, flips=(90, 22)),
    "its content is damaged": lambda place: archive(place, flips=(3000, 200)),
    "a gigabyte of zeros": of_zeros,
}


def cases() -> Iterator[Case]:
    turn = 0
    for form in FORMS:
        for kind, count in (("cut", CUTS), ("header", HEADERS), ("data", BODIES)):
            for number in range(1, count + 1):
                yield damaged(kind, form, number, ALGORITHMS[turn % len(ALGORITHMS)])
                turn += 1
    for kinds, group in ((WRONG, "a file"), (VIRTUAL, "a virtual raster"), (ARCHIVES, "an archive")):
        for name, make in kinds.items():
            algorithm = ALGORITHMS[turn % len(ALGORITHMS)]
            turn += 1
            yield one_run(
                CATEGORY,
                f"{group}: {name}, {algorithm}",
                algorithm,
                lambda place, make=make, algorithm=algorithm: parameters(place, algorithm, make(place)),
                refused("bad", "good.tif"),
            )
    for name, make in ARCHIVES.items():
        yield one_run(
            CATEGORY,
            f"an archive as the result: {name}, qualityreport",
            "qualityreport",
            lambda place, make=make: {"INPUT": place.write("date.tif", place.image()), "DESPECKLED": make(place)},
            refused("bad", "good.tif"),
        )
