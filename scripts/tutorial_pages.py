"""Run by a real QGIS: the pictures of the tutorial's further pages, from the dialog to the result."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import processing
from qgis.core import QgsApplication, QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface
from window_user import click, found, shoot, size_window, wait, wait_until, work

canvas = iface.mapCanvas()
GRDH = 5


def simulate(name: str, **given: Any) -> QgsRasterLayer:
    """One date of a simulated series, as a layer."""
    folder = Path(tempfile.mkdtemp(prefix="sar_despeckle_simulated_"))
    processing.run("sardespeckle:simulatestack", {"DATES": 1, "OUTPUT_FOLDER": str(folder), "LOAD": False, **given})
    (path,) = folder.glob("*.tif")
    layer = QgsRasterLayer(str(path), name)
    QgsProject.instance().addMapLayer(layer)
    canvas.setDestinationCrs(layer.crs())
    canvas.setExtent(layer.extent())
    return layer


def dialog_for(algorithm: str, **given: Any) -> QWidget:
    """The algorithm's own dialog, filled in, in the middle of the screen."""
    dialog = processing.createAlgorithmDialog(f"sardespeckle:{algorithm}", given)
    dialog.resize(960, 620)
    dialog.move(200, 60)
    dialog.show()
    wait(500)
    return dialog


def layers() -> list[QgsMapLayer]:
    return list(QgsProject.instance().mapLayers().values())


def run(dialog: QWidget, results: int) -> None:
    """Press Run, wait for the layers, and close."""
    before = len(layers())
    click(dialog.runButton())
    wait_until(lambda: len(layers()) == before + results and dialog.runButton().isEnabled())
    dialog.close()
    settle()


def settle() -> None:
    iface.messageBar().clearWidgets()
    wait(500)
    wait_until(lambda: not canvas.isDrawing())


def ground_range() -> None:
    layer = simulate("GRD image", SUBSWATH=GRDH, LOOKS=4)
    dialog = dialog_for("despeckle", INPUT=layer.id())
    shoot("grd_dialog")
    run(dialog, 1)
    side_by_side(layer, next(other for other in layers() if other is not layer))
    shoot("grd_result")


def single_look() -> None:
    QgsProject.instance().clear()
    layer = simulate("Complex SLC", COMPLEX=True)
    temporary = "TEMPORARY_OUTPUT"
    dialog = dialog_for("pgd2net", INPUT=layer.id(), OUTPUT=temporary, SPECKLE=temporary)
    run(dialog, 2)
    clean, speckle = (other for other in layers() if other is not layer)
    side_by_side(clean, speckle)
    shoot("slc")


def side_by_side(first: QgsRasterLayer, second: QgsRasterLayer) -> None:
    """The second layer in a map view of its own, beside the first and as wide."""
    for earlier in iface.mapCanvases():
        if earlier is not canvas:
            iface.closeMapCanvas(earlier.objectName())
    view = iface.createNewMapCanvas(second.name())
    dock = view.parent()
    while not isinstance(dock, QDockWidget):
        dock = dock.parent()
    iface.mainWindow().resizeDocks([dock], [iface.mainWindow().width() * 2 // 5], Qt.Orientation.Horizontal)
    wait(200)
    for canvas_of, layer in ((canvas, first), (view, second)):
        canvas_of.setLayers([layer])
        canvas_of.setExtent(first.extent())
        canvas_of.refresh()
    settle()
    wait_until(lambda: not view.isDrawing())


def modeler() -> None:
    from processing.modeler.ModelerDialog import ModelerDialog

    (model,) = [
        algorithm
        for algorithm in QgsApplication.processingRegistry().providerById("sardespeckle").algorithms()
        if algorithm.name() == "seriesreport"
    ]
    dialog = ModelerDialog.create(model.create())
    dialog.setGeometry(QgsApplication.primaryScreen().geometry())
    dialog.show()
    wait(1000)
    dialog.activateWindow()
    shoot("modeler")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.hide()


def use() -> None:
    size_window()
    ground_range()
    single_look()
    modeler()
    found["layers"] = len(layers())


work(use)
