"""Training pairs of SAR2SAR (Dalsasso, Denis, Tupin 2021, IEEE JSTARS 14): an image and the target of its estimate.

Three phases, each with the network of the one before:

A: the mean of the dates is taken for the truth, and uncorrelated speckle is put on it. If there is a network to begin
   with, it cleans the mean first: speckle left in the mean of a few dates would be taught as truth, and the part of i's
   speckle that dᵢ keeps stays in the targets of B and C.
B: every second pixel of two real dates i and r, so that their speckle is hardly correlated.
C: the same at full resolution, with the speckle as it is.

In B and C date r is the target for the estimate of date i: its speckle is independent, so that nothing of i's can be
learned; dates that share part of their speckle are no pairs, see :mod:`.independence`. The change from i to r is
removed first by means of the previous network's estimates d: r·dᵢ/dᵣ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import pixel_shuffle, pixel_unshuffle

from ..simulated.batches import log_bias
from .independence import independent

Array = NDArray[np.float32]
Estimator = Callable[[Tensor], Tensor]

BATCH = 8
SIDE = 128  # pixels of a patch


class Phase(Enum):
    """A phase of the training."""

    A = "A"
    B = "B"
    C = "C"

    @property
    def subsampled(self) -> bool:
        """True where its network is made for speckle without correlation: every second pixel of a real image."""
        return self is not Phase.C


def compensated(other: Tensor, own_clean: Tensor, other_clean: Tensor) -> Tensor:
    """r·dᵢ/dᵣ, date r as it would have been without the change since date i: log-amplitudes of one shape.

    This also removes a constant difference between the levels of the two dates: each may be aligned by itself.
    """
    return other + own_clean - other_clean


def by_subsampling(estimator: Estimator) -> Estimator:
    """An estimator for ``(1, 1, rows, cols)`` that estimates the four images of every second pixel and joins them.

    Sides of the image are twice the multiple of the network's.
    """

    def estimate(image: Tensor) -> Tensor:
        quarters = pixel_unshuffle(image, 2).transpose(0, 1)
        return pixel_shuffle(estimator(quarters).transpose(0, 1), 2)

    return estimate


class Pairs:
    """Endless batches of pairs; seed, phase and number determine a batch.

    Parameters
    ----------
    stacks : aligned log-amplitude ``(windows, dates, side, side)`` of each stack
    previous : the network of the phase before, of aligned log-amplitude ``(n, 1, rows, cols)``: of whole windows in C,
        of their every second pixel in B, of means of the dates in A, where it may be None
    looks : of each date, for the speckle of phase A
    """

    def __init__(
        self,
        stacks: Sequence[Array],
        phase: Phase,
        previous: Estimator | None = None,
        *,
        seed: int = 0,
        batch: int = BATCH,
        side: int = SIDE,
        looks: float = 1.0,
    ) -> None:
        if phase is not Phase.A and previous is None:
            raise ValueError(f"phase {phase.value} compensates changes with the network of the phase before")
        self.stacks, self.phase, self.previous = list(stacks), phase, previous
        self.seed, self.batch, self.side, self.looks = seed, batch, side, looks
        self._partners = [] if phase is Phase.A else [independent(stack) for stack in stacks]
        self._sizes = np.array([len(stack) for stack in stacks])
        self._clean: dict[tuple[int, int, int, int, int], Tensor] = {}
        self._means = [self._log_means(stack) for stack in stacks] if phase is Phase.A else []

    def __call__(self, number: int) -> tuple[Tensor, Tensor]:
        """Noisy image and target of batch ``number``, log-amplitude ``(batch, 1, side, side)`` each."""
        rng = np.random.default_rng((self.seed, ord(self.phase.value), number))
        pairs = [self._synthetic(rng) if self.phase is Phase.A else self._real(rng) for _ in range(self.batch)]
        noisy, target = (torch.stack(images)[:, None] for images in zip(*pairs))
        return noisy, target

    def _log_means(self, stack: Array) -> Array:
        """Half the logarithm of the dates' mean intensity ``(windows, side, side)``; its mean over all windows is 0."""
        mean = 0.5 * np.log(np.exp(2 * stack.astype(np.float64)).mean(axis=1))
        mean = (mean - mean.mean()).astype(np.float32)
        if self.previous is not None:
            mean = np.stack([self.previous(torch.from_numpy(image)[None, None])[0, 0].numpy() for image in mean])
        return np.asarray(mean - mean.mean())

    def _window(self, rng: np.random.Generator) -> tuple[int, int]:
        """A stack and one of its windows, each window as likely as any other."""
        stack = int(rng.choice(len(self.stacks), p=self._sizes / self._sizes.sum()))
        return stack, int(rng.integers(self._sizes[stack]))

    def _cut(self, rng: np.random.Generator, images: Sequence[Tensor]) -> tuple[Tensor, Tensor]:
        """The same patch of two images, the same way round."""
        size = images[0].shape[-1]
        side = min(self.side, size)  # never less than need be: at a patch's edges the network sees nothing beyond
        row, col = rng.integers(0, size - side + 1, 2)
        axes = [axis for axis in (0, 1) if rng.integers(2)]
        first, second = (image[row : row + side, col : col + side].flip(axes) for image in images)
        return first, second

    def _synthetic(self, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """The mean of the dates under speckle, and the mean itself: a better target than a second speckled sample."""
        stack, window = self._window(rng)
        mean = self._means[stack][window]
        speckle = rng.gamma(self.looks, 1 / self.looks, mean.shape).clip(1e-12)
        shift = 0.5 * log_bias(self.looks)  # the image that results is aligned, as every image is
        noisy = mean + 0.5 * np.log(speckle).astype(np.float32) - np.float32(shift)
        return self._cut(rng, [torch.from_numpy(noisy), torch.from_numpy(mean - np.float32(shift))])

    def _real(self, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Date i, and date r with the change between them compensated."""
        stack, window = self._window(rng)
        i = int(rng.integers(self.stacks[stack].shape[1]))
        r = int(rng.choice(np.flatnonzero(self._partners[stack][i])))
        offset = (int(rng.integers(2)), int(rng.integers(2))) if self.phase is Phase.B else (0, 0)
        own, other = (self._image(stack, window, date, offset) for date in (i, r))
        own_clean, other_clean = (self._estimate(stack, window, date, offset) for date in (i, r))
        return self._cut(rng, [own, compensated(other, own_clean, other_clean)])

    def _image(self, stack: int, window: int, date: int, offset: tuple[int, int]) -> Tensor:
        image = torch.from_numpy(self.stacks[stack][window, date])
        return image[offset[0] :: 2, offset[1] :: 2] if self.phase is Phase.B else image

    def _estimate(self, stack: int, window: int, date: int, offset: tuple[int, int]) -> Tensor:
        """The previous network's estimate of a window, made when it is first needed."""
        key = (stack, window, date, *offset)
        if key not in self._clean:
            assert self.previous is not None
            image = self._image(stack, window, date, offset)
            self._clean[key] = self.previous(image[None, None])[0, 0]
        return self._clean[key]
