"""The recipe of a series, run on arrays by other streams than those of rasters: the same results."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.streaming.array_streams import ArrayImages, ArraySpace, ArrayStreams
from sar_despeckle.core.streaming.limits import Limits
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.super_image import FOR_SERIES, SuperImageRecipe
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile

from ..rasters import as_stack, read, speckle

SHAPE = (60, 75)


def test_arrays_become_what_rasters_become(tmp_path: Path, box_network: Callable[..., str]) -> None:
    dates = np.float32([0.01, 1, 1, 1, 2, 500])[:, None, None] * speckle((6, *SHAPE), 4, gaps=0.05)
    network = Network(NetworkFile.at(box_network(), Device.CPU))
    recipe = SuperImageRecipe(FOR_SERIES, 4.0, tuple(range(6)), network)
    stack, streams = as_stack(tmp_path / "in.tif", dates), RasterStreams()
    with Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "out.tif", stack.grid, bands=[""] * 6)
        image = recipe.make(stack, workspace, streams, Silent())
        despeckle_series(stack, image, 4.0, 0.0, network, writer.by_band(), None, streams, Silent())

    images, in_tiles = ArrayImages(dates, tuple("abcdef")), ArrayStreams(Limits(tile_size=24))
    output = ArraySpace().scratch("out", images.grid, 6)
    in_memory = recipe.make(images, ArraySpace(), in_tiles, Silent())
    assert in_memory.levels == image.levels
    despeckle_series(images, in_memory, 4.0, 0.0, network, output.by_band(), None, in_tiles, Silent())
    np.testing.assert_allclose(output.values, read(tmp_path / "out.tif"), rtol=1e-4)
