"""What training minimises."""

from __future__ import annotations

import torch
from torch import Tensor

# log-intensity error beyond which the loss goes on as a straight line: one missed point must not rule a batch
STEEP = 3.0


def deviance(estimate: Tensor, clean: Tensor) -> Tensor:
    """Mean of exp(d) − d − 1 with d = ln v − ln v̂: the speckle likelihood (Dalsasso et al. 2021, eq. 4).

    Both arguments are log-amplitudes of any shape. The mean of v̂ is then the mean of v: nothing to debias afterwards.
    """
    d = 2 * (clean - estimate)
    near = d.clamp_max(STEEP)
    return (near.exp() - near - 1 + (d - near) * (float(torch.tensor(STEEP).exp()) - 1)).mean()


GRAIN_PERIOD = 4  # pixels: the coarser poolings leave no pattern that was ever seen


def grain(estimate: Tensor, clean: Tensor) -> Tensor:
    """Energy of the pattern of 4 × 4 pixels that the error repeats all over a batch.

    A network that pools treats the pixels of a cell unequally, and the eye finds the least regular pattern. It is the
    same everywhere and random in nothing, so the mean over a batch shows it.

    Both arguments are log-amplitudes ``(batch, 1, rows, cols)``.
    """
    error = estimate - clean
    batch, _, rows, cols = error.shape
    cells = error.reshape(batch, rows // GRAIN_PERIOD, GRAIN_PERIOD, cols // GRAIN_PERIOD, GRAIN_PERIOD)
    pattern = cells.mean(dim=(0, 1, 3))
    return ((pattern - pattern.mean()) ** 2).sum()
