"""Training batches for a Gaussian denoiser, the plug-in of MuLoG (Deledalle et al. 2017)."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from .batches import Batch, Source, log_amplitude
from .product_speckle import PRODUCTS, expected, spectra

# [log-amplitude] Standard deviation of the noise. A look of speckle has 0.64, and the ratio to a super-image of 3 looks
# 0.71; ADMM asks for these over the square root of its penalty, which grows
LEAST_NOISE, MOST_NOISE = 0.02, 0.9
_WHITE = 0.5  # share of scenes that are as sharp as their pixels; the others, as a product shows them
_FAINT = 0.3  # share of patches whose contrast is reduced, as in the ratio to a super-image


class GaussianNoise(Source):
    """Log-amplitude of scenes under white Gaussian noise: two channels, the image and ln of the noise's deviation."""

    def _group(self, rng: np.random.Generator, first: int, count: int) -> Batch:
        patches, levels, domains = self._patches(rng, first, count)
        products = [PRODUCTS["white"] if rng.uniform() < _WHITE else domain.draw_product(rng) for domain in domains]
        _, smooth = spectra(products, (self.side, self.side))
        clean = log_amplitude(expected(patches[:, 0], patches[:, 1], smooth)) - 0.5 * levels
        clean = clean * _contrasts(rng, count)
        deviation = np.exp(rng.uniform(np.log(LEAST_NOISE), np.log(MOST_NOISE), (count, 1, 1)))
        spread = torch.from_numpy(deviation.astype(np.float32))
        noisy = clean + spread * torch.randn(clean.shape)
        return Batch(torch.stack([noisy, spread.log().expand_as(noisy)], 1), clean[:, None])


def _contrasts(rng: np.random.Generator, count: int) -> Tensor:
    """Factors of the log-amplitude of each patch, ``(count, 1, 1)``."""
    faint = rng.uniform(size=count) < _FAINT
    factors = np.where(faint, rng.uniform(size=count), 1)
    return torch.from_numpy(factors.astype(np.float32))[:, None, None]
