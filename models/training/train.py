"""Train a network: ``python -m sar_despeckle.models.training.train lean-slc``.

It can be stopped and resumed: ``--minutes 9`` trains for nine minutes, and the next call continues. The checkpoint
holds the weights, their running average, the optimiser and the step; the data and the learning rate follow from the
step alone.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from ..networks.architectures import ARCHITECTURES
from .descent import Descent
from .first_weights import adopt, bundled_weights
from .loss import deviance, grain, noise_left
from .recipes import RECIPES, Recipe
from .simulated.batches import DOMAINS, Batch, Complex, Images, Series, Source
from .simulated.gaussian_noise import GaussianNoise
from .simulated.scene_families import without

if TYPE_CHECKING:
    from .near_real import Mixed, NearReal


def half_precision_pays(device: str) -> bool:
    """Tell whether the processor multiplies in bfloat16: otherwise a step takes eight times as long."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()


def make_cleaner(recipe: Recipe) -> Callable[[Tensor], Tensor] | None:
    """The network that cleans the super-images that the recipe's network is trained on; on the CPU, like the scenes."""
    if not recipe.cleaner:
        return None
    network = ARCHITECTURES[RECIPES[recipe.cleaner].architecture]()
    adopt(network, bundled_weights(recipe.cleaner))
    network = network.to(memory_format=torch.channels_last).eval()  # type: ignore[call-overload]
    bfloat16 = recipe.bfloat16 and half_precision_pays("cpu")

    def clean(x: Tensor) -> Tensor:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
            result: Tensor = network(x.contiguous(memory_format=torch.channels_last))
        return result.float()

    return clean


def make_source(recipe: Recipe, pairs: Path | None = None) -> Source | NearReal | Mixed:
    """The training batches of a recipe: of simulated scenes, of a folder of near-real pairs, or of both."""
    if pairs:
        from .near_real import Mixed, NearReal  # which reads rasters: other trainings need no GDAL

        channels = getattr(ARCHITECTURES[recipe.architecture], "inputs", 1)
        near_real = NearReal.of_folder(pairs, recipe.seed, recipe.batch, recipe.side, channels)
        return near_real if recipe.every == 1 else Mixed(_simulated(recipe), near_real, recipe.every)
    return _simulated(recipe)


def _simulated(recipe: Recipe) -> Source:
    domains, families = [DOMAINS[name] for name in recipe.domains], without(*recipe.left_out)
    if recipe.task == "images":
        return Images(recipe.seed, domains, recipe.batch, recipe.side, families)
    if recipe.task == "complex":
        return Complex(recipe.seed, domains, recipe.batch, recipe.side, families)
    if recipe.task == "gaussian":
        return GaussianNoise(recipe.seed, domains, recipe.batch, recipe.side, families)
    cleaner = make_cleaner(recipe)
    return Series(recipe.seed, domains, recipe.batch, recipe.side, families, cleaner, recipe.task)


class Numbered(Dataset[Batch]):
    """Batches by number, as torch's loader asks for them."""

    def __init__(self, source: Source | NearReal | Mixed) -> None:
        self.source = source

    def __getitem__(self, number: int) -> Batch:
        return self.source(number)


def _loss(recipe: Recipe) -> Callable[[Tensor, Tensor, Tensor], Tensor] | None:
    """The loss where it is not the deviance of all that the network estimates."""
    if recipe.task == "gaussian":
        return noise_left
    return None if recipe.first_estimate else lambda estimate, clean, _: deviance(estimate[:, :1], clean)


