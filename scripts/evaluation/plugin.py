"""What the plugin makes of arrays: the functions behind the Processing algorithms, from files to files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.grid import Grid
from sar_despeckle.core.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.runner import Limits
from sar_despeckle.core.scale import Scale
from sar_despeckle.core.tiles import Window
from sar_despeckle.core.workspace import Workspace
from sar_despeckle.models.pipeline import Network, SuperImage, SuperImageMethod, despeckle, despeckle_ratio

Array = NDArray[np.float32]
LIMITS = Limits()


def whole(stack: Stack) -> Array:
    """All of a stack: linear intensity ``(dates, rows, cols)``, NaN = no data."""
    return StackReader(stack).read(Window(0, 0, *stack.grid.shape))


def read(paths: Sequence[Path], scale: Scale) -> Array:
    """Rasters as intensity, dates in their order."""
    return whole(open_stack([RasterInput(str(path)) for path in paths], scale))


@contextmanager
def _as_stack(images: Array) -> Iterator[tuple[Stack, Workspace]]:
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-evaluate-") as folder, Workspace(folder) as workspace:
        grid = Grid(images.shape[1], images.shape[2], "", (0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
        writer = workspace.scratch("images", grid, len(images))
        writer.write(images, Window(0, 0, *grid.shape))
        yield workspace.read_back(writer), workspace


def despeckled(images: Array, network: Network) -> Array:
    """Every image by itself: ``despeckle``."""
    with _as_stack(images) as (stack, workspace):
        writer = workspace.scratch("single", stack.grid, len(stack))
        despeckle(stack, network, [writer], LIMITS, Silent())
        return whole(workspace.read_back(writer))


@dataclass(frozen=True)
class SeriesResult:
    """The super-image ``(rows, cols)``, and the wanted dates ``(wanted, rows, cols)``."""

    super_image: Array
    dates: Array


def despeckled_series(
    images: Array, denoiser: Network, network: Network, looks: float = 1.0, wanted: Sequence[int] | None = None
) -> SeriesResult:
    """Every date with the cleaned mean of all: ``despecklestack`` as it is by default.

    Parameters
    ----------
    wanted : the dates to despeckle; all of them where None. The super-image is made of all dates in any case
    """
    chosen = range(len(images)) if wanted is None else wanted
    with _as_stack(images) as (stack, workspace):
        recipe = SuperImage(SuperImageMethod.TEMPORAL_MEAN, looks, (0,), denoiser)
        image = recipe.make(stack, workspace, LIMITS, Silent())
        writer = workspace.scratch("series", stack.grid, len(chosen))
        despeckle_ratio(stack.select(*chosen), image, network, [writer], None, LIMITS, Silent())
        return SeriesResult(whole(image)[0], whole(workspace.read_back(writer)))
