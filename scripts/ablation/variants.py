"""The trainings of the ablation of PGD2Net: equal but for one thing each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from sar_despeckle.models.networks.pgd2net import Pgd2Net
from sar_despeckle.models.training.recipes import RECIPES, Recipe

from .lesser_networks import BlindUNet, PlainUNet, WithoutAttention, WithoutSNENet

WHOLE, PLAIN, RANDOM = "PGD2Net", "a plain U-Net", "PGD2Net, from random weights"
BATCH, SIDE = 4, 96
STEPS, FROM_RANDOM = 2000, 2500
_COUNTED = 128  # pixels a side of the image on which multiplications are counted
EVERY = 4  # batches, of which one is of near-real pairs


@dataclass(frozen=True)
class Variant:
    """One training.

    Attributes
    ----------
    name : in words, for the table
    beside : name of the one that it is compared with; its own, of one that others are compared with
    all_phases : whether it is also measured with a shuffled phase and with none
    """

    name: str
    beside: str
    recipe: Recipe
    architecture: Callable[[], nn.Module] = Pgd2Net
    all_phases: bool = False

    @property
    def near_real(self) -> bool:
        return self.recipe.every > 1

    @property
    def key(self) -> str:
        """For names of files."""
        return self.name.lower().replace(" ", "-").replace(",", "")

    @property
    def parameters(self) -> int:
        return sum(weights.numel() for weights in self.architecture().parameters())

    @property
    def multiplications(self) -> int:
        """Of a pixel."""
        network = self.architecture().eval()
        with torch.no_grad(), FlopCounterMode(display=False) as counted:
            network(torch.zeros(1, 3, _COUNTED, _COUNTED))
        return round(counted.get_total_flops() / 2 / _COUNTED**2)


def variants(steps: int | None = None) -> list[Variant]:
    """Those that begin as lean-slc, which fits all but one; that one beside a PGD2Net from random weights.

    Parameters
    ----------
    steps : of all, in place of those of the ablation
    """
    whole = replace(
        RECIPES["pgd2net"], steps=steps or STEPS, batch=BATCH, side=SIDE, warmup=min(100, 1 + (steps or STEPS) // 10)
    )
    # 5e-4: the rate of the networks that begin with random weights
    random = replace(whole, start="", steps=steps or FROM_RANDOM, rate=5e-4, warmup=2 * whole.warmup)
    alone = replace(whole, start="")  # a wider U-Net takes lean-slc's weights by itself
    return [
        Variant(WHOLE, WHOLE, whole, all_phases=True),
        Variant(PLAIN, WHOLE, alone, PlainUNet, all_phases=True),
        Variant("a plain U-Net without phase", WHOLE, alone, BlindUNet),
        Variant("without cross-attention", WHOLE, whole, WithoutAttention),
        Variant("without the loss on SNENet", WHOLE, replace(whole, first_estimate=False)),
        Variant("without the grain penalty", WHOLE, replace(whole, grain=0.0)),
        Variant("with near-real pairs", WHOLE, replace(whole, every=EVERY)),
        Variant(RANDOM, RANDOM, random),
        Variant("without SNENet, from random weights", RANDOM, random, WithoutSNENet),
        Variant("PGD2Net, another seed", WHOLE, replace(whole, seed=whole.seed + 2)),
    ]
