"""Effect of each phase of SAR2SAR's self-supervised training: ``make ablate-phases``. Adds to docs/ablations.json.

Every site is judged by networks that were trained on the two others, all of whose dates are used; the score is that of
one date by the other dates of the site that do not share its speckle. A training is resumed where it stopped.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".build" / "ablation"
RECORDS = ROOT / "docs" / "ablations.json"
SITES = ("lely", "limagne", "marais1")
KIND = "one date, trained on the other sites"


def train(site: str, given: argparse.Namespace) -> list[dict[str, Any]]:
    """Rows of the record of the training that this site judges."""
    dates = {name: sorted(str(path) for path in (given.data / name).glob("*.tif")) for name in SITES}
    folder = FOLDER / f"phases-{given.start}-{given.phases}-{given.steps}" / site
    stacks = [word for name in SITES if name != site for word in ("--stack", *dates[name])]
    options = ["--start", given.start, "--phases", given.phases, "--steps", str(given.steps), "--folder", str(folder)]
    command = [sys.executable, "-m", "sar_despeckle.models.training.real_dates.selfsupervised", *stacks, *options]
    if given.bfloat16:
        command.append("--bfloat16")
    subprocess.run([*command, "--judge", *dates[site]], check=True)
    rows: list[dict[str, Any]] = json.loads((folder / "record.json").read_text(encoding="utf-8"))["rows"]
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", default="lean-slc")
    parser.add_argument("--phases", default="ABC")
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--bfloat16", action="store_true")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data" / "s1_slc")
    given = parser.parse_args()
    if not given.data.is_dir():
        sys.exit(f"There is no folder {given.data}; name the one with {', '.join(SITES)} with --data.")
    found = {site: train(site, given) for site in SITES}
    words = f"--start {given.start} --phases {given.phases} --steps {given.steps}" + " --bfloat16" * given.bfloat16
    rows = []
    for index, first in enumerate(found[SITES[0]]):
        done = given.phases[:index]
        name = (
            f"{given.start}, self-supervised {'+'.join(done)}"
            if done
            else f"{given.start}, before phase {given.phases[0]}"
        )
        scores = {KIND: {site: round(found[site][index]["score"], 4) for site in SITES}}
        rows.append(
            {"name": name, "what": first["what"], "command": f'make ablate-phases ARGS="{words}"', "scores": scores}
        )
    names = {row["name"] for row in rows}
    known = json.loads(RECORDS.read_text(encoding="utf-8"))["rows"] if RECORDS.exists() else []
    content = {"rows": [row for row in known if row["name"] not in names] + rows}
    RECORDS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
