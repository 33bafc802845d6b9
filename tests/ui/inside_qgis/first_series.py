"""Run by a real QGIS: the first series of a user, from the menu to the comparison of before and after.

The environment gives SAR_DESPECKLE_TEST, a folder with ``dates/*.tif`` and ``bands.tif``; there go pictures of the
screen and at last ``found.json``.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import processing
from dock_user import dock, has_images, idle, is_looked_at
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsMimeDataUtils,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QLineEdit
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin
from window_user import FOLDER, click, drag, found, pauses, shoot, size_window, wait, wait_until, work

from sar_despeckle.ui.dock.choosing import LayersDialog

DATES = sorted(map(str, (FOLDER / "dates").glob("*.tif")))
DAY = "2024-01-03"
canvas = iface.mapCanvas()


def previews() -> list[str]:
    return [path.name for path in Path(tempfile.gettempdir()).glob("sar_despeckle_preview_*")]


def table() -> list[list[str]]:
    widget = dock().series.table
    columns = range(widget.columnCount())
    return [[widget.item(row, column).text() for column in columns] for row in range(widget.rowCount())]


def type_date(row: int, text: str) -> None:
    """Double-click on a date, type, and press Return."""
    widget = dock().series.table
    place = widget.visualItemRect(widget.item(row, 0)).center()
    QTest.mouseClick(widget.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseDClick(widget.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    wait(100)
    (editor,) = widget.viewport().findChildren(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    wait(100)


def groups() -> dict[str, list[str]]:
    found_groups = QgsProject.instance().layerTreeRoot().findGroups()
    return {group.name(): [node.name() for node in group.findLayers()] for group in found_groups}


def first_series() -> None:
    """Simulated data, preview, the whole series: all by clicks."""
    began = time.monotonic()
    plugins["sar_despeckle"].menu.show_action.trigger()
    wait(300)
    found["open"] = dock().isVisible() and not dock().visibleRegion().isEmpty()
    click(dock().simulate_button)
    wait_until(is_looked_at)
    found["line"], found["table"] = dock().series.line.text(), table()
    found["first forecast"] = dock().run.forecast.text()
    with pauses("preview"):
        click(dock().run.preview_button)
        wait_until(lambda: not idle())
        wait_until(lambda: idle() and has_images())
    part, work = dock().run._part.window, dock().run._measured.work
    found["previewed"] = [part.row % 32, part.col % 32, work.sampled > 0]
    found["preview"], found["forecast"] = dock().run.step.text(), dock().run.forecast.text()
    shoot("preview")
    with pauses("run"):
        click(dock().run.run_button)
        wait_until(lambda: "left" in dock().run.step.text())
        found["running"] = [dock().run.step.text(), dock().run.bar.isVisible(), dock().run.cancel_button.isVisible()]
        wait_until(idle)
    found["ended"], found["seconds"] = dock().run.step.text(), time.monotonic() - began
    found["groups"] = groups()
    dock().run.step.linkActivated.emit("log")
    wait(200)
    panel = iface.mainWindow().findChild(QDockWidget, "MessageLog")
    found["log"] = [panel.isVisible(), "Despeckling date 8 of 8" in dock().run.last_log]
    panel.hide()
    wait_until(has_images)


def compare() -> None:
    """Swipe with the mouse on a map that is rotated, and plot a pixel and polygons."""
    item = dock().compare.curtain.item
    rotate(30)
    images = [image.copy() for image in item.images]
    found["rotated"] = [images[0] != images[1], images[0].size() == images[1].size()]
    extent = canvas.extent()
    drag(canvas.viewport(), (round(item.edge), 60), (round(item.edge) - 150, 60))
    found["share"] = item.share
    found["map stayed"] = canvas.extent() == extent
    shoot("swipe")
    values = dock().compare.values
    click(values.pixel_button)
    click(canvas.viewport())
    wait_until(lambda: values.plot.shown is not None)
    click(values.copy_button)
    found["copied"] = QApplication.clipboard().text().splitlines()
    shoot("pixel")
    click(values.polygon_button)
    found["pixel tool gone"] = not values.pixel_button.isChecked()
    with pauses("polygon"):
        found["polygon"] = measured([(-40, -100), (200, 200), (120, -60), (60, 110)])
    click(values.polygon_button)
    found["tool after polygon"] = type(canvas.mapTool()).__name__
    rotate(0)
    click(values.polygon_button)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.zoomToFullExtent()
    wait_until(lambda: has_images() and not canvas.isDrawing())
    found["elsewhere"] = measured([(-40, -100), (200, 200), (120, -60), (60, 110)])
    found["given up"] = given_up()
    QgsProject.instance().setCrs(dock_crs())
    canvas.zoomToFullExtent()
    wait_until(lambda: has_images() and not canvas.isDrawing())


def dock_crs() -> QgsCoordinateReferenceSystem:
    return QgsProject.instance().mapLayersByName(DAY + " simulated")[0].crs()


def measured(corners: list[tuple[int, int]]) -> dict[str, Any]:
    """Draw a polygon whose second corner is taken back, with a double click at its end, and copy its values.

    Beside them: those of the first date, before and after, by QGIS's own zonal statistics.
    """
    values = dock().compare.values
    values.plot.show_values(None)
    places = [canvas.viewport().rect().center() + QPoint(*corner) for corner in corners]
    for place in places[:2]:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        wait(30)
    QTest.mouseMove(canvas.viewport(), places[2])
    told = values.line.text()
    QTest.keyClick(canvas, Qt.Key.Key_Backspace)
    for place in places[2:]:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        wait(30)
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[-1])
    wait_until(lambda: values.plot.shown is not None)
    note = values.line.text()
    shoot("polygon")
    seen = [not values.plot.visibleRegion().isEmpty(), is_drawn((places[0] + places[2]) / 2)]
    click(values.copy_button)
    copied = QApplication.clipboard().text().splitlines()
    kept = [canvas.getCoordinateTransform().toMapCoordinates(place) for place in (places[0], *places[2:])]
    return {
        "told": told,
        "note": note,
        "copied": copied,
        "zonal": [zonal(kept, name) for name in ("simulated", "clean")],
        "seen": seen,
    }


def is_drawn(place: QPoint) -> bool:
    """True where a line of the outline is seen near a place."""
    image, near = canvas.viewport().grab().toImage(), range(-3, 4)
    return "#e69f00" in {image.pixelColor(place + QPoint(x, y)).name() for x in near for y in near}


def zonal(corners: list[Any], name: str) -> list[float]:
    """Number of pixels, mean and standard deviation of a layer of the first date, as QGIS measures them."""
    crs = canvas.mapSettings().destinationCrs()
    layer = QgsVectorLayer(f"Polygon?crs={crs.authid()}", "zone", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolygonXY([corners]))
    layer.dataProvider().addFeature(feature)
    (raster,) = QgsProject.instance().mapLayersByName(f"{DAY} {name}")
    parameters = {
        "INPUT": layer,
        "INPUT_RASTER": raster,
        "RASTER_BAND": 1,
        "COLUMN_PREFIX": "_",
        "STATISTICS": [0, 2, 4],
    }
    (zone,) = processing.run("native:zonalstatisticsfb", {**parameters, "OUTPUT": "memory:"})["OUTPUT"].getFeatures()
    return [zone["_count"], zone["_mean"], zone["_stdev"]]


def given_up() -> dict[str, Any]:
    """Polygons that are not finished leave nothing on the map: Escape, another tool; two corners cannot be closed."""
    values, items = dock().compare.values, len(canvas.scene().items())
    middle = canvas.viewport().rect().center()
    left, right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton

    def at(button: Any, x: int, y: int) -> None:
        QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, middle + QPoint(x, y))
        wait(30)

    shown = values.plot.shown
    at(left, 0, 0)
    at(left, 50, 0)
    at(right, 50, 50)
    drawing = len(canvas.scene().items()) - items
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    after_escape = len(canvas.scene().items()) - items
    at(left, 0, 0)
    click(values.pixel_button)
    after_tool = [len(canvas.scene().items()) - items, values.polygon_button.isChecked()]
    click(values.polygon_button)
    unchanged = values.plot.shown is shown
    for corner in ((0, 0), (50, 0), (50, 50)):
        at(left, *corner)
    at(right, 0, 50)
    wait_until(lambda: values.plot.shown is not shown and "…" not in values.line.text())
    click(values.polygon_button)
    return {
        "drawing": drawing,
        "after escape": after_escape,
        "after tool": after_tool,
        "unchanged": unchanged,
        "closed": values.plot.shown.place,
        "items": len(canvas.scene().items()) - items,
    }


def rotate(degrees: float) -> None:
    """Turn the map, as QGIS's own box for it does."""
    canvas.setRotation(degrees)
    canvas.refresh()
    wait(300)
    wait_until(lambda: has_images() and not canvas.isDrawing())


