"""Worth of each part of PGD2Net: ``make ablate-parts``. Writes docs/phase_ablation.json for docs/phase.md.

PGD2Net and what lacks one of its parts begin alike and are trained for as many steps, on the same batches. Each is
measured as soon as it is trained; a training that was stopped goes on with the next call.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ablation.near_real_pairs import pairs_of_simulated_dates
from ablation.variants import BATCH, SIDE, Variant, variants
from evaluation import phase
from evaluation.field import ROOT, Entrant
from evaluation.phase_ablation import GIVEN, RECORDS
from evaluation.simulated import Figures

from sar_despeckle.models.files.card import Card
from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.train import Trainer, train

FOLDER = ROOT / ".build" / "ablation" / "parts"


def card(variant: Variant, trainer: Trainer) -> Card:
    """That of PGD2Net, which the variant takes the place of; the plugin has no module for its weights."""
    bundled = describe(variant.recipe, trainer.elapsed / 60, trainer.history)
    return replace(bundled, name=variant.key, description=variant.name, architecture="")


def trained(variant: Variant, folder: Path, workers: int) -> Path:
    """The network of a variant, trained unless it has been."""
    own = folder / f"{variant.recipe.steps}-{variant.key}"
    path = own / "network.onnx"
    if not path.exists():
        pairs = pairs_of_simulated_dates(folder / "near-real") if variant.near_real else None
        trainer = train(variant.recipe, own, workers=workers, pairs=pairs, architecture=variant.architecture)
        export(trainer.descent.average, card(variant, trainer), path)
    return path


def measured(variant: Variant, path: Path) -> phase.Found:
    """Figures by what is told of the phase, and by kind of scene."""
    entrant = Entrant.of(variant.name, path, extra=True)
    rows = {row[len(variant.name) + 2 :]: despeckled for row, despeckled in phase.guided_rows(entrant).items()}
    chosen = rows if variant.all_phases else {GIVEN: rows[GIVEN]}
    return {row: _figures(kinds) for row, kinds in phase.score(chosen, {}).items()}


def _figures(kinds: Mapping[str, list[Figures]]) -> dict[str, list[Figures]]:
    """Those that the table shows, for every scene."""
    kept = ("psnr", "enl", *(f"grid_{period}" for period in phase.PERIODS))
    return {
        kind: [{name: round(scene[name], 4) for name in kept if name in scene} for scene in scenes]
        for kind, scenes in kinds.items()
        if scenes
    }


def record(variant: Variant, path: Path) -> dict[str, Any]:
    """Row of a variant in docs/phase_ablation.json."""
    recipe = variant.recipe
    return {
        "name": variant.name,
        "beside": variant.beside,
        "parameters": variant.parameters,
        "multiplications": variant.multiplications,
        "steps": recipe.steps,
        "figures": measured(variant, path),
    }


def add(row: Mapping[str, Any], steps: int | None, path: Path) -> None:
    """Write a row into the file, in the order of the variants; rows of trainings of another length go."""
    known = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else []
    found = {old["name"]: old for old in [*known, row]}
    rows = [found[v.name] for v in variants(steps) if v.name in found and found[v.name]["steps"] == v.recipe.steps]
    command = f'make ablate-parts ARGS="--steps {steps}"' if steps else "make ablate-parts"
    content = {"command": command, "batch": BATCH, "side": SIDE, "rows": rows}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, help="of all trainings, in place of those of the page")
    parser.add_argument("--only", nargs="*", default=[], metavar="WORDS", help="variants whose names begin so")
    parser.add_argument("--workers", type=int, default=0, help="processes that make scenes ahead")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="of the trainings")
    parser.add_argument("--output", type=Path, default=RECORDS, help="the record")
    given = parser.parse_args()
    for variant in variants(given.steps):
        if not given.only or variant.name.startswith(tuple(given.only)):
            print(variant.name, flush=True)
            path = trained(variant, given.folder, given.workers)
            add(record(variant, path), given.steps, given.output)


if __name__ == "__main__":
    main()
