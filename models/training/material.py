"""What a training on real stacks is given: windows to train on, and a date or a scene that judges it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...core.errors import InputError
from ...core.feedback import Silent
from .leftout import Held, hold_out
from .windows import read_windows

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Material:
    """What stacks give to a training, and what judges it, with the names of the dates."""

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
    from ...core.reader import RasterInput, open_stack

    opened = [open_stack([RasterInput(path) for path in paths]) for paths in stacks]
    labels = [tuple(source.label for source in stack.sources) for stack in opened]
    windows = [read_windows(stack, Silent(), seed) for stack in opened]
    if judge:
        scene = open_stack([RasterInput(path) for path in judge])
        _require_dates(scene.names, len(scene), 2)
        held = hold_out(read_windows(scene, Silent(), seed, train=False), None)
        judged = [source.label for source in scene.sources]
    else:
        unseen = range(len(opened[0]))[left_out] if -len(opened[0]) <= left_out < len(opened[0]) else None
        if unseen is None:
            raise InputError(f"There is no date {left_out} to leave out; {opened[0].names} has {len(opened[0])}.")
        held, judged = hold_out(windows[0], unseen), [labels[0][unseen]]
        kept = [date for date in range(len(opened[0])) if date != unseen]
        windows[0], labels[0] = windows[0].select(kept), tuple(labels[0][date] for date in kept)
    for stack, part in zip(opened, windows):
        _require_dates(stack.names, part.dates, 2)
    level = float(np.mean(np.concatenate([part.levels for part in windows])))
    return Material([part.training for part in windows], tuple(labels), held, tuple(judged), level)


def _require_dates(names: str, dates: int, wanted: int) -> None:
    if dates < wanted:
        raise InputError(
            f"{names} leaves {dates} dates to train on; give at least {wanted}, and one more that is left out."
        )
