"""Steps of gradient descent on the speckle likelihood: weights, their running average, the optimiser."""

from __future__ import annotations

import copy
import math
from typing import Any

import torch
from torch import Tensor, nn

from .loss import deviance

WARMUP = 20  # steps
CLIP = 1.0  # of the gradient's norm: one bright point must not undo what was learned
_AVERAGE = 0.999  # of the weights, reached as the steps become many


def cosine(share: float, step: int) -> float:
    """Part of the highest learning rate: a linear warm-up, then half a cosine down to 1 %.

    Parameters
    ----------
    share : of the whole training that is done, 0 to 1
    """
    return (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))) * min(1.0, (step + 1) / WARMUP)


class Descent:
    """One network being trained. It takes and gives aligned log-amplitude ``(batch, 1, rows, cols)``.

    Attributes
    ----------
    average : running average of the weights: smoother than the last step's, and what is used in the end
    done : steps
    """

    def __init__(self, network: nn.Module, rate: float, device: str = "cpu", bfloat16: bool = False) -> None:
        self.rate, self.device, self.bfloat16 = rate, device, bfloat16
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.network).eval()
        self.optimiser = torch.optim.AdamW(self.network.parameters(), lr=rate, weight_decay=1e-4)
        self.done = 0

    def step(self, noisy: Tensor, target: Tensor, part: float) -> float:
        """One batch; gives its loss f − x + exp(x − f) − 1 (SAR2SAR, eq. 4), a straight line for bright targets.

        Parameters
        ----------
        noisy, target : aligned log-amplitude ``(batch, 1, rows, cols)``
        part : of the highest learning rate, see :func:`cosine`
        """
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * part
        noisy = noisy.to(self.device).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.bfloat16):
            estimate: Tensor = self.network(noisy).float()
        loss = deviance(estimate, target.to(self.device))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimiser.step()
        keep = min(_AVERAGE, (self.done + 1) / (self.done + 10))
        with torch.no_grad():
            for slow, fast in zip(self.average.parameters(), self.network.parameters()):
                slow.lerp_(fast, 1 - keep)
        self.done += 1
        return float(loss.detach())

    def state(self) -> dict[str, Any]:
        """What :meth:`load` takes: tensors and numbers only, which torch reads back without unpickling anything."""
        return {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
        }

    def load(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.done = state["done"]