class Trainer:
    """One training run, in memory: ``steps()`` until ``done`` reaches the recipe's, ``save()`` now and then.

    Parameters
    ----------
    workers : processes that make batches ahead; 0 makes them between the steps. The batches are the same
    pairs : folder of near-real pairs to train on, in place of simulated scenes or beside them
    architecture : makes the network, where it is none of the plugin's
    """

    def __init__(
        self,
        recipe: Recipe,
        folder: Path,
        device: str = "cpu",
        workers: int = 0,
        pairs: Path | None = None,
        architecture: Callable[[], nn.Module] | None = None,
    ) -> None:
        self.recipe, self.folder, self.workers = recipe, folder, workers
        self._told = json.dumps({**asdict(recipe), **({"pairs": pairs.name} if pairs else {})})
        torch.manual_seed(recipe.seed)
        network = (architecture or ARCHITECTURES[recipe.architecture])()
        if recipe.start:
            adopt(network, bundled_weights(recipe.start))
        self.descent = Descent(
            network,
            recipe.rate,
            device,
            recipe.bfloat16 and half_precision_pays(device),
            recipe.clip,
            recipe.average,
            lambda estimate, clean: recipe.grain * grain(estimate[:, :1], clean),
            _loss(recipe),
        )
        self.source = make_source(recipe, pairs)
        self._batches: Iterator[Batch] | None = None
        self.elapsed = 0.0
        self.history: dict[str, int] = {}  # steps by recipe: a run may be resumed with another learning rate
        folder.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self._load()

    @property
    def done(self) -> int:
        return self.descent.done

    @property
    def checkpoint(self) -> Path:
        return self.folder / f"{self.recipe.name}.pt"

    @property
    def finished(self) -> bool:
        return self.done >= self.recipe.steps

    def _load(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.descent.device, weights_only=True)
        self.descent.load(state["descent"])
        self.elapsed, self.history = state["elapsed"], json.loads(state["history"])
        if self.descent.first:
            self.descent.rate = self._later_rate

    @property
    def _later_rate(self) -> float:
        """Highest learning rate after the restart."""
        return self.recipe.rate / 2

    def save(self) -> None:
        state = {"descent": self.descent.state(), "elapsed": self.elapsed, "history": json.dumps(self.history)}
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, self.checkpoint)

    def _next_batch(self, number: int) -> tuple[Tensor, Tensor]:
        if self._batches is None:
            self._batches = iter(
                DataLoader(
                    Numbered(self.source),
                    batch_size=None,
                    sampler=range(number, self.recipe.steps),
                    num_workers=self.workers,
                    prefetch_factor=4 if self.workers else None,
                )
            )
        batch = next(self._batches)
        return batch.noisy, batch.clean

    def held_loss(self) -> float | None:
        """Mean deviance of the averaged weights on the pairs for validation; None where scenes are simulated."""
        if isinstance(self.source, Source):
            return None
        losses = []
        with torch.no_grad():
            for batch in self.source.held():
                estimate = self.descent.average(batch.noisy.to(self.descent.device))[:, :1]
                losses.append(float(deviance(estimate.cpu(), batch.clean)))
        return sum(losses) / len(losses)

    def _share(self, _: float) -> float:
        """Share that is done of the descent to the next restart, or to the end."""
        first, restart = self.descent.first, self.recipe.restart
        end = restart if self.done < restart < self.recipe.steps else self.recipe.steps
        return (self.done - first) / (end - first)

    def steps(self, seconds: float = math.inf) -> Iterator[float]:
        """Train for so many seconds or until the recipe's steps are done; yields the loss of every step."""
        before = self.elapsed
        for loss, spent in self.descent.steps(self._next_batch, self._share, seconds, self.recipe.warmup):
            if self.done == self.recipe.restart:
                self.descent.begin_anew(self._later_rate)
            self.history[self._told] = self.history.get(self._told, 0) + 1
            self.elapsed = before + spent
            yield loss


def blended(network: nn.Module, recipe: Recipe) -> nn.Module:
    """The network with the recipe's share of its first weights."""
    if not recipe.blend:
        return network
    first, result = bundled_weights(recipe.start), copy.deepcopy(network).cpu()
    with torch.no_grad():
        for name, weight in result.named_parameters():
            weight.lerp_(first[name].float(), recipe.blend)
    return result


def train(
    recipe: Recipe,
    folder: Path,
    minutes: float = math.inf,
    device: str = "cpu",
    workers: int = 0,
    report: int = 100,
    pairs: Path | None = None,
    architecture: Callable[[], nn.Module] | None = None,
) -> Trainer:
    """Train until the recipe's steps are done or the minutes of this call are over, printing the mean loss.

    Parameters
    ----------
    pairs, architecture : see :class:`Trainer`
    """
    trainer = Trainer(recipe, folder, device, workers, pairs, architecture)
    before = trainer.held_loss()
    mean, saved = 0.0, time.monotonic()
    for loss in trainer.steps(60 * minutes):
        mean += loss / report
        if trainer.done % report == 0:
            print(f"step {trainer.done}  {trainer.elapsed / 60:.1f} min  loss {mean:.5f}", flush=True)
            mean = 0.0
        if time.monotonic() - saved > 60:
            trainer.save()
            saved = time.monotonic()
    trainer.save()
    if before is not None:
        print(f"loss on the pairs for validation {trainer.held_loss():.5f}, before {before:.5f}", flush=True)
    return trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=sorted(RECIPES))
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after so many; the next call goes on")
    parser.add_argument("--folder", type=Path, default=Path("training"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that make scenes ahead, for a GPU")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--rate", type=float, help="highest learning rate")
    parser.add_argument("--start", help="bundled network to start from")
    parser.add_argument("--blend", type=float, help="share of that network in the result")
    parser.add_argument("--without", nargs="*", help="scene families to leave out")
    parser.add_argument("--pairs", type=Path, help="folder of near-real pairs, in place of simulated scenes")
    parser.add_argument("--every", type=int, help="batches of which one is of the pairs, the others of scenes")
    parser.add_argument("--output", type=Path, help="the .onnx file (default: the bundled weights)")
    arguments = parser.parse_args()
    from .export import describe, export

    names = ("seed", "steps", "rate", "start", "blend", "without", "every")
    changed = {name: getattr(arguments, name) for name in names}
    if changed["without"] is not None:
        changed["without"] = tuple(changed["without"])
    recipe = replace(RECIPES[arguments.model], **{k: v for k, v in changed.items() if v is not None})
    trainer = train(
        recipe, arguments.folder, arguments.minutes, arguments.device, arguments.workers, pairs=arguments.pairs
    )
    output = arguments.output or Path(__file__).parents[1] / "weights" / f"{arguments.model}.onnx"
    if trainer.finished or arguments.output:
        export(
            blended(trainer.descent.average, recipe), describe(recipe, trainer.elapsed / 60, trainer.history), output
        )
        print(f"Wrote {output}")


if __name__ == "__main__":
    main()
