"""Products in HDF5 and Zarr: OPERA's CSLC-S1 and RTC-S1, NISAR's, and those of EOPF.

GDAL's multidimensional interface finds the arrays that are images, and what places them on the ground: coordinates and
a projection, or ground control points. Its classic drivers read the pixels. A VRT joins the two, where these drivers do
not know the georeference.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import gdal

from ..errors import InputError
from ..files.gdal_errors import GdalFailure, gdal_errors
from ..scale.scale import Named, Scale
from .addresses import exists, last_name, listed
from .array_georeference import described
from .product_image import LEFT_OUT, ProductImage

_POLARISATION = re.compile(r"(VV|VH|HH|HV|RH|RV|LH|LV)(?:\1)?")
_IN_PATH = re.compile(r"(?<![A-Za-z])(VV|VH|HH|HV)(?![A-Za-z])")
_SWATH = re.compile(r"(?<![A-Za-z])([IE]W\d)(?![0-9])(?:_(\d{4,}))?")
_FREQUENCY = re.compile(r"/(frequency[AB])/")
_SIBLING = re.compile(r".*_(VV|VH|HH|HV)\.tiff?", re.IGNORECASE)
_MARKS = (".zgroup", ".zmetadata", "zarr.json")
# the groups of what belongs to an image without being one
_ASIDE = re.compile(r"/(metadata|quality|conditions|calibrationInformation|processingInformation|source_data)(/|$)")
_SMALLEST, _DEEPEST, _MOST = 2, 12, 20_000  # pixels a side, groups within groups, arrays
_CLASSIC = re.compile(r'(?P<driver>HDF5|NETCDF|ZARR):"?(?P<file>[^"]+?)"?:(?P<array>/+[^"]+)', re.IGNORECASE)


@dataclass(frozen=True)
class FoundArray:
    """An array of two dimensions in a file, by its path in it."""

    path: str
    shape: tuple[int, int]
    complex: bool

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[1]


def is_grouped(path: str) -> bool:
    """Tell whether a file's name, or that of an array in it, is one of HDF5 or Zarr.

    Examples
    --------
    >>> is_grouped("NISAR.h5"), is_grouped('HDF5:"NISAR.h5"://science/a'), is_grouped("a.nc")
    (True, True, False)
    """
    match = _CLASSIC.fullmatch(path)
    if match:
        return match["driver"].upper() != "NETCDF" or _is_hdf5(match["file"])
    return _is_hdf5(path) or is_zarr(path)


def _is_hdf5(path: str) -> bool:
    return last_name(path).lower().endswith((".h5", ".hdf5", ".he5"))


def is_zarr(path: str) -> bool:
    """Tell whether a name is that of a Zarr store.

    Examples
    --------
    >>> is_zarr("S1A.zarr/"), is_zarr("S1A.zarr.zip")
    (True, False)
    """
    name = last_name(path).lower()
    folder = os.path.isdir(path) or path.startswith("/vsizip/")
    return name.endswith(".zarr") or (folder and any(exists(f"{path}/{mark}") for mark in _MARKS))


def grouped_images(path: str) -> list[ProductImage]:
    """The images in a file of HDF5 or a store of Zarr; that alone which a name of GDAL's names.

    Raises
    ------
    InputError : there are none, or it cannot be read
    """
    match = _CLASSIC.fullmatch(path)
    file = match["file"] if match else path
    root = _opened(file)
    try:
        with gdal_errors():
            return _images_in(root, path, match)
    except GdalFailure as error:
        raise _damaged(file, error) from error


def _images_in(root: gdal.Group, path: str, match: re.Match[str] | None) -> list[ProductImage]:
    file = match["file"] if match else path
    arrays = _arrays_in(root)
    if match:
        wanted = "/" + match["array"].lstrip("/")
        arrays = [array for array in arrays if array.path == wanted]
        if not arrays:
            raise InputError(f"{last_name(file)} holds no image {wanted}; give the file alone to see what it holds.")
    else:
        arrays = images_among(arrays)
    if not arrays:
        siblings = _beside(path)
        if not siblings:
            raise InputError(f"{last_name(path)} holds no image of two dimensions; give the raster that it describes.")
        return siblings
    return [_image(root, file, array) for array in arrays]


def _opened(path: str) -> gdal.Group:
    """The root group; what it reads is closed with it."""
    if is_zarr(path) and gdal.GetDriverByName("Zarr") is None:
        raise InputError(
            f"{last_name(path)} is a Zarr store, which GDAL {gdal.__version__} of this QGIS cannot read; use a QGIS "
            "with GDAL 3.4 or newer, or convert it to a GeoTIFF."
        )
    name = f'ZARR:"{path}"' if is_zarr(path) and path.startswith("/vsi") else path
    drivers = ["Zarr"] if is_zarr(path) else ["HDF5", "netCDF"]
    try:
        with gdal_errors():
            dataset = gdal.OpenEx(name, gdal.OF_MULTIDIM_RASTER, allowed_drivers=drivers)
            return dataset.GetRootGroup()
    except (GdalFailure, AttributeError) as error:
        if not exists(path):
            raise InputError(f"{path} does not exist or cannot be reached; check the path.") from error
        raise _damaged(path, error) from error


def _damaged(path: str, error: Exception) -> InputError:
    return InputError(
        f"{last_name(path)} cannot be opened as {'Zarr' if is_zarr(path) else 'HDF5'} ({error}); it is "
        "damaged or was not downloaded to its end: download it again."
    )


def _arrays_in(root: gdal.Group) -> list[FoundArray]:
    """All arrays of two dimensions."""
    found: list[FoundArray] = []
    for group, path in _groups(root, "", 0):
        for name in group.GetMDArrayNames() or ():
            if len(found) > _MOST:
                return found
            try:
                with gdal_errors():
                    array = group.OpenMDArray(name)
                    sizes = [dimension.GetSize() for dimension in array.GetDimensions() or ()]
                    kind = array.GetDataType()
            except GdalFailure:
                continue  # of a type that GDAL does not know: no image
            if len(sizes) == 2 and min(sizes) >= _SMALLEST and kind.GetClass() == gdal.GEDTC_NUMERIC:
                is_complex = bool(gdal.DataTypeIsComplex(kind.GetNumericDataType()))
                found.append(FoundArray(f"{path}/{name}", (sizes[0], sizes[1]), is_complex))
    return found


def _groups(group: gdal.Group, path: str, depth: int) -> Iterator[tuple[gdal.Group, str]]:
    yield group, path
    if depth < _DEEPEST:
        for name in group.GetGroupNames() or ():
            yield from _groups(group.OpenGroup(name), f"{path}/{name}", depth + 1)


def images_among(arrays: list[FoundArray]) -> list[FoundArray]:
    """The arrays named after a polarisation; without any, EOPF's measurements; without any, all that stand alone.

    Examples
    --------
    >>> [array.path for array in images_among([FoundArray(p, (9, 9), True) for p in ("/data/VV", "/data/mask")])]
    ['/data/VV']
    """
    centre = [array for array in arrays if not _ASIDE.search(array.path)]
    for choice in (
        [array for array in centre if _POLARISATION.fullmatch(array.name)],
        [array for array in centre if "/measurements/" in array.path],
    ):
        if choice:
            return choice
    return centre


def _image(root: gdal.Group, file: str, array: FoundArray) -> ProductImage:
    name = last_name(file)
    stem = re.sub(r"(\.(h5|hdf5|he5|zarr|zip))+$", "", name, flags=re.IGNORECASE)
    words = words_of(array)
    told = None
    if not array.complex and _POLARISATION.fullmatch(array.name):
        told = Named(Scale.INTENSITY, array.name, True, f"the backscatter {array.name} of the product")
    elif not array.complex and array.name == "grd":
        told = Named(Scale.AMPLITUDE, "grd", True, "the digital numbers of a Sentinel-1 GRD product, not calibrated")
    return ProductImage(
        described(root, _classic(file, array.path), array.path, name),
        title=f"{name} {' '.join(words)}",
        name="_".join((stem, *words)).replace("/", "_"),
        words=words,
        inside=array.path,
        date=f"{name} {array.path}",
        told=told,
        notes=(LEFT_OUT,) if array.name in ("grd", "slc") else (),
    )


def _classic(file: str, array: str) -> str:
    """The name by which a classic driver of GDAL opens an array."""
    return f'ZARR:"{file}":{array}' if is_zarr(file) else f'HDF5:"{file}":/{array}'


def words_of(array: FoundArray) -> tuple[str, ...]:
    """The words by which an array is chosen: swath, burst, frequency and polarisation, or else its path.

    Examples
    --------
    >>> words_of(FoundArray("/science/LSAR/GCOV/grids/frequencyB/HHHH", (9, 9), False))
    ('frequencyB', 'HHHH')
    """
    words: list[str] = []
    swath, frequency = _SWATH.search(array.path), _FREQUENCY.search(array.path)
    if swath:
        words += [part for part in swath.groups() if part]
    if frequency and frequency[1] != "frequencyA":
        words.append(frequency[1])
    if _POLARISATION.fullmatch(array.name):
        return (*words, array.name)
    polarisation = _IN_PATH.search(array.path) if "/measurements/" in array.path else None
    return (*words, polarisation[1]) if polarisation else (array.path,)


def _beside(path: str) -> list[ProductImage]:
    """The GeoTIFFs beside an HDF5 file of metadata, as OPERA's RTC-S1 products have them."""
    folder = re.sub(r"[^\\/]*$", "", path)
    stem = re.sub(r"\.\w+$", "", last_name(path))
    names = [name for name in listed(folder or ".") if name.startswith(f"{stem}_") and _SIBLING.fullmatch(name)]
    images = []
    for name in names:
        match = _SIBLING.fullmatch(name)
        assert match is not None
        images.append(ProductImage(f"{folder}{name}", words=(match[1].upper(),)))
    return images
