"""The values of a pixel or a polygon over the dates: tools to choose it on the map, a plot, and data to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem, QgsMapTool
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.raster.reader import Stack
from ...processing_provider.translation import tr
from ..background_task import BackgroundTask
from ..sentence import Sentence
from .clean_dates import Results
from .date_values import DateValues
from .map_places import places_in
from .map_tools import PixelTool, PolygonTool, cross, outline
from .pixel_values import read_pixel
from .polygon_values import read_polygon
from .time_plot import TimePlot


def _read_pixel(before: Stack, after: Stack | None, places: Sequence[tuple[float, float]]) -> DateValues | None:
    return read_pixel(before, after, *places[0])


class ValuesPanel(QWidget):
    """Two buttons for map tools, the plot, and a button that copies its values."""

    plotted = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._stack: Stack | None = None
        self._results: Results | None = None
        self._clean: Stack | None = None
        self._task: BackgroundTask | None = None
        self._tool_before: QgsMapTool | None = None
        self._marker: QgsMapCanvasItem | None = None
        self.pixel_tool, self.polygon_tool, self.plot = PixelTool(canvas), PolygonTool(canvas), TimePlot()
        self._build()
        self._connect()
        self.show_series(None)

    def _build(self) -> None:
        self.pixel_button, self.polygon_button = QPushButton(tr("Plot a pixel")), QPushButton(tr("Plot a polygon"))
        self.pixel_button.setToolTip(tr("Click on the map: the pixel's values over the dates."))
        self.polygon_button.setToolTip(tr("Draw on the map: the polygon's means over the dates."))
        self.copy_button, self.line = QPushButton(tr("Copy values")), Sentence()
        layout, row = QVBoxLayout(self), QHBoxLayout()
        for button in (self.pixel_button, self.polygon_button, self.copy_button):
            button.setCheckable(button is not self.copy_button)
            row.addWidget(button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.plot)
        layout.addWidget(self.line)

    def _connect(self) -> None:
        for tool, button in ((self.pixel_tool, self.pixel_button), (self.polygon_tool, self.polygon_button)):
            button.toggled.connect(lambda checked, tool=tool: self._use(tool, checked))
            tool.deactivated.connect(lambda button=button: self._on_tool_gone(button))
        self.pixel_tool.canvasClicked.connect(lambda point, _: self.plot_pixel(point))
        self.polygon_tool.drawn.connect(self.plot_polygon)
        self.polygon_tool.changed.connect(self._on_drawing)
        self.copy_button.clicked.connect(self._copy)

    # -- series and results

    def show_series(self, stack: Stack | None) -> None:
        """Take over a series; what was plotted of another one is forgotten."""
        if stack is None or stack != self._stack:
            self._forget()
        self._stack = stack
        self._refresh()

    def show_results(self, results: Results | None) -> None:
        """Take over clean dates."""
        self._stop()
        self._results, self._clean = results, None

    def _refresh(self) -> None:
        for button in (self.pixel_button, self.polygon_button):
            button.setEnabled(self._stack is not None)
        self.copy_button.setEnabled(self.plot.shown is not None)

    # -- the tools

    def _use(self, tool: QgsMapTool, checked: bool) -> None:
        if checked:
            if self._canvas.mapTool() not in (self.pixel_tool, self.polygon_tool):
                self._tool_before = self._canvas.mapTool()
            self._canvas.setMapTool(tool)
            self._canvas.setFocus()  # for the keys
        elif self._canvas.mapTool() is tool:
            self._canvas.unsetMapTool(tool)
            if self._tool_before is not None:
                self._canvas.setMapTool(self._tool_before)

    def _on_tool_gone(self, button: QPushButton) -> None:
        """Another map tool was chosen."""
        button.blockSignals(True)
        button.setChecked(False)
        button.blockSignals(False)

    def _on_drawing(self, corners: int) -> None:
        if corners:
            self.line.setText(
                tr(
                    "Click each corner; a double click or a right click closes the polygon. Backspace removes the last "
                    "corner, Escape all."
                )
            )

    # -- what is plotted

    def plot_pixel(self, point: QgsPointXY) -> None:
        """Plot the pixel at a place of the map."""
        self._plot(
            cross(self._canvas, point), [point], lambda before, after, places: read_pixel(before, after, *places[0])
        )

    def plot_polygon(self, corners: list[QgsPointXY]) -> None:
        """Plot the means over a polygon of the map."""
        self._plot(outline(self._canvas, corners), corners, read_polygon)

    def _plot(
        self,
        marker: QgsMapCanvasItem,
        corners: list[QgsPointXY],
        read: Callable[[Stack, Stack | None, Sequence[tuple[float, float]]], DateValues | None],
    ) -> None:
        self._mark(marker)
        stack, results, clean = self._stack, self._results, self._clean
        if stack is None:
            return
        try:
            places = places_in(stack.grid, self._canvas, corners)
        except InputError as error:
            self.line.setText(str(error))
            return

        def work(_: BackgroundTask) -> tuple[Stack | None, DateValues | None]:
            after = clean or (results.clean_stack() if results else None)
            return after, read(results.stack if results else stack, after, places)

        self._stop()
        self.line.setText(tr("Reading…"))
        self._task = BackgroundTask(tr("SAR Despeckle: reading values"), work)
        self._task.done.connect(lambda found: self._on_read(results, *found))
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def _on_read(self, results: Results | None, clean: Stack | None, values: DateValues | None) -> None:
        if results is self._results:
            self._clean = clean
        self.plot.show_values(values)
        self.line.setText(values.note if values else tr("This place is outside of the series; click on it."))
        self._refresh()
        self.plotted.emit()

    def _on_failed(self, sentence: str) -> None:
        self.plot.show_values(None)
        self.line.setText(sentence)
        self._refresh()

    def _mark(self, marker: QgsMapCanvasItem | None) -> None:
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
        self._marker = marker

    def _forget(self) -> None:
        self._stop()
        for button in (self.pixel_button, self.polygon_button):
            button.setChecked(False)
        self.plot.show_values(None)
        self.line.setText("")
        self._mark(None)

    def _copy(self) -> None:
        if self.plot.shown is not None:
            QApplication.clipboard().setText(self.plot.shown.as_text())
            self.line.setText(tr("Copied; paste it into a spreadsheet."))

    # -- the end

    def _stop(self) -> None:
        """Let what is still being read be forgotten."""
        if self._task in BackgroundTask.running:
            self._task.cancel()
            self._task.blockSignals(True)
        self._task = None

    def close_down(self) -> None:
        """Take everything from the map."""
        self._forget()
        for tool in (self.pixel_tool, self.polygon_tool):
            if self._canvas.mapTool() is tool:
                self._canvas.unsetMapTool(tool)
            tool.deleteLater()
