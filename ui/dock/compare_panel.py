"""Before and after of a series: the curtain on the map, and the values of a pixel over the dates."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.raster.reader import RasterInput, Source, Stack, open_stack
from ...processing_provider.translation import tr
from ..background_task import BackgroundTask
from ..compare.curtain import Curtain
from ..compare.layer_pairs import LayerPair, chosen_limits, open_pair
from ..compare.pixel_tool import PixelTool
from ..compare.pixel_values import PixelValues, read_pixel
from ..compare.time_plot import TimePlot
from ..sentence import Sentence
from .inspection import FoundSeries
from .map_part import crs_of


@dataclass(frozen=True)
class Results:
    """Clean dates of a series, of all of it or of a preview.

    Attributes
    ----------
    paths : of the clean dates, in the order of the stack
    what : name of the right side of the curtain
    """

    stack: Stack
    rows: tuple[int, ...]
    paths: tuple[str, ...]
    what: str

    def clean_stack(self) -> Stack:
        """The clean dates for reading. In another thread: it opens them."""
        like = self.stack.sources[0]
        clean = open_stack([RasterInput(path) for path in self.paths], like.scale, by_date=False)
        return clean


class ComparePanel(QWidget):
    """A date to choose, the curtain, and the plot."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._results: Results | None = None
        self._series: FoundSeries | None = None
        self._pairs: dict[str, LayerPair] = {}
        self._clean: Stack | None = None
        self._tasks: list[BackgroundTask] = []
        self._tool_before: QgsMapTool | None = None
        self._marker: QgsVertexMarker | None = None
        self.curtain, self.tool, self.plot = Curtain(canvas), PixelTool(canvas), TimePlot()
        self.tool.canvasClicked.connect(lambda point, _: self.plot_pixel(point))
        self.tool.deactivated.connect(self._on_tool_gone)
        self._build()
        self.show_series(None)

    def _build(self) -> None:
        self.date, self.swipe_button, self.pixel_button = (
            QComboBox(),
            QPushButton(tr("Swipe")),
            QPushButton(tr("Plot a pixel")),
        )
        self.swipe_button.setToolTip(tr("Before on the left, after on the right: drag the line on the map."))
        self.pixel_button.setToolTip(tr("Click on the map: the pixel's values over the dates."))
        self.date.setMinimumContentsLength(len("2024-01-03"))
        self.copy_button, self.line = QPushButton(tr("Copy values")), Sentence()
        for button in (self.swipe_button, self.pixel_button):
            button.setCheckable(True)
        self.date.currentIndexChanged.connect(lambda _: self._show_date())
        self.swipe_button.toggled.connect(self._on_swipe)
        self.pixel_button.toggled.connect(self._on_pixel)
        self.copy_button.clicked.connect(self._copy)
        layout, row, last = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        row.addWidget(QLabel(tr("Compare")))
        row.addWidget(self.date, 1)
        row.addWidget(self.swipe_button)
        row.addWidget(self.pixel_button)
        last.addWidget(self.line, 1)
        last.addWidget(self.copy_button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.plot)
        layout.addLayout(last)

    # -- series and results

    def show_series(self, series: FoundSeries | None) -> None:
        """Take over a series; results of another one are forgotten."""
        before = self._series.stack if self._series else None
        self._series = series if series and series.stack else None
        if self._series is None or before is None or self._series.stack != before:
            self.show_results(None)
            self._forget_pixel()
        self._refresh()

    def show_results(self, results: Results | None) -> None:
        """Take over clean dates."""
        self._stop_tasks()
        self._results, self._pairs, self._clean = results, {}, None
        chosen = self.date.currentIndex()
        self.date.blockSignals(True)
        self.date.clear()
        if results:
            self.date.addItems([_name(source) for source in results.stack.sources])
            self.date.setCurrentIndex(max(chosen, 0))
        self.date.blockSignals(False)
        if results is None:
            self.swipe_button.setChecked(False)
        self._refresh()
        self._show_date()

    def select_row(self, row: int) -> None:
        """Show the date of a row of the table."""
        if self._results and row in self._results.rows:
            self.date.setCurrentIndex(self._results.rows.index(row))

    def _refresh(self) -> None:
        self.swipe_button.setEnabled(self._results is not None)
        self.date.setEnabled(self._results is not None)
        self.pixel_button.setEnabled(self._series is not None)
        self.copy_button.setEnabled(self.plot.pixel is not None)

    # -- the curtain

    def _on_swipe(self, checked: bool) -> None:
        if checked:
            self._show_date()
        else:
            self.curtain.hide()

    def _show_date(self) -> None:
        results, number = self._results, self.date.currentIndex()
        if results is None or number < 0 or not self.swipe_button.isChecked():
            return
        path, source = results.paths[number], results.stack.sources[number]
        if path in self._pairs:
            self._show_pair(results, path)
            return
        limits, home = chosen_limits(source), QThread.currentThread()
        task = BackgroundTask(tr("SAR Despeckle: opening a date"), lambda _: open_pair(source, path, limits, home))
        task.done.connect(lambda pair: self._on_pair(results, path, pair))
        self._begin(task)

    def _on_pair(self, results: Results, path: str, pair: LayerPair) -> None:
        if results is self._results:
            self._pairs[path] = pair
            if path == results.paths[self.date.currentIndex()]:
                self._show_pair(results, path)

    def _show_pair(self, results: Results, path: str) -> None:
        pair = self._pairs[path]
        self.curtain.show(pair.before, pair.after, (tr("before"), results.what))

    # -- the pixel

    def _on_pixel(self, checked: bool) -> None:
        if checked:
            self._tool_before = self._canvas.mapTool()
            self._canvas.setMapTool(self.tool)
        elif self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
            if self._tool_before is not None:
                self._canvas.setMapTool(self._tool_before)

    def _on_tool_gone(self) -> None:
        """Another map tool was chosen."""
        self.pixel_button.setChecked(False)

    def plot_pixel(self, point: QgsPointXY) -> None:
        """Plot the pixel at a place of the map."""
        stack = self._series.stack if self._series else None
        if stack is None:
            return
        self._mark(point)
        here, there = self._canvas.mapSettings().destinationCrs(), crs_of(stack.grid)
        try:
            if here.isValid() and there.isValid():
                point = QgsCoordinateTransform(here, there, QgsProject.instance()).transform(point)
        except QgsCsException as error:
            words = tr("This place has no coordinates in the series ({reason}); click elsewhere.")
            self.line.setText(words.format(reason=error))
            return
        results, clean = self._results, self._clean
        east, north = point.x(), point.y()

        def read(_: BackgroundTask) -> tuple[Stack | None, PixelValues | None]:
            after = clean or (results.clean_stack() if results else None)
            return after, read_pixel(results.stack if results else stack, after, east, north)

        task = BackgroundTask(tr("SAR Despeckle: reading a pixel"), read)
        task.done.connect(lambda found: self._on_read(results, *found))
        self._begin(task)

    def _on_read(self, results: Results | None, clean: Stack | None, pixel: PixelValues | None) -> None:
        if results is self._results:
            self._clean = clean
        self.plot.show_pixel(pixel)
        self.line.setText("" if pixel else tr("This place is outside of the series; click on it."))
        self._refresh()

    def _mark(self, point: QgsPointXY) -> None:
        if self._marker is None:
            self._marker = QgsVertexMarker(self._canvas)
            self._marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            self._marker.setPenWidth(2)
        self._marker.setCenter(point)

    def _forget_pixel(self) -> None:
        self.pixel_button.setChecked(False)
        self.plot.show_pixel(None)
        self.line.setText("")
        if self._marker is not None:
            self._canvas.scene().removeItem(self._marker)
            self._marker = None

    def _copy(self) -> None:
        if self.plot.pixel is not None:
            QApplication.clipboard().setText(self.plot.pixel.as_text())
            self.line.setText(tr("Copied; paste it into a spreadsheet."))

    # -- tasks and end

    def _begin(self, task: BackgroundTask) -> None:
        self._tasks = [other for other in self._tasks if other in BackgroundTask.running]
        self._tasks.append(task)
        task.failed.connect(self.line.setText)
        task.start()

    def _stop_tasks(self) -> None:
        for task in self._tasks:
            if task in BackgroundTask.running:
                task.cancel()
                task.blockSignals(True)
        self._tasks = []

    def close_down(self) -> None:
        """Take everything from the map."""
        self._stop_tasks()
        self.curtain.hide()
        self._forget_pixel()
        if self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
        self.tool.deleteLater()
        self._pairs = {}


def _name(source: Source) -> str:
    return source.date.date().isoformat() if source.date else source.name
