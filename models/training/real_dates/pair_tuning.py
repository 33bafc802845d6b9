"""A phase-guided network tuned on one's own complex stack: it makes near-real pairs of all dates but the last.

As in :mod:`.stack_tuning`, the last date judges the result at places that were not trained on.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from ....core.errors import Cancelled, InputError
from ....core.feedback import Feedback, parts
from ....core.pairs.patches import FEWEST_DATES, Patch, make_patches, places
from ....core.streaming.operation import Identity
from ....core.superimage.glrt import GlrtMultilook
from ...engines.devices import Device
from ...files.card import Card
from ...files.onnx_file import read_weights
from ...library.tuned import Tuned
from ...networks.architectures import ARCHITECTURES
from ..descent import Descent
from ..near_real import Images, NearReal
from .left_out import compare, score
from .stack_tuning import torch_device

if TYPE_CHECKING:
    from ....core.raster.reader import Stack
    from ....core.streaming.streams import Streams

Array = NDArray[np.float32]

SIDES = (256, 128, 64)  # pixels of a patch, largest first
_MOST = 48  # places
_ENOUGH = 8  # places of a side: with fewer, smaller ones are taken
_HELD = 4  # every fourth place is held out
_RATE, _BATCH, _CROP, _SEED = 1e-4, 4, 64, 2026
_CHECKS = 10  # looks at the places held out; the weights of the best are kept
_JUDGED = 24  # images that a check looks at


@dataclass(frozen=True)
class Held:
    """Images that judge.

    Attributes
    ----------
    channels : of each image, ``(1, 3, side, side)``
    levels : its mean log-amplitude
    others, unseen : the reference there, and the date that nothing has seen, ``(images, side, side)`` each
    """

    channels: list[Array]
    levels: list[float]
    others: Array
    unseen: Array


def finetune_on_pairs(
    path: Path,
    card: Card,
    stack: Stack,
    phases: Stack | None,
    looks: float,
    minutes: float,
    device: Device,
    feedback: Feedback,
    streams: Streams,
) -> Tuned:
    """Tune a network that a phase guides.

    Parameters
    ----------
    path, card : of the network
    stack, phases : of single-look dates
    looks : of a date
    minutes : of training; making the pairs and judging come on top

    Raises
    ------
    InputError : the stack cannot be used, too few pairs pass their checks, or there is no such device
    Cancelled : the user asked to stop
    """
    if len(stack) <= FEWEST_DATES:
        raise InputError(
            f"{stack.names} has {len(stack)} date{'s' if len(stack) > 1 else ''}; tuning {card.name} needs at least "
            f"{FEWEST_DATES + 1}: {FEWEST_DATES} to make pairs of, and one left out to judge by."
        )
    where = torch_device(device)
    making, training = parts(feedback, 1, 4)
    train, held = _pairs_and_judges(stack, phases, looks, making, streams)
    feedback.info(
        f"{len(train)} pairs to train on, {len(held.levels)} images held out; {stack.sources[-1].label} is left out to "
        f"judge by. Training on {where}."
    )
    network = ARCHITECTURES[card.architecture]()
    network.load_state_dict({name: torch.from_numpy(value) for name, value in read_weights(str(path)).items()})
    return _Tuning(network, NearReal(train, [], _SEED, _BATCH, _CROP), held, where, training).run(minutes)


def _pairs_and_judges(
    stack: Stack, phases: Stack | None, looks: float, feedback: Feedback, streams: Streams
) -> tuple[list[Images], Held]:
    """Pairs of three quarters of the places, and what judges at the others."""
    seen = list(range(len(stack) - 1))
    dates, own = stack.select(*seen), phases.select(*seen) if phases else None
    side = next((side for side in SIDES if math.prod(n // side for n in stack.grid.shape) >= _ENOUGH), SIDES[-1])
    if min(stack.grid.shape) < side:
        raise InputError(
            f"{stack.names} has {stack.grid.cols} × {stack.grid.rows} pixels; tuning needs {side} × {side} at least."
        )
    windows = places(stack.grid.shape, side)
    windows = [windows[k] for k in np.unique(np.linspace(0, len(windows) - 1, _MOST).round().astype(int))]
    first, second = parts(feedback, len(seen), 1)
    multilook = GlrtMultilook(looks=looks, each_date=True)
    train: list[Images] = []
    judges: list[tuple[int, list[Patch]]] = []
    for place, patches in enumerate(make_patches(dates, own, windows, multilook, streams, first)):
        good = [patch for patch in patches if not patch.checks.reason]
        if place % _HELD == _HELD - 1:
            judges += [(place, good)] if good else []
        else:
            train += [Images(patch.intensity, patch.reference, patch.phase) for patch in good]
    if not train or not judges:
        raise InputError(
            f"Too few patches of {stack.names} pass the checks of training pairs; trainingpairs tells why, place by "
            "place."
        )
    chosen = [windows[place] for place, _ in judges]
    unseen = streams.visit(Identity(), [stack.select(len(stack) - 1)], chosen, lambda inputs, _: inputs[0][0], second)
    return train, _held(judges, list(unseen))


def _held(judges: Sequence[tuple[int, list[Patch]]], unseen: Sequence[Array]) -> Held:
    """Images of the places that judge, spread over places and dates."""
    every = [(patch, other) for (_, patches), other in zip(judges, unseen) for patch in patches]
    every = [(patch, other) for patch, other in every if np.isfinite(other).all() and (other > 0).all()]
    if not every:
        raise InputError("The last date has gaps wherever it should judge; leave it out, or put another one last.")
    drawn = [every[k] for k in np.unique(np.linspace(0, len(every) - 1, _JUDGED).round().astype(int))]
    channels, levels = [], []
    for patch, _ in drawn:
        amplitude = 0.5 * np.log(patch.intensity)
        levels.append(float(amplitude.mean()))
        direction = [np.zeros_like(amplitude)] * 2
        if patch.phase is not None:
            direction = [np.cos(patch.phase), np.sin(patch.phase)]
        channels.append(np.stack([amplitude - np.float32(levels[-1]), *direction])[None])
    others = np.stack([patch.reference for patch, _ in drawn])
    return Held(channels, levels, others, np.stack([other for _, other in drawn]))


class _Tuning:
    """One run, whose best state on the places held out is kept."""

    def __init__(self, network: nn.Module, source: NearReal, held: Held, device: str, feedback: Feedback) -> None:
        self.source, self.held, self.device, self.feedback = source, held, device, feedback
        self.first = self.best = self._estimates(copy.deepcopy(network).to(device).eval())
        self.first_score = self.best_score = score(self.first, held.others)
        self.weights = _weights(network)
        self.descent = Descent(network, _RATE, device)

    def run(self, minutes: float) -> Tuned:
        seconds, checks, spent = 60 * minutes, 0, 0.0
        for _, spent in self.descent.steps(self._batch, lambda done: done / seconds):
            self._check_cancelled()
            share = min(spent / seconds, 1.0)
            self.feedback.progress(share)
            if share * _CHECKS >= checks + 1 or share >= 1:
                checks = int(share * _CHECKS)
                self._check(spent / 60)
        return Tuned(self.weights, compare(self.first, self.best, self.held.unseen), spent / 60, self.descent.done)

    def _batch(self, number: int) -> tuple[torch.Tensor, torch.Tensor]:
        batch = self.source(number)
        return batch.noisy, batch.clean

    def _check_cancelled(self) -> None:
        if self.feedback.cancelled():
            raise Cancelled

    def _check(self, minutes: float) -> None:
        estimates = self._estimates(self.descent.average)
        found = score(estimates, self.held.others)
        self.feedback.info(
            f"{minutes:.2g} min, {self.descent.done} steps: places held out {found:.4f} (before {self.first_score:.4f})"
        )
        if found < self.best_score:
            self.best_score, self.best, self.weights = found, estimates, _weights(self.descent.average)

    def _estimates(self, network: nn.Module) -> Array:
        results = []
        for channels, level in zip(self.held.channels, self.held.levels):
            self._check_cancelled()
            with torch.no_grad():
                answer = network(torch.from_numpy(channels).to(self.device))[0, 0].cpu().numpy()
            results.append(np.exp(2 * (answer + np.float32(level))))
        return np.stack(results)


def _weights(network: nn.Module) -> dict[str, Array]:
    return {name: value.detach().float().cpu().numpy().copy() for name, value in network.state_dict().items()}
