"""The limits of a run, and the tiles that keep to them."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass
from itertools import product

from ..errors import InputError
from ..raster.tiles import Shape, all_outer, largest_outer
from .operation import Operation

MIB = 2**20
_SMALLEST = 64  # pixels a side, however little memory there is
_BLOCK = 256  # sides of automatic tiles are multiples of a GeoTIFF block, where memory allows
STATISTICS_SIDE = 1024  # pixels: a sum over an image must not depend on the user's tile size


@dataclass(frozen=True)
class Limits:
    """Limits of a run: tile side in pixels (0 = automatic), memory in MiB, threads (0 = one per core)."""

    tile_size: int = 0
    memory: int = 2048
    threads: int = 0

    def __post_init__(self) -> None:
        for name, value, least in (
            ("TILE_SIZE", self.tile_size, 0),
            ("MEMORY", self.memory, 1),
            ("The number of threads", self.threads, 0),
        ):
            if value < least:
                raise InputError(f"{name} must be {least} or more, not {value}.")

    @property
    def tile_sides(self) -> Shape | None:
        """Rows and columns of a tile, if the user chose them."""
        return (self.tile_size, self.tile_size) if self.tile_size else None

    @property
    def workers(self) -> int:
        if self.threads:
            return self.threads
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    @property
    def budget(self) -> float:
        """Bytes for blocks: the rest is for QGIS itself, GDAL's cache and the allocator."""
        return 0.7 * self.memory * MIB


def choose_sides(operation: Operation, shape: Shape, bands: int, limits: Limits, workers: int = 0) -> Shape:
    """Choose rows and columns of a tile: those at which as little as memory allows is read twice.

    They are no larger than the operation likes them, and so small that there are two tiles for every worker, as far as
    they stay larger than their halos. Of plans that are as good the smallest tiles are taken: large ones beside small
    ones would leave workers idle.

    Parameters
    ----------
    workers : elsewhere; 0 where the threads of this process compute the tiles

    Examples
    --------
    >>> from .operation import Identity
    >>> choose_sides(Identity(), (8000, 8000), 1, Limits(threads=2))
    (1024, 1024)
    >>> choose_sides(Identity(), (8000, 8000), 100, Limits(threads=2, memory=500))
    (512, 512)
    >>> choose_sides(Identity(), (2100, 2100), 1, Limits(threads=2))
    (768, 768)
    """
    pixel = (4 * bands + operation.pixel_bytes) * in_flight(operation, limits)
    side, smallest = operation.side, max(_BLOCK, 4 * max(operation.context.depth))
    least = 2 * (workers or limits.workers) if workers or operation.concurrent else 1
    while side > smallest and -(-shape[0] // side) * -(-shape[1] // side) < least:
        side //= 2
    lengths = sorted({_SMALLEST, min(side, 2 * _SMALLEST), *range(_BLOCK, side, _BLOCK), side})
    fitting = [
        sides
        for sides in product(lengths, repeat=2)
        if largest_outer(shape, sides, operation.context) * pixel <= limits.budget
    ]

    def cost(sides: Shape) -> tuple[int, ...]:
        tiles = math.prod(-(-size // each) for size, each in zip(shape, sides))
        return all_outer(shape, sides, operation.context), tiles, max(sides), sum(sides)

    return min(fitting or [(_SMALLEST, _SMALLEST)], key=cost)


def in_flight(operation: Operation, limits: Limits) -> int:
    """Number of blocks in memory at once: a second one, read ahead, is enough for an operation that uses every core.

    Examples
    --------
    >>> from .operation import Identity
    >>> in_flight(Identity(), Limits(threads=4))
    5
    """
    return limits.workers + 1 if operation.concurrent else 2


def statistics_side(operation: Operation, bands: int, limits: Limits) -> int:
    """Tile side of a pass that only measures, whatever tile size the user chose.

    Examples
    --------
    >>> from .operation import Identity
    >>> statistics_side(Identity(), 1, Limits(tile_size=64))
    1024
    """
    return min(STATISTICS_SIDE, *choose_sides(operation, (10**6, 10**6), bands, limits))
