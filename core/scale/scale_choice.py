"""The one scale of a time series: as its files name it, or else as the values of all its dates show it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import InputError
from .scale import Named, Scale, best_named, guess_from_text
from .scale_evidence import FEW, Evidence, Sample, Verdict, judge, weigh

_REMEDY = "set SCALE to what it is (1 intensity, 2 amplitude, 3 decibel)"
_BY_OTHERS = "as the other dates of the series"


@dataclass(frozen=True)
class Clue:
    """Everything that may tell the scale of one band.

    Attributes
    ----------
    label : of the band, for the user
    texts : its unit, description and metadata, and the name of its file, in the order of trust
    told : by the product that it is from, before all texts
    """

    label: str
    texts: tuple[str, ...]
    sample: Sample
    told: Named | None = None

    @property
    def named(self) -> Named | None:
        return self.told or best_named(guess_from_text(text) for text in self.texts)


def choose_scale(clues: Sequence[Clue]) -> tuple[Scale, list[str]]:
    """Find the scale of all the bands of a series, and for each the reason in words.

    Raises
    ------
    InputError : names contradict each other or the values, or the values leave the scale open

    Examples
    --------
    >>> import numpy as np
    >>> sample = Sample((np.full((64, 64), 0.1, np.float32),))
    >>> choose_scale([Clue("a.tif", ("", "gamma0 power"), sample)])
    (<Scale.INTENSITY: 'intensity'>, ['“power” in its metadata or name'])
    """
    certain = [(clue, named) for clue in clues for named in [clue.named] if named and named.certain]
    return _as_named(clues, certain) if certain else _as_found(clues)


def _as_named(clues: Sequence[Clue], certain: Sequence[tuple[Clue, Named]]) -> tuple[Scale, list[str]]:
    first, name = certain[0]
    for clue, other in certain:
        if other.scale is not name.scale:
            raise InputError(
                f"{first.label} says that it is in {name.scale.value} (“{name.word}”), {clue.label} that it is in "
                f"{other.scale.value} (“{other.word}”); bring them into one scale, or give them one by one."
            )
    for clue in clues:
        problem = _contradiction(weigh(clue.sample), name.scale)
        if problem:
            raise InputError(
                f"{clue.label} is called {name.scale.value} (“{name.word}”), but {problem}; {_REMEDY}, or correct its "
                "metadata."
            )
    return name.scale, [_words(clue.named) if clue.named else _BY_OTHERS for clue in clues]


def _words(named: Named) -> str:
    return named.reason or f"“{named.word}” in its metadata or name"


def _by_all(reason: str) -> str:
    return f"{reason}, all dates together"


def _contradiction(found: Evidence, scale: Scale) -> str | None:
    """The reason, in words, for which the values cannot be in the scale that is named; None if they can."""
    if not found.values:
        return None
    if scale is not Scale.DECIBEL:
        verdict = judge(found)
        return f"{verdict.reason}, as in decibel" if verdict.scale is Scale.DECIBEL and found.negative > FEW else None
    if not found.within_decibels:
        return f"its values reach from {found.lowest:.4g} to {found.highest:.4g}"
    if not found.negatives and found.level < 1:
        return f"its values lie between 0 and 1, with a median of {found.level:.3g}"
    return None


def _as_found(clues: Sequence[Clue]) -> tuple[Scale, list[str]]:
    """The scale that the values show, for bands whose names leave more than one."""
    verdicts = [_verdict(clue) for clue in clues]
    voted = {v.scale: clue.label for clue, v in zip(clues, verdicts) if v.scale}
    if len(voted) > 1 and Scale.DECIBEL in voted:
        raise InputError(_differ(voted))
    if len(voted) == 1:
        (scale,) = voted
        return scale, [v.reason if v.scale else _BY_OTHERS for v in verdicts]
    together = judge(weigh(Sample.together(clue.sample for clue in clues)))
    if together.scale is None:
        raise InputError(_differ(voted) if voted else _open(clues[0].label, together))
    words = together.reason if len(clues) == 1 else _by_all(together.reason)
    return together.scale, [words] * len(clues)


def _open(label: str, verdict: Verdict) -> str:
    return f"The scale of {label} is uncertain: {verdict.reason}, and neither a unit nor a name tells it; {_REMEDY}."


def _differ(voted: dict[Scale, str]) -> str:
    (one, first), (other, second) = list(voted.items())[:2]
    return (
        f"By their values {first} is in {one.value} and {second} in {other.value}; bring them into one scale, or "
        f"{_REMEDY} if both are."
    )


def _verdict(clue: Clue) -> Verdict:
    """The verdict on one band. A band without values leaves it to the other dates.

    Raises
    ------
    InputError : its name and its values contradict each other
    """
    found, named = weigh(clue.sample), clue.named
    verdict = judge(found)
    if not found.values:
        return Verdict(named.scale, _words(named)) if named else Verdict(None, verdict.reason)
    if named is None or verdict.scale is Scale.DECIBEL:
        return verdict
    if named.scale is Scale.AMPLITUDE and verdict.scale is Scale.INTENSITY and not math.isnan(found.spread):
        raise InputError(
            f"{clue.label} is called {named.scale.value} ({_words(named)}), but {verdict.reason}; {_REMEDY}."
        )
    return Verdict(named.scale, _words(named))
