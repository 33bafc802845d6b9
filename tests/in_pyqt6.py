"""Run by a Python with PyQt6, in a process of its own: the plugin's modules on Qt 6, with stand-ins for QGIS's classes.

No distribution has a QGIS on Qt 6 yet. What of ours is Qt alone works here as there: every module is imported, the plot
and the curtain paint, and the curtain follows the mouse. ``found`` goes to standard output as JSON.
"""

from __future__ import annotations

import importlib
import json
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from PyQt6 import QtCore, QtGui, QtWidgets
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QColor, QImage, QMouseEvent, QPainter

PLUGIN = Path(__file__).resolve().parents[1]
PACKAGE = "sar_despeckle"


class Class(type):
    """The type of QGIS's classes: each has a class of every name."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        setattr(cls, name, Class(name, (), {}))
        return vars(cls)[name]


class Module(ModuleType):
    """A module of QGIS's, with a class of every name."""

    __path__: list[str] = []
    __getattr__ = Class.__getattr__


class CanvasItem(QtWidgets.QGraphicsItem):
    def __init__(self, canvas: Any) -> None:
        super().__init__()


class Canvas(QtWidgets.QWidget):
    def viewport(self) -> QtWidgets.QWidget:
        return self


def pretend_qgis() -> None:
    """Let ``qgis.PyQt`` be PyQt6 as in QGIS, which brings QAction back to QtWidgets, and the rest stand-ins."""
    for name in ("qgis", "qgis.core", "qgis.gui", "qgis.utils", "qgis.PyQt", "processing", "processing.gui"):
        sys.modules[name] = Module(name)
    for name in ("QtCore", "QtGui", "QtWidgets"):
        sys.modules[f"qgis.PyQt.{name}"] = importlib.import_module(f"PyQt6.{name}")
    QtWidgets.QAction = QtGui.QAction  # type: ignore[attr-defined]
    sys.modules["qgis.gui"].QgsMapCanvasItem = CanvasItem  # type: ignore[attr-defined]


def imported() -> dict[str, str]:
    """Modules of the plugin's windows and algorithms that were imported, with what went wrong or nothing."""
    files = [file for floor in ("ui", "processing_provider") for file in sorted((PLUGIN / floor).rglob("*.py"))]
    outcome = {}
    for name in (file.relative_to(PLUGIN).with_suffix("").as_posix().replace("/", ".") for file in files):
        try:
            importlib.import_module(f"{PACKAGE}.{name}")
            outcome[name] = ""
        except Exception as error:  # noqa: BLE001 - all of them are told
            outcome[name] = repr(error)
    return outcome


def colours(image: QImage) -> list[str]:
    return sorted({image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())})


def plotted() -> list[str]:
    """Colours of a plot, with values and without."""
    from sar_despeckle.ui.compare.date_values import DateValues, Value
    from sar_despeckle.ui.compare.time_plot import TimePlot

    plot = TimePlot()
    plot.resize(300, 140)
    plot.grab()
    values = [Value(str(day), datetime(2024, 1, day), -12.0 + day % 3, -11.5) for day in range(1, 9)]
    plot.show_values(DateValues("4 pixels", tuple(values)))
    return colours(plot.grab().toImage())


def curtained() -> dict[str, Any]:
    """Colours on the curtain's two sides, and where its edge is after it was dragged."""
    from sar_despeckle.ui.compare.curtain import Curtain, CurtainItem

    canvas = Canvas()
    canvas.resize(200, 100)
    curtain = Curtain(canvas)
    curtain.item = item = CurtainItem(canvas)
    item.images = [QImage(200, 100, QImage.Format.Format_RGB32) for _ in range(2)]
    for image, colour in zip(item.images, ("#aa0000", "#00aa00")):
        image.fill(QColor(colour))
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
    taken = [curtain.eventFilter(canvas, at(kind, x)) for kind, x in zip(kinds, (100, 50, 50))]
    picture = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    item.paint(painter)
    painter.end()
    return {"share": item.share, "taken": taken, "sides": [picture.pixelColor(x, 90).name() for x in (20, 120)]}


def at(kind: QEvent.Type, x: float) -> QMouseEvent:
    place, left = QPointF(x, 20), Qt.MouseButton.LeftButton
    return QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier)


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])  # where the plugin is under its own name
    pretend_qgis()
    application = QtWidgets.QApplication([])
    found = {"Qt": QtCore.qVersion(), "modules": imported(), "plot": plotted(), "curtain": curtained()}
    sys.stdout.write(json.dumps(found))
