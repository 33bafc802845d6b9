"""PGD2Net, a phase-guided network in two stages (Guan et al. 2023, IEEE JSTARS 17:2963–2979).

A re-implementation from the published description: its authors withhold code, layers, widths and loss. What they say is
that SNENet estimates the speckle from intensity and phase, and that DBDNet, of two branches that exchange features by
cross-attention, estimates the clean intensity. The choices that are ours, with their reasons:

- *What phase tells.* For white speckle, nothing. The speckle of a single-look product is correlated, and there
  intensity alone loses looks: the means of lag products z(p)·z*(p + k) beside those of intensity estimate the
  reflectivity of a homogeneous area as well as 1.34 to 1.41 times the looks do, with the first lag along rows and
  columns; further lags add next to nothing (scripts/evaluation/phase.py measures it). So the phase enters as the real
  parts of these two products, and as nothing else.
- *No jumps, no ramps.* A phase is given as cosine and sine. A lag product does not change with a constant phase; a
  linear ramp turns all products of a lag by one angle, and so does a shift of the spectrum, as squint and fringes make
  it. The angle of the products' mean over :data:`FRINGE` pixels turns them back.
- *No level.* The products are of the complex value over its local amplitude.
- *Both networks at half resolution*: see :mod:`.lean`, whose network SNENet is, with more channels.
- *Speckle is multiplied*, so SNENet gives its logarithm, which is subtracted.
- *Cross-attention place by place*: each branch's features weigh the other's with a number from 0 to 1. The cost grows
  with the pixels, and the result does not depend on the tile, as it would with any mean over an image.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, interpolate, leaky_relu, pixel_shuffle, pixel_unshuffle

from .lean import Block, Lean, local_mean

LEVEL = 7  # pixels a side of the window of local amplitude
FRINGE = 48  # pixels a side over which a fringe is straight
_CELL = 16  # pixels a side that are turned back by one angle
_BRIGHTEST = 8.0  # products of a point in dark surroundings are kept below this
WIDTHS = (32, 48, 64)  # channels of a branch, from half resolution down to an eighth


def lag_product(z: tuple[Tensor, Tensor], axis: int) -> Tensor:
    """Re z(p)·z*(p + 1) along rows (2) or columns (3), turned back by the angle of its mean nearby.

    Parameters
    ----------
    z : real and imaginary part, ``(batch, 1, rows, cols)``, the sides multiples of 16; 0 where there is no phase
    """
    # beyond the last pixel no phase is known
    after = [torch.cat([part.narrow(axis, 1, part.shape[axis] - 1), 0 * part.narrow(axis, 0, 1)], axis) for part in z]
    real, imaginary = z[0] * after[0] + z[1] * after[1], z[1] * after[0] - z[0] * after[1]
    means = [local_mean(avg_pool2d(part, _CELL), FRINGE // _CELL) for part in (real, imaginary)]
    length = (means[0] ** 2 + means[1] ** 2 + 1e-12).sqrt()
    cosine, sine = (interpolate(mean / length, scale_factor=float(_CELL), mode="nearest") for mean in means)
    return real * cosine + imaginary * sine


def phase_channels(x: Tensor) -> Tensor:
    """Log-amplitude, its level nearby, intensity over that level, and the two lag products, of what SNENet gets."""
    image, cosine, sine = x.chunk(3, 1)
    intensity = (2 * image).exp()
    level = local_mean(intensity, LEVEL)
    amplitude = (intensity / level).sqrt()
    z = (amplitude * cosine, amplitude * sine)
    products = [amplitude**2, lag_product(z, 2), lag_product(z, 3)]
    return torch.cat([image, 0.5 * level.log(), *(p.clamp(-_BRIGHTEST, _BRIGHTEST) for p in products)], 1)


class SNENet(Lean):
    """Estimate of the clean image from intensity and phase: the input less it is the speckle.

    ``(batch, 3, rows, cols)`` in: log-amplitude, cosine and sine of the phase, both 0 where it is not known. Out comes
    log-amplitude ``(batch, 1, rows, cols)``.
    """

    found = 4

    def channels(self, x: Tensor) -> Tensor:
        return phase_channels(x)

    def forward(self, x: Tensor) -> Tensor:
        return self.corrected(x[:, :1], self.channels(x))


class CrossAttention(nn.Module):
    """Exchange between two branches: each gets what it and the other have, weighed by attention to the other.

    After DSDN's (a neighbouring work's) attention of linear cost: one weight looks at a place, the other around it.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.to_first = nn.Conv2d(width, width, 1)
        self.to_second = nn.Conv2d(width, width, 3, padding=1)
        self.mix = nn.Conv2d(2 * width, 2 * width, 1)

    def forward(self, first: Tensor, second: Tensor) -> tuple[Tensor, Tensor]:
        weighed = [first * self.to_first(second).sigmoid(), second * self.to_second(first).sigmoid()]
        mixed = leaky_relu(self.mix(torch.cat(weighed, 1)), 0.1)
        to_first, to_second = mixed.chunk(2, 1)
        return first + to_first, second + to_second


