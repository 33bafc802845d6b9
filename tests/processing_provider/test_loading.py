"""Names of results in the project, and the time for which each date of a series is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from sar_despeckle.processing_provider.loading import ends, layer_name, series_name


@dataclass(frozen=True)
class Date:
    name: str
    date: datetime | None = None


def dated(*days: int) -> list[Date]:
    return [Date(f"lely_{day}", datetime(2024, 1, day, 5, 55)) for day in days]


def test_a_layer_is_named_by_its_date_if_it_has_one():
    assert layer_name(dated(3)[0], "clean") == "2024-01-03 clean"
    assert layer_name(Date("lely_1"), "clean") == "lely_1 clean"


@pytest.mark.parametrize(
    ("names", "common"),
    [
        (["lely_1", "lely_2"], "lely"),
        (["S1A_IW_20240103T055512", "S1A_IW_20240115T055512"], "S1A_IW"),
        (["20240103", "20240115"], "Series"),
        (["a", "b"], "Series"),
        (["lely_1"], "lely"),
    ],
)
def test_a_series_is_named_by_what_its_dates_have_in_common(names: list[str], common: str):
    assert series_name([Date(name) for name in names]) == common


def test_each_date_is_shown_until_the_next_and_the_last_as_long_as_the_one_before():
    days = dated(3, 15, 21)
    assert ends(days) == [days[1].date, days[2].date, datetime(2024, 1, 27, 5, 55)]


def test_dates_of_one_moment_are_shown_for_a_day():
    days = dated(3, 3)
    assert ends(days) == [datetime(2024, 1, 4, 5, 55)] * 2


def test_a_single_date_is_shown_for_a_day_and_none_where_one_is_unknown():
    (day,) = dated(3)
    assert day.date and ends([day]) == [day.date + timedelta(days=1)]
    assert ends([day, Date("b")]) == [None, None]
