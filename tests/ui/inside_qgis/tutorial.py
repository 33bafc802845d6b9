"""Run by a real QGIS: the first page of the tutorial, its steps read from the page and done as they are written.

The environment gives SAR_DESPECKLE_TUTORIAL, the page; pictures go where SAR_DESPECKLE_TEST says, under the names
that the page has for them.
"""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

from dock_user import dock, has_images, idle, is_looked_at
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QPushButton, QToolButton, QWidget
from qgis.utils import iface
from window_user import click, found, shoot, size_window, wait, wait_until, work

PAGE = Path(os.environ["SAR_DESPECKLE_TUTORIAL"]).read_text(encoding="utf-8")
canvas = iface.mapCanvas()


def steps() -> list[tuple[str, str | None]]:
    """What each step of the first page wants to be clicked, and the name of its picture, if it has one."""
    page = PAGE.split("## First series")[1].split("\n## ")[0]
    parts = re.split(r"^\d\. ", page, flags=re.MULTILINE)[1:]
    pictures = [re.search(r"\(tutorial/(\w+)\.jpg\)", part) for part in parts]
    labels = [re.search(r"\*\*(.+?)\*\*", part)[1] for part in parts]
    return [(label, picture and picture[1]) for label, picture in zip(labels, pictures)]


def plain(text: str) -> str:
    return text.replace("&", "").strip()


def open_by_menu(path: str) -> None:
    """Go through the menus of the window as a path names them."""
    first, *between, last = path.split(" ‣ ")
    actions = iface.mainWindow().menuBar().actions()
    for name in (first, *between):
        (action,) = [action for action in actions if plain(action.text()) == name and action.menu()]
        menu: QMenu = action.menu()
        menu.aboutToShow.emit()
        actions = menu.actions()
    (action,) = [action for action in actions if plain(action.text()) == last]
    if not (action.isCheckable() and action.isChecked()):
        action.trigger()


def button(text: str) -> QPushButton:
    """The button of the dock that has a label."""
    (one,) = [b for b in dock().findChildren(QPushButton) if plain(b.text()) == text and b.isVisible()]
    return one


def scroll_to(widget: QWidget) -> None:
    dock().widget().ensureWidgetVisible(widget)
    wait(100)


def follow(label: str) -> None:
    """Do a step, and wait for what it begins."""
    if " ‣ " in label:
        open_by_menu(label)
        wait(500)
        if label.endswith("Temporal Controller"):
            play()
        return
    widget = button(label)
    scroll_to(widget)
    click(widget)
    wait(100)
    if label == "Plot a pixel":
        point = QPoint(canvas.viewport().width() * 2 // 3, canvas.viewport().height() // 3)  # beside the curtain's knob
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        wait_until(lambda: dock().compare.values.plot.shown is not None)
        scroll_to(dock().compare)
        return
    wait_until(lambda: is_looked_at() and idle())
    if label == "Preview on the map":
        wait_until(has_images)
    wait_until(lambda: not canvas.isDrawing())


def play() -> None:
    """Click the green triangle, and go on to the third date."""
    panel = iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
    if not panel.isVisible():
        raise AssertionError("the Temporal Controller is not shown")
    names = [b.objectName() for b in panel.findChildren(QToolButton) if b.isVisible()]
    (animated,) = [b for b in panel.findChildren(QToolButton) if b.objectName() == "mNavigationAnimated"]
    found["time buttons"] = names
    click(animated)
    controller = canvas.temporalController()
    found["frames"] = controller.totalFrameCount()
    controller.setCurrentFrameNumber(2)
    wait(300)
    wait_until(lambda: not canvas.isDrawing())
    found["shown"] = canvas.temporalRange().begin().toString("yyyy-MM-dd")


def use() -> None:
    size_window()
    began = time.monotonic()
    wanted = steps()
    for label, picture in wanted:
        follow(label)
        iface.messageBar().clearWidgets()  # it covers the upper edge of the map for some seconds
        wait(500)
        if picture:
            shoot(picture)
        if label == "Despeckle series":
            found["seconds"] = time.monotonic() - began
            found["said"] = dock().run.step.text()
    found["steps"] = [label for label, _ in wanted]
    groups = QgsProject.instance().layerTreeRoot().findGroups()
    found["groups"] = {g.name(): [n.layer().source() for n in g.findLayers()] for g in groups}


work(use)
