"""Run by a real QGIS: it is closed while a series is despeckled. What it leaves is looked at from outside."""

from __future__ import annotations

import json
import os

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface, plugins
from window_user import FOLDER, click, found, size_window, wait_until

PATIENCE = 90_000  # milliseconds until it is ended with an exit code of its own
answers = QTimer()
asked_again: list[bool] = []


def say_yes() -> None:
    """Answer QGIS's questions, whether the run is to be cancelled and temporary layers may go.

    After the first one it wants to be closed again.
    """
    if not asked_again and not QgsApplication.taskManager().countActiveTasks():
        asked_again.append(True)
        QTimer.singleShot(0, iface.actionExit().trigger)
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            click(box.button(QMessageBox.StandardButton.Yes))


def use() -> None:
    size_window()
    dock = plugins["sar_despeckle"].menu.dock
    plugins["sar_despeckle"].menu.show_action.trigger()
    dock.series.add(sorted(map(str, (FOLDER / "dates").glob("*.tif"))))
    wait_until(dock.run.run_button.isEnabled)
    dock.run.folder.setFilePath(str(FOLDER / "closed"))
    click(dock.run.run_button)
    wait_until(lambda: dock.run.bar.value() > 3)
    found["running"] = dock.run.bar.isVisible()
    (FOLDER / "found.json").write_text(json.dumps(found), encoding="utf-8")
    QgsProject.instance().setDirty(False)
    answers.timeout.connect(say_yes)
    answers.start(100)
    QTimer.singleShot(0, iface.actionExit().trigger)
    QTimer.singleShot(PATIENCE, lambda: os._exit(9))


QTimer.singleShot(1000, use)
