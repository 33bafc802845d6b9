"""U-Nets that work at half resolution: as good as SAR2SAR's at about a quarter of the arithmetic.

Ours, not from a paper. Speckle of single-look products is correlated over two to three pixels, so little is lost by
giving the network four neighbouring pixels as four channels; the first and most expensive scale then has a quarter of
the pixels. Two small convolutions at full resolution see the result beside the image: they even out the differences
between four pixels that came from one.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate, leaky_relu, pixel_shuffle, pixel_unshuffle

WIDTHS = (48, 64, 96, 128)  # channels, from half resolution down to a sixteenth
FINE = 12  # channels at full resolution
CHANGE_WINDOWS = (3, 7, 15)  # pixels
REFERENCE_WINDOWS = (*CHANGE_WINDOWS, 31)


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

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Conv2d(4 * (self.inputs + self.found), WIDTHS[0], 3, padding=1)
        pairs = list(zip(WIDTHS, WIDTHS[1:]))
        self.encode = nn.ModuleList(Block(width) for width in WIDTHS)
        self.down = nn.ModuleList(nn.Conv2d(fine, coarse, 2, stride=2) for fine, coarse in pairs)
        self.up = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairs)
        self.merge = nn.ModuleList(nn.Conv2d(2 * fine, fine, 1) for fine, _ in pairs)
        self.decode = nn.ModuleList(Block(fine) for fine, _ in pairs)
        self.tail = nn.Conv2d(WIDTHS[0], 4, 3, padding=1)
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
            y = interpolate(up(y), scale_factor=2.0, mode="nearest")
            y = block(merge(torch.cat([y, skips.pop()], 1)))
        return self.answer(x, y)

    def answer(self, x: Tensor, y: Tensor) -> Tensor:
        """The estimate, from the input and the features at half resolution."""
        coarse = x[:, self.base : self.base + 1] - pixel_shuffle(self.tail(y), 2)
        return coarse - self.fine1(leaky_relu(self.fine0(torch.cat([x, coarse], 1)), 0.1))


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
        return torch.cat([x, *ratio_means(x, CHANGE_WINDOWS)], 1)


class Referenced(Lean):
    """Network for a date beside its reference, the mean of the dates that are at its level.

    ``(batch, 4, rows, cols)`` in: log-amplitude of the date and of its reference, ln(dates/4) of the dates in it, and
    how much the dates vary about their levels: half the logarithm of
    :func:`sar_despeckle.core.superimage.variation.variation`. Where they vary less than speckle does the ground is
    coherent, and the mean of many dates is worth few. Means of the ratio are given as to :class:`Guided`, and over 31
    pixels, too: a field that is 1 dB brighter at one date shows in no smaller ones.

    The network makes an estimate from the date, as :class:`Lean` does and beginning as that, and one from the
    reference, and decides between them place by place: so a thin line that one date shows is not to be learned anew,
    and where nothing changes the answer is as smooth as the reference.
    """

    inputs = 4
    found = len(REFERENCE_WINDOWS)
    begins_closed = -2.0  # of the decision, in logits: an eighth of the date's own estimate

    def __init__(self) -> None:
        super().__init__()
        self.reference_tail = nn.Conv2d(WIDTHS[0], 4, 3, padding=1)
        self.decision = nn.Conv2d(WIDTHS[0], 1, 3, padding=1)
        for layer in (self.reference_tail, self.decision):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]
        nn.init.constant_(self.decision.bias, self.begins_closed)  # type: ignore[arg-type]

    def channels(self, x: Tensor) -> Tensor:
        return torch.cat([x, *ratio_means(x, REFERENCE_WINDOWS)], 1)

    def answer(self, x: Tensor, y: Tensor) -> Tensor:
        own = super().answer(x, y)
        usual = x[:, 1:2] - pixel_shuffle(self.reference_tail(y), 2)
        share = interpolate(self.decision(y), scale_factor=2.0, mode="bilinear").sigmoid()
        return usual + share * (own - usual)


def ratio_means(x: Tensor, windows: tuple[int, ...]) -> list[Tensor]:
    """Half the logarithms of local means of the ratio of the first channel to the second, log-amplitudes both."""
    ratio = (2 * (x[:, :1] - x[:, 1:2]).clamp(-5, 5)).exp()
    return [0.5 * local_mean(ratio, side).log() for side in windows]


def local_mean(x: Tensor, side: int) -> Tensor:
    """Mean over those of the ``side`` × ``side`` pixels around each pixel that lie in the image."""
    rows = avg_pool2d(x, (side, 1), 1, (side // 2, 0), count_include_pad=False)
    return avg_pool2d(rows, (1, side), 1, (0, side // 2), count_include_pad=False)
