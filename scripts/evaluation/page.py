"""docs/models.md: the summary of the bars, the sections of the stages, and a list of the networks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from sar_despeckle.models.library.catalog import USES
from sar_despeckle.models.library.product import Product

from . import ablations, choice, phase, phase_ablation
from .bars import Section, summary
from .field import ROOT, Entrant, Field
from .result_store import Store
from .tables import prose, table

# Recorded when networks were trained, for the page of a stage
RECORDED = {phase.NAME: phase_ablation}


def write_page(path: Path, stages: Sequence[ModuleType], field: Field, store: Store) -> str:
    """Write the page of what the store knows; gives its text."""
    found = {stage.NAME: _known(stage, field, store) for stage in stages}
    sections = [_section(stage, field, found[stage.NAME]) for stage in stages]
    bars = [*(bar for part in sections for bar in part.bars), *choice.duel(found)]
    lines = [*_introduction(field), "## What is asked, and what is reached", "", *summary(bars), ""]
    lines += [f"## {choice.TITLE}", "", *choice.lines(found, field)]
    for part in sections:
        lines += [f"## {part.title}", "", *part.lines]
    lines += [f"## {ablations.TITLE}", "", *ablations.lines(ROOT / "docs" / "ablations.json")]
    lines += ["## The networks", "", *(line for entrant in field.entrants for line in _describe(entrant))]
    text = "\n".join(lines).rstrip() + "\n"
    path.write_text(text, encoding="utf-8")
    return text


def write_single(path: Path, stage: ModuleType, field: Field, store: Store) -> str:
    """Write the page of one stage; gives its text."""
    part = _section(stage, field, _known(stage, field, store))
    introduction = prose(f"Written by `make evaluate ARGS={stage.NAME}`; do not edit.")
    lines = [f"# {part.title}", "", *introduction, *summary(part.bars), "", *part.lines]
    if recorded := RECORDED.get(stage.NAME):
        lines += [f"## {recorded.TITLE}", "", *recorded.lines(recorded.RECORDS)]
    text = "\n".join(lines).rstrip() + "\n"
    path.write_text(text, encoding="utf-8")
    return text


def sections(stages: Sequence[ModuleType], field: Field, store: Store) -> str:
    """The page's parts on some stages, each with its bars."""
    lines = []
    for stage in stages:
        part = _section(stage, field, _known(stage, field, store))
        lines += [f"## {part.title}", "", *part.lines, *summary(part.bars), ""]
    return "\n".join(lines)


def _known(stage: ModuleType, field: Field, store: Store) -> dict[str, Any]:
    """Measurements of a stage by contestant."""
    found = {job.who: store.recall(stage.NAME, job) for job in stage.jobs(field)}
    return {who: values for who, values in found.items() if values is not None}


def _section(stage: ModuleType, field: Field, known: dict[str, Any]) -> Section:
    """A stage's part of the page; a sentence where something of it was not measured yet."""
    missing = [job.who for job in stage.jobs(field) if job.who not in known]
    part: Section = stage.section(known, field) if known else Section(stage.TITLE)
    if missing:
        part.lines += prose(f"Not measured: {', '.join(missing)}. `make evaluate ARGS={stage.NAME}` does.")
    return part


def _introduction(field: Field) -> list[str]:
    rows = [[f"a {use}", *(field.auto(use, product).name for product in (Product.SLC, Product.GRD))] for use in USES]
    return [
        "# The networks, measured",
        "",
        *prose(
            "Written by `make evaluate`; do not edit. Everything runs through the functions behind the Processing "
            "algorithms, from files to files. The best of a column is in bold."
        ),
        *table(["`auto` takes for", "single-look (SLC)", "multilooked (GRD, RTC)"], rows),
        "",
    ]


def _describe(entrant: Entrant) -> list[str]:
    card = entrant.card
    return [
        f"**{card.name}** {card.version}: {card.description}. {card.licence}. Trained on {card.training}.",
        "",
    ]
