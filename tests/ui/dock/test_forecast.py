"""Time and size of a run from one that was measured."""

from __future__ import annotations

import doctest

import pytest

from sar_despeckle.models.engines import device_test
from sar_despeckle.ui.compare import date_values
from sar_despeckle.ui.dock import forecast
from sar_despeckle.ui.dock.forecast import MeasuredRun, Work, side_within


@pytest.mark.parametrize("module", [forecast, date_values, device_test])
def test_examples_are_true(module: object):
    result = doctest.testmod(module)
    assert result.attempted and not result.failed


def test_a_whole_series_takes_its_share_of_a_preview_and_no_second_start():
    """The margins around a small part cost as much as the part itself, and weigh little in a large series."""
    preview = MeasuredRun(Work(8, 192, 192), before=1.0, seconds=3.0, size=1_000_000)
    whole = Work(8, 512, 512)
    assert preview.seconds_for(whole) == pytest.approx(1 + 2 * (672 / 352) ** 2)
    assert preview.size_for(whole) == pytest.approx(1_000_000 * (512 / 192) ** 2)


def test_a_preview_is_neither_too_small_to_see_nor_larger_than_a_tile():
    assert side_within(2.5, rate=1.0, dates=100) == 128
    assert side_within(2.5, rate=1e9, dates=2) == 1024
