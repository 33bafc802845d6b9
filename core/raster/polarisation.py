"""Polarisations: the bands of one raster may hold them instead of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..errors import InputError
from .reader import Source, Stack

_NAMED = re.compile(r"(?<![a-z])(vv|vh|hh|hv)(?![a-z])", re.IGNORECASE)


def require_one_polarisation(stack: Stack) -> None:
    """Refuse a raster whose bands are polarisations: averaging them as dates would be wrong, and nobody would notice.

    Raises
    ------
    InputError : the bands' descriptions name different ones, or the file's name has one for each of its bands

    Examples
    --------
    >>> from .coding import Coding
    >>> from .grid import Grid
    >>> from ..scale.scale import Scale
    >>> bands = [
    ...     Source("s1.tif", band, "s1", Scale.INTENSITY, "", Coding(6), None, description=name)
    ...     for band, name in enumerate(["VV", "VH"], 1)
    ... ]
    >>> require_one_polarisation(Stack(Grid(64, 64), tuple(bands)))
    Traceback (most recent call last):
    sar_despeckle.core.errors.InputError: s1.tif holds polarisations (VV, VH), not dates; choose one of its bands ...
    """
    by_file: dict[str, list[Source]] = {}
    for source in stack.sources:
        by_file.setdefault(source.path, []).append(source)
    for bands in by_file.values():
        found = _polarisations(bands[0].label, bands) if len(bands) > 1 else []
        if found:
            raise InputError(
                f"{bands[0].label} holds polarisations ({', '.join(found)}), not dates; choose one of its bands with "
                "BAND."
            )


def polarisation_of(source: Source) -> str:
    """Name of the one polarisation that a date's description or else its file's name tells; nothing if none is clear.

    Examples
    --------
    >>> from .coding import Coding
    >>> from ..scale.scale import Scale
    >>> polarisation_of(Source("a/s1_iw_vv_20240103.tif", 1, "s1", Scale.INTENSITY, "", Coding(6), None))
    'VV'
    """
    for text in (source.description, source.label):
        found = _named([text])
        if len(found) == 1:
            return found[0]
    return ""


def _polarisations(file_name: str, bands: list[Source]) -> list[str]:
    by_band = _named(band.description for band in bands)
    if len(by_band) > 1:
        return by_band
    dates = {band.date for band in bands if band.date}
    by_file = _named([file_name])
    return by_file if len(by_file) == len(bands) and len(dates) < len(bands) else []


def _named(texts: Iterable[str]) -> list[str]:
    """The polarisations in texts, each once, in the order in which they come."""
    return list(dict.fromkeys(name.upper() for text in texts for name in _NAMED.findall(text)))
