"""Sentinel-1 products of ESA: SAFE folders, zipped or not, their manifest.safe, and single measurements.

An image is the measurement's own GeoTIFF, which has ground control points. Its name tells date and polarisation, its
annotation the valid samples of every burst, and the manifest the version of the processor.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace

import numpy as np

from ..errors import InputError
from ..files.gdal_errors import GdalFailure, gdal_errors
from ..files.opening import unreadable
from ..scale.scale import Named, Scale
from .addresses import contents, exists, gdal_name, last_name, listed
from .border_noise import borders
from .product_image import LEFT_OUT, ProductImage
from .valid_lines import ValidLines

_MEASUREMENT = re.compile(
    r"s1[a-d]-(?P<swath>iw\d?|ew\d?|s\d|wv\d?|n\d|en)-(?P<kind>grd|slc)-(?P<polarisation>vv|vh|hh|hv)-"
    r"(?P<start>\d{8}t\d{6})-.*\.tiff?"
)
# SENTINEL1_DS:folder/manifest.safe:IW1_VV, SENTINEL1_CALIB:SIGMA0:folder/manifest.safe:IW_VV:INTENSITY
_DRIVER = re.compile(
    r"SENTINEL1_(?:DS|CALIB:(?P<level>\w+)):(?P<path>.+?\.safe):(?P<image>\w+)(?::(?P<unit>\w+))?", re.IGNORECASE
)
_CLEAN_BORDERS = (2, 90)  # the processor's first version that sets borders to zero, since 13 March 2018
_CLEAN_SINCE = "20180313"
_GRD = Named(Scale.AMPLITUDE, "GRD", True, "the digital numbers of a Sentinel-1 GRD product, not calibrated")


def safe_images(path: str) -> list[ProductImage] | None:
    """The images of a SAFE product; None where a name is not that of one.

    Raises
    ------
    InputError : the product has no images

    Examples
    --------
    >>> safe_images("scene.tif") is None
    True
    """
    match = _DRIVER.fullmatch(path)
    if match:
        return [_as_the_driver_says(path, match)]
    if _MEASUREMENT.fullmatch(last_name(path)):
        return [_image(path)]
    folder = re.sub(r"[\\/]+(manifest\.safe)?$", "", path)
    if last_name(path).lower() != "manifest.safe" and not folder.upper().endswith(".SAFE"):
        return None
    found = listed(f"{folder}/measurement")
    images = [_image(f"{folder}/measurement/{name}") for name in found if _MEASUREMENT.fullmatch(name)]
    if not images:
        raise InputError(_nothing_in(last_name(folder), path, found))
    return sorted(images, key=lambda image: (image.words[:-1], image.words[-1] in ("VH", "HV"), image.path))


def _nothing_in(product: str, path: str, found: list[str]) -> str:
    if not exists(path):
        return f"{path} does not exist; check the path."
    if found:
        return f"{product} holds no SLC or GRD image (only {found[0]}); give a SLC or GRD product."
    return f"{product} holds no image in its folder “measurement”; download or unpack the whole product again."


def _image(path: str) -> ProductImage:
    """A measurement, and what is known of it by its name and its place."""
    name = last_name(path)
    match = _MEASUREMENT.fullmatch(name)
    assert match is not None
    swath, polarisation = match["swath"].upper(), match["polarisation"].upper()
    if match["kind"] == "slc":
        return ProductImage(path, words=(swath, polarisation), date=match["start"], notes=(LEFT_OUT,))
    return ProductImage(path, words=(polarisation,), date=match["start"], told=_GRD, notes=(LEFT_OUT,))


def _root(path: str) -> str:
    """The SAFE folder of a measurement."""
    return re.sub(r"[\\/]*measurement$|(?<=[\\/])measurement$", "", re.split(r"[\\/][^\\/]*$", path)[0]) or "."


def _imaged_in_bursts(path: str) -> ValidLines | None:
    """The valid samples of every line, as the annotation has them; None without an annotation."""
    annotation = f"{_root(path)}/annotation/{re.sub(r'[.]tiff?$', '.xml', last_name(path))}"
    if not exists(annotation):
        return None
    text = contents(annotation, last_name(annotation)).decode("utf-8", "replace")
    first, last = (
        np.array([int(n) for part in re.findall(rf"<{name}[^>]*>([^<]*)<", text) for n in part.split()], np.int32)
        for name in ("firstValidSample", "lastValidSample")
    )
    if not first.size or first.size != last.size:
        return None  # stripmap and wave mode have no bursts
    return ValidLines.of(np.stack([np.where(last < 0, 0, first), last], axis=1))


def with_valid_lines(image: ProductImage) -> ProductImage:
    """An image with its valid part: of bursts as the annotation has it, of borders with noise after a look at them.

    Examples
    --------
    >>> with_valid_lines(ProductImage("scene.tif")).lines is None
    True
    """
    if not _MEASUREMENT.fullmatch(last_name(image.path)):
        return image
    if image.told is not _GRD:
        return replace(image, lines=_imaged_in_bursts(image.path))
    if not _has_noisy_borders(image):
        return image
    try:
        with gdal_errors():
            lines, share = borders(image.path, os.path.getmtime(image.path) if os.path.exists(image.path) else 0.0)
    except GdalFailure as error:
        raise unreadable(last_name(image.path), image.path, error) from error
    if not share:
        return image
    return replace(image, lines=lines, notes=(*image.notes, _note(last_name(image.path), share)))


def _note(name: str, share: float) -> str:
    return (
        f"{name}: {100 * share:.2g} % of the pixels are noise along the borders, which ESA's processor wrote before "
        "its version 2.9; they count as missing."
    )


def _has_noisy_borders(image: ProductImage) -> bool:
    """Tell by the processor's version, or without a manifest by the date."""
    manifest = f"{_root(image.path)}/manifest.safe"
    if exists(manifest):
        text = contents(manifest, "manifest.safe").decode("utf-8", "replace")
        version = re.search(r'Sentinel-1 IPF"\s+version="0*(\d+)\.(\d+)"', text)
        if version:
            return (int(version[1]), int(version[2])) < _CLEAN_BORDERS
    return image.date[:8] < _CLEAN_SINCE


def _as_the_driver_says(path: str, match: re.Match[str]) -> ProductImage:
    """An image by a name of GDAL's driver for SAFE; its uncalibrated numbers are those of the measurement."""
    manifest, words = gdal_name(match["path"]), tuple(match["image"].upper().split("_"))
    level, unit = (match["level"] or "UNCALIB").upper(), (match["unit"] or "AMPLITUDE").upper()
    if level == "UNCALIB" and unit in ("AMPLITUDE", "COMPLEX") and len(words) > 1:
        images = [image for image in safe_images(manifest) or () if set(words[-2:]) >= set(image.words)]
        if len(images) == 1:
            return images[0]
    product = last_name(re.split(r"[\\/][^\\/]*$", manifest)[0])
    name = "_".join((product, *words, *((level,) if level != "UNCALIB" else ())))
    told = {"INTENSITY": Scale.INTENSITY, "AMPLITUDE": Scale.AMPLITUDE}.get(match["unit"] or "")
    named = Named(told, unit.lower(), True, f"as GDAL's driver for SAFE names it: {unit.lower()}") if told else None
    return ProductImage(path, title=name, name=name, words=words, told=named)
