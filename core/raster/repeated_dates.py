"""One date given under two names: a hard link, a sub-dataset, a part of a file, a VRT of it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

from ..errors import InputError
from ..files.gdal_errors import GdalFailure, gdal_errors
from ..files.input_files import Identity, identity

if TYPE_CHECKING:
    from .reader import Source

_SAMPLE, _BLOCK = 2**18, 2**22  # pixels


def refuse_twins(sources: Sequence[Source], files: Mapping[str, Sequence[str]]) -> None:
    """Refuse two dates that are read from one file and are equal in every pixel.

    Different dates may come from one file, as bands, sub-datasets or members of an archive: only their pixels tell
    whether they are the same.

    Parameters
    ----------
    files : the files behind each path
    """
    sharing: defaultdict[Identity, list[Source]] = defaultdict(list)
    for source in sources:
        for known in {identity(file) for file in files[source.path]} - {None}:
            assert known is not None
            sharing[known].append(source)
    compared: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for group in sharing.values():
        if len({source.path for source in group}) < 2:
            continue
        alike: defaultdict[bytes, list[Source]] = defaultdict(list)
        for source in group:
            earlier = alike[_digest(source)]
            for other in earlier:
                pair = (other.path, other.band), (source.path, source.band)
                if other.path != source.path and pair not in compared and _are_equal(other, source):
                    raise InputError(f"{source.label} is given twice, also as {other.label}; remove one of the two.")
                compared.add(pair)
            earlier.append(source)


def _digest(source: Source) -> bytes:
    """Digest of the rows in the middle."""
    try:
        with gdal_errors():
            dataset = gdal.Open(source.path)
            band = dataset.GetRasterBand(source.band)
            rows = max(1, min(_SAMPLE // band.XSize, band.YSize))
            values = band.ReadAsArray(0, (band.YSize - rows) // 2, band.XSize, rows)
    except GdalFailure:
        return source.label.encode()  # a damaged file is refused where it is used
    return hashlib.blake2b(values.tobytes(), digest_size=16).digest()


def _are_equal(one: Source, other: Source) -> bool:
    """True where two dates are equal in all pixels, and some pixels hold data."""
    known = False
    try:
        for a, b in zip(_blocks(one), _blocks(other)):
            if a.dtype != b.dtype or a.tobytes() != b.tobytes():
                return False
            known = known or bool(np.any((a == a) & (a != 0) & (a != (one.coding.nodata or 0))))
    except GdalFailure:
        return False
    return known


def _blocks(source: Source) -> Iterator[NDArray[Any]]:
    with gdal_errors():
        dataset = gdal.Open(source.path)
        band = dataset.GetRasterBand(source.band)
    step = max(1, _BLOCK // band.XSize)
    for row in range(0, band.YSize, step):
        with gdal_errors():
            values = band.ReadAsArray(0, row, band.XSize, min(step, band.YSize - row))
        yield values
