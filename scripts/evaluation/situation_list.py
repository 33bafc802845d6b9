"""The situations that are measured: the making of each series, the despeckled dates, and their figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from sar_despeckle.models.library.product import Product

from . import situation_measures as measures
from . import situation_scenes as scenes
from . import situation_speckle as speckle
from .known_series import LEVEL, SIDE, lattice
from .situation_measures import Found, Results
from .situation_scenes import ABSENT, MULTILOOKED, PRESENT, SINGLE_LOOK, Ground, Scene

Array = NDArray[np.float32]

*SMALL_FIELDS, LARGE_FIELD = scenes.SEASON_SIDES
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
def situations(product: Product) -> tuple[Situation, ...]:
    """Situations of single-look series, or those among them that multilooked ones are measured in."""
    if product is Product.SLC:
        flat, natural = SINGLE_LOOK
        return (*_on(flat), *_on(natural), *_of_values(flat), *_of_speckle())
    flat, natural = MULTILOOKED
    return (_nothing(flat), *_on(natural), *_of_values(flat))


def _nothing(ground: Ground) -> Situation:
    return _of_scene("nothing", Scene(ground), (PRESENT, *ABSENT), measures.nothing)


def _on(ground: Ground) -> list[Situation]:
    """Situations in which something comes, goes or changes."""
    nothing = _nothing(ground)
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
        *(
            _of_scene("seasons", Scene(ground, patches), (PRESENT, *ABSENT), measures.followed, nothing)
            for patches in (scenes.seasons(SMALL_FIELDS, 64), scenes.seasons([LARGE_FIELD], SIDE // 2))
        ),
        _of_scene("footprints", Scene(ground, footprints=True), ABSENT, measures.step, nothing),
    ]


def _of_scene(
    name: str, scene: Scene, watched: Sequence[int], judge: Callable[..., Found], still: Situation | None = None
) -> Situation:
    return Situation(f"{name}, {scene.ground.name}", scene.images, tuple(watched), partial(judge, scene), still)


def _of_values(flat: Ground) -> list[Situation]:
    """Situations in which there is something at all dates."""
    constants = Situation("constants", partial(speckle.with_constants, flat), ABSENT, measures.beside_constants)
    structures = _of_scene("structures", speckle.structures(flat), ABSENT, measures.beside_structures)
    return [constants, structures, *(_sea(floor, flat.looks) for floor in speckle.FLOORS)]


def _sea(floor: float, looks: int) -> Situation:
    label = speckle.sea_label(floor)

    def judge(results: Results) -> Found:
        return measures.off_level(label, results, speckle.sea_level(floor, looks), speckle.open_sea())

    return Situation(label, partial(speckle.clipped_sea, floor, looks), ABSENT, judge)


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
