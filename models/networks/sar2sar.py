"""SAR2SAR's U-Net (Dalsasso, Denis, Tupin 2021, IEEE JSTARS 14; after Noise2Noise, Lehtinen et al. 2018).

The layers keep the names of the published PyTorch weights, ``{enc0..dec1}.{weight,bias}``.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate, leaky_relu, max_pool2d

# name: (channels in, channels out), in the order of the forward pass
LAYERS: dict[str, tuple[int, int]] = {
    "enc0": (1, 48),
    "enc1": (48, 48),
    "enc2": (48, 48),
    "enc3": (48, 48),
    "enc4": (48, 48),
    "enc5": (48, 48),
    "enc6": (48, 48),
    "dec5": (96, 96),
    "dec5b": (96, 96),
    "dec4": (144, 96),
    "dec4b": (96, 96),
    "dec3": (144, 96),
    "dec3b": (96, 96),
    "dec2": (144, 96),
    "dec2b": (96, 96),
    "dec1a": (97, 64),
    "dec1b": (64, 32),
    "dec1": (32, 1),
}


class Sar2Sar(nn.Module):
    """The published network: 988,609 parameters, 3×3 convolutions, five poolings; the output is the input minus noise.

    Takes and gives ``(batch, 1, rows, cols)`` normalised log-amplitude; the sides are multiples of :attr:`multiple`.
    """

    multiple = 32

    def __init__(self) -> None:
        super().__init__()
        for name, (channels_in, channels_out) in LAYERS.items():
            self.add_module(name, nn.Conv2d(channels_in, channels_out, 3, padding=1))

    def _convolve(self, name: str, x: Tensor) -> Tensor:
        return leaky_relu(self.get_submodule(name)(x), 0.1)

    def forward(self, x: Tensor) -> Tensor:
        skips = [x]
        y = self._convolve("enc1", self._convolve("enc0", x))
        for level in range(2, 6):
            y = max_pool2d(y, 2)
            skips.append(y)
            y = self._convolve(f"enc{level}", y)
        y = self._convolve("enc6", max_pool2d(y, 2))
        for level in range(5, 1, -1):
            y = torch.cat([interpolate(y, scale_factor=2.0, mode="nearest"), skips.pop()], 1)
            y = self._convolve(f"dec{level}b", self._convolve(f"dec{level}", y))
        y = torch.cat([interpolate(y, scale_factor=2.0, mode="nearest"), skips.pop()], 1)
        y = self._convolve("dec1b", self._convolve("dec1a", y))
        return x - self.get_submodule("dec1")(y)
