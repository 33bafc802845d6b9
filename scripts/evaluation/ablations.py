"""Contributions of the phases of training and of the families of scenes: recorded when the networks were made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .real import SITES
from .tables import prose, table

TITLE = "Ablations"


def lines(path: Path) -> list[str]:
    """The part of the page; a sentence where nothing is recorded."""
    if not path.exists():
        return prose("None are recorded: `make ablate` makes networks that lack something, and scores them.")
    rows: Sequence[Mapping[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
    kinds = list(dict.fromkeys(kind for row in rows for kind in row["scores"]))
    head = ["network", *(f"{kind}, {site}" for kind in kinds for site in SITES), "command"]
    return [
        *prose(
            "Scores on the real single-look series, as above; lower is better. The networks are not kept: their "
            "scores are, with the command that makes them again."
        ),
        *table(head, [[row["name"], *_scores(row, kinds), f"`{row['command']}`"] for row in rows]),
        "",
    ]


def _scores(row: Mapping[str, Any], kinds: Sequence[str]) -> list[str]:
    return [f"{row['scores'][kind][site]:.3f}" if kind in row["scores"] else "–" for kind in kinds for site in SITES]
