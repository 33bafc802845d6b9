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
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "i18n"
CONTEXT = "SarDespeckle"  # of processing_provider/translation.py, which needs QGIS
LANGUAGES = {"fr": "fr_FR", "zh_Hans": "zh_CN"}  # as in the files' names, and as Qt calls it
SENTENCES = FOLDER / "sentences.txt"  # for tr_sentence()
_MARKED = ("processing_provider", "ui")
_SAYING = ("core",)
_TELLING = ("core", "models", "processing_provider")
_TELL = (
    "InputError",
    "Unavailable",
    "step",
    "info",
    "warning",
    "tell",
    "_refused",
    "phrase",
    "Verdict",
)  # called with a sentence for the user
_WORDS = (
    "in_words",
    "difference",
    "_words",
    "_contradiction",
    "installed_in",
    "_remedy",
    "obstacle",
    "_fault_of",
    "_fault_of_file",
    "_read",
    "_note",
    "_refusal",
    "_praise",
    "__str__",
    "_median",
    "_negatives",
    "_by_all",
)  # functions whose words go into a sentence
_NOTES = ("LEFT_OUT", "_BY_OTHERS")  # constants that are sentences for the log
_FEWEST_WORDS = 2


def marked_texts() -> list[str]:
    """Every text that is marked where it stands, once, each on one line as it is looked up."""
    found = [text for module in _modules(_MARKED) for text in _marked_in(module)]
    return list(dict.fromkeys([*found, *(text for module in _modules(_SAYING) for text in _said_in(module))]))


def sentences() -> list[str]:
    """Every sentence that is raised or told below the windows, once, with {0}, {1} … for its values."""
    found = [*(text for module in _modules(_TELLING) for text in _Telling(module).sentences()), *_of_cards()]
    return list(dict.fromkeys(text for text in found if len(re.findall(r"[^\W\d]{2,}", text)) >= _FEWEST_WORDS))


def _modules(floors: Iterable[str]) -> list[Path]:
    return sorted(path for floor in floors for path in (ROOT / floor).rglob("*.py"))


def _marked_in(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
            (text,) = node.args
            if not isinstance(text, ast.Constant) or not isinstance(text.value, str):
                sys.exit(f"{module}:{node.lineno}: tr() takes a text that stands there, with {{placeholders}} in it.")
            yield " ".join(text.value.split())


def _said_in(module: Path) -> Iterator[str]:
    """Texts that ``say()`` and ``phrase()`` of core/wording.py are given, but for those that are put together."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _name(node.func) in ("say", "phrase"):
            text = node.args[0]
            if isinstance(text, ast.Constant):
                yield str(text.value)
            elif isinstance(text, ast.JoinedStr) and _name(node.func) == "say":
                sys.exit(f"{module}:{node.lineno}: say() takes a text that stands there, with {{placeholders}} in it.")


class _Telling:
    """The sentences of one module."""

    def __init__(self, module: Path) -> None:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        self._nodes = list(ast.walk(tree))
        self._functions = {node.name: node for node in self._nodes if isinstance(node, ast.FunctionDef)}
        texts = [node for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)]
        self._constants = {ast.unparse(text.targets[0]): text.value.value for text in texts}  # type: ignore[attr-defined]

    def sentences(self) -> Iterator[str]:
        for node in self._nodes:
            if isinstance(node, ast.Call) and node.args and _name(node.func) in _TELL:
                yield from self._in(node.args[-1] if _name(node.func) == "Verdict" else node.args[0])
        for name in _WORDS:
            yield from self._returned(name)
        yield from (self._constants[name] for name in _NOTES if name in self._constants)

    def _in(self, node: ast.expr | None) -> Iterator[str]:
        """The sentence that stands there, those between which a condition chooses, or those of a function there."""
        if isinstance(node, ast.IfExp):
            yield from (*self._in(node.body), *self._in(node.orelse))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            number = count()
            yield "".join(self._part(part, number) for part in node.values)
        elif isinstance(node, ast.Call):
            yield from self._returned(_name(node.func))

    def _returned(self, name: str) -> Iterator[str]:
        for node in ast.walk(self._functions[name]) if name in self._functions else ():
            if isinstance(node, ast.Return):
                yield from self._in(node.value)

    def _part(self, part: ast.expr, number: Iterator[int]) -> str:
        """A part of an f-string: its own words, those of a constant, or a placeholder."""
        if isinstance(part, ast.Constant):
            return str(part.value)
        value = self._constants.get(ast.unparse(part.value)) if isinstance(part, ast.FormattedValue) else None
        return value if isinstance(value, str) else f"{{{next(number)}}}"


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _of_cards() -> Iterator[str]:
    """Words of the bundled networks' cards that the window shows."""
    from sar_despeckle.models.files.onnx_file import read_card
    from sar_despeckle.models.library.catalog import bundled

    for path in bundled().values():
        card = read_card(str(path))
        yield card.description
        yield re.sub(r"\d+(?= minutes)", "{0}", card.training.split(": ")[0])


def ts_file(language: str) -> Path:
    return FOLDER / f"sar_despeckle_{language}.ts"


def update() -> None:
    """Collect the texts into the .ts files, and compile them."""
    SENTENCES.write_text("\n".join(sentences()) + "\n", encoding="utf-8")
    texts = dict.fromkeys([*marked_texts(), *sentences()])
    lines = (f"QT_TRANSLATE_NOOP({json.dumps(CONTEXT)}, {json.dumps(text, ensure_ascii=False)});" for text in texts)
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
