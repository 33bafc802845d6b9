"""Worth of each family of scenes to a network: ``make ablate``. Writes docs/ablations.json for ``make evaluate``.

A bundled network is trained a little further, once with all families and once without each; the difference between the
two is what the family is worth to a network that has known it. It says less than trainings from the beginning would,
which take a hundred times as long.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from evaluation import real
from evaluation.field import ROOT, Entrant

from sar_despeckle.models.training.export import describe, export
from sar_despeckle.models.training.recipes import RECIPES, Recipe
from sar_despeckle.models.training.simulated.scene_families import Families
from sar_despeckle.models.training.train import train

FOLDER = ROOT / ".build" / "ablation"
RECORDS = ROOT / "docs" / "ablations.json"


def variants(name: str, steps: int) -> dict[str, Recipe]:
    """Recipes by what they leave out, all of them first."""
    whole = replace(RECIPES[name], start=name, steps=steps, rate=3e-4, warmup=50)
    families = list(Families.__dataclass_fields__)
    return {"all families": whole, **{f"without {f}": replace(whole, without=(f,)) for f in families}}


def trained(recipe: Recipe, label: str) -> Path:
    """The network of a variant, trained unless it has been."""
    key = label.replace(" ", "-")
    path = FOLDER / f"{recipe.name}-{recipe.steps}-{key}.onnx"
    if not path.exists():
        trainer = train(recipe, FOLDER / key)
        export(trainer.descent.average, describe(recipe, trainer.elapsed / 60, trainer.history), path)
    return path


def record(name: str, steps: int, label: str, path: Path, data: Path) -> dict[str, object]:
    """One row: mean score of every site, for one date and for the mean of four."""
    entrant = Entrant.of("network", path, extra=True)
    rows = real.of_network(data, entrant)
    scores = {
        row: {site: round(sum(found) / len(found), 4) for site, found in rows[template.format("network")].items()}
        for row, template in (("one date", real.DATE), ("mean of four", real.SUPER))
    }
    command = f'make ablate MODEL={name} ARGS="--steps {steps}"'
    return {"name": f"{name}, {label}", "what": f"{steps} steps more, {label}", "command": command, "scores": scores}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", choices=[name for name in RECIPES if name.startswith(("lean", "sar2sar"))])
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "s1_slc")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        sys.exit(f"There is no folder {arguments.data}; name the one with {', '.join(real.SITES)} with --data.")
    found = []
    for label, recipe in variants(arguments.model, arguments.steps).items():
        found.append(record(arguments.model, arguments.steps, label, trained(recipe, label), arguments.data))
        print(json.dumps(found[-1]), flush=True)
    names = {row["name"] for row in found}
    known = json.loads(RECORDS.read_text(encoding="utf-8"))["rows"] if RECORDS.exists() else []
    rows = [row for row in known if row["name"] not in names] + found
    RECORDS.write_text(json.dumps({"rows": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
