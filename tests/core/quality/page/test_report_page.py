"""The page: whole, small, of no network, and safe with any name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.quality.assessment import assess
from sar_despeckle.core.quality.page.report_page import report_page
from sar_despeckle.core.quality.verdict import Names
from sar_despeckle.core.quality.views import views_of
from sar_despeckle.core.streaming.raster_streams import RasterStreams

from ...rasters import as_stack
from ..pairs_of_arrays import fields, speckle

ODD = "<script>alert('é')</script>.tif"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("page")
    scene = fields()
    images, results = np.stack([scene * speckle(k) for k in (1, 2)]), np.stack([scene * speckle(9, looks=200)] * 2)
    before, after = as_stack(folder / "before.tif", images), as_stack(folder / "after.tif", results)
    streams = RasterStreams()
    found = assess(before, after, after, 1.0, streams, Silent())
    names = Names((ODD, "b.tif"), (ODD, "b.tif"), "truth.tif")
    views = views_of(found, before, after, streams, Silent())
    return report_page(found, names, ["2024-01-01", "2024-01-13"], views, before.grid, "/* plotly */")


def test_every_chart_has_a_place_and_a_sentence(page: str) -> None:
    charts = json.loads(re.search(r'id="charts">(.*?)</script>', page)[1])  # type: ignore[index]
    assert len(charts) >= 9
    for chart in charts:
        (card,) = re.findall(rf'id="chart-{chart["id"]}"></div><p>(.*?)</p>', page)
        assert len(card) > 60 and card.endswith(".")


def test_the_views_are_embedded_once(page: str) -> None:
    views = json.loads(re.search(r'id="views">(.*?)</script>', page)[1])  # type: ignore[index]
    assert page.count("data:image/png") == 3 * len(views)
    assert len(page) < 3_000_000  # without plotly.js


def test_names_are_text(page: str) -> None:
    assert ODD not in page and "&lt;script&gt;alert" in page
    assert "NaN" not in re.search(r'id="numbers">(.*?)</script>', page)[1]  # type: ignore[index]


def test_no_address_is_in_it(page: str) -> None:
    assert "http" not in page and "@import" not in page and "url(" not in page
