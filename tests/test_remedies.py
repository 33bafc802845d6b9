"""Files that messages point at are where users can find them: in the zip of the plugin."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
FILE = re.compile(r"[\w./-]+/[\w-]+\.(?:md|sh|txt)\b")


def left_out(path: str) -> bool:
    """True where the zip, made by scripts/package.sh, has no such file."""
    command = ["git", "check-attr", "export-ignore", "--", path, *map(str, Path(path).parents)]
    told = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout.splitlines()
    # a folder that is left out takes its files with it
    return any(line.endswith(": set") for line in told)


def texts() -> Iterator[tuple[str, str]]:
    """Every text in the shipped code that is no docstring."""
    for folder in ("core", "models", "processing_provider", "ui"):
        for path in (CHECKOUT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements:
                    yield path.relative_to(CHECKOUT).as_posix(), node.value


def test_the_test_knows_what_the_zip_has() -> None:
    if subprocess.run(["git", "rev-parse"], cwd=CHECKOUT, capture_output=True, check=False).returncode:
        pytest.skip("this is no git checkout")
    assert left_out("scripts/install.sh") and left_out("docs/models.md") and left_out("Makefile")
    assert not left_out("models/engines/devices.py")


def test_messages_name_files_of_the_zip() -> None:
    named = {(where, file) for where, text in texts() for file in FILE.findall(text)}
    assert {file for _, file in named} >= {"docs/dependencies.md", "docs/gpu.md"}
    assert [(where, file) for where, file in named if not (CHECKOUT / file).is_file() or left_out(file)] == []


def test_messages_name_no_command_of_the_checkout() -> None:
    assert [(where, text) for where, text in texts() if re.search(r"\bmake [a-z]+\b[”`]", text)] == []
