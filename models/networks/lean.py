"""U-Nets that work at half resolution: as good as SAR2SAR's at about a quarter of the arithmetic.

Ours, not from a paper. Speckle of single-look products is correlated over two to three pixels, so little is lost by
giving the network four neighbouring pixels as four channels; the first and most expensive scale then has a quarter of
the pixels. Two small convolutions at full resolution see the result beside the image: they even out the differences
between four pixels that came from one.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, conv2d, interpolate, leaky_relu, pad, pixel_shuffle, pixel_unshuffle

WIDTHS = (48, 64, 96, 128)  # channels, from half resolution down to a sixteenth
FINE = 12  # channels at full resolution
CHANGE_WINDOWS = (3, 7, 15)  # pixels


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
    inputs = 1  # channels that go in
    found = 0  # channels that it makes of these by a formula
    base = 0  # the channel that the network corrects

    def __init__(self, widths: Sequence[int] = WIDTHS) -> None:
        super().__init__()
        self.head = nn.Conv2d(4 * (self.inputs + self.found), widths[0], 3, padding=1)
        pairs = list(zip(widths, widths[1:]))
        self.encode = nn.ModuleList(Block(width) for width in widths)
        self.down = nn.ModuleList(nn.Conv2d(fine, coarse, 2, stride=2) for fine, coarse in pairs)
        self.up = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairs)
        self.merge = nn.ModuleList(nn.Conv2d(2 * fine, fine, 1) for fine, _ in pairs)
        self.decode = nn.ModuleList(Block(fine) for fine, _ in pairs)
        self.tail = nn.Conv2d(widths[0], 4, 3, padding=1)
        self.fine0 = nn.Conv2d(self.inputs + 1, FINE, 3, padding=1)
        self.fine1 = nn.Conv2d(FINE, 1, 3, padding=1)
        nn.init.zeros_(self.fine1.weight)
        nn.init.zeros_(self.fine1.bias)  # type: ignore[arg-type]

    def channels(self, x: Tensor) -> Tensor:
        """Channels of the first convolution: those of the input, and those derived from them."""
        return x

    def forward(self, x: Tensor) -> Tensor:
        return self.corrected(x, self.channels(x))

    def corrected(self, x: Tensor, channels: Tensor) -> Tensor:
        """The input's base, corrected by what the first convolution finds in its channels."""
        y = leaky_relu(self.head(pixel_unshuffle(channels, 2)), 0.1)
        skips = []
        for block, down in zip(self.encode, self.down):
            skips.append(block(y))
            y = down(skips[-1])
        y = self.encode[-1](y)
        for up, merge, block in zip(reversed(self.up), reversed(self.merge), reversed(self.decode)):
            y = block(merged(y, skips.pop(), up, merge))  # type: ignore[arg-type]
        quarters = pixel_unshuffle(x, 2)
        coarse = quarters[:, 4 * self.base : 4 * self.base + 4] - self.tail(y)
        fine = leaky_relu(at_half_resolution(torch.cat([quarters, coarse], 1), self.fine0), 0.1)
        return pixel_shuffle(coarse - at_half_resolution(fine, self.fine1), 2)


def merged(coarse: Tensor, skip: Tensor, up: nn.Conv2d, merge: nn.Conv2d) -> Tensor:
    """``merge(cat([interpolate(up(coarse)), skip]))``, with one convolution where there are few pixels, and no ``cat``.

    All three are linear and look at one pixel each, so that they change places.
    """
    width = skip.shape[1]
    to_coarse, to_skip = merge.weight.split(width, 1)
    matrix = to_coarse[:, :, 0, 0]
    below = conv2d(coarse, (matrix @ up.weight[:, :, 0, 0])[:, :, None, None], matrix @ up.bias)
    return interpolate(below, scale_factor=2.0, mode="nearest") + conv2d(skip, to_skip, merge.bias)


def at_half_resolution(quarters: Tensor, fine: nn.Conv2d) -> Tensor:
    """A 3 × 3 convolution between images of which each has its four pixels of 2 × 2 as four channels.

    Three quarters of its weights are zero, and still it is faster than with few channels at full resolution.
    """
    outputs, inputs = fine.weight.shape[:2]
    kernels = [
        pad(fine.weight, (col + 1, 2 - col, row + 1, 2 - row))  # from the pixel (row, col) of four, in 3 × 3 such
        .reshape(outputs, inputs, 3, 2, 3, 2)
        .permute(0, 1, 3, 5, 2, 4)
        .reshape(outputs, 4 * inputs, 3, 3)
        for row in range(2)
        for col in range(2)
    ]
    weight = torch.stack(kernels, 1).reshape(4 * outputs, 4 * inputs, 3, 3)
    return conv2d(quarters, weight, torch.stack([fine.bias] * 4, 1).reshape(-1), padding=1)  # type: ignore[list-item]


class Gaussian(Lean):
    """Denoiser of log-amplitude under white Gaussian noise, for MuLoG (Deledalle et al. 2017).

    ``(batch, 2, rows, cols)`` in: the image, and ln of the noise's standard deviation. Pixels are taken four by four
    and the noise level is a channel, as in FFDNet (Zhang et al. 2018).
    """

    inputs = 2


class Guided(Lean):
    """Network for a date beside the super-image of its series.

    ``(batch, 3, rows, cols)`` in: log-amplitude of the date, of the super-image, and ln(dates/4). Out comes the date's
    log-amplitude ``(batch, 1, rows, cols)``, as a correction of the super-image: where nothing changed, that is the
    better half of the answer. Changes show in local means of the ratio of the two, which the network is given: it sees
    logarithms, and could only add those up, and in a mean of logarithms single-look speckle weighs 1.6 times as much.
    """

    inputs = 3
    found = len(CHANGE_WINDOWS)
    base = 1

    def channels(self, x: Tensor) -> Tensor:
        ratio = (2 * (x[:, :1] - x[:, 1:2]).clamp(-5, 5)).exp()
        means = [local_mean(ratio, side) for side in CHANGE_WINDOWS]
        return torch.cat([x, *(0.5 * mean.log() for mean in means)], 1)


def local_mean(x: Tensor, side: int) -> Tensor:
    """Mean over those of the ``side`` × ``side`` pixels around each pixel that lie in the image."""
    rows = avg_pool2d(x, (side, 1), 1, (side // 2, 0), count_include_pad=False)
    return avg_pool2d(rows, (1, side), 1, (0, side // 2), count_include_pad=False)
