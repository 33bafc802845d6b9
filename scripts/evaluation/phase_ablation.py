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
    steps = {row["name"]: row["steps"] for row in record["rows"] if row["name"] == row["beside"]}
    lengths = "; ".join(f"{count} steps of {name} and those beside it" for name, count in steps.items())
    return [
        *prose(
            f"Trainings that differ in one thing each, by `{record['command']}`: on the same batches of "
            f"{record['batch']} patches of {record['side']} × {record['side']} pixels ({lengths}). That is three "
            "hundredths of what the bundled network has seen. All but two begin as lean-slc and give at first just "
            "what it gives: PGD2Net by its first network, the plain U-Net by a part of its channels. DBDNet without "
            "SNENet, which gets what SNENet would have seen and has wider branches, has no place for these weights; "
            "so it and PGD2Net are also trained from random ones. Near-real pairs are a quarter of the batches, by "
            "`trainingpairs` from a simulated complex series."
        ),
        *prose(
            "PSNR in dB, on the scenes above and with the phase given: itself of the first of each part of the table, "
            "of the others how far they are above it, scene by scene, with the standard error over the scenes, which "
            "does not count what other batches and first weights would change: another seed shows that. Work is in "
            "multiplications for a pixel; pure speckle, and the grids in it, as above."
        ),
    ]


def _parts(rows: Sequence[Row]) -> list[str]:
    head = ["", "parameters", "work", *SCENES, "pure speckle", *(f"grid of {period}" for period in PERIODS)]
    first = {row["name"]: row for row in rows if row["name"] == row["beside"]}
    groups = [[row, *(r for r in rows if r["beside"] == name and r is not row)] for name, row in first.items()]
    body = [_cells(row, group[0]) for group in groups for row in group]
    return [*table(head, body), ""]


def _cells(row: Row, first: Row) -> list[str]:
    own, whole = row["figures"][GIVEN], first["figures"][GIVEN]
    levels = [_level(own, kind) if row is first else _gain(own, whole, kind) for kind in SCENES]
    (pure,) = own[PURE]
    grids = [number(pure[f"grid_{period}"], "{:.1%}") for period in PERIODS]
    size = [f"{row['parameters'] / 1e6:.2f} million", f"{row['multiplications'] / 1e3:.0f} thousand"]
    return [row["name"], *size, *levels, f"{pure['enl']:.0f}", *grids]


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
    return "–" if math.isnan(value) else f"{value:+.3f} (± {error:.3f})"
