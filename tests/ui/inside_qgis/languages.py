"""Run by a real QGIS in another language: all that the plugin's windows show, and what does not fit into them."""

from __future__ import annotations

from collections.abc import Iterator

import processing
from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QPlainTextEdit,
    QTableWidget,
    QTabWidget,
    QWidget,
)
from qgis.utils import plugins, unloadPlugin
from window_user import FOLDER, found, in_options, shoot, size_window, wait, wait_until, work

_ARROW = 20  # pixels of a box that its arrow takes


def texts(widget: QWidget) -> Iterator[str]:
    """All that a widget says, its tooltip included."""
    yield widget.windowTitle()
    yield widget.toolTip()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QTableWidget):
        cells = [widget.horizontalHeaderItem(column) for column in range(widget.columnCount())]
        cells += [widget.item(row, c) for row in range(widget.rowCount()) for c in range(widget.columnCount())]
        yield from (text for cell in cells if cell for text in (cell.text(), cell.toolTip()))
    if hasattr(widget, "specialValueText"):
        yield widget.specialValueText()
    yield from (action.text() for action in widget.actions())


def is_cut_off(widget: QWidget) -> bool:
    """True where a text has less room than it needs."""
    if not widget.isVisible():
        return False
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText()) + _ARROW > widget.width()
    if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.minimumSizeHint().width()


def look(name: str, window: QWidget) -> None:
    """Note what a window says and what is cut off, and take a picture."""
    wait(300)
    widgets = [window, *window.findChildren(QWidget)]
    found.setdefault("texts", {})[name] = sorted({text for widget in widgets for text in texts(widget) if text})
    found.setdefault("cut off", {})[name] = [
        widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        for widget in widgets
        if is_cut_off(widget)
    ]
    shoot(name)


def look_at_dock() -> None:
    plugins["sar_despeckle"].menu.show_action.trigger()
    dock = plugins["sar_despeckle"].menu.dock
    wait(300)
    look("empty dock", dock)
    dock.series.add(sorted(map(str, (FOLDER / "dates").glob("*.tif"))))
    wait_until(lambda: dock.run.run_button.isEnabled() and bool(dock.series.series.dates[0].looks))
    look("dock", dock)
    found["dock"] = dock.windowTitle()
    found["folder"] = [widget.dialogTitle() for widget in dock.findChildren(QgsFileWidget)]
    dock.run.preview()
    wait_until(lambda: dock.run._run is None)
    wait(1000)
    look("preview", dock)


def look_at_algorithms() -> None:
    for name in ("despecklestack", "importmodel"):
        dialog = processing.createAlgorithmDialog(f"sardespeckle:{name}", {})
        dialog.show()
        look(name, dialog)
        dialog.close()


def use() -> None:
    size_window()
    provider = QgsApplication.processingRegistry().providerById("sardespeckle")
    found["algorithms"] = {a.name(): [a.displayName(), a.group(), a.groupId()] for a in provider.algorithms()}
    found["menu"] = [action.text() for action in plugins["sar_despeckle"].menu.actions]
    look_at_dock()
    look_at_algorithms()
    in_options(lambda page: look("options", page))
    look("install", plugins["sar_despeckle"].menu.show_install_dialog())
    found["translated"] = QCoreApplication.translate("SarDespeckle", "Despeckle series")
    unloadPlugin("sar_despeckle")
    found["after unload"] = QCoreApplication.translate("SarDespeckle", "Despeckle series")


work(use)
