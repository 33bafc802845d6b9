"""Run by a real QGIS with windows (``qgis --code``): use the plugin as a user does, and write what was found as JSON.

The environment gives SAR_DESPECKLE_TEST, a folder with ``dates/*.tif``; there go ``clean/``, ``one.tif``,
``window.png`` and at last ``found.json``.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import processing
from processing.tools.dataobjects import createContext
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsContrastEnhancement,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsRasterRange,
)
from qgis.PyQt.QtCore import QEventLoop, QObject, Qt, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins, unloadPlugin

FOLDER = Path(os.environ["SAR_DESPECKLE_TEST"])
REAL = os.environ.get("SAR_DESPECKLE_REAL", "")  # a folder of real dates, where there is one
POINT = 10.0  # intensity from which the user has called the first date's pixels no data
found: dict[str, Any] = {}


def wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def menu() -> list[str]:
    """Our entries of the Plugins menu."""
    for action in iface.pluginMenu().actions():
        if action.text().replace("&", "") == "SAR Despeckle" and action.menu():
            return [entry.text() for entry in action.menu().actions()]
    return []


class Opened(QObject):
    """What the system is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[str] = []

    @pyqtSlot(QUrl)
    def take(self, url: QUrl) -> None:
        self.files.append(url.toLocalFile())


def documentation() -> list[str]:
    """What the menu's entry opens."""
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    plugins["sar_despeckle"].menu.actions[-1].trigger()
    QDesktopServices.unsetUrlHandler("file")
    return opened.files


def toolbox() -> list[str]:
    """Open the Toolbox and our provider in it, and give the algorithms it lists."""
    dock = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox")
    dock.show()
    dock.raise_()
    tree = dock.algorithmTree
    model = tree.model()
    titles = []
    for row in range(model.rowCount()):
        provider = model.index(row, 0)
        if model.data(provider) == "SAR Despeckle":
            tree.expandRecursively(provider)
            tree.scrollTo(provider, tree.ScrollHint.PositionAtTop)
            for group in range(model.rowCount(provider)):
                parent = model.index(group, 0, provider)
                titles += [model.data(model.index(k, 0, parent)) for k in range(model.rowCount(parent))]
    return titles


def describe(layer: QgsRasterLayer) -> dict[str, Any]:
    times = layer.temporalProperties()
    span = times.fixedTemporalRange()
    return {
        "name": layer.name(),
        "source": layer.source(),
        "active": times.isActive(),
        "begin": span.begin().toString(Qt.DateFormat.ISODate),
        "end": span.end().toString(Qt.DateFormat.ISODate),
        "fixed": times.mode() == Qgis.RasterTemporalMode.FixedTemporalRange,
        "stretch": stretch(layer),
    }


def stretch(layer: QgsRasterLayer) -> list[float]:
    """The levels that are shown black and white; nothing where there is no stretch."""
    enhancement = layer.renderer().contrastEnhancement()
    stretched = enhancement and enhancement.contrastEnhancementAlgorithm() != 0
    return [enhancement.minimumValue(), enhancement.maximumValue()] if stretched else []


def run_in_dialog(name: str, parameters: dict[str, Any]) -> None:
    """As a user does: the algorithm's dialog, Run, and the results loaded when it is done."""
    dialog = processing.createAlgorithmDialog(f"sardespeckle:{name}", parameters)
    dialog.show()
    wait(500)
    loop = QEventLoop()
    dialog.algorithmFinished.connect(lambda *_: loop.quit())
    QTimer.singleShot(120_000, loop.quit)
    dialog.runButton().click()
    loop.exec()
    wait(1000)
    dialog.close()


