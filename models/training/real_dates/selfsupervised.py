"""SAR2SAR's self-supervised training on stacks of one's own (Dalsasso, Denis, Tupin 2021, IEEE JSTARS 14, section III).

``python -m sar_despeckle.models.training.real_dates.selfsupervised --stack DATES… --start lean-slc --phases ABC``

Stops and resumes: ``--minutes 9`` trains for nine minutes, and the same call goes on. After every phase it prints, and
keeps in ``record.json``, how well the network predicts a date that was never trained on, and what the phase changed.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from ....core.errors import InputError
from ...files.card import Card
from ...files.onnx_file import read_card
from ...library.catalog import find_model
from ...networks.architectures import ARCHITECTURES
from ..descent import Descent
from ..export import describe, export
from ..recipes import RECIPES
from .left_out import Array, Held, decibel_change, equivalent_looks, estimate_held, estimator, score
from .pairs import BATCH, SIDE, Estimator, Pairs, Phase, by_subsampling
from .prepared import SINGLE, Prepared, open_prepared
from .stacks import read_material

NONE = "none"
_FRESH_RATE, _START_RATE = 5e-4, 1e-4  # highest learning rates from random weights, and from a trained network's
_SAVE_EVERY = 60.0  # seconds


@dataclass(frozen=True)
class Settings:
    """Settings of a training: everything but the values of its data. A training is resumed only with equal settings.

    Attributes
    ----------
    stacks : labels of the dates of each stack that is trained on
    judge : labels of the dates that judge: the one left out, or those of another scene
    start : name of a bundled network, or ``none``
    phases : letters of :class:`Phase`, in their order
    steps : of each phase
    looks : of each date, for the speckle of phase A
    """

    stacks: tuple[tuple[str, ...], ...]
    judge: tuple[str, ...]
    start: str = NONE
    architecture: str = "sar2sar"
    phases: str = "ABC"
    steps: int = 2000
    rate: float = _FRESH_RATE
    seed: int = 0
    batch: int = BATCH
    side: int = SIDE
    looks: float = 1.0
    bfloat16: bool = False


@dataclass
class Progress:
    """Progress of a training, and its results so far.

    Attributes
    ----------
    phase : index of the phase that is being trained
    rows : one per finished phase, and one for the first network
    """

    phase: int = 0
    minutes: float = 0.0
    losses: list[float] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)


class Training:
    """A training in a folder: ``run()`` it until ``finished``.

    Parameters
    ----------
    network : aligned log-amplitude in and out; a training in the folder continues with its own instead
    stacks : aligned log-amplitude ``(windows, dates, side, side)`` of each stack, without the judging dates

    Raises
    ------
    InputError : the folder holds a training with other settings
    """

    def __init__(
        self, settings: Settings, network: nn.Module, stacks: Sequence[Array], held: Held, folder: Path, device: str
    ) -> None:
        self.settings, self.stacks, self.held = settings, list(stacks), held
        self.folder, self.device = folder, device
        self.progress = Progress()
        self.descent = self._descent(network)
        self.previous: nn.Module = self.descent.average
        folder.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self._load()
        else:
            self.progress.rows.append({"phase": "", "what": f"start: {settings.start}", **self._measure(None)})
            self._begin()
        self.pairs = self._pairs()

    @property
    def checkpoint(self) -> Path:
        return self.folder / "selfsupervised.pt"

    @property
    def record(self) -> Path:
        return self.folder / "record.json"

    @property
    def finished(self) -> bool:
        return self.progress.phase >= len(self.settings.phases)

    @property
    def phase(self) -> Phase:
        return Phase(self.settings.phases[self.progress.phase])

    def run(self, minutes: float = math.inf, report: int = 100) -> None:
        """Train until all phases are done or the minutes of this call are over, printing the mean loss."""
        saved = time.monotonic()
        for losses in self.steps(60 * minutes):
            if len(losses) % report == 0:
                print(f"step {len(losses)}: loss {np.mean(losses[-report:]):.4f}")
            if time.monotonic() - saved > _SAVE_EVERY:
                self.save()
                saved = time.monotonic()
        self.save()

    def steps(self, seconds: float = math.inf) -> Iterator[list[float]]:
        """Train for so many seconds, phase after phase; yields the losses of the phase after every step."""
        started = time.monotonic()
        while not self.finished and (left := seconds - (time.monotonic() - started)) > 0:
            assert self.pairs is not None
            before = self.progress.minutes
            for loss, spent in self.descent.steps(self.pairs, self._share, left):
                self.progress.losses.append(loss)
                self.progress.minutes = before + spent / 60
                if self.descent.done < self.settings.steps:
                    yield self.progress.losses
            if self.descent.done == self.settings.steps:
                losses = self.progress.losses
                self._end_phase()
                yield losses

    def _share(self, _: float) -> float:
        return self.descent.done / self.settings.steps

    def _descent(self, network: nn.Module) -> Descent:
        return Descent(network, self.settings.rate, self.device, self.settings.bfloat16)

    def _estimator(self, network: nn.Module) -> Estimator:
        return estimator(network.eval(), self.device, self.settings.bfloat16)

    def _begin(self) -> None:
        """Begin a phase with the average weights of the one before, whose network also compensates changes."""
        self.previous = self.descent.average
        self.descent = self._descent(copy.deepcopy(self.previous))
        self.progress.losses = []

    def _pairs(self) -> Pairs | None:
        if self.finished:
            return None
        s, previous = self.settings, self._estimator(self.previous)
        before = s.phases[: self.progress.phase]
        if self.phase is Phase.C and before and Phase(before[-1]).subsampled:
            previous = by_subsampling(previous)
        untrained = not before and s.start == NONE
        first = None if untrained and self.phase is Phase.A else previous
        return Pairs(self.stacks, self.phase, first, seed=s.seed, batch=s.batch, side=s.side, looks=s.looks)

    def _end_phase(self) -> None:
        losses = self.progress.losses
        tenth = max(1, len(losses) // 10)
        row = {
            "phase": self.phase.value,
            "what": _WORDS[self.phase],
            "steps": len(losses),
            "minutes": round(self.progress.minutes - sum(r.get("minutes", 0.0) for r in self.progress.rows), 2),
            "loss": [round(float(np.mean(losses[:tenth])), 4), round(float(np.mean(losses[-tenth:])), 4)],
            **self._measure(self.phase),
        }
        self.progress.rows.append(row)
        print(_told(row))
        self.progress.phase += 1
        self._begin()
        self.pairs = self._pairs()
        self.save()

    def _measure(self, phase: Phase | None) -> dict[str, Any]:
        """Scores of the present network on the windows held out, and the change that the phase has made."""
        estimates = estimate_held(self._estimator(self.descent.average), self.held)
        found: dict[str, Any] = {"score": score(estimates, self.held.unseen), "enl": equivalent_looks(estimates)}
        if phase is not None:
            before = estimate_held(self._estimator(self.previous), self.held)
            found["score_change"] = found["score"] - score(before, self.held.unseen)
            found["decibel_change"] = decibel_change(before, estimates)
            if phase.subsampled:
                quarters = by_subsampling(self._estimator(self.descent.average))
                found["score_subsampled"] = score(estimate_held(quarters, self.held), self.held.unseen)
        return {key: round(value, 5) for key, value in found.items()}

    def save(self) -> None:
        """Write checkpoint and record, each whole."""
        state = {
            "settings": json.dumps(asdict(self.settings)),
            "progress": json.dumps(asdict(self.progress)),
            "descent": self.descent.state(),
            "previous": self.previous.state_dict(),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, self.checkpoint)
        part = self.record.with_suffix(".part")
        content = {"settings": asdict(self.settings), "rows": self.progress.rows}
        part.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(part, self.record)

    def _load(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        if state["settings"] != json.dumps(asdict(self.settings)):
            raise InputError(
                f"{self.checkpoint} is a training with other rasters or settings; give another folder, or remove it."
            )
        self.previous = copy.deepcopy(self.descent.average)
        self.previous.load_state_dict(state["previous"])
        self.descent.load(state["descent"])
        self.progress = Progress(**json.loads(state["progress"]))


_WORDS = {
    Phase.A: "synthetic speckle on the mean of the dates",
    Phase.B: "pairs of dates, every second pixel",
    Phase.C: "pairs of dates, full resolution",
}


def _told(row: dict[str, Any]) -> str:
    values = "; ".join(f"{key} {value}" for key, value in row.items() if key not in ("phase", "what"))
    return f"After phase {row['phase']} ({row['what']}): {values}"


def first_network(start: str, architecture: str, level: float, seed: int) -> tuple[nn.Module, Card]:
    """The network that a training begins with, and a card for its result.

    Parameters
    ----------
    start : name of a network, or ``none`` for random weights of an architecture
    level : mean log-amplitude of the images, for networks whose card leaves it as it is

    Raises
    ------
    InputError : there is no such network, or it is not for single images
    """
    if start != NONE:
        path = find_model(start, "date")
        card = read_card(str(path))
        return open_prepared(path, card, level, whole=False), card
    torch.manual_seed(seed)
    recipe = replace(RECIPES[f"{architecture}-slc"], seed=seed)
    return Prepared(ARCHITECTURES[architecture]()), describe(recipe, 0.0, {})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stack", nargs="+", action="append", required=True, help="its dates; may be given again")
    parser.add_argument("--judge", nargs="+", default=[], help="dates of another scene, which are not trained on")
    parser.add_argument("--left-out", type=int, default=-1, help="date of the first stack that judges without --judge")
    parser.add_argument("--start", default=NONE, help="network to start from, or none")
    parser.add_argument("--architecture", choices=SINGLE, default="sar2sar", help="where there is none")
    parser.add_argument("--phases", default="ABC")
    parser.add_argument("--steps", type=int, default=2000, help="of each phase")
    parser.add_argument("--rate", type=float, help="highest learning rate")
    parser.add_argument("--looks", type=float, default=1.0, help="of each date, for phase A")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many; the same call goes on")
    parser.add_argument("--bfloat16", action="store_true", help="quicker where the processor has it")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--folder", type=Path, default=Path("selfsupervised"))
    parser.add_argument("--output", type=Path, help="the .onnx file, written when all phases are done")
    given = parser.parse_args()
    if not given.phases or set(given.phases) - {phase.value for phase in Phase}:
        parser.error(f"--phases {given.phases} is not made of the letters A, B and C")
    if given.start == NONE and given.phases[0] != "A":
        parser.error("without a network to start from the phases begin with A")
    if given.steps < 1 or not given.looks > 0:
        parser.error("--steps and --looks must be positive")
    try:
        training, card = _prepare(given)
        training.run(given.minutes)
    except InputError as error:
        sys.exit(str(error))
    print(f"The record is {training.record}")
    if given.output and training.finished:
        _export(training, card, given.output)
        print(f"Wrote {given.output}")


def _prepare(given: argparse.Namespace) -> tuple[Training, Card]:
    material = read_material(given.stack, given.judge, given.left_out, given.seed)
    network, card = first_network(given.start, given.architecture, material.level, given.seed)
    settings = Settings(
        material.labels,
        material.judge,
        given.start,
        card.architecture,
        given.phases,
        given.steps,
        given.rate or (_FRESH_RATE if given.start == NONE else _START_RATE),
        given.seed,
        looks=given.looks,
        bfloat16=given.bfloat16,
    )
    return Training(settings, network, material.stacks, material.held, given.folder, given.device), card


def _export(training: Training, card: Card, path: Path) -> None:
    settings, rows = training.settings, training.progress.rows
    dates = "; ".join(", ".join(labels) for labels in settings.stacks)
    trained = f"self-supervised on {dates}, phases {settings.phases}, {settings.steps} steps each from {settings.start}"
    before = f" {card.version} ({card.training})" if settings.start != NONE else ""
    network = training.descent.average
    assert isinstance(network, Prepared)
    export(network.network, replace(card, name=path.stem, training=f"{trained}{before}; {rows[-1]}"), path)


if __name__ == "__main__":
    main()
