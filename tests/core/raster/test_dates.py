"""Dates, from the names that products have and from metadata."""

from __future__ import annotations

from datetime import datetime

import pytest

from sar_despeckle.core.raster.dates import KEYS, date_in_text, find_date

SECOND = datetime(2021, 11, 19, 1, 58, 57)
DAY = datetime(2021, 11, 19)


@pytest.mark.parametrize(
    "name",
    [
        "S1A_IW_SLC__1SDV_20211119T015857_20211119T015924_040649_04D2E8_3A5B.SAFE",
        "s1a-iw1-slc-vv-20211119t015857-20211119t015922-040649-04d2e8-004",
        "S1A_IW_GRDH_1SDV_20211119T015857_20211119T015922_040649_04D2E8_3A5B",  # Earth Engine keeps the SAFE name
        "0_S1A_IW_GRDH_1SDV_20211119T015857_20211119T015922_040649_04D2E8_3A5B_VV",  # and numbers bands
        "OPERA_L2_RTC-S1_T137-292323-IW1_20211119T015857Z_20240105T161201Z_S1A_30_v1.0_VV",
        "S1A_IW_20211119T015857_DVP_RTC30_G_gpuned_1F2B_VV",
        "S1_136231_IW2_20211119T015857_VV_7C85-BURST",
        "2021-11-19T01:58:57Z",
        "2021-11-19T01:58:57.123456+00:00",
        "2021-11-19 01:58:57",
        "20211119_015857",
    ],
)
def test_names_with_the_time(name: str):
    assert date_in_text(name) == SECOND


@pytest.mark.parametrize(
    "name",
    [
        "2021-11-19",
        "20211119",
        "simulated_20211119",
        "lely_2021_11_19_VV",
        "2021.11.19",
        "VV20211119asc",
        "20211119_20211201_coherence",  # a pair: the second is a date, not a time
        "2021-11-19T25:61:00",  # a time there is not
        "20211119T0158",
        "20211399_20211119",  # month 13 is no date: the next one
        "12345678_20211119",
    ],
)
def test_names_with_the_day_alone(name: str):
    assert date_in_text(name) == DAY


@pytest.mark.parametrize(
    "name",
    [
        "",
        "VV",
        "T137-292323-IW1",  # an OPERA burst
        "S1_201911_IW2",  # a burst that looks like a month
        "040649_04D2E8",  # orbit and data take
        "202111190158",  # a longer number
        "120211119",
        "2021111",
        "2021-1119",  # one separator or none
        "20211399",
        "20210230",
        "31000101",
        "ALPSRP205991510",
        "tile_20480000",
    ],
)
def test_numbers_that_are_no_dates(name: str):
    assert date_in_text(name) is None


def test_a_leap_day_is_a_date_in_a_leap_year_only():
    assert date_in_text("20240229") == datetime(2024, 2, 29)
    assert date_in_text("20230229") is None


def test_the_description_comes_before_metadata_before_the_name():
    metadata = {"ACQUISITION_DATE": "2021-01-02"}
    assert find_date(metadata, "2021-01-01", "20210103") == datetime(2021, 1, 1)
    assert find_date(metadata, "VV", "20210103") == datetime(2021, 1, 2)
    assert find_date({}, "VV", "20210103") == datetime(2021, 1, 3)
    assert find_date({}, "VV", "lely") is None


@pytest.mark.parametrize("key", KEYS)
def test_keys_in_any_case(key: str):
    for spelled in (key, key.lower(), key.title()):
        assert find_date({spelled: "2021-11-19T01:58:57Z"}, "", "") == SECOND


def test_the_date_of_the_file_is_not_that_of_the_image():
    assert find_date({"TIFFTAG_DATETIME": "2024:01:05 12:00:00", "PROCESSING_DATE": "2024-01-05"}, "", "") is None


def test_the_plugins_own_metadata_rules():
    metadata = {"DATE": "2020-01-01", "SAR_DESPECKLE_DATE": "2021-11-19T01:58:57"}
    assert find_date(metadata, "", "") == SECOND