def loaded_by_batch(layers: list[QgsRasterLayer], load: bool) -> int:
    """Run a series as a batch does, whose box “Load layers on completion” is checked or not; count what it loads."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sardespeckle:despecklestack")
    feedback = QgsProcessingFeedback()
    context = createContext(feedback)
    parameters = {
        "INPUT": [layer.id() for layer in layers],
        "OUTPUT_FOLDER": str(FOLDER / "batch"),
        "SUPERIMAGE": QgsProcessingOutputLayerDefinition("", QgsProject.instance() if load else None),
    }
    _, successful = algorithm.run(parameters, context, feedback)
    return sum(bool(path) for path in context.layersToLoadOnCompletion()) if successful else -1


def frames() -> list[str]:
    """Begin of every frame of the Temporal Controller, its panel open."""
    iface.mainWindow().findChild(QDockWidget, "Temporal Controller").show()
    wait(500)
    controller = iface.mapCanvas().temporalController()
    every = range(controller.totalFrameCount())
    return [controller.dateTimeRangeForFrameNumber(k).begin().toString(Qt.DateFormat.ISODate) for k in every]


def several_dates_in_one(layers: list[QgsRasterLayer]) -> dict[str, Any]:
    """Despeckle both dates by their ratio to the first, into one raster; give the layers of it and of the change."""
    before = set(QgsProject.instance().mapLayers())
    processing.runAndLoadResults(
        "sardespeckle:ratiodespeckle",
        {
            "INPUT": [layer.id() for layer in layers],
            "SUPERIMAGE": layers[1].id(),
            "OUTPUT": str(FOLDER / "bands.tif"),
            "RATIO": str(FOLDER / "ratio.tif"),
        },
    )
    new = [layer for key, layer in QgsProject.instance().mapLayers().items() if key not in before]
    clean, change = sorted(new, key=lambda layer: layer.source())
    colours = change.renderer().shader().rasterShaderFunction().colorRampItemList()
    return {
        "name": clean.name(),
        "renderer": clean.renderer().type(),
        "change": [change.name(), change.renderer().type()],
        "colours": [[item.value, item.label] for item in colours],
    }


def stretch_of_another_run(layer: QgsRasterLayer) -> list[list[float]]:
    """Despeckle a layer whose stretch somebody has chosen, and give that of the result and of the layer."""
    before = set(QgsProject.instance().mapLayers())
    processing.runAndLoadResults("sardespeckle:despeckle", {"INPUT": layer.id(), "OUTPUT": str(FOLDER / "again.tif")})
    (new,) = (other for key, other in QgsProject.instance().mapLayers().items() if key not in before)
    kept = [stretch(new), stretch(layer)]
    QgsProject.instance().removeMapLayer(new.id())
    return kept


def report_of_a_shipped_model(name: str, given: dict[str, Any]) -> bool:
    """Run a model of the provider; tell whether its report is there."""
    model = QgsApplication.processingRegistry().createAlgorithmById(f"sardespeckle:{name}")
    outputs = [d.name() for d in model.parameterDefinitions() if d.isDestination()]
    ends = ["html" if "Report" in output else "tif" for output in outputs]
    paths = [FOLDER / f"{name}{number}.{end}" for number, end in enumerate(ends)]
    processing.run(f"sardespeckle:{name}", {**given, **dict(zip(outputs, map(str, paths)))})
    return all(path.exists() for path in paths)


def layer_of_a_model(image: QgsRasterLayer) -> str:
    """Run a model whose author calls its result “Harvest”, and give the name of the layer of it."""
    model = QgsProcessingModelAlgorithm("model", "tests")
    model.addModelParameter(QgsProcessingParameterRasterLayer("IMAGE", "Image"), QgsProcessingModelParameter("IMAGE"))
    child = QgsProcessingModelChildAlgorithm("sardespeckle:despeckle")
    child.setChildId("despeckle")
    child.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromModelParameter("IMAGE")])
    result = QgsProcessingModelOutput("Harvest", "Harvest")
    result.setChildId("despeckle")
    result.setChildOutputName("OUTPUT")
    child.setModelOutputs({"Harvest": result})
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    before = set(QgsProject.instance().mapLayers())
    output = {d.name(): str(FOLDER / "harvest.tif") for d in model.parameterDefinitions() if d.isDestination()}
    processing.runAndLoadResults(model, {"IMAGE": image.id(), **output})
    (new,) = (layer for key, layer in QgsProject.instance().mapLayers().items() if key not in before)
    found["stretch in a model"] = [stretch(new), stretch(image)]
    return str(new.name())


def refusal(layer: QgsRasterLayer) -> str:
    """Message to a user who chooses this layer."""
    try:
        processing.run("sardespeckle:despeckle", {"INPUT": layer, "OUTPUT": str(FOLDER / "refused.tif")})
    except QgsProcessingException as error:
        return str(error)
    return ""


def install(dialog: Any) -> list[str]:
    """Lines that the dialog shows after a click on Install."""
    loop = QEventLoop()
    dialog.process.finished.connect(lambda *_: loop.quit())
    QTimer.singleShot(60_000, loop.quit)
    dialog.runtime.install_button.click()
    loop.exec()
    return str(dialog.log.toPlainText()).splitlines()


def use() -> None:
    iface.mainWindow().setGeometry(0, 0, 1600, 1000)
    paths = sorted((FOLDER / "dates").glob("*.tif"))
    layers = [QgsRasterLayer(str(path), path.stem) for path in paths]
    layers[0].dataProvider().setUserNoDataValue(1, [QgsRasterRange(POINT, 1e6)])
    QgsProject.instance().addMapLayers(layers)
    found["stretch before"] = [stretch(layer) for layer in layers]
    found["given"] = [layer.name() for layer in QgsProject.instance().mapLayers().values()]
    found["menu"] = menu()
    found["documentation"] = documentation()
    found["toolbox"] = toolbox()
    found["gui"] = plugins["sar_despeckle"].iface is not None

    one = processing.runAndLoadResults(
        "sardespeckle:despeckle", {"INPUT": layers[0].id(), "OUTPUT": str(FOLDER / "one.tif")}
    )
    found["one"] = one["OUTPUT"]
    said: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _: said.append(f"{tag}: {text}"))
    run_in_dialog("despecklestack", {"INPUT": [layer.id() for layer in layers], "OUTPUT_FOLDER": str(FOLDER / "clean")})
    found["warnings"] = [line for line in said if "clean" in line]
    found["batch"] = [loaded_by_batch(layers, load) for load in (True, False)]
    given = {layer.id() for layer in layers}
    new = [layer for key, layer in QgsProject.instance().mapLayers().items() if key not in given]
    found["layers"] = [describe(layer) for layer in new]
    groups = QgsProject.instance().layerTreeRoot().findGroups()
    found["groups"] = {group.name(): [node.name() for node in group.findLayers()] for group in groups}
    found["stretch after"] = [stretch(layer) for layer in layers]
    layers[0].setContrastEnhancement(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum,
        QgsRasterMinMaxOrigin.Limits.CumulativeCut,
    )
    found["stretch chosen"] = stretch(layers[0])
    found["stretch kept"] = stretch_of_another_run(layers[0])
    found["frames"] = frames()
    found["bands"] = several_dates_in_one(layers)
    found["report of a model"] = report_of_a_shipped_model("imagereport", {"IMAGE": layers[1].id()})
    if REAL:
        dates = sorted(map(str, Path(REAL).glob("*.tif")))
        found["report of real dates"] = report_of_a_shipped_model("seriesreport", {"DATES": dates})
    found["named by its author"] = layer_of_a_model(layers[1])

    tiles = QgsRasterLayer("type=xyz&url=http://localhost/%7Bz%7D/%7Bx%7D/%7By%7D.png", "Background map", "wms")
    found["refusal"] = refusal(tiles)

    dialog = plugins["sar_despeckle"].menu.show_install_dialog()
    wait(200)
    found["install dialog"] = [dialog.isVisible(), dialog.windowTitle()]
    found["installed"] = [
        dialog.runtime.state.text(),
        dialog.runtime.install_button.text(),
        dialog.runtime.remove_button.isEnabled(),
    ]
    found["install log"] = install(dialog)
    found["install buttons"] = [dialog.runtime.install_button.isEnabled(), dialog.runtime.remove_button.isEnabled()]
    dialog.close()

    iface.mapCanvas().zoomToFullExtent()
    wait(3000)
    found["screenshot"] = QgsApplication.primaryScreen().grabWindow(0).save(str(FOLDER / "window.png"))

    left_open = [processing.createAlgorithmDialog(f"sardespeckle:{name}", {}) for name in ("looks", "despeckle")]
    foreign = processing.createAlgorithmDialog("native:buffer", {})
    windows = [*left_open, plugins["sar_despeckle"].menu.show_install_dialog(), foreign]
    for window in windows:
        window.show()
    wait(500)
    found["open before"] = [window.isVisible() for window in windows]
    unloadPlugin("sar_despeckle")
    wait(200)
    found["open after"] = [window.isVisible() for window in windows]
    found["after unload"] = {
        "menu": menu(),
        "provider": QgsApplication.processingRegistry().providerById("sardespeckle") is not None,
    }


def remember(*exception: Any) -> None:
    """Instead of QGIS's own handler, which opens a dialog and waits for someone to close it."""
    found["exceptions"].append("".join(traceback.format_exception(*exception)))


def main() -> None:
    found["exceptions"] = []
    sys.excepthook = remember
    try:
        use()
    except BaseException:  # noqa: BLE001 - whatever happened must be told, or QGIS would wait for ever
        found["exceptions"].append(traceback.format_exc())
    (FOLDER / "found.json.part").write_text(json.dumps(found), encoding="utf-8")
    (FOLDER / "found.json.part").rename(FOLDER / "found.json")
    os._exit(0)


QTimer.singleShot(1000, main)
