"""Zip archives as products are downloaded: a SAFE product in it, a Zarr store, or GeoTIFFs."""

from __future__ import annotations

import re

from ..errors import InputError
from .addresses import exists, last_name, listed
from .product_image import ProductImage
from .sentinel1_safe import safe_images

_POLARISATION = re.compile(r"(?<![A-Za-z])(VV|VH|HH|HV)(?![A-Za-z])", re.IGNORECASE)
_DEEPEST = 3  # folders within folders


def is_zip(path: str) -> bool:
    """Tell whether a name is that of a zip archive as a whole.

    Examples
    --------
    >>> is_zip("S1A.SAFE.zip"), is_zip("/vsizip/S1A.zip/a.tif")
    (True, False)
    """
    return last_name(path).lower().endswith(".zip")


def zipped_images(path: str) -> list[ProductImage]:
    """The images in an archive.

    Raises
    ------
    InputError : there are none, or it cannot be read
    """
    archive = path if path.startswith("/vsizip/") else f"/vsizip/{path}"
    inside = listed(archive)
    if not inside:
        if not exists(path.replace("/vsizip/", "", 1)):
            raise InputError(f"{path} does not exist or cannot be reached; check the path and the connection.")
        raise InputError(
            f"{last_name(path)} cannot be opened as a zip archive; it is damaged or was not downloaded to its end: "
            "download it again."
        )
    safe = next((name for name in inside if name.rstrip("/").upper().endswith(".SAFE")), None)
    if safe:
        images = safe_images(f"{archive}/{safe.rstrip('/')}")
    elif "manifest.safe" in inside:
        images = safe_images(f"{archive}/manifest.safe")
    else:
        images = _rasters(archive, 0)
    if not images:
        raise InputError(
            f"{last_name(path)} holds neither a SAFE product nor a GeoTIFF; unpack it, and give the raster in it."
        )
    return images


def _rasters(folder: str, depth: int) -> list[ProductImage]:
    """The GeoTIFFs of a folder; those with a polarisation in their names, where there are any."""
    found: list[ProductImage] = []
    for name in listed(folder):
        place = f"{folder}/{name.rstrip('/')}"
        if name.lower().endswith((".tif", ".tiff")):
            match = _POLARISATION.search(name)
            found.append(ProductImage(place, words=(match[1].upper(),) if match else (name,)))
        elif "." not in name.rstrip("/")[-5:] and depth < _DEEPEST:
            found += _rasters(place, depth + 1)
    polarised = [image for image in found if not image.called.lower().endswith((".tif", ".tiff"))]
    return polarised or found