def other_ways() -> None:
    """Layers, files and folders that are dropped; a raster of bands; dates corrected; a date that does not fit."""
    click(dock().series.clear_button)
    wait(100)
    found["cleared"] = [table(), dock().compare.curtain.shown, dock().simulate_button.isVisible()]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(FOLDER / "dates"))])
    drop(data)
    wait_until(is_looked_at)
    found["dropped folder"] = table()
    type_date(0, "soon")
    found["refused date"] = dock().series.line.text()
    type_date(0, "2024-02-01")
    wait_until(is_looked_at)
    found["corrected"] = [row[0] for row in table()]
    found["parameters"] = {key: value for key, value in dock().run.parameters().items() if key != "INPUT"}
    dock().series.table.selectRow(0)
    click(dock().series.remove_button)
    wait_until(is_looked_at)
    found["after removing another"] = [[row[0] for row in table()], dock().run.parameters()["DATES"]]
    other = QgsRasterLayer(str(FOLDER / "other.tif"), "other")
    QgsProject.instance().addMapLayer(other)
    drop(QgsMimeDataUtils.encodeUriList([uri_of(other)]))
    wait_until(lambda: bool(dock().series.series and dock().series.series.problem))
    found["does not fit"] = [dock().series.line.text(), dock().run.run_button.isEnabled()]
    click(dock().series.clear_button)
    dock().series.add([str(FOLDER / "bands.tif")])
    wait_until(is_looked_at)
    found["bands"] = table()


