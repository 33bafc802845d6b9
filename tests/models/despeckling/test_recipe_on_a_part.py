"""A part of a series despeckled with the figures of the whole, and again with those that were noted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.reader import Stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.streams import Streams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.core.whole_image.noted_streams import NotingStreams, RecallingStreams
from sar_despeckle.core.whole_image.part_streams import PartStreams
from sar_despeckle.models.despeckling.chosen_network import find_despeckler
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.super_image import FOR_SERIES, SuperImageRecipe
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.catalog import AUTO
from sar_despeckle.models.library.product import recognise_speckle

from ..rasters import as_stack, read, speckle

Array = NDArray[np.float32]
PART = Window(96, 64, 128, 160)


def despeckled(part: Stack, streams: Streams, folder: Path) -> Array:
    folder.mkdir()
    known = recognise_speckle(part, 0, streams, Silent())
    network = find_despeckler(AUTO, "series", known, Device.CPU, Silent())
    recipe = SuperImageRecipe(FOR_SERIES, known.looks, tuple(range(len(part))), network)
    with Workspace(folder) as workspace:
        results = [workspace.output(folder / f"{date}.tif", part.grid) for date in range(len(part))]
        image = recipe.make(part, streams.room(workspace), streams, Silent())
        despeckle_series(part, image, *known.samples, network, results, None, streams, Silent())
    return np.stack([read(folder / f"{date}.tif") for date in range(len(part))])


def test_noted_figures_give_the_same_part_again(tmp_path: Path):
    whole = as_stack(tmp_path / "dates.tif", speckle((3, 400, 360), 1, seed=3) * np.geomspace(1, 9, 400)[:, None])
    part = whole.part(PART)
    noting = NotingStreams(PartStreams(whole, part, RasterStreams()))
    first = despeckled(part, noting, tmp_path / "first")
    again = despeckled(part, RecallingStreams(RasterStreams(), iter(noting.notes)), tmp_path / "again")
    alone = despeckled(part, RasterStreams(), tmp_path / "alone")
    np.testing.assert_array_equal(again, first)
    assert not np.array_equal(alone, first)
