"""Speckle of many products, on batches in torch: core.simulation.speckle_field, and the steps to a product."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from ....core.simulation.subswaths import SUBSWATHS, smoothing

_NEAR = 8  # pixels from which a gap is filled
_MOST_FIELDS = 8  # simulated for one image: more looks are the same speckle, made weaker


@dataclass(frozen=True)
class Product:
    """A kind of image.

    Attributes
    ----------
    subswath : its spectrum, see core.simulation.subswaths
    looks : fewest and most independent looks in one date
    resampled : whether it was interpolated onto a map, as terrain-corrected products are
    """

    subswath: str
    looks: tuple[int, int] = (1, 1)
    resampled: bool = False


PRODUCTS = {
    "IW1": Product("IW1"),
    "IW2": Product("IW2"),
    "IW3": Product("IW3"),
    "S3": Product("S3"),
    "white": Product("white"),
    "GRDH": Product("GRDH", (4, 5)),
    "RTC-GRD": Product("GRDH", (4, 5), resampled=True),
    "RTC": Product("white", (2, 8), resampled=True),
    "multilooked": Product("white", (2, 8)),
    "oversampled": Product("IW2", (2, 8)),  # looks of whole single-look images, as of other dates or polarisations
}


@lru_cache(maxsize=64)
def _spectra(subswath: str, shape: tuple[int, int]) -> tuple[Tensor, Tensor]:
    transfer = SUBSWATHS[subswath].transfer(shape)
    return torch.from_numpy(transfer), torch.from_numpy(smoothing(transfer))


def spectra(products: list[Product], shape: tuple[int, int]) -> tuple[Tensor, Tensor]:
    """Transfer functions and smoothings of a batch, ``(batch, rows, cols)`` each."""
    pairs = [_spectra(p.subswath, shape) for p in products]
    return torch.stack([t for t, _ in pairs]), torch.stack([s for _, s in pairs])


def expected(clutter: Tensor, points: Tensor, smooth: Tensor) -> Tensor:
    """Expected intensity of ``(batch, rows, cols)`` reflectivity: core.simulation's clean_intensity, batched."""
    return torch.fft.ifft2(torch.fft.fft2(clutter + points) * smooth).real.clamp_min(1e-6)


def common_fields(shape: tuple[int, ...]) -> list[Tensor]:
    """Speckle that the dates of a series share where the ground stays coherent: white, complex."""
    return [torch.complex(torch.randn(shape), torch.randn(shape)) for _ in range(_MOST_FIELDS)]


def single_look(clutter: Tensor, points: Tensor, transfer: Tensor, white: Tensor | None = None) -> Tensor:
    """A single-look complex image of ``(batch, rows, cols)`` reflectivity: core.simulation's complex_field, batched.

    Parameters
    ----------
    white : speckle to use, complex; it is drawn otherwise
    """
    if white is None:
        white = torch.complex(torch.randn_like(clutter), torch.randn_like(clutter))
    phase = torch.rand_like(clutter) * (2 * np.pi)
    targets = torch.polar(points.sqrt(), phase)
    return torch.fft.ifft2(torch.fft.fft2(white * (clutter / 2).sqrt() + targets) * transfer)


def speckled(
    clutter: Tensor,
    points: Tensor,
    transfer: Tensor,
    clean: Tensor,
    looks: float,
    most: int = _MOST_FIELDS,
    shared: list[Tensor] | None = None,
    coherence: float = 0.0,
) -> Tensor:
    """Mean of ``looks`` intensities with independent speckle: core.simulation's speckled_intensity, batched.

    Parameters
    ----------
    clutter, points : reflectivity ``(batch, rows, cols)``
    clean : what :func:`expected` gives for them: beyond ``most`` looks the deviation from it is scaled
    most : fields that are simulated for one image
    shared : see :func:`common_fields`
    coherence : of two dates that share them, in amplitude, 0 to 1
    """
    simulated = int(min(np.ceil(looks), most))
    total = torch.zeros_like(clutter)
    for look in range(simulated):
        white = torch.complex(torch.randn_like(clutter), torch.randn_like(clutter))
        if shared is not None and coherence:
            white = white * (1 - coherence) ** 0.5 + shared[look] * coherence**0.5
        field = single_look(clutter, points, transfer, white)
        total += field.real**2 + field.imag**2
    mean = total / simulated
    if looks <= simulated:
        return mean
    return clean + (mean - clean) * float(np.sqrt(simulated / looks))


def without_noise(images: Tensor, noise: Tensor) -> Tensor:
    """Intensity less the mean of the thermal noise in it, as in many products.

    Over water that leaves next to nothing, or less: pixels that are not positive are gaps, filled from nearby.

    Parameters
    ----------
    images : ``(batch, rows, cols)``
    noise : ``(batch, 1, 1)``, 0 where none was subtracted
    """
    less = images - noise
    for _ in range(_NEAR):
        for dimension in (1, 2):
            for step in (1, -1):
                neighbour = less.roll(step, dimension)
                less = torch.where((less <= 0) & (neighbour > 0), neighbour, less)
        if (less > 0).all():
            break
    return less


def resample(rng: np.random.Generator, images: list[Tensor], chosen: list[bool]) -> list[Tensor]:
    """Bilinear interpolation at a sub-pixel offset that drifts over the image, as onto a map that is slightly turned.

    Parameters
    ----------
    images : ``(batch, rows, cols)`` each, of the same grid
    chosen : which images of a batch are resampled
    """
    batch, rows, cols = images[0].shape
    shares = []
    for _ in range(2):
        start, slopes = rng.uniform(0, 2, (batch, 1, 1)), rng.normal(0, 0.02, (2, batch, 1, 1))
        position = start + slopes[0] * np.arange(rows)[None, :, None] + slopes[1] * np.arange(cols)[None, None]
        share = np.abs(position % 2 - 1) * np.asarray(chosen)[:, None, None]  # a triangle wave: no pixel is repeated
        shares.append(torch.from_numpy(share.astype(np.float32)))
    down, right = shares
    results = []
    for image in images:
        image = image + down * (image.roll(-1, 1) - image)
        results.append(image + right * (image.roll(-1, 2) - image))
    return results
