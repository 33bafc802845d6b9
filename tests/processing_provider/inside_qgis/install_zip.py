"""Run by a real QGIS with windows: install the plugin from a ZIP, as Plugins ‣ Install from ZIP does, and use it.

The environment gives SAR_DESPECKLE_TEST, a folder with ``plugin.zip`` and ``date.tif``; there go ``window.png`` and at
last ``found.json``.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import processing
import pyplugin_installer
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
from qgis.utils import iface, plugins, unloadPlugin

FOLDER = Path(os.environ["SAR_DESPECKLE_TEST"])
found: dict[str, Any] = {}


def accept_questions() -> None:
    """Click what a user clicks who is sure: a ZIP is asked about in a window of its own."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMessageBox) and window.isVisible():
            button = window.button(QMessageBox.StandardButton.Yes) or window.button(QMessageBox.StandardButton.Ok)
            (button or window.buttons()[0]).click()


def use() -> None:
    clicker = QTimer()
    clicker.timeout.connect(accept_questions)
    clicker.start(100)
    found["before"] = "sar_despeckle" in plugins
    pyplugin_installer.instance().installFromZipFile(str(FOLDER / "plugin.zip"))
    found["loaded"] = "sar_despeckle" in plugins
    found["from"] = sys.modules["sar_despeckle"].__file__
    found["algorithms"] = len(QgsApplication.processingRegistry().providerById("sardespeckle").algorithms())
    result = processing.run("sardespeckle:looks", {"INPUT": str(FOLDER / "date.tif")})
    found["looks"] = result["ENL"]
    iface.mainWindow().grab().save(str(FOLDER / "window.png"))
    found["unloaded"] = unloadPlugin("sar_despeckle")


def main() -> None:
    found["exceptions"] = []
    try:
        use()
    except Exception:  # noqa: BLE001 - whatever it is, the test has to see it
        found["exceptions"].append(traceback.format_exc())
    (FOLDER / "found.json").write_text(json.dumps(found))
    os._exit(0)


QTimer.singleShot(500, main)
