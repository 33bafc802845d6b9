"""Before and after of a series: the curtain on the map, and the values of a place over the dates."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QThread
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...core.raster.reader import Source
from ...processing_provider.translation import tr
from ..background_task import BackgroundTask
from ..compare.clean_dates import Results
from ..compare.curtain import Curtain
from ..compare.layer_pairs import LayerPair, chosen_limits, open_pair
from ..compare.values_panel import ValuesPanel
from .inspection import FoundSeries


class ComparePanel(QWidget):
    """A date to choose, the curtain, and the plot."""

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Results | None = None
        self._series: FoundSeries | None = None
        self._pairs: dict[str, LayerPair] = {}
        self._tasks: list[BackgroundTask] = []
        self.curtain, self.values = Curtain(canvas), ValuesPanel(canvas)
        self._build()
        self.show_series(None)

    def _build(self) -> None:
        self.date, self.swipe_button = QComboBox(), QPushButton(tr("Swipe"))
        self.swipe_button.setToolTip(tr("Before on the left, after on the right: drag the line on the map."))
        self.swipe_button.setCheckable(True)
        self.date.setMinimumContentsLength(len("2024-01-03"))
        self.date.currentIndexChanged.connect(lambda _: self._show_date())
        self.swipe_button.toggled.connect(self._on_swipe)
        layout, row = QVBoxLayout(self), QHBoxLayout()
        row.addWidget(QLabel(tr("Compare")))
        row.addWidget(self.date, 1)
        row.addWidget(self.swipe_button)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.values)

    # -- series and results

    def show_series(self, series: FoundSeries | None) -> None:
        """Take over a series; results of another one are forgotten."""
        before = self._series.stack if self._series else None
        self._series = series if series and series.stack else None
        if self._series is None or before is None or self._series.stack != before:
            self.show_results(None)
        self.values.show_series(self._series.stack if self._series else None)

    def show_results(self, results: Results | None) -> None:
        """Take over clean dates."""
        self._stop_tasks()
        self._results, self._pairs = results, {}
        self.values.show_results(results)
        chosen = self.date.currentIndex()
        self.date.blockSignals(True)
        self.date.clear()
        if results:
            self.date.addItems([_name(source) for source in results.stack.sources])
            self.date.setCurrentIndex(max(chosen, 0))
        self.date.blockSignals(False)
        if results is None:
            self.swipe_button.setChecked(False)
        for widget in (self.swipe_button, self.date):
            widget.setEnabled(results is not None)
        self._show_date()

    def select_row(self, row: int) -> None:
        """Show the date of a row of the table."""
        if self._results and row in self._results.rows:
            self.date.setCurrentIndex(self._results.rows.index(row))

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

    # -- tasks and end

    def _begin(self, task: BackgroundTask) -> None:
        self._tasks = [other for other in self._tasks if other in BackgroundTask.running]
        self._tasks.append(task)
        task.failed.connect(self.values.line.setText)
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
        self.values.close_down()
        self._pairs = {}


def _name(source: Source) -> str:
    return source.date.date().isoformat() if source.date else source.name
