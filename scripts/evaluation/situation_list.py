"""The situations that are measured: the making of each series, the despeckled dates, and their figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from . import situation_measures as measures
from . import situation_scenes as scenes
from . import situation_speckle as speckle
from .known_series import LEVEL, lattice
from .situation_measures import Found, Results
from .situation_scenes import ABSENT, DATES, GROUNDS, PRESENT, Ground, Scene

Array = NDArray[np.float32]

SHIP_STEP, CAR_PARK_STEP, CHANGE_STEP = 72, 84, 42  # pixels between neighbours


@dataclass(frozen=True, eq=False)
class Situation:
    """A series, and the figures of its results.

    Attributes
    ----------
    make : gives the dates ``(dates, rows, cols)``
    watched : dates that are despeckled
    judge : gives the figures of their results, by date; with ``still``, of its results, too
    still : the same ground with nothing on it, to compare with
    """

    name: str
    make: Callable[[], Array]
    watched: tuple[int, ...]
    judge: Callable[..., Found]
    still: Situation | None = None


@cache
def situations() -> tuple[Situation, ...]:
    return (*(one for ground in GROUNDS for one in _on(ground)), *_of_values(), *_of_speckle())


def _on(ground: Ground) -> list[Situation]:
    """Situations in which something comes, goes or changes."""
    nothing = _of_scene("nothing", Scene(ground), (PRESENT, *ABSENT), measures.nothing)
    ships = Scene(ground, scenes.targets(scenes.SHIP, SHIP_STEP), steady=True)
    car_parks = Scene(ground, scenes.targets(scenes.CAR_PARK, CAR_PARK_STEP))
    changes = {
        "small changes": scenes.once(scenes.SMALL, lattice(CHANGE_STEP)),
        "lines": scenes.lines(upright=ground.natural),
        **{f"changes of {side}": scenes.large(side) for side in scenes.LARGE},
    }
    return [
        nothing,
        _of_scene("ships", ships, (PRESENT, *ABSENT), measures.presence),
        _of_scene("car parks", car_parks, (PRESENT, *ABSENT), measures.presence),
        _of_scene("fields", Scene(ground, scenes.fields()), ABSENT, measures.leak, nothing),
        *(
            _of_scene(name, Scene(ground, patches), [PRESENT], measures.changes, nothing)
            for name, patches in changes.items()
        ),
        _of_scene("seasons", Scene(ground, scenes.seasons()), range(0, DATES, 2), measures.followed),
        _of_scene("footprints", Scene(ground, footprints=True), ABSENT, measures.step, nothing),
    ]


def _of_scene(
    name: str, scene: Scene, watched: Sequence[int], judge: Callable[..., Found], still: Situation | None = None
) -> Situation:
    return Situation(f"{name}, {scene.ground.name}", scene.images, tuple(watched), partial(judge, scene), still)


def _of_values() -> list[Situation]:
    """Flat ground on which there is something at all dates."""
    flat = GROUNDS[0]
    constants = Situation("constants", partial(speckle.with_constants, flat), ABSENT, measures.beside_constants)
    structures = _of_scene("structures", speckle.structures(flat), ABSENT, measures.beside_structures)
    return [constants, structures, *(_sea(floor) for floor in speckle.FLOORS)]


def _sea(floor: float) -> Situation:
    label = speckle.sea_label(floor)

    def judge(results: Results) -> Found:
        return measures.off_level(label, results, speckle.sea_level(floor), speckle.open_sea())

    return Situation(label, partial(speckle.clipped_sea, floor), ABSENT, judge)


def _of_speckle() -> list[Situation]:
    """Flat ground under speckle that is sampled finer, or alike from date to date."""
    made: dict[str, Callable[[], Array]] = {}
    for factor in speckle.FINER:
        made[speckle.finer_label(factor, False)] = partial(speckle.interpolated, factor)
        made[speckle.finer_label(factor, True)] = partial(speckle.repeated, factor)
    for coherence, lasting in product(speckle.COHERENCES, (False, True)):
        made[speckle.coherence_label(coherence, lasting)] = partial(speckle.coherent, coherence, lasting)
    return [
        Situation(label, make, ABSENT, partial(measures.speckle_left, label, truth=LEVEL))
        for label, make in made.items()
    ]
