"""Data of a training on real stacks: windows to train on, and a date or a scene that judges it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ....core.errors import InputError
from ....core.feedback import Silent
from .left_out import Held, hold_out
from .stack_windows import Use, read_windows

if TYPE_CHECKING:
    from ....core.raster.reader import Stack

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Material:
    """Data for a training and for judging it, with the names of the dates."""

    stacks: list[Array]
    labels: tuple[tuple[str, ...], ...]
    held: Held
    judge: tuple[str, ...]
    level: float


def read_material(stacks: Sequence[Sequence[str]], judge: Sequence[str], left_out: int, seed: int) -> Material:
    """Read the stacks that the command names.

    Parameters
    ----------
    stacks : rasters of each stack
    judge : rasters of another scene, whose dates judge one another; without it date ``left_out`` of the first stack

    Raises
    ------
    InputError : a raster cannot be used, or a stack has too few dates
    """
    from ....core.raster.reader import RasterInput, open_stack

    opened = [open_stack([RasterInput(path) for path in paths]) for paths in stacks]
    for index, stack in enumerate(opened):
        _require_dates(stack, 2 if judge or index else 3)
    labels = [tuple(source.label for source in stack.sources) for stack in opened]
    uses = [Use.BOTH if not judge and index == 0 else Use.TRAIN for index in range(len(opened))]
    windows = [read_windows(stack, use, Silent(), seed) for stack, use in zip(opened, uses)]
    if judge:
        scene = open_stack([RasterInput(path) for path in judge])
        _require_dates(scene, 2)
        held = hold_out(read_windows(scene, Use.JUDGE, Silent(), seed), None)
        judged = [source.label for source in scene.sources]
    else:
        dates = len(opened[0])
        if not -dates <= left_out < dates:
            raise InputError(f"There is no date {left_out} to leave out; {opened[0].names} has {dates}.")
        unseen = left_out % dates
        held, judged = hold_out(windows[0], unseen), [labels[0][unseen]]
        kept = [date for date in range(dates) if date != unseen]
        windows[0], labels[0] = windows[0].select(kept), tuple(labels[0][date] for date in kept)
    level = float(np.mean(np.concatenate([part.levels for part in windows])))
    return Material([part.training for part in windows], tuple(labels), held, tuple(judged), level)


def _require_dates(stack: Stack, wanted: int) -> None:
    if len(stack) < wanted:
        also = ": two to learn from each other, and one left out to judge by" if wanted > 2 else ""
        raise InputError(f"{stack.names} has {len(stack)} dates; give at least {wanted}{also}.")
