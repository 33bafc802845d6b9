"""Bring the translations up to date with the code: scripts/translations.py, or make translations.

The texts that :func:`.translation.tr` marks are collected from the code into ``i18n/*.ts``, where what is translated
stays, and these are compiled into the ``.qm`` that QGIS reads. Qt's own tools do both: ``lupdate`` and ``lrelease``.

lupdate reads no Python, and pylupdate takes the class around a text for its context and passes over an f-string
without a word. Therefore the code is read here, and lupdate is given the texts in a language that it knows.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "i18n"
CONTEXT = "SarDespeckle"  # of processing_provider/translation.py, which needs QGIS
LANGUAGES = {"fr": "fr_FR", "zh_Hans": "zh_CN"}  # as in the files' names, and as Qt calls it
_MARKED = ("processing_provider", "ui")


def marked_texts() -> list[str]:
    """Every text that the code marks, once, each on one line as it is looked up."""
    modules = sorted(path for floor in _MARKED for path in (ROOT / floor).rglob("*.py"))
    return list(dict.fromkeys(text for module in modules for text in _marked_in(module)))


def _marked_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            (text,) = node.args
            if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
                sys.exit(f"{module}:{node.lineno}: tr() takes a text that stands there, with {{placeholders}} in it.")
            yield " ".join(text.value.split())


def ts_file(language: str) -> Path:
    return FOLDER / f"sar_despeckle_{language}.ts"


def update() -> None:
    """Collect the texts into the .ts files, and compile them."""
    lines = (f"QT_TRANSLATE_NOOP({json.dumps(CONTEXT)}, {json.dumps(t, ensure_ascii=False)});" for t in marked_texts())
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "texts.cpp"
        source.write_text("\n".join(lines), encoding="utf-8")
        for language, name in LANGUAGES.items():
            options = ("-source-language", "en", "-target-language", name, "-locations", "none", "-no-obsolete")
            _run("lupdate", *options, str(source), "-ts", str(ts_file(language)))
    for language in LANGUAGES:
        _run("lrelease", str(ts_file(language)))


def _run(tool: str, *arguments: str) -> None:
    if not shutil.which(tool):
        sys.exit(f"There is no {tool} here; install Qt's linguist tools (on Debian: qttools5-dev-tools).")
    # whichever Qt there is, where Debian has a chooser between two
    subprocess.run([tool, *arguments], check=True, env={**os.environ, "QT_SELECT": "qt5"})


if __name__ == "__main__":
    update()
