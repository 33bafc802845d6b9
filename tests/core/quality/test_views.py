"""The views: a bounded overview of any raster, and places pixel by pixel."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.quality.assessment import Assessment
from sar_despeckle.core.quality.finding import Finding
from sar_despeckle.core.quality.views import CROP, OVERVIEW, overview, places, views_of
from sar_despeckle.core.streaming.raster_streams import RasterStreams

from ..rasters import as_stack


@pytest.mark.parametrize("shape", [(1, 1), (30, 2000), (1000, 900), (3300, 50)])
def test_the_overview_is_bounded_and_keeps_the_mean(shape: tuple[int, int], tmp_path: Path) -> None:
    image = np.random.default_rng(1).gamma(4, 0.25, shape).astype(np.float32)
    stack = as_stack(tmp_path / "image.tif", image[None])
    view = overview(stack, stack, RasterStreams(), Silent())
    assert max(view.after.shape) <= OVERVIEW and min(view.after.shape) >= 1
    assert view.after.mean() == pytest.approx(image.mean(), rel=0.15)


def test_the_overview_reads_little_of_a_large_raster(tmp_path: Path) -> None:
    """Four rows of a hundred: what it reads are windows of whole rows, none of them large."""
    read: list[int] = []

    class Listening(RasterStreams):
        def visit(self, operation, inputs, windows, then, feedback):  # type: ignore[no-untyped-def]
            read.extend(window.size for window in windows)
            return iter([then([np.ones((1, w.rows, w.cols), np.float32)] * 2, []) for w in windows])

    class Large:
        grid = type("Grid", (), {"shape": (64_000, 50_000)})

    view = overview(Large(), Large(), Listening(), Silent())  # type: ignore[arg-type]
    assert view.after.shape == (640, 500)
    assert sum(read) == 640 * 4 * 50_000 and max(read) == 4 * 50_000


def test_gaps_stay_gaps(tmp_path: Path) -> None:
    image = np.ones((1300, 1300), np.float32)
    image[:650] = np.nan
    stack = as_stack(tmp_path / "image.tif", image[None])
    view = overview(stack, stack, RasterStreams(), Silent())
    assert np.isnan(view.after[:200]).all() and (view.after[230:] == 1).all()


def test_the_worst_places_come_first_and_are_marked(tmp_path: Path) -> None:
    findings = [
        Finding("seam", "has a seam", 0.3, "dB", 9.0, 900, 50),
        Finding("shift", "is shifted", 0.5, "", 8, 500, 500),
    ]
    found = Assessment(1.0, [], [], findings, True)
    chosen = places(found, (1000, 1000))
    assert [title for title, _ in chosen] == ["Seam", "Shift"]  # the middle is that of the second
    assert all(window.rows == window.cols == CROP for _, window in chosen)
    stack = as_stack(tmp_path / "image.tif", np.ones((1, 1000, 1000), np.float32))
    views = views_of(found, stack, stack, RasterStreams(), Silent())
    assert [view.title for view in views] == ["Whole raster", "Seam", "Shift"]
    assert views[0].marks[0] == pytest.approx((0.9, 0.05), abs=0.01)
    assert len(views[1].marks) == 1
