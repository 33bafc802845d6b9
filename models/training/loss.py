"""Loss functions of the training."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d

# log-intensity error beyond which the loss goes on as a straight line: one missed point must not rule a batch
STEEP = 3.0


def deviance(estimate: Tensor, clean: Tensor) -> Tensor:
    """Mean of exp(d) − d − 1 with d = ln v − ln v̂: the speckle likelihood (Dalsasso et al. 2021, eq. 4).

    Both arguments are log-amplitudes of any shape. The mean of v̂ is then the mean of v: nothing to debias afterwards.
    """
    d = 2 * (clean - estimate)
    near = d.clamp_max(STEEP)
    return (near.exp() - near - 1 + (d - near) * (float(torch.tensor(STEEP).exp()) - 1)).mean()


def noise_left(estimate: Tensor, clean: Tensor, noisy: Tensor) -> Tensor:
    """Mean squared error over the noise's variance: every noise level weighs alike.

    Parameters
    ----------
    estimate, clean : log-amplitudes ``(batch, 1, rows, cols)``
    noisy : what a Gaussian denoiser is given, ``(batch, 2, rows, cols)``: the second channel is ln of the deviation
    """
    return (((estimate - clean) * (-noisy[:, 1:]).exp()) ** 2).mean()


GRAIN_PERIOD = 4  # pixels: the coarser poolings leave no pattern that was ever seen
_GRAIN_WINDOW = 32  # pixels over which a pattern repeats itself enough to be seen
_EVEN = 0.03  # standard deviation of log-amplitude, 0.26 dB: in what varies less a pattern is seen


def grain(estimate: Tensor, clean: Tensor) -> Tensor:
    """Energy of the pattern of 4 × 4 pixels that the error repeats within windows of 32, in even parts of the scene.

    A network that pools treats the pixels of a cell unequally, and the eye finds even the faintest regular pattern in
    an even field. The pattern may differ from place to place, so it is measured window by window.

    Both arguments are log-amplitudes ``(batch, 1, rows, cols)``, the sides multiples of 32.
    """
    error = estimate - clean
    error = error - avg_pool2d(error, 3, 1, 1, count_include_pad=False)  # a slope is no pattern
    batch, _, rows, cols = error.shape
    high, wide = rows // _GRAIN_WINDOW, cols // _GRAIN_WINDOW

    def windows(image: Tensor) -> Tensor:
        """``(batch, high, wide, rows, cols)``"""
        return image.reshape(batch, high, _GRAIN_WINDOW, wide, _GRAIN_WINDOW).transpose(2, 3)

    count = _GRAIN_WINDOW // GRAIN_PERIOD
    cells = windows(error).reshape(batch, high, wide, count, GRAIN_PERIOD, count, GRAIN_PERIOD)
    pattern = cells.mean(dim=(3, 5))
    pattern = pattern - pattern.mean(dim=(3, 4), keepdim=True)
    even = windows(clean).flatten(3).std(dim=3) < _EVEN
    return ((pattern**2).sum(dim=(3, 4)) * even).mean()