class DBDNet(nn.Module):
    """The clean image from two branches: one sees intensity, the other SNENet's estimate of the speckle.

    Log-amplitude in and out, ``(batch, 1, rows, cols)`` each. It corrects the image less that speckle, which is the
    answer already where SNENet is right.
    """

    def __init__(self, widths: Sequence[int] = WIDTHS) -> None:
        super().__init__()
        pairs = list(zip(widths, widths[1:]))
        self.heads = nn.ModuleList(nn.Conv2d(4, widths[0], 3, padding=1) for _ in range(2))
        self.encode = nn.ModuleList(nn.ModuleList(Block(width) for width in widths) for _ in range(2))
        self.down = nn.ModuleList(
            nn.ModuleList(nn.Conv2d(fine, coarse, 2, stride=2) for fine, coarse in pairs) for _ in range(2)
        )
        self.exchange = nn.ModuleList(CrossAttention(width) for width in widths)
        self.join = nn.ModuleList(nn.Conv2d(2 * width, width, 1) for width in widths)
        self.up = nn.ModuleList(nn.Conv2d(coarse, fine, 1) for fine, coarse in pairs)
        self.decode = nn.ModuleList(Block(fine) for fine, _ in pairs)
        self.tail = nn.Conv2d(widths[0], 4, 3, padding=1)
        nn.init.zeros_(self.tail.weight)
        nn.init.zeros_(self.tail.bias)  # type: ignore[arg-type]

    def forward(self, image: Tensor, speckle: Tensor) -> Tensor:
        return image - speckle - self.correction(image, speckle)

    def correction(self, image: Tensor, beside: Tensor) -> Tensor:
        """Correction that both branches together find for an image; the second one sees what is ``beside`` it."""
        branches = [leaky_relu(head(pixel_unshuffle(x, 2)), 0.1) for head, x in zip(self.heads, (image, beside))]
        joined: list[Tensor] = []
        for scale, (exchange, join) in enumerate(zip(self.exchange, self.join)):
            if scale:
                branches = [down[scale - 1](branch) for down, branch in zip(self.down, branches)]  # type: ignore[index]
            branches = [encode[scale](branch) for encode, branch in zip(self.encode, branches)]  # type: ignore[index]
            branches = list(exchange(*branches))
            joined.append(join(torch.cat(branches, 1)))
        y = leaky_relu(joined.pop(), 0.1)
        for up, block in zip(reversed(self.up), reversed(self.decode)):
            y = block(interpolate(up(y), scale_factor=2.0, mode="nearest") + joined.pop())
        return pixel_shuffle(self.tail(y), 2)


class Pgd2Net(nn.Module):
    """Both networks: ``(batch, 3, rows, cols)`` in, see :class:`SNENet`; the sides are multiples of :attr:`multiple`.

    Out come two estimates of the clean log-amplitude ``(batch, 2, rows, cols)``: DBDNet's, the result, and SNENet's.
    """

    multiple = 16
    inputs = 3

    def __init__(self) -> None:
        super().__init__()
        self.snenet = SNENet()
        self.dbdnet = DBDNet()

    def forward(self, x: Tensor) -> Tensor:
        image = x[:, :1]
        less_speckle = self.snenet(x)
        return torch.cat([self.dbdnet(image, image - less_speckle), less_speckle], 1)
