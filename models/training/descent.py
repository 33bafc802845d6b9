"""Steps of gradient descent on the speckle likelihood: weights, their running average, the optimiser."""

from __future__ import annotations

import copy
import math
import time
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import Tensor, nn

from .loss import deviance

WARMUP = 20  # steps of a short training


def cosine(share: float, step: int, warmup: int = WARMUP) -> float:
    """Part of the highest learning rate: a linear warm-up, then half a cosine down to 1 %.

    Parameters
    ----------
    share : of the whole training that is done, 0 to 1
    """
    return (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))) * min(1.0, (step + 1) / warmup)


class Descent:
    """Training of one network that returns aligned log-amplitude ``(batch, 1, rows, cols)``.

    Parameters
    ----------
    clip : of the gradient's norm: one bright point must not undo what was learned
    keep : share of the running average of the weights that every step keeps, reached after many steps
    penalty : added to the loss; a function of the estimate and the target
    loss : a function of the estimate, the target and the network's input; None for the deviance

    Attributes
    ----------
    average : running average of the weights: smoother than those of the last step, and used in the end
    done : steps
    """

    first = 0  # step at which the descent last began

    def __init__(
        self,
        network: nn.Module,
        rate: float,
        device: str = "cpu",
        bfloat16: bool = False,
        clip: float = 1.0,
        keep: float = 0.999,
        penalty: Callable[[Tensor, Tensor], Tensor] | None = None,
        loss: Callable[[Tensor, Tensor, Tensor], Tensor] | None = None,
    ) -> None:
        self.rate, self.device, self.bfloat16 = rate, device, bfloat16
        self.clip, self.keep, self.penalty, self.loss = clip, keep, penalty, loss
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).eval()
        self.optimiser = self._optimiser()
        self.done = 0

    def _optimiser(self) -> torch.optim.AdamW:
        return torch.optim.AdamW(self.network.parameters(), lr=self.rate, weight_decay=1e-4)

    def begin_anew(self, rate: float) -> None:
        """Go on from the averaged weights, with a fresh optimiser and another highest learning rate."""
        self.rate, self.first = rate, self.done
        self.network.load_state_dict(self.average.state_dict())
        self.optimiser = self._optimiser()

    def steps(
        self,
        batches: Callable[[int], tuple[Tensor, Tensor]],
        share: Callable[[float], float],
        seconds: float = math.inf,
        warmup: int = WARMUP,
    ) -> Iterator[tuple[float, float]]:
        """The loop of every training: step after step, until the training is complete or its time is over.

        After each step it yields the loss and the seconds since it began; the caller reports, saves, judges or stops.

        Parameters
        ----------
        batches : noisy and target of the batch of a number, see :meth:`step`
        share : of the whole training that is done, after so many seconds of this call
        seconds : of this call
        warmup : steps, see :func:`cosine`
        """
        started = time.monotonic()
        while (spent := time.monotonic() - started) < seconds and (done := share(spent)) < 1:
            noisy, target = batches(self.done)
            loss = self.step(noisy, target, cosine(done, self.done - self.first, warmup))
            yield loss, time.monotonic() - started

    def step(self, noisy: Tensor, target: Tensor, part: float) -> float:
        """Train on one batch; returns its loss: the deviance f − x + exp(x − f) − 1 (SAR2SAR, eq. 4), or another one.

        Parameters
        ----------
        noisy : input of the network, ``(batch, channels, rows, cols)``
        target : aligned log-amplitude ``(batch, 1, rows, cols)``
        part : of the highest learning rate, see :func:`cosine`
        """
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * part
        noisy = noisy.to(self.device).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.bfloat16):
            estimate: Tensor = self.network(noisy).float()
        target = target.to(self.device)
        loss = deviance(estimate, target) if self.loss is None else self.loss(estimate, target, noisy)
        self.optimiser.zero_grad(set_to_none=True)
        (loss if self.penalty is None else loss + self.penalty(estimate, target)).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), self.clip)
        self.optimiser.step()
        since = self.done - self.first
        keep = min(self.keep, (since + 1) / (since + 10))
        with torch.no_grad():
            for slow, fast in zip(self.average.parameters(), self.network.parameters()):
                slow.lerp_(fast, 1 - keep)
        self.done += 1
        return float(loss.detach())

    def state(self) -> dict[str, Any]:
        """State for :meth:`load`: tensors and numbers only, which torch reads back without unpickling anything."""
        return {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
            "first": self.first,
        }

    def load(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.done, self.first = state["done"], state.get("first", 0)
