"""Streams of arrays in memory: the results of the runner of rasters, errors and cancels as there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sar_despeckle.core.errors import Cancelled, InputError
from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.array_streams import ArrayImages, ArraySpace, ArrayStreams
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.operation import Identity
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.superimage.glrt import GlrtMultilook
from sar_despeckle.core.whole_image.enl import LogVariance, count
from sar_despeckle.core.whole_image.levels import LogSum, total

from ..rasters import Recorder, as_stack, speckle

DATES, SHAPE = 3, (130, 90)
SMALL = ArrayStreams(Limits(tile_size=32))


@pytest.fixture(scope="module")
def dates() -> ArrayImages:
    return ArrayImages(speckle((DATES, *SHAPE), gaps=0.02), ("first", "second", "third"))


def test_images_are_chosen_by_view_and_named(dates: ArrayImages) -> None:
    assert np.shares_memory(dates.select(1).values, dates.values)
    assert np.shares_memory(dates.select(1, 2).values, dates.values)
    np.testing.assert_array_equal(dates.select(2, 0).values, dates.values[[2, 0]])
    assert [dates.select(*k).names for k in ((0,), (2, 0), (0, 1, 2))] == [
        "first",
        "third and 1 more",
        "first and 2 more",
    ]


def test_tiles_leave_no_seams_and_every_output_gets_its_band(dates: ArrayImages) -> None:
    operation = GlrtMultilook(1.0, (5, 7), 0.05, 4, True)
    mean, each = ArraySpace().scratch("mean", dates.grid), ArraySpace().scratch("dates", dates.grid, DATES)
    answers = SMALL.run(operation, [dates], [[mean], None, each.by_band()], Silent(), lambda results: len(results))
    assert answers == [3] * 15
    expected = operation(dates.values)
    np.testing.assert_array_equal(mean.values, expected[0])
    np.testing.assert_array_equal(each.read_back().values, expected[2])


def test_figures_are_those_of_the_runner_of_rasters(dates: ArrayImages, tmp_path: Path) -> None:
    stack, image = as_stack(tmp_path / "in.tif", dates.values), dates.select(0)
    rasters, arrays = ((RasterStreams(), [stack.select(0)]), (SMALL, [image]))
    for streams, inputs in (rasters, arrays):
        sums = streams.gather(Identity(), inputs, lambda blocks: LogSum.of(blocks[0]), Silent())
        assert total(sums) == LogSum.of(image.values)
    counts = [
        np.sum(streams.sample(LogVariance((9, 9)), inputs, lambda _, results: count(results[0]), Silent()), axis=0)
        for streams, inputs in (rasters, arrays)
    ]
    np.testing.assert_array_equal(*counts)


def test_windows_are_visited_in_their_order(dates: ArrayImages) -> None:
    windows = [Window(row, 3, 4, 5) for row in (90, 10, 50)]
    found = SMALL.visit(Identity(), [dates], windows, lambda inputs, _: inputs[0], Silent())
    for window, block in zip(windows, found):
        np.testing.assert_array_equal(block, dates.values[:, window.row : window.row + 4, 3:8])


def test_an_error_ends_the_run(dates: ArrayImages) -> None:
    def refuse(_: list[np.ndarray]) -> None:
        raise InputError("no")

    with pytest.raises(InputError, match="no"):
        SMALL.gather(Identity(), [dates], refuse, Silent())


def test_a_cancel_ends_the_run(dates: ArrayImages) -> None:
    output = ArraySpace().scratch("result", dates.grid, DATES)
    with pytest.raises(Cancelled):
        SMALL.run(Identity(), [dates], [[output]], Recorder(cancel_after=-1))
