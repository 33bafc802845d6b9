"""Fixtures of the tests of core."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from osgeo import gdal


@pytest.fixture(params=[False, True], ids=["errors as return values", "errors as exceptions"])
def gdal_mode(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Both ways in which GDAL reports failures: other plugins in the same QGIS may have switched."""
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if request.param else gdal.DontUseExceptions)()
    yield request.param
    (gdal.UseExceptions if before else gdal.DontUseExceptions)()