def layers_of_the_project() -> None:
    """Choose two simulated dates in the dialog, by its check boxes."""
    click(dock().series.clear_button)
    action = next(a for a in dock().series.add_menu.actions() if a.text() == "Layers of the project…")
    action.trigger()
    wait(200)
    (dialog,) = dock().series.findChildren(LayersDialog)
    for row in range(dialog.list.count()):
        wanted = dialog.list.item(row).text() in ("2024-01-03 simulated", "2024-01-27 simulated")
        dialog.list.item(row).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    click(dialog.buttons.button(dialog.buttons.StandardButton.Ok))
    wait_until(is_looked_at)
    found["chosen layers"] = [row[0] for row in table()]


def polarisations() -> None:
    """Rasters with a band for each polarisation: one of them is to be chosen."""
    click(dock().series.clear_button)
    dock().series.add(sorted(map(str, (FOLDER / "polarisations").glob("*.tif"))))
    wait_until(lambda: bool(dock().series.series and dock().series.series.problem))
    band = dock().run.band
    found["which band"] = [dock().series.line.text(), band.isVisible(), [band.itemText(k) for k in range(band.count())]]
    band.setCurrentIndex(2)
    wait_until(is_looked_at)
    found["one band"] = [[row[0], row[1]] for row in table()]
    found["band"] = dock().run.parameters()["BAND"]


