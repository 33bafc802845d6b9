"""The limits of a run, and the tiles that keep to them."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ..errors import InputError
from ..raster.tiles import largest_outer
from .operation import Operation

MIB = 2**20
_SMALLEST = 64  # pixels a side, however little memory there is
_BLOCK = 256  # sides of automatic tiles are multiples of a GeoTIFF block
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
    def workers(self) -> int:
        if self.threads:
            return self.threads
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    @property
    def budget(self) -> float:
        """Bytes for blocks: the rest is for QGIS itself, GDAL's cache and the allocator."""
        return 0.7 * self.memory * MIB


def choose_side(operation: Operation, shape: tuple[int, int], bands: int, limits: Limits) -> int:
    """Choose the tile side: the operation's own if memory allows, and small enough for every thread to have tiles.

    Examples
    --------
    >>> from .operation import Identity
    >>> choose_side(Identity(), (8000, 8000), 1, Limits(threads=2))
    1024
    >>> choose_side(Identity(), (8000, 8000), 100, Limits(threads=2, memory=500))
    512
    >>> choose_side(Identity(), (2100, 2100), 1, Limits(threads=2))
    768
    """
    pixel = (4 * bands + operation.pixel_bytes) * in_flight(operation, limits)
    side = operation.side
    if operation.concurrent:
        while side > _BLOCK and -(-shape[0] // side) * -(-shape[1] // side) < 2 * limits.workers:
            side //= 2
    while side > _SMALLEST and largest_outer(shape, side, operation.context) * pixel > limits.budget:
        side = side - _BLOCK if side > _BLOCK else side // 2
    return _even(side, shape)


def _even(side: int, shape: tuple[int, int]) -> int:
    """The smallest side of whole blocks that makes no more tiles: large tiles beside small ones leave workers idle."""
    needed = max(-(-size // -(-size // side)) for size in shape)
    return min(side, -(-needed // _BLOCK) * _BLOCK)


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
    return min(STATISTICS_SIDE, choose_side(operation, (10**6, 10**6), bands, limits))
