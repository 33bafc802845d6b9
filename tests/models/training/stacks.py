"""Small simulated stacks, and a network that learns quickly, for the tests of training on real stacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sar_despeckle.core.raster.reader import RasterInput, Stack, open_stack
from sar_despeckle.core.scale.scale import Scale
from sar_despeckle.core.simulation.simulated_stack import SimulatedStack

from ..rasters import write


def simulated(
    folder: Path, dates: int = 4, side: int = 160, spoil: Callable[[np.ndarray], None] | None = None
) -> Stack:
    """A stack of ``side`` × ``side`` pixels in files ``date0.tif`` …, one date a file."""
    made = SimulatedStack(dates=dates, rows=side, cols=side, seed=3)
    images = np.stack([made.intensity(date) for date in made])
    if spoil:
        spoil(images)
    paths = [write(folder / f"2024010{date + 1}.tif", image, nodata=np.nan) for date, image in enumerate(images)]
    return open_stack([RasterInput(path) for path in paths], Scale.INTENSITY)


class Smooth(nn.Module):
    """A 5 × 5 mean of log-amplitude, less a constant at first: there is something to learn at once."""

    def __init__(self, offset: float = -0.5) -> None:
        super().__init__()
        self.kernel = nn.Conv2d(1, 1, 5, padding=2)
        with torch.no_grad():
            self.kernel.weight.fill_(1 / 25)
            self.kernel.bias.fill_(offset)

    def forward(self, x: Tensor) -> Tensor:
        return self.kernel(x)
