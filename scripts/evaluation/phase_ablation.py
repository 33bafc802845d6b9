"""Worth of each part of PGD2Net: recorded by ``make ablate-parts``, a part of docs/phase.md."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import phase
from .field import ROOT
from .phase import CORRELATED, PERIODS, PHOTOS, PURE, WHITE
from .simulated import mean
from .tables import number, prose, table

TITLE = "What each part is worth"
RECORDS = ROOT / "docs" / "phase_ablation.json"
GIVEN, SHUFFLED, ABSENT = (row.format("")[2:] for row in (phase.GIVEN, phase.SHUFFLED, phase.ABSENT))
SCENES = (CORRELATED, WHITE, PHOTOS)
Row = Mapping[str, Any]


def lines(path: Path) -> list[str]:
    """The part of the page; a sentence where nothing is recorded."""
    if not path.exists():
        return prose("Nothing is recorded: `make ablate-parts` trains what lacks a part, and measures it.")
    record = json.loads(path.read_text(encoding="utf-8"))
    return [*_words(record), *_parts(record["rows"]), *_phases(record["rows"])]


def _words(record: Mapping[str, Any]) -> list[str]:
    first = record["rows"][0]
    return prose(
        f"Written down by `{record['command']}`: {record['steps']} steps on {record['batch']} patches of "
        f"{record['side']} × {record['side']} pixels each, all from random weights (of no other does a bundled network "
        "fit each of them) and on the same batches, where the row does not say otherwise. That is a short training; "
        "the bundled network's is twenty times as long and begins with lean-slc. PSNR in dB with the phase given, on "
        f"the scenes above: of {first['name']} as it is, of the others what they are above it, scene by scene, with "
        "the standard error over the scenes. What another seed changes is by chance, and so is what is not larger "
        "elsewhere."
    )


def _parts(rows: Sequence[Row]) -> list[str]:
    whole = rows[0]["figures"][GIVEN]
    head = ["", "parameters", *SCENES, "pure speckle, ENL", *(f"grid of {period}" for period in PERIODS)]
    body = []
    for row in rows:
        own = row["figures"][GIVEN]
        cells = [_level(own, kind) if row is rows[0] else _gain(own, whole, kind) for kind in SCENES]
        (pure,) = own[PURE]
        grids = [number(pure[f"grid_{period}"], "{:.1%}") for period in PERIODS]
        body.append([row["name"], f"{row['parameters'] / 1e6:.2f} million", *cells, f"{pure['enl']:.0f}", *grids])
    return [*table(head, body), ""]


def _phases(rows: Sequence[Row]) -> list[str]:
    """Of the networks that were measured with every phase: what the given one is worth."""
    body = []
    for row in rows:
        own = row["figures"]
        for other in (name for name in (SHUFFLED, ABSENT) if name in own):
            body.append([f"{row['name']}, over {other}", *(_gain(own[GIVEN], own[other], kind) for kind in SCENES)])
    return [*table(["the phase given", *SCENES], body), ""]


def _level(figures: Row, kind: str) -> str:
    return number(mean(figures.get(kind, []), "psnr"), "{:.2f}")


def _gain(one: Row, other: Row, kind: str) -> str:
    value, error = phase.difference(one, other, kind)
    return "–" if math.isnan(value) else f"{value:+.2f} (± {error:.2f})"
