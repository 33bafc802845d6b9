"""Random rasters of all types under random parameters: whatever is drawn, a run ends well or with one sentence.

Every case draws from random numbers of its own, so a seed tries the same runs again, and another one others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .case import Case, outputs
from .checks import require_either
from .place import Place
from .shared import contract

CATEGORY = "random"
ALGORITHMS = ("despecklestack", "superimage", "glrtmultilook", "despeckle", "mulog", "ratiodespeckle", "looks")
RUNS = 10  # of each algorithm
TYPES: tuple[Any, ...] = (np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.float32, np.float64, np.complex64)
SPECIAL = (0.0, -1.0, 1e-30, 1e30, float("nan"), float("inf"))
NOT_DRAWN = {"MODEL", "DENOISE", "DEVICE", "TARGET", "BAND", "MEMORY", "LOAD"}  # those have categories of their own


def raster(rng: np.random.Generator, shape: tuple[int, int], kind: Any) -> NDArray[Any]:
    """Speckle of any level in a type, and here and there a value that no sensor gives."""
    level = 10.0 ** rng.uniform(-4, 4)
    values = rng.gamma(rng.choice([1, 4]), level, shape)
    if rng.random() < 0.5:
        values[rng.random(shape) < rng.choice([0.01, 0.3, 1.0])] = rng.choice(SPECIAL)
    if np.issubdtype(kind, np.integer):
        limits = np.iinfo(kind)
        values = np.clip(np.nan_to_num(values), limits.min, limits.max)
    with np.errstate(over="ignore", invalid="ignore"):
        found: NDArray[Any] = values.astype(kind)
    return found


def parameters(rng: np.random.Generator, algorithm: str) -> dict[str, Any]:
    """Two of the numbers and choices of an algorithm, from their whole ranges."""
    drawn: dict[str, Any] = {}
    able = [p for p in contract.PARAMETERS[algorithm] if p[1] in ("number", "enum") and p[0] not in NOT_DRAWN]
    for index in rng.permutation(len(able))[:2]:
        name, kind, default, *_ = able[index]
        if kind == "enum":
            drawn[name] = int(rng.integers(0, 3))
        elif isinstance(default, int):
            drawn[name] = int(rng.integers(0, 40))
        else:
            drawn[name] = float(f"{10.0 ** rng.uniform(-3, 2):.4g}")
    return drawn


def case(algorithm: str, number: int) -> Case:
    def play(place: Place) -> None:
        rng = place.rng
        shape = (int(rng.integers(1, 70)), int(rng.integers(1, 70)))
        kind = TYPES[int(rng.integers(len(TYPES)))]
        single = algorithm in ("despeckle", "mulog", "looks")
        dates = 1 if single else int(rng.integers(2, 5))
        paths = place.dates(np.stack([raster(rng, shape, kind) for _ in range(dates)]))
        given: dict[str, Any] = {"INPUT": paths[0] if single else paths}
        if algorithm == "ratiodespeckle":
            given["SUPERIMAGE"] = place.write("super.tif", raster(rng, shape, np.float32))
        ended = place.run(algorithm, **{**given, **outputs(place, algorithm), **parameters(rng, algorithm)})
        require_either(ended)

    return Case(CATEGORY, f"{algorithm}, draw {number}", play)


def cases() -> Iterator[Case]:
    for number in range(RUNS):
        for algorithm in ALGORITHMS:
            yield case(algorithm, number)
