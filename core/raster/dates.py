"""Acquisition dates: from metadata, from a band's description, from the usual file names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

# Metadata that tells the acquisition, best first. TIFFTAG_DATETIME is not here: it tells when the file was written.
KEYS = (
    "SAR_DESPECKLE_DATE",
    "ACQUISITION_START_TIME",
    "ZERO_DOPPLER_START_TIME",
    "ACQUISITION_DATETIME",
    "ACQUISITION_DATE",
    "SENSING_START",
    "START_TIME",
    "DATE",
)

# 20211119T015857Z, 2021-11-19T01:58:57, 2021_11_19, 20211119: SAFE, OPERA, HyP3, Earth Engine and plain ISO names
_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<sep>[-_.]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})"
    r"(?:[Tt_ -](?P<hour>\d{2}):?(?P<minute>\d{2}):?(?P<second>\d{2})(?!\d))?(?=\D|$)"
)


def date_in_text(text: str) -> datetime | None:
    """Find the first date in a text, with the time if one follows; None if there is no date.

    Examples
    --------
    >>> print(date_in_text("S1A_IW_SLC__1SDV_20211119T015857Z"))
    2021-11-19 01:58:57
    """
    for match in _DATE.finditer(text):
        values = {key: int(value) for key, value in match.groupdict().items() if key != "sep" and value}
        for fields in (values, {key: values[key] for key in ("year", "month", "day")}):
            try:
                return datetime(**fields)  # type: ignore[arg-type]
            except ValueError:
                continue
    return None


def find_date(metadata: Mapping[str, str], description: str, name: str) -> datetime | None:
    """Find the acquisition date of a band; None if nothing tells it.

    Parameters
    ----------
    metadata : of the raster and the band, keys in any case
    description : of the band
    name : of the file, looked at last

    Examples
    --------
    >>> print(find_date({"acquisition_date": "2021-11-19"}, "VV", "made_20240103"))
    2021-11-19 00:00:00
    """
    upper = {key.upper(): value for key, value in metadata.items()}
    for text in (description, *(upper.get(key, "") for key in KEYS), name):
        found = date_in_text(text)
        if found:
            return found
    return None
