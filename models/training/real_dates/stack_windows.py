"""Windows of real stacks to train on: a bounded number of them, spread over the scene, with every date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ....core.errors import Cancelled, InputError
from ....core.feedback import Feedback, parts
from ....core.raster.tiles import Window
from ....core.statistics.gaps import fill_gaps

if TYPE_CHECKING:
    from ....core.raster.reader import Stack, StackReader
    from ....core.streaming.streams import Streams

Array = NDArray[np.float32]

SIDES = (256, 128, 64)  # of a window, largest first
CONTEXT = 32  # pixels around a window that is held out: it is judged, so its edges must not be edges to the network
MOST = 64  # windows
_ENOUGH = 4  # windows of a side that are to be divided: where a scene has fewer, they are made smaller
_HELD = 4  # every fourth window is held out
_MEMORY = 2**29  # bytes of all windows
_TRIES = 8  # places looked at for every window wanted: elsewhere there may be no data


@dataclass(frozen=True)
class Windows:
    """Windows of a stack, each date aligned: its mean log-amplitude over the whole image is 0.

    Attributes
    ----------
    training : log-amplitude ``(windows, dates, side, side)``, without gaps; there may be none
    held : the same of the windows that judge, with CONTEXT more pixels on every side, in which gaps are filled
    levels : mean log-amplitude of each date ``(dates,)`` before it was aligned
    """

    training: Array
    held: Array
    levels: NDArray[np.float64]

    @property
    def images(self) -> Array:
        """All windows, those held out without their surroundings: ``(windows, dates, side, side)``."""
        return np.concatenate([self.training, self.held[..., CONTEXT:-CONTEXT, CONTEXT:-CONTEXT]])

    @property
    def side(self) -> int:
        return int(self.training.shape[-1])

    @property
    def dates(self) -> int:
        return len(self.levels)

    def select(self, dates: Sequence[int]) -> Windows:
        """The same windows at some of the dates."""
        chosen = list(dates)
        return Windows(self.training[:, chosen], self.held[:, chosen], self.levels[chosen])


class Use(Enum):
    """Purpose of the windows of a stack."""

    TRAIN = "train"
    JUDGE = "judge"
    BOTH = "both"  # three quarters to train on, the rest to judge by


def read_windows(stack: Stack, use: Use, feedback: Feedback, seed: int = 0, streams: Streams | None = None) -> Windows:
    """Read windows of a stack, of the largest size of which there are enough.

    Parameters
    ----------
    streams : for the pass over all of the stack that measures its levels

    Raises
    ------
    InputError : a file cannot be read, or the dates have too few windows full of data in common
    Cancelled : the user asked to stop
    """
    from ....core.raster.reader import StackReader
    from ....core.streaming.raster_streams import RasterStreams
    from ....core.whole_image.levels import measure_log_levels

    first, second = parts(feedback, 1, 1)
    levels = 0.5 * np.array(measure_log_levels(stack, streams or RasterStreams(), first))
    fewest = 2 if use is Use.BOTH else 1
    for side in SIDES:
        places = _find_places(StackReader(stack), side, seed, second)
        if len(places) >= (_ENOUGH if use is Use.BOTH and side > SIDES[-1] else fewest):
            break
    else:
        raise InputError(
            f"{stack.names} do not have {fewest} window{'s'[: fewest - 1]} of {side} × {side} pixels in common that "
            "are full of data at every date; give a larger piece, or leave out the dates with the largest gaps."
        )
    reader = StackReader(stack)
    held = _held(places, use)
    training = [_aligned(reader, place, levels) for place in places if place not in held]
    judging = [_aligned(reader, _widened(place), levels) for place in held]
    outer = side + 2 * CONTEXT
    return Windows(
        np.array(training, np.float32).reshape(-1, len(stack), side, side),
        np.array(judging, np.float32).reshape(-1, len(stack), outer, outer),
        levels,
    )


def _held(places: list[Window], use: Use) -> list[Window]:
    if use is Use.BOTH:
        return places[_HELD - 1 :: _HELD] or places[-1:]
    return places if use is Use.JUDGE else []


def _find_places(reader: StackReader, side: int, seed: int, feedback: Feedback) -> list[Window]:
    """Windows without a gap at any date, in random order, disjoint."""
    rows, cols = reader.stack.grid.shape
    down, right = rows // side, cols // side
    top, left = (rows - down * side) // 2, (cols - right * side) // 2
    wanted = max(2, min(MOST, _MEMORY // (4 * side * side * len(reader.stack))))
    cells = np.random.default_rng((seed, side)).permutation(down * right)[: _TRIES * wanted]
    found: list[Window] = []
    for tried, cell in enumerate(cells.tolist()):
        place = Window(top + cell // right * side, left + cell % right * side, side, side)
        if feedback.cancelled():
            raise Cancelled
        if not np.isnan(reader.read(place)).any():
            found.append(place)
        feedback.progress(max(len(found) / wanted, tried / len(cells)))
        if len(found) == wanted:
            break
    return found


def _widened(place: Window) -> Window:
    return Window(place.row - CONTEXT, place.col - CONTEXT, place.rows + 2 * CONTEXT, place.cols + 2 * CONTEXT)


def _aligned(reader: StackReader, place: Window, levels: NDArray[np.float64]) -> Array:
    from ....core.streaming.tile_workers import read_block

    with np.errstate(divide="ignore"):
        values = 0.5 * np.log(read_block(reader, place)) - levels[:, None, None].astype(np.float32)
    return np.concatenate([fill_gaps(image) for image in values])
