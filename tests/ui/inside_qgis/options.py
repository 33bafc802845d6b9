"""Run by a real QGIS: the page in QGIS's options, and what algorithms make of it."""

from __future__ import annotations

import shutil

from qgis.core import QgsApplication, QgsSettings
from window_user import click, found, in_options, pauses, shoot, size_window, wait, wait_until, work

from sar_despeckle.models.library.catalog import bundled
from sar_despeckle.processing_provider.profile import models_folder

MINE = models_folder() / "mine.onnx"


def defaults(name: str) -> list[object]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"sardespeckle:{name}")
    return [algorithm.parameterDefinition(parameter).defaultValue() for parameter in ("MODEL", "DEVICE", "MEMORY")]


def network_names(table: object) -> list[str]:
    return [table.item(row, 0).text() for row in range(table.rowCount())]


def first_visit(page) -> None:
    found["networks"] = [
        [page.table.item(row, column).text() for column in range(6)] for row in range(page.table.rowCount())
    ]
    with pauses("device test"):
        click(page.test_button)
        wait_until(page.test_button.isEnabled)
    found["test"] = page.test_result.text()
    page.series.setCurrentText("guided")
    page.image.setCurrentText("lean-grd")
    page.device.setCurrentIndex(1)
    page.memory.setValue(1024)
    page.table.selectRow(network_names(page.table).index("mine"))
    shoot("options")
    found["removable"] = page.remove_button.isEnabled()
    click(page.remove_button)
    wait_until(lambda: "mine" not in network_names(page.table))
    found["removed"] = [page.line.text(), MINE.exists()]
    page.table.selectRow(0)
    found["bundled is removable"] = page.remove_button.isEnabled()
    click(page.import_button)
    wait(500)
    # newer QGIS puts the group before the name
    windows = [w for w in QgsApplication.topLevelWidgets() if w.isVisible() and "Import network" in w.windowTitle()]
    found["import"] = len(windows)
    windows[0].close()


def second_visit(page) -> None:
    found["shown again"] = [page.series.currentText(), page.device.currentIndex(), page.memory.value()]
    page.series.setCurrentText("auto")
    page.image.setCurrentText("auto")
    page.device.setCurrentIndex(0)
    page.memory.setValue(2048)


def use() -> None:
    size_window()
    models_folder().mkdir()
    shutil.copy(bundled()["lean-slc"], MINE)
    found["before"] = [defaults("despecklestack"), defaults("despeckle")]
    in_options(first_visit)
    found["after"] = [defaults("despecklestack"), defaults("despeckle")]
    in_options(second_visit)
    found["reset"] = [defaults("despecklestack"), defaults("despeckle")]
    for key, value in (
        ("device", 9),
        ("memory", "lots"),
        ("network_for_series", "gone"),
        ("network_for_images", "rulog"),
    ):
        QgsSettings().setValue(f"sar_despeckle/{key}", value)
    found["of no use"] = [defaults("despecklestack"), defaults("despeckle")]


work(use)
