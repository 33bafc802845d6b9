"""Docstrings begin with the thing or the verb, never with a relative clause in place of a noun."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (".", "core", "models", "arrays", "processing_provider", "ui", "scripts", "benchmarks")
CLAUSE = re.compile(r"(What|How|Whether|Where|Who|When|Which|Whose|Whom|Whatever|Whoever|Whichever)\b")


def docstrings(path: Path) -> list[tuple[int, str]]:
    """Lines and texts of all docstrings of a file."""
    nodes = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    return [(node.body[0].lineno, text) for node in nodes for text in [ast.get_docstring(node)] if text]


def test_the_test_sees_docstrings_of_modules_classes_and_methods(tmp_path: Path):
    module = tmp_path / "module.py"
    module.write_text('"""One."""\nclass A:\n    """Two."""\n    def b(self):\n        """What it is."""\n')
    assert docstrings(module) == [(1, "One."), (3, "Two."), (5, "What it is.")]
    assert CLAUSE.match("What it is.") and not CLAUSE.match("Whatsoever")


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_docstring_begins_with_a_relative_clause(folder: str):
    files = sorted(ROOT.glob("*.py") if folder == "." else (ROOT / folder).rglob("*.py"))
    assert files
    found = [(path.relative_to(ROOT), line, text) for path in files for line, text in docstrings(path)]
    assert [f"{path}:{line}: {text.splitlines()[0]}" for path, line, text in found if CLAUSE.match(text)] == []
