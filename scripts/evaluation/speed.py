"""Times of the networks on the CPU, in turns and in one run."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Mapping
from functools import partial

import numpy as np

from sar_despeckle.models.engines.devices import Device, open_engine

from .bars import Section, at_least
from .field import ROOT, Entrant, Field
from .result_store import Job, code_digest
from .tables import prose, table

sys.path.append(str(ROOT / "benchmarks"))

from measure import machine, take_turns

Found = dict[str, object]

NAME, TITLE = "speed", "Speed"
SIDE, ROUNDS = 1024, 3
FAST, SLOW, ASKED = "lean-slc", "sar2sar-slc", 3.5


def seconds(entrant: Entrant, image: np.ndarray) -> float:
    """Seconds of the network alone."""
    engine = open_engine(str(entrant.path), entrant.card, Device.CPU)
    start = time.perf_counter()
    engine.infer(image)
    return time.perf_counter() - start


def compare(fast: Entrant, slow: Entrant) -> Found:
    image = np.random.default_rng(1).normal(0.5, 0.05, (1, 1, SIDE, SIDE)).astype(np.float32)
    taken = take_turns({e.name: partial(seconds, e, image) for e in (fast, slow)}, ROUNDS)
    return {"seconds": taken, "machine": machine()}


def jobs(field: Field) -> list[Job]:
    both = {e.name: e for e in field.entrants if e.name in (FAST, SLOW)}
    if len(both) < 2:
        return []
    fast, slow = both[FAST], both[SLOW]
    return [Job("networks", [code_digest(__name__), fast.digest, slow.digest], lambda: compare(fast, slow))]


def section(found: Mapping[str, Found], field: Field) -> Section:
    taken: dict[str, list[float]] = found["networks"]["seconds"]  # type: ignore[assignment]
    medians = {name: statistics.median(values) for name, values in taken.items()}
    rows = [[name, f"{medians[name]:.2f} s", f"{min(v):.2f}–{max(v):.2f}"] for name, v in taken.items()]
    lines = [
        *prose(f"One image of {SIDE} × {SIDE} pixels through the networks alone, {ROUNDS} rounds in turns on the CPU."),
        *table(["", "median", "smallest–largest"], rows),
        "",
        *prose(
            f"{found['networks']['machine']}. From file to file, and against deepdespeckling: "
            "[benchmarks.md](benchmarks.md), by `make bench ARGS=despeckle`."
        ),
    ]
    ratio = medians[SLOW] / medians[FAST]
    return Section(TITLE, lines, [at_least(f"{FAST}: times as fast as {SLOW}, CPU", ASKED, ratio, "{:.1f}")])
