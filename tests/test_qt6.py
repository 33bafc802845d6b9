"""The plugin names nothing that Qt 6 no longer has: by reading the code, and by PyQt6 where it is installed."""

from __future__ import annotations

import ast
import enum
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([ROOT / "plugin.py", *(ROOT / "ui").rglob("*.py"), *(ROOT / "processing_provider").rglob("*.py")])

# Gone in Qt 6, or moved where qgis.PyQt does not follow
CLASSES = {
    "QDesktopWidget",
    "QRegExp",
    "QRegExpValidator",
    "QTextCodec",
    "QMatrix",
    "QGLWidget",
    "QGLFormat",
    "QStringRef",
    "QLinkedList",
    "QWebView",
    "QWebPage",
    "QDirModel",
    "qApp",
}
CALLS = {
    "exec_",
    "print_",
    "toTime_t",
    "fromTime_t",
    "setTime_t",
    "globalPos",
    "globalX",
    "globalY",
    "posF",
    "setResizeMode",
    "toPyObject",
    "setTabStopWidth",
    "setCodec",
}
# Good names elsewhere, but not of every event in Qt 6
ON_EVENTS = {"pos", "x", "y", "delta", "mouseButtons", "keyboardModifiers"}


def complaints(source: str) -> list[str]:
    """Everything in a module that Qt 6 would refuse, with its line."""
    tree = ast.parse(source)
    known = dict(_imported(tree))
    return [f"{line}: {what}" for line, what in sorted([*_names(tree), *_enums(tree, known)])]


def _imported(tree: ast.AST) -> Iterator[tuple[str, Any]]:
    """Names that a module has from qgis, with what they stand for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            module = importlib.import_module(str(node.module))
            for alias in node.names:
                if hasattr(module, alias.name):
                    yield alias.asname or alias.name, getattr(module, alias.name)


def _names(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            named = [alias.name for alias in node.names]
            modules = named if isinstance(node, ast.Import) else [node.module or ""]
            if any(module.split(".")[0] in ("PyQt5", "PyQt6", "PySide2", "PySide6", "sip") for module in modules):
                yield node.lineno, f"import of {modules[0]} and not of qgis.PyQt"
            yield from ((node.lineno, f"{name} is gone") for name in named if name in CLASSES)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            receiver = node.func.value
            if node.func.attr in CALLS:
                yield node.lineno, f"{node.func.attr}() is gone"
            if isinstance(receiver, ast.Name) and receiver.id == "event" and node.func.attr in ON_EVENTS:
                yield node.lineno, f"event.{node.func.attr}() is not there in every event"


def _enums(tree: ast.AST, known: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Members of enums that are not named through their enum: PyQt6 has them nowhere else."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        owner = _resolved(node.value, known)
        if owner is None:
            if isinstance(node.value, (ast.Name, ast.Attribute)) and node.attr in _members():
                last = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
                if last[:1].islower() and last not in _aliases(tree):
                    yield node.lineno, f"{ast.unparse(node)} without its enum"
        elif isinstance(owner, type) and not _is_enum(owner) and _is_enum(type(getattr(owner, node.attr, None))):
            yield node.lineno, f"{ast.unparse(node)} without its enum"


def _aliases(tree: ast.AST) -> set[str]:
    """Variables that stand for an enum or a class: ``kind = QgsMapLayer.LayerFlag``."""
    pairs = [(target, node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) for target in node.targets]
    return {
        target.id
        for target, value in pairs
        if isinstance(target, ast.Name) and isinstance(value, ast.Attribute) and value.attr[:1].isupper()
    }


def _resolved(node: ast.AST, known: dict[str, Any]) -> Any:
    """The object that an expression of names and points stands for, as far as the imports tell it."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = _resolved(node.value, known)
        return None if owner is None else getattr(owner, node.attr, None)
    return None


def _is_enum(kind: type) -> bool:
    """True for Python's enums, and for those of sip, whose values are whole numbers of a class of their own."""
    return issubclass(kind, enum.Enum) or type(kind).__name__ in ("enumtype", "EnumMeta", "EnumType")


@lru_cache(maxsize=1)
def _members() -> frozenset[str]:
    """Names of all members that Qt's classes have without their enum, as far as only enums have them."""
    found: set[str] = set()
    for name in ("QtCore", "QtGui", "QtWidgets"):
        for kind in vars(importlib.import_module(f"qgis.PyQt.{name}")).values():
            if isinstance(kind, type):
                found |= {key for key, value in vars(kind).items() if _is_enum(type(value))}
    return frozenset(name for name in found if name[:1].isupper())


