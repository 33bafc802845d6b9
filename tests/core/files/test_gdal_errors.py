"""GDAL's failures become one exception, quietly, in both of its ways of reporting them."""

from __future__ import annotations

import contextlib

import pytest
from osgeo import gdal

from sar_despeckle.core.files.gdal_errors import GdalFailure, gdal_errors

pytestmark = pytest.mark.usefixtures("gdal_mode")


def test_a_failing_call_raises_with_gdals_words(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(GdalFailure, match=r"nowhere\.tif"), gdal_errors():
        gdal.Open("nowhere.tif")
    assert capfd.readouterr().err == ""


def test_the_words_are_on_one_line():
    with pytest.raises(GdalFailure) as error, gdal_errors():
        gdal.Error(gdal.CE_Failure, 1, "two lines\nof words\n")
    assert str(error.value) == "two lines of words"


def test_a_none_that_the_block_trips_over_is_gdals_failure():
    with pytest.raises(GdalFailure, match=r"nowhere\.tif"), gdal_errors():
        gdal.Open("nowhere.tif").GetRasterBand(1)


def test_other_errors_pass():
    for kind in (KeyError, AttributeError, ZeroDivisionError):
        with pytest.raises(kind), gdal_errors():
            raise kind("ours")


def test_success_and_warnings_pass():
    with gdal_errors():
        gdal.Error(gdal.CE_Warning, 1, "only a warning")


def test_an_older_failure_is_not_blamed_on_the_block():
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    with contextlib.suppress(RuntimeError):
        gdal.Open("nowhere.tif")
    gdal.PopErrorHandler()
    with gdal_errors():
        pass


def test_the_switch_is_left_as_it_was(gdal_mode: bool):
    with pytest.raises(GdalFailure), gdal_errors():
        gdal.Open("nowhere.tif")
    assert bool(gdal.GetUseExceptions()) is gdal_mode
    assert gdal.GetLastErrorMsg() == ""