def products() -> None:
    """Folders of Sentinel-1 products that are dropped: one of their images is to be chosen."""
    click(dock().series.clear_button)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(FOLDER.glob("*.SAFE"))])
    drop(data)
    wait_until(lambda: bool(dock().series.series and dock().series.series.problem))
    part = dock().run.part
    found["which part"] = [dock().series.line.text(), part.isVisible(), [part.itemText(k) for k in range(part.count())]]
    part.setCurrentIndex(2)
    wait_until(is_looked_at)
    type_date(1, "2024-02-01")
    wait_until(is_looked_at)
    found["one part"] = [[row[0], row[1], row[3]] for row in table()]
    found["part"] = [dock().run.parameters()[name] for name in ("PART", "DATES")]


def uri_of(layer: QgsRasterLayer) -> Any:
    uri = QgsMimeDataUtils.Uri()
    uri.layerType, uri.providerKey, uri.name, uri.uri = "raster", "gdal", layer.name(), layer.source()
    return uri


def drop(data: QMimeData) -> None:
    """Drag something over the table, which leaves it to the dock, and let it go."""
    buttons = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, *buttons)
    QApplication.sendEvent(dock().series.table.viewport(), enter)
    found.setdefault("accepted", []).append(enter.isAccepted())
    QApplication.sendEvent(dock(), QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, *buttons))


def cancel() -> None:
    """Start a run of what is chosen, and stop it."""
    click(dock().series.clear_button)
    dock().series.add(DATES)
    wait_until(is_looked_at)
    dock().run.folder.setFilePath(str(FOLDER / "cancelled"))
    click(dock().run.run_button)
    wait_until(lambda: dock().run.bar.value() > 3)
    click(dock().run.cancel_button)
    began = time.monotonic()
    wait_until(idle)
    found["cancelled"] = [dock().run.step.text(), time.monotonic() - began]
    found["left behind"] = [path.name for path in (FOLDER / "cancelled").glob("*")]


def what_is_there() -> dict[str, Any]:
    """Everything of ours in the window."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what this script's loops keep from happening
    window = iface.mainWindow()
    docks = [d for d in window.findChildren(QDockWidget) if d.objectName() == "SarDespeckleDock"]
    ours = [a for a in window.actions() + iface.pluginToolBar().actions() if "SAR Despeckle" in a.toolTip()]
    menus = [a.text().replace("&", "") for a in iface.pluginMenu().actions()]
    return {
        "docks": len(docks),
        "buttons": len(ours),
        "menus": menus.count("SAR Despeckle"),
        "items": len(canvas.scene().items()),
        "tool": type(canvas.mapTool()).__name__,
        "previews": previews(),
        "widgets": len([w for w in QApplication.topLevelWidgets() if type(w).__module__.startswith("sar_despeckle")]),
    }


def unload() -> None:
    """Disable and enable the plugin again and again, at first in the middle of a preview with all tools in use."""
    click(dock().series.clear_button)
    items = len(canvas.scene().items())
    dock().series.add(DATES)
    wait_until(is_looked_at)
    click(dock().run.preview_button)
    wait_until(lambda: idle() and has_images())
    found["items of a curtain"] = len(canvas.scene().items()) - items
    click(dock().compare.values.pixel_button)
    click(canvas.viewport())
    click(dock().run.preview_button)
    wait_until(lambda: dock().run.bar.value() > 3)
    unloadPlugin("sar_despeckle")
    wait(500)
    found["after unload"] = what_is_there()
    found["items before"] = items
    for _ in range(10):
        loadPlugin("sar_despeckle")
        startPlugin("sar_despeckle")
        wait(30)
        unloadPlugin("sar_despeckle")
        wait(30)
    found["after ten"] = what_is_there()


def use() -> None:
    size_window()
    first_series()
    compare()
    other_ways()
    layers_of_the_project()
    polarisations()
    products()
    cancel()
    unload()


work(use)
