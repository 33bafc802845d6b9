"""Results of the plugin for arrays: the functions behind the Processing algorithms, from files to files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.core.feedback import Silent
from sar_despeckle.core.raster.grid import Grid
from sar_despeckle.core.raster.reader import RasterInput, Stack, StackReader, open_stack
from sar_despeckle.core.raster.tiles import Window
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.streaming.raster_streams import RasterStreams
from sar_despeckle.core.streaming.streams import Images
from sar_despeckle.core.streaming.workspace import Workspace
from sar_despeckle.models.despeckling.despeckler import Despeckler
from sar_despeckle.models.despeckling.series import despeckle_series
from sar_despeckle.models.despeckling.single_image import despeckle
from sar_despeckle.models.despeckling.super_image import SuperImageMethod, SuperImageRecipe, foreign_super_image
from sar_despeckle.models.library.product import Speckle, recognise_speckle

Array = NDArray[np.float32]
STREAMS = RasterStreams()


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
        yield writer.read_back(), workspace


def _spaced(despeckler: Despeckler, speckle: Speckle) -> Despeckler:
    """A despeckler with the spacing of the speckle, times its own."""
    return replace(despeckler, spacing=speckle.spacing * despeckler.spacing)  # type: ignore[type-var]


def despeckled(images: Array, despeckler: Despeckler, phases: Array | None = None) -> Array:
    """Every image by itself: ``despeckle``, and with phases in radians ``pgd2net``."""
    with ExitStack() as opened:
        stack, workspace = opened.enter_context(_as_stack(images))
        writer = workspace.scratch("single", stack.grid, len(stack))
        despeckler = _spaced(despeckler, recognise_speckle(stack, 0, STREAMS, Silent()))
        beside = None if phases is None else opened.enter_context(_as_stack(phases))[0].phases()
        despeckle(stack, despeckler, writer.by_band(), STREAMS, Silent(), beside)
        return whole(writer.read_back())


def super_image(
    images: Array, denoiser: Despeckler | None, method: SuperImageMethod = SuperImageMethod.TEMPORAL_MEAN
) -> Array:
    """One image of the dates, cleaned: ``superimage METHOD=0 DENOISE=1``; ``(rows, cols)``."""
    with _as_stack(images) as (stack, workspace):
        speckle = recognise_speckle(stack, 0, STREAMS, Silent())
        denoiser = _spaced(denoiser, speckle) if denoiser else None
        recipe = SuperImageRecipe(method, speckle.looks, (0,), denoiser, speckle.spacing)
        return whole(recipe.make(stack, workspace, STREAMS, Silent()).image)[0]


def _variation(images: Array, speckle: Speckle, opened: ExitStack) -> tuple[Images, ...]:
    """The variation of a series, as the plugin measures it beside its super-image."""
    stack, workspace = opened.enter_context(_as_stack(images))
    recipe = SuperImageRecipe(
        SuperImageMethod.TEMPORAL_MEAN, speckle.looks, (0,), None, speckle.spacing, speckle.correlation
    )
    return recipe.make(stack, workspace, STREAMS, Silent()).variation


def despeckled_series(
    images: Array, reference: Array, despeckler: Despeckler, wanted: Sequence[int] | None = None
) -> Array:
    """Dates with their super-image, as the second half of ``despecklestack`` does: ``(wanted, rows, cols)``.

    Parameters
    ----------
    reference : super-image of all the images, cleaned, ``(rows, cols)``
    wanted : which dates; all where None
    """
    chosen = images if wanted is None else images[list(wanted)]
    with ExitStack() as opened:
        stack, workspace = opened.enter_context(_as_stack(chosen))
        divisor, _ = opened.enter_context(_as_stack(reference[None]))
        speckle = recognise_speckle(stack, 0, STREAMS, Silent())
        despeckler = _spaced(despeckler, speckle)
        beside = foreign_super_image(stack, divisor, speckle.looks, STREAMS, Silent())
        # it is none: it is made of these dates and has their level
        levels = tuple(replace(level, usual=1.0) for level in beside.levels)
        beside = replace(beside, levels=levels, dates=len(images), variation=_variation(images, speckle, opened))
        writer = workspace.scratch("series", stack.grid, len(stack))
        despeckle_series(stack, beside, *speckle.samples, despeckler, writer.by_band(), None, STREAMS, Silent())
        return whole(writer.read_back())