def used(path: Path) -> Iterator[list[str]]:
    """Classes of qgis.PyQt that a module imports, and the chains of names on them: ``["QtCore", "Qt", "Key"]``."""
    tree = ast.parse(path.read_text("utf-8"))
    modules = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.PyQt."):
            modules.update({alias.asname or alias.name: [str(node.module)[10:], alias.name] for alias in node.names})
    yield from modules.values()
    for node in ast.walk(tree):
        names, inner = [], node
        while isinstance(inner, ast.Attribute):
            names, inner = [inner.attr, *names], inner.value
        if names and isinstance(inner, ast.Name) and inner.id in modules:
            yield [*modules[inner.id], *names]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("import PyQt5.QtCore", "1: import of PyQt5.QtCore and not of qgis.PyQt"),
        ("from PyQt5.QtCore import Qt", "1: import of PyQt5.QtCore and not of qgis.PyQt"),
        ("from qgis.PyQt.QtCore import QRegExp", "1: QRegExp is gone"),
        ("dialog.exec_()", "1: exec_() is gone"),
        ("event.pos()", "1: event.pos() is not there in every event"),
        ("from qgis.PyQt.QtCore import Qt; Qt.AlignLeft", "1: Qt.AlignLeft without its enum"),
        ("from qgis.PyQt import QtCore; QtCore.Qt.AlignLeft", "1: QtCore.Qt.AlignLeft without its enum"),
        ("from qgis.PyQt.QtWidgets import QFrame as F; F.NoFrame", "1: F.NoFrame without its enum"),
        (
            "from qgis.core import QgsProcessing; QgsProcessing.TypeRaster",
            "1: QgsProcessing.TypeRaster without its enum",
        ),
        ("self.buttons.Ok", "1: self.buttons.Ok without its enum"),
        ("from qgis.PyQt.QtCore import Qt; Qt.AlignmentFlag.AlignLeft", None),
        ("from qgis.core import QgsProcessing; QgsProcessing.SourceType.TypeRaster", None),
        ("self.buttons.StandardButton.Ok", None),
        ("dialog.exec()", None),
    ],
)
def test_the_check_sees(line: str, complaint: str | None) -> None:
    assert complaints(line) == ([complaint] if complaint else [])


def test_the_check_sees_the_files() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in FILES}
    assert {"plugin.py", "ui/menu.py", "ui/compare/curtain.py", "processing_provider/base.py"} <= names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_only_in_qt_5(path: Path) -> None:
    assert complaints(path.read_text("utf-8")) == []


# In a process of its own: one process cannot load Qt 5 and Qt 6. qgis.PyQt brings QAction back to QtWidgets.
IN_PYQT6 = """
import importlib, json, sys
missing = []
for module, name, *rest in json.loads(sys.stdin.read()):
    found = importlib.import_module("PyQt6." + ("QtGui" if name in ("QAction", "QShortcut") else module))
    try:
        for part in [name, *rest]:
            found = getattr(found, part)
    except AttributeError:
        missing.append(".".join([module, name, *rest]))
print(json.dumps(missing))
"""


needs_pyqt6 = pytest.mark.skipif(
    importlib.util.find_spec("PyQt6") is None, reason="PyQt6 is not installed: run scripts/environment.sh test"
)


@needs_pyqt6
def test_pyqt6_has_every_name() -> None:
    names = sorted({tuple(chain) for path in FILES for chain in used(path)})
    assert len(names) > 100
    planted = ("QtCore", "Qt", "AlignLeft")
    command = [sys.executable, "-c", IN_PYQT6]
    told = subprocess.run(command, input=json.dumps([*names, planted]), capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == [".".join(planted)]


@needs_pyqt6
def test_what_is_qt_alone_works_with_qt_6() -> None:
    """Every module is imported; the plot and the curtain paint, and the mouse moves the curtain's edge."""
    command = [sys.executable, str(ROOT / "tests" / "in_pyqt6.py"), str(ROOT / ".build" / "plugins")]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["Qt"].startswith("6.")
    assert len(found["modules"]) > 50 and {name: why for name, why in found["modules"].items() if why} == {}
    assert {"#0072b2", "#808080"} <= set(found["plot"])  # after and before
    assert found["curtain"] == {"share": 0.25, "taken": [True, True, True], "sides": ["#aa0000", "#00aa00"]}
