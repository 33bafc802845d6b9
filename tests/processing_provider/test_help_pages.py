"""The pages that the Help buttons open: in the plugin, complete, and as the algorithms say it now."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from .conftest import CHECKOUT

PAGES = CHECKOUT / "docs" / "help"
HOUSEKEEPING = {"importmodel", "removemodel"}  # they have no method


def page_of(algorithm: dict[str, Any]) -> Path:
    """The file that its Help button opens."""
    url = urlsplit(algorithm["texts"][3])
    assert url.scheme == "file"
    return Path(unquote(url.path))


def test_help_opens_a_page_that_explains_every_parameter(plugin: dict[str, Any]) -> None:
    assert len(plugin["algorithms"]) >= 14
    for name, algorithm in plugin["algorithms"].items():
        page = page_of(algorithm)
        assert page.is_file() and page.resolve().parent == PAGES, name
        text = page.read_text(encoding="utf-8")
        title, summary, *_ = algorithm["texts"]
        assert f"<h1>{title}</h1>" in text and escape(summary) in text
        for parameter, explained in algorithm["helps"].items():
            assert f"<code>{parameter}</code>" in text and escape(explained) in text, (name, parameter)
        for output, _ in algorithm["outputs"]:
            assert f"<code>{output}</code>" in text, (name, output)
        assert ("<h2>The method</h2>" in text) == (name not in HOUSEKEEPING), name


def test_they_load_nothing_from_elsewhere() -> None:
    for page in PAGES.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not any(word in text for word in ("<script", "<img", "<link", "src=", "@import", "url(")), page.name


def test_they_are_in_the_zip() -> None:
    if subprocess.run(["git", "rev-parse"], cwd=CHECKOUT, capture_output=True, check=False).returncode:
        pytest.skip("this is no git checkout")
    command = ["git", "archive", "--format=tar", "HEAD", "docs/help"]
    archive = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True).stdout
    assert [page.name for page in PAGES.glob("*.html") if f"docs/help/{page.name}".encode() not in archive] == []


def test_they_are_what_the_command_writes(tmp_path: Path) -> None:
    """After a change of a text or of docs/methods.md: make help-pages."""
    pytest.importorskip("markdown", reason="Markdown is not installed: run scripts/environment.sh test")
    script = CHECKOUT / "scripts" / "dev_python.sh"
    command = [str(script), str(CHECKOUT / "scripts" / "make_help_pages.py"), str(tmp_path)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    written = {page.name: page.read_text(encoding="utf-8") for page in tmp_path.glob("*.html")}
    assert written == {page.name: page.read_text(encoding="utf-8") for page in PAGES.glob("*.html")}
