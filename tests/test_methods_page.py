"""The page of the methods names every algorithm, and its links and the README's lead to files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
METHODS = ROOT / "docs" / "methods.md"
ELSEWHERE = {"qualityreport"}  # its section is written with the algorithm
HOUSEKEEPING = {"importmodel", "removemodel"}  # they despeckle nothing


def algorithms() -> list[str]:
    """Ids of the provider's algorithms."""
    files = sorted((ROOT / "processing_provider").glob("*.py"))
    return [name for file in files for name in re.findall(r'^    ID = "(\w+)"', file.read_text("utf-8"), re.MULTILINE)]


def linked_files(page: Path) -> list[str]:
    """Relative targets of a page's links and pictures, without their anchors."""
    targets = re.findall(r"\]\(([^)\s#]+)[^)]*\)", page.read_text("utf-8"))
    return [target for target in targets if "://" not in target]


def test_the_test_sees_algorithms_and_links() -> None:
    assert {"despeckle", "superimage", "mulog"} <= set(algorithms())
    assert "docs/models.md" in linked_files(ROOT / "README.md")


@pytest.mark.parametrize("name", sorted(set(algorithms()) - ELSEWHERE - HOUSEKEEPING))
def test_every_algorithm_is_on_the_page(name: str) -> None:
    assert f"`{name}`" in METHODS.read_text("utf-8")


@pytest.mark.parametrize("page", [METHODS, ROOT / "README.md"], ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    assert [target for target in linked_files(page) if not (page.parent / target).exists()] == []
