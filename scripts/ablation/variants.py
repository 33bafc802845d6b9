"""The trainings of the ablation of PGD2Net: equal but for one thing each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from torch import nn

from sar_despeckle.models.networks.pgd2net import Pgd2Net
from sar_despeckle.models.training.recipes import RECIPES, Recipe

from .networks import BlindUNet, PlainUNet, WithoutAttention, WithoutSNENet

WHOLE, ANOTHER_SEED, PLAIN = "PGD2Net", "the same, another seed", "a plain U-Net"
STEPS, BATCH, SIDE = 2500, 4, 96
RATE = 5e-4  # of the networks that begin with random weights
EVERY = 4  # batches, of which one is of near-real pairs


@dataclass(frozen=True)
class Variant:
    """One training.

    Attributes
    ----------
    name : in words, for the table
    all_phases : whether it is also measured with a shuffled phase and with none
    """

    name: str
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


def variants(steps: int = STEPS) -> list[Variant]:
    """The whole network first. All begin with random weights: of no other does a bundled network fit each of them."""
    whole = replace(
        RECIPES["pgd2net"], start="", steps=steps, batch=BATCH, side=SIDE, rate=RATE, warmup=min(200, 1 + steps // 10)
    )
    return [
        Variant(WHOLE, whole, all_phases=True),
        Variant("without SNENet", whole, WithoutSNENet),
        Variant("without cross-attention", whole, WithoutAttention),
        Variant(PLAIN, whole, PlainUNet, all_phases=True),
        Variant("a plain U-Net without phase", whole, BlindUNet),
        Variant("without the loss on SNENet", replace(whole, first_estimate=False)),
        Variant("without the grain penalty", replace(whole, grain=0.0)),
        Variant("with near-real pairs", replace(whole, every=EVERY)),
        Variant(ANOTHER_SEED, replace(whole, seed=whole.seed + 2)),
    ]
