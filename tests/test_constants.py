"""Tuned numbers stand in one place per room, each with its unit, a sensible range and its origin."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[1]
# The module that holds a room's tuned numbers, and those of its numbers that are not tuned
MODULES: dict[str, set[str]] = {
    "core/scale/scale_evidence.py": set(),
    "core/products/border_noise.py": {"_STEP"},
    "core/superimage/binary_weighted.py": set(),
    "core/superimage/two_levels.py": {"WINDOWS", "GROUND_RANGE", "SPREAD", "_MOST_DYNAMIC"},
    "core/series/change_evidence.py": set(),
    "core/quality/block_pair.py": {"_ASIDE"},
    "core/quality/checks/ghost_targets.py": {"_TARGET", "_PEAK", "_LARGEST", "_SQUARE"},
    "core/quality/checks/half_pixel.py": {"_STEPS", "_KNOWN"},
    "core/quality/checks/kept_speckle.py": {"_AROUND"},
    "core/quality/checks/level_bias.py": {"CLASSES", "_STEP", "_ANOTHER_SCALE", "_LOWEST", "_HIGHEST"},
    "core/quality/checks/lost_changes.py": {"CELL", "AREAS", "FEWEST_DATES"},
    "core/quality/checks/lost_resolution.py": {"_LAG"},
    "core/quality/checks/pixel_grid.py": {"PERIODS", "PATCH", "_NEIGHBOURS", "_HANN", "_CENTRE"},
    "core/quality/checks/seams.py": {
        "_STRIP",
        "_PIECES",
        "_SHORTEST",
        "_AROUND",
        "_SMOOTHEST",
        "_NORMAL",
        "_TAIL",
        "_AT",
    },
    "core/whole_image/enl.py": {"_BINS", "_SMALLEST", "_MANY_LOOKS"},
    "models/despeckling/inference.py": {"_MIRRORS", "_WAIT", "_OWN_BYTES"},
}
NOTE = re.compile(r"# \[(?P<unit>[^],]+)(?:, (?P<low>[-\d.e]+) to (?P<high>[-\d.e]+))?\] (?P<origin>\S+ \S+.*)")


def numbers(module: str) -> dict[str, int]:
    """Constants of a module that are written as numbers, with their lines."""
    found = {}
    for node in ast.parse((ROOT / module).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            parts = [part for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
            names = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)} - {"np"}
            if parts and not names and all(isinstance(part.value, (int, float)) for part in parts):
                found[node.targets[0].id] = node.lineno
    return found


def note_above(module: str, line: int) -> str:
    """The comment directly above a line, on one line."""
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()[: line - 1]
    note: list[str] = []
    while lines and lines[-1].startswith("# ") and not (note and note[0].startswith("# [")):
        note.insert(0, lines.pop())
    return " ".join([note[0], *(text[2:] for text in note[1:])]) if note else ""


TUNED = [
    (module, name, line)
    for module, fixed in MODULES.items()
    for name, line in numbers(module).items()
    if name not in fixed
]


def test_the_test_sees_numbers_and_notes():
    names = {name for _, name, _ in TUNED}
    assert {"_AMPLITUDE_TAIL", "_BEYOND_DOUBT", "QUANTILE", "_DECIBELS"} <= names
    assert NOTE.match("# [pixels] Two words") and not NOTE.match("# pixels, 1 to 2: a remark")


@pytest.mark.parametrize(("module", "name", "line"), TUNED)
def test_a_tuned_number_has_unit_range_and_origin(module: str, name: str, line: int):
    note = NOTE.match(note_above(module, line))
    assert note, f"{module}:{line}: write # [unit, lowest to highest] and the origin above {name}"
    value = getattr(importlib.import_module("sar_despeckle." + module[:-3].replace("/", ".")), name)
    if isinstance(value, (int, float, np.number)):
        assert note["low"] and float(note["low"]) <= value <= float(note["high"])
