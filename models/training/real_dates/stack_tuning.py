"""A network tuned on one's own stack: SAR2SAR's phase C for some minutes, judged by a date left out."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from ....core.errors import Cancelled, InputError
from ....core.feedback import Feedback, parts
from ...engines.devices import Device
from ...files.card import Card
from ...library.tuned import Tuned
from ..descent import Descent
from .independence import refuse_copies
from .left_out import compare, estimate_held, estimator, hold_out, score
from .pairs import Pairs, Phase
from .prepared import open_prepared
from .stack_windows import Use, Windows, read_windows

if TYPE_CHECKING:
    from ....core.raster.reader import Stack
    from ....core.streaming.streams import Streams

Array = NDArray[np.float32]

FEWEST_DATES = 3  # two that are held to each other, and one left out
_RATE = 1e-4  # highest learning rate: the network is good already
_CHECKS = 10  # looks at the windows held out; the weights of the best are kept


def finetune(
    path: Path,
    card: Card,
    stack: Stack,
    minutes: float,
    device: Device,
    feedback: Feedback,
    streams: Streams | None = None,
) -> Tuned:
    """Tune a network on all dates of a stack but the last, and judge it by the last.

    Parameters
    ----------
    path, card : of the network
    minutes : of training; reading and judging come on top

    Raises
    ------
    InputError : the network cannot be trained, the stack cannot be used, or there is no such device
    Cancelled : the user asked to stop
    """
    if len(stack) < FEWEST_DATES:
        raise InputError(
            f"{stack.names} has {len(stack)} date{'s' if len(stack) > 1 else ''}; tuning needs at least "
            f"{FEWEST_DATES}: two to learn from each other, and one left out to judge by."
        )
    where = torch_device(device)
    reading, training = parts(feedback, 1, 9)
    windows = read_windows(stack, Use.BOTH, reading, streams=streams)
    refuse_copies(windows.images, [source.label for source in stack.sources])
    feedback.info(
        f"{len(windows.training)} windows of {windows.side} × {windows.side} pixels to train on, {len(windows.held)} "
        f"held out; {stack.sources[-1].label} is left out to judge by. Training on {where}."
    )
    network = open_prepared(path, card, float(windows.levels.mean()))
    return Tuning(network, windows, where, training).run(minutes)


def torch_device(device: Device) -> str:
    """The device by torch's name: a GPU if it finds one, unless the CPU is chosen.

    Raises
    ------
    InputError : the GPU is chosen, and torch finds none
    """
    if device is not Device.CPU:
        if torch.cuda.is_available():
            return "cuda"
        if torch.backends.mps.is_available():
            return "mps"
    if device is Device.GPU:
        raise InputError(
            "DEVICE asks for the GPU, but torch finds none; choose automatic or CPU, or install the build of torch "
            "for this GPU: see docs/gpu.md in the plugin's folder."
        )
    return "cpu"


class Tuning:
    """One run of phase C on the windows of a stack, whose last date is not trained on."""

    def __init__(self, network: nn.Module, windows: Windows, device: str, feedback: Feedback) -> None:
        self.feedback, self.device = feedback, device
        unseen = windows.dates - 1
        self.held = hold_out(windows, unseen)
        first = estimator(copy.deepcopy(network).to(device).eval(), device)
        self.first = estimate_held(first, self.held, self._check_cancelled)
        self.first_score = self.best_score = score(self.first, self.held.others)
        self.best, self.best_weights = self.first, _weights(network)
        self.pairs = Pairs([windows.training[:, :unseen]], Phase.C, first)
        self.descent = Descent(network, _RATE, device)
        self.minutes = 0.0

    def run(self, minutes: float) -> Tuned:
        self._train(60 * minutes)
        gain = compare(self.first, self.best, self.held.unseen)
        return Tuned(self.best_weights, gain, self.minutes, self.descent.done)

    def _train(self, seconds: float) -> None:
        """Train for so long, with a check on the windows held out now and then, and always at the end."""
        losses: list[float] = []
        checks = 0
        for loss, spent in self.descent.steps(self.pairs, lambda spent: spent / seconds):
            self._check_cancelled()
            losses.append(loss)
            self.minutes, share = spent / 60, spent / seconds
            self.feedback.progress(min(share, 1.0))
            if share * _CHECKS >= checks + 1 or share >= 1:
                checks = int(share * _CHECKS)
                self._check(self.minutes, float(np.mean(losses)))
                losses.clear()

    def _check_cancelled(self) -> None:
        if self.feedback.cancelled():
            raise Cancelled

    def _check(self, minutes: float, loss: float) -> None:
        """Keep the average of the weights if it is the best so far on the windows held out."""
        network = self.descent.average
        estimates = estimate_held(estimator(network, self.device), self.held, self._check_cancelled)
        found = score(estimates, self.held.others)
        self.feedback.info(
            f"{minutes:.2g} min, {self.descent.done} steps: loss {loss:.4f}; windows held out {found:.4f} "
            f"(before {self.first_score:.4f})"
        )
        if found < self.best_score:
            self.best_score, self.best, self.best_weights = found, estimates, _weights(network)


def _weights(network: nn.Module) -> dict[str, Array]:
    """Weights of a prepared network, by their names in the ``.onnx`` file."""
    inner: Callable[..., nn.Module] = network.get_submodule
    return {name: value.detach().float().cpu().numpy().copy() for name, value in inner("network").state_dict().items()}
