"""What training minimises."""

from __future__ import annotations

import torch
from torch import Tensor

STEEP = (
    3.0  # log-intensity error beyond which the loss goes on as a straight line: one missed point must not rule a batch
)


def deviance(estimate: Tensor, clean: Tensor) -> Tensor:
    """Mean of exp(d) − d − 1 with d = ln v − ln v̂: the speckle likelihood (Dalsasso et al. 2021, eq. 4).

    Both arguments are log-amplitudes of any shape. The mean of v̂ is then the mean of v: nothing to debias afterwards.
    """
    d = 2 * (clean - estimate)
    near = d.clamp_max(STEEP)
    return (near.exp() - near - 1 + (d - near) * (float(torch.tensor(STEEP).exp()) - 1)).mean()
