"""PGD2Net less one of its parts, and the plain U-Net of as many parameters: for the ablation alone, never bundled.

Each takes and gives what :class:`~sar_despeckle.models.networks.pgd2net.Pgd2Net` does, so that it is trained and run in
the same way. Where there is no first network, its estimate is the result itself.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn.functional import leaky_relu

from sar_despeckle.models.networks.pgd2net import WIDTHS, DBDNet, Pgd2Net, SNENet, phase_channels
from sar_despeckle.models.training.first_weights import bundled_weights

# Channels that give as many parameters as PGD2Net has, within one per cent
WIDER_BRANCHES = (56, 84, 112)
WIDER_U = (60, 80, 116, 156)


class Concatenation(nn.Module):
    """In place of cross-attention: what both branches have, mixed by a 1×1 convolution, unweighed."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.mix = nn.Conv2d(2 * width, 2 * width, 1)

    def forward(self, first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
        to_first, to_second = leaky_relu(self.mix(torch.cat([first, second], 1)), 0.1).chunk(2, 1)
        return first + to_first, second + to_second


class WithoutAttention(Pgd2Net):
    """PGD2Net whose branches are concatenated."""

    def __init__(self) -> None:
        super().__init__()
        self.dbdnet.exchange = nn.ModuleList(Concatenation(width) for width in WIDTHS)


class WithoutSNENet(nn.Module):
    """DBDNet alone, with wider branches: the second one sees what SNENet would have seen."""

    multiple = Pgd2Net.multiple
    inputs = Pgd2Net.inputs

    def __init__(self) -> None:
        super().__init__()
        self.dbdnet = DBDNet(WIDER_BRANCHES)
        self.dbdnet.heads[1] = nn.Conv2d(4 * (SNENet.inputs + SNENet.found), WIDER_BRANCHES[0], 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        image = x[:, :1]
        estimate = image - self.dbdnet.correction(image, phase_channels(x))
        return torch.cat([estimate, estimate], 1)


def widen(network: nn.Module, weights: Mapping[str, Tensor]) -> None:
    """Put the weights of a narrower U-Net into a wider one, which then gives what the narrower one gave.

    The new channels begin with their random weights, and what is made of them so far with zeros: as PGD2Net's second
    network, whose last layer begins with zeros, behind a first one that is lean-slc.
    """
    wide = network.state_dict()
    for name, value in weights.items():
        own, old = wide[name], value.shape
        if value.ndim == 1:
            own[: old[0]] = value
            continue
        own[: old[0]] = 0
        parts = 2 if name.startswith("merge") else 1  # two images of as many channels, one behind the other
        for part, channels in enumerate(value.chunk(parts, 1)):
            first = part * own.shape[1] // parts
            own[: old[0], first : first + channels.shape[1]] = channels
    network.load_state_dict(wide)


class PlainUNet(nn.Module):
    """SNENet with more channels and nothing behind it; it begins as lean-slc."""

    multiple = Pgd2Net.multiple
    inputs = Pgd2Net.inputs

    def __init__(self) -> None:
        super().__init__()
        self.unet = SNENet(WIDER_U)
        widen(self.unet, bundled_weights("lean-slc"))

    def forward(self, x: Tensor) -> Tensor:
        estimate = self.unet(x)
        return torch.cat([estimate, estimate], 1)


class BlindUNet(PlainUNet):
    """The same, to which no phase is ever shown."""

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(torch.cat([x[:, :1], torch.zeros_like(x[:, 1:])], 1))
