"""Recipes of the bundled networks: each is trained by one command, from a seed, and can be stopped and resumed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Recipe:
    """Recipe for training a network; written into its card.

    Attributes
    ----------
    architecture : key of networks.architectures.ARCHITECTURES
    task : ``images`` (one channel, dates and means of dates), ``complex`` (see batches.Complex), ``ratio``,
        ``series`` (see batches.Series), ``gaussian`` (see gaussian_noise.GaussianNoise)
    domains : keys of data.DOMAINS
    start : bundled network whose weights are the first ones, where the names and shapes agree; empty for random ones
    cleaner : bundled network that cleans super-images of a series
    without : scene families left out
    every : of a training on near-real pairs, every so manieth batch is made of these, the others of simulated scenes
    first_estimate : whether the estimate of PGD2Net's first network is in the loss, beside the result
    restart : step after which the descent begins anew from its averaged weights, with half the learning rate
        (Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts, ICLR); none if 0
    blend : share of the first weights in the last ones: the mean of two points of one descent is flatter than either
        (Izmailov et al. 2018, Averaging weights leads to wider optima and better generalization, UAI)
    """

    name: str
    architecture: str
    task: str
    domains: tuple[str, ...]
    start: str = ""
    cleaner: str = ""
    without: tuple[str, ...] = field(default=())
    seed: int = 2026
    steps: int = 60000
    batch: int = 8
    side: int = 128
    rate: float = 5e-4  # at 1e-3 bright points make the loss jump, and it takes hundreds of steps to recover
    warmup: int = 200
    clip: float = 1.0
    average: float = 0.999
    grain: float = 3e3
    blend: float = 0.0
    bfloat16: bool = True
    every: int = 1
    first_estimate: bool = True
    restart: int = 0
    data: int = 9  # counts up when the scenes or their speckle change; 10: with dense towns

    @property
    def left_out(self) -> tuple[str, ...]:
        """Scene families left out, and those that there were not when it was trained."""
        return self.without if self.data > 9 else (*self.without, "centres")


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe("lean-slc", "lean", "images", ("slc",)),
        Recipe("lean-grd", "lean", "images", ("grd",), start="lean-slc", steps=20000),
        Recipe("sar2sar-slc", "sar2sar", "images", ("slc",), rate=4e-4),
        Recipe("sar2sar-grd", "sar2sar", "images", ("grd",), start="sar2sar-slc", steps=20000, rate=4e-4),
        Recipe(
            "sar2sar-ratio",
            "sar2sar",
            "ratio",
            ("slc", "grd"),
            start="sar2sar-slc",
            cleaner="lean-slc",
            steps=20000,
            rate=4e-4,
        ),
        Recipe("guided", "guided", "series", ("slc", "grd"), start="lean-slc", cleaner="lean-slc"),
        Recipe("gaussian", "gaussian", "gaussian", ("slc", "grd"), start="lean-slc", steps=20000, rate=4e-4),
        Recipe(
            "pgd2net",
            "pgd2net",
            "complex",
            ("slc",),
            start="lean-slc",
            steps=40000,
            rate=4e-4,
            restart=20000,
            data=10,
        ),
    )
}
