"""The recipe of a series, run on arrays by other streams than those of rasters: the same results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Feedback, Silent
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.tiles import TilePlan, Window, around, spread_pieces
from sar_despeckle.core.streaming.operation import Operation
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.runner import read_block
from sar_despeckle.core.streaming.streams import Streams
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.chosen_network import Network
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.super_image import FOR_SERIES, SuperImageRecipe
from sar_despeckle.models.engines.devices import Device
from sar_despeckle.models.library.network_file import NetworkFile

from ..rasters import as_stack, read, speckle

Array = NDArray[np.float32]
SHAPE = (60, 75)
GRID = Grid(*SHAPE)


@dataclass(frozen=True)
class ArrayImages:
    """Images in memory, which read themselves."""

    values: Array
    grid: Grid = GRID
    names: str = "an array"
    mirrored: bool = True

    def __len__(self) -> int:
        return len(self.values)

    @property
    def stack(self) -> ArrayImages:
        return self

    def select(self, *dates: int) -> ArrayImages:
        return replace(self, values=self.values[list(dates)])

    def keeping_zeros(self) -> ArrayImages:
        return self

    def read(self, window: Window) -> Array:
        return self.values[:, window.row : window.row + window.rows, window.col : window.col + window.cols].copy()


class ArrayOutput:
    """Images in memory that are being made."""

    def __init__(self, values: Array) -> None:
        self.values = values

    @property
    def valid(self) -> int:
        return int(np.isfinite(self.values).sum())

    def write(self, block: Array, window: Window) -> None:
        self.values[:, window.row : window.row + window.rows, window.col : window.col + window.cols] = block

    def by_band(self) -> list[ArrayOutput]:
        return [ArrayOutput(self.values[band : band + 1]) for band in range(len(self.values))]

    def read_back(self) -> ArrayImages:
        return ArrayImages(self.values)


class Memory:
    """Scratch space without files."""

    def scratch(self, name: str, grid: Grid, bands: int = 1) -> ArrayOutput:
        return ArrayOutput(np.full((bands, *grid.shape), np.nan, np.float32))


class ArrayStreams(Streams):
    """One thread, tiles of 24 pixels."""

    def _tiles(self, operation: Operation, inputs: Sequence) -> Iterator[tuple[Window, list[Array]]]:
        for tile in TilePlan(inputs[0].grid.shape, 24, operation.context):
            results = operation(*(read_block(image, tile.outer) for image in inputs))
            rows, cols = tile.crop
            yield tile.inner, [result[:, rows, cols] for result in results]

    def run(self, operation, inputs, outputs, feedback, measure=None):
        found = []
        for window, results in self._tiles(operation, inputs):
            for result, wanted in zip(results, outputs):
                for output, part in zip(wanted or [], np.split(result, len(wanted or [0]))):
                    output.write(part, window)
            found += [measure(results)] if measure else []
        return found

    def gather(self, operation: Operation, inputs: Sequence, measure: Callable, feedback: Feedback) -> list:
        return [measure(results) for _, results in self._tiles(operation, inputs)]

    def sample(self, operation: Operation, inputs: Sequence, measure: Callable, feedback: Feedback) -> list:
        pieces = spread_pieces(inputs[0].grid.shape, operation.context)
        return list(self.visit(operation, inputs, [piece.inner for piece in pieces], measure, feedback))

    def visit(self, operation, inputs, windows, then, feedback):
        for piece in (around(window, inputs[0].grid.shape, operation.context) for window in windows):
            blocks, (rows, cols) = [read_block(image, piece.outer) for image in inputs], piece.crop
            both = [[block[:, rows, cols] for block in group] for group in (blocks, operation(*blocks))]
            yield then(*both)

    @contextmanager
    def scratch_beside(self, output: object) -> Iterator[Memory]:
        yield Memory()


def test_arrays_become_what_rasters_become(tmp_path: Path, box_network: Callable[..., str]) -> None:
    dates = np.float32([0.01, 1, 1, 1, 2, 500])[:, None, None] * speckle((6, *SHAPE), 4, gaps=0.05)
    network = Network(NetworkFile.at(box_network(), Device.CPU))
    recipe = SuperImageRecipe(FOR_SERIES, 4.0, tuple(range(6)), network)
    stack, streams = as_stack(tmp_path / "in.tif", dates), RasterStreams()
    with Workspace(tmp_path) as workspace:
        writer = workspace.output(tmp_path / "out.tif", stack.grid, bands=[""] * 6)
        image = recipe.make(stack, workspace, streams, Silent())
        despeckle_series(stack, image, 4.0, network, writer.by_band(), None, streams, Silent())

    images, output = ArrayImages(dates), Memory().scratch("out", GRID, 6)
    with np.errstate(all="ignore"):
        in_memory = recipe.make(images, Memory(), ArrayStreams(), Silent())
        assert in_memory.levels == image.levels
        despeckle_series(images, in_memory, 4.0, network, output.by_band(), None, ArrayStreams(), Silent())
    np.testing.assert_allclose(output.values, read(tmp_path / "out.tif"), rtol=1e-4)
