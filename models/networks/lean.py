"""A U-Net that works at half resolution: as good as SAR2SAR's at about a quarter of the arithmetic.

Ours, not from a paper. Speckle of single-look products is correlated over two to three pixels, so little is lost by
giving the network four neighbouring pixels as four channels; the first, dearest scale then has a quarter of the pixels.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, leaky_relu, pixel_shuffle, pixel_unshuffle

WIDTHS = (48, 64, 96, 128)  # channels, from half resolution down to a sixteenth


class Block(nn.Module):
    """Two 3×3 convolutions beside a sum."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.conv0 = nn.Conv2d(width, width, 3, padding=1)
        self.conv1 = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return x + leaky_relu(self.conv1(leaky_relu(self.conv0(x), 0.1)), 0.1)


class Lean(nn.Module):
    """``(batch, 1, rows, cols)`` normalised log-amplitude in and out; the sides are multiples of :attr:`multiple`."""

    multiple = 16

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Conv2d(4, WIDTHS[0], 3, padding=1)
        pairs = list(zip(WIDTHS, WIDTHS[1:]))
        self.encode = nn.ModuleList(Block(width) for width in WIDTHS)
        self.down = nn.ModuleList(nn.Conv2d(fine, coarse, 2, stride=2) for fine, coarse in pairs)
        self.up = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairs)
        self.merge = nn.ModuleList(nn.Conv2d(2 * fine, fine, 1) for fine, _ in pairs)
        self.decode = nn.ModuleList(Block(fine) for fine, _ in pairs)
        self.tail = nn.Conv2d(WIDTHS[0], 4, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        y = leaky_relu(self.head(pixel_unshuffle(x, 2)), 0.1)
        skips = []
        for block, down in zip(self.encode, self.down):
            skips.append(block(y))
            y = down(skips[-1])
        y = self.encode[-1](y)
        for up, merge, block in zip(reversed(self.up), reversed(self.merge), reversed(self.decode)):
            y = interpolate(up(y), scale_factor=2.0, mode="nearest")
            y = block(merge(torch.cat([y, skips.pop()], 1)))
        return x - pixel_shuffle(self.tail(y), 2)
