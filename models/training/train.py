"""Train a network: ``python -m sar_despeckle.models.training.train sar2sar-slc --minutes 60``.

Stops and resumes: the checkpoint holds the weights, their running average, the optimiser, the step and the minutes
spent. The learning rate follows the share of the minutes, so a longer run is a slower descent, not the same one again.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from ..networks.lean import Lean
from ..networks.sar2sar import Sar2Sar
from .data import SpeckledScenes
from .loss import deviance

ARCHITECTURES: dict[str, type[nn.Module]] = {"sar2sar-slc": Sar2Sar, "lean-slc": Lean}


@dataclass(frozen=True)
class Recipe:
    """How a network is trained; written into its card."""

    name: str
    seed: int = 2026
    batch: int = 8
    side: int = 128
    rate: float = 4e-4  # at 1e-3 bright points make the loss jump, and it takes hundreds of steps to recover
    warmup: int = 200
    clip: float = 1.0
    average: float = 0.999
    bfloat16: bool = True
    data: int = 3  # counts up when the scenes or their speckle change

    def learning_rate(self, step: int, share: float) -> float:
        """Linear warm-up over the first steps, then a cosine from ``rate`` to 1 % of it over the minutes."""
        cosine = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(share, 1.0)))
        return self.rate * cosine * min(1.0, (step + 1) / self.warmup)


class Trainer:
    """One training run, in memory: ``step()`` until ``share`` reaches 1, ``save()`` now and then."""

    def __init__(self, recipe: Recipe, minutes: float, folder: Path, device: str = "cpu") -> None:
        self.recipe, self.seconds, self.folder, self.device = recipe, 60 * minutes, folder, device
        torch.manual_seed(recipe.seed)
        layout = torch.channels_last
        self.model = ARCHITECTURES[recipe.name]().to(device=device, memory_format=layout)  # type: ignore[call-overload]
        self.average = copy.deepcopy(self.model).eval()
        self.optimiser = torch.optim.AdamW(self.model.parameters(), lr=recipe.rate, weight_decay=1e-4)
        self.data = SpeckledScenes(recipe.seed, recipe.batch, recipe.side)
        self.done, self.elapsed = 0, 0.0
        self.history: dict[str, int] = {}  # steps by recipe: a run may be resumed with another learning rate
        folder.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self._load()

    @property
    def checkpoint(self) -> Path:
        return self.folder / f"{self.recipe.name}.pt"

    @property
    def share(self) -> float:
        return self.elapsed / self.seconds

    def _load(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.done, self.elapsed = state["step"], state["elapsed"]
        self.history = json.loads(state["history"])

    def save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.done,
            "elapsed": self.elapsed,
            "history": json.dumps(self.history),
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, self.checkpoint)

    def step(self) -> float:
        """One batch; gives its loss."""
        start = time.monotonic()
        for group in self.optimiser.param_groups:
            group["lr"] = self.recipe.learning_rate(self.done, self.share)
        batch = self.data(self.done)
        noisy = batch.noisy.to(self.device).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self.device, dtype=torch.bfloat16, enabled=self.recipe.bfloat16):
            estimate: Tensor = self.model(noisy)
        loss = deviance(estimate.float(), batch.clean.to(self.device))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
        self.optimiser.step()
        keep = min(self.recipe.average, (self.done + 1) / (self.done + 10))
        with torch.no_grad():
            for slow, fast in zip(self.average.parameters(), self.model.parameters()):
                slow.lerp_(fast, 1 - keep)
        self.done += 1
        recipe = json.dumps(asdict(self.recipe))
        self.history[recipe] = self.history.get(recipe, 0) + 1
        self.elapsed += time.monotonic() - start
        return float(loss.detach())


def train(recipe: Recipe, minutes: float, folder: Path, device: str = "cpu", report: int = 50) -> Trainer:
    """Train until the minutes are spent (those of earlier pieces count), printing the loss every ``report`` steps."""
    trainer = Trainer(recipe, minutes, folder, device)
    mean, saved = 0.0, time.monotonic()
    while trainer.share < 1:
        mean += trainer.step() / report
        if trainer.done % report == 0:
            print(f"step {trainer.done}  {trainer.elapsed / 60:.1f} min  loss {mean:.5f}", flush=True)
            mean = 0.0
        if time.monotonic() - saved > 60:
            trainer.save()
            saved = time.monotonic()
    trainer.save()
    return trainer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=sorted(ARCHITECTURES))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--folder", type=Path, default=Path("training"))
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--rate", type=float, default=Recipe.rate, help="highest learning rate")
    parser.add_argument("--output", type=Path, help="the .onnx file (default: the bundled weights)")
    arguments = parser.parse_args()
    from .export import describe, export

    recipe = Recipe(arguments.model, arguments.seed, rate=arguments.rate)
    trainer = train(recipe, arguments.minutes, arguments.folder, arguments.device)
    output = arguments.output or Path(__file__).parents[1] / "weights" / f"{arguments.model}.onnx"
    export(trainer.average, describe(recipe.name, trainer.elapsed / 60, trainer.history), output)
    print(f"Wrote {output}")


if __name__ == "__main__":
    main()
