"""The dock “SAR Despeckle”: a series is chosen, looked at, previewed, despeckled and compared in one place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Any

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ...processing_provider.translation import tr
from ..background_run import BackgroundRun
from ..compare.clean_dates import Results
from .choosing import dropped, layer_at
from .compare_panel import ComparePanel
from .inspection import FoundSeries
from .run_panel import RunPanel
from .runtime_notice import RuntimeNotice
from .series_panel import SeriesPanel

TITLE = "SAR Despeckle"
_NAME = "SarDespeckleDock"  # QGIS remembers its place under this
_SIMULATION = "sar_despeckle_simulated_"


class SeriesDock(QgsDockWidget):
    """The dock.

    Parameters
    ----------
    install : opens the dialog that installs ONNX Runtime
    """

    def __init__(self, iface: Any, install: Callable[[], object]) -> None:
        super().__init__(TITLE, iface.mainWindow())
        self.setObjectName(_NAME)
        self._iface = iface
        self._simulation: BackgroundRun | None = None
        self.notice = RuntimeNotice(install)
        self.series = SeriesPanel(self._selected_layers)
        self.run = RunPanel(iface.mapCanvas())
        self.compare = ComparePanel(iface.mapCanvas())
        self.simulate_button = QPushButton(tr("Try it on simulated data"))
        self.simulate_button.setToolTip(tr("Makes a small Sentinel-1-like series in a temporary folder, and loads it."))
        self.simulate_button.clicked.connect(self.simulate)
        self._connect()
        self.setWidget(self._contents())
        self.setAcceptDrops(True)

    def _contents(self) -> QScrollArea:
        page, area = QWidget(), QScrollArea()
        layout = QVBoxLayout(page)
        for widget in (self.notice, self.series, self.simulate_button, self.run, self.compare):
            layout.addWidget(widget, 1 if widget is self.series else 0)
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        return area

    def _connect(self) -> None:
        self.series.found.connect(self._on_found)
        self.series.changed.connect(self._on_changed)
        self.series.table.itemSelectionChanged.connect(self._on_row)
        self.run.reading_changed.connect(self.series.set_reading)
        self.run.previewed.connect(self._on_previewed)
        self.run.despeckled.connect(self._on_despeckled)
        self.compare.values.plotted.connect(self._show_plot)

    # -- the way of a series

    def _on_changed(self) -> None:
        """While a series is looked at, nothing is done with it."""
        self.run.show_series(self.series.rasters, "", None)
        self.simulate_button.setVisible(not self.series.rasters)
        if not self.series.rasters:
            self.compare.show_series(None)

    def _on_found(self, series: FoundSeries) -> None:
        self.run.show_series(self.series.rasters, self.series.dates, series)
        self.compare.show_series(series)
        if series.stack is not None and not self._iface.mapCanvas().layers():
            self._show_first(series)

    def _show_first(self, series: FoundSeries) -> None:
        """Load the first date where the map is empty: a preview is chosen on a map."""
        if series.stack is not None:
            self._iface.addRasterLayer(series.stack.sources[0].path, series.stack.sources[0].name)

    def _on_row(self) -> None:
        for number in self.series.table.selected()[:1]:
            self.compare.select_row(number)

    def _on_previewed(self, series: FoundSeries, paths: list[str]) -> None:
        if series.stack is not None:
            self.compare.show_results(Results(series.stack, series.rows, tuple(paths), tr("preview")))
            self.compare.swipe_button.setChecked(True)

    def _on_despeckled(self, series: FoundSeries, paths: list[str]) -> None:
        if series.stack is not None:
            self.compare.show_results(Results(series.stack, series.rows, tuple(paths), tr("after")))

    def _show_plot(self) -> None:
        """On a small screen the plot may be below what is in view."""
        area = self.widget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.compare.values)

    def _selected_layers(self) -> list[str]:
        return [layer.id() for layer in self._iface.layerTreeView().selectedLayersRecursive()]

    # -- simulated data

    def simulate(self) -> None:
        """Make a small series, load it, and look at it."""
        if self._simulation is not None:
            return
        folder = tempfile.mkdtemp(prefix=_SIMULATION)
        run = self._simulation = BackgroundRun("simulatestack", {"OUTPUT_FOLDER": folder, "DATES": 8})
        run.progressed.connect(self._on_simulating)
        run.failed.connect(self._on_not_simulated)
        run.ended.connect(self._on_simulated)
        self.simulate_button.setEnabled(False)
        run.start()

    def _on_simulating(self, percent: float) -> None:
        self.series.line.setText(tr("Simulating a series: {percent:.0f} %").format(percent=percent))

    def _on_not_simulated(self, sentence: str) -> None:
        self._simulation = None
        self.simulate_button.setEnabled(True)
        self.series.line.setText(sentence)

    def _on_simulated(self, results: dict[str, Any]) -> None:
        self._simulation = None
        self.simulate_button.setEnabled(True)
        self.series.set_rasters([layer_at(path) for path in results["LAYERS"]])
        self._iface.mapCanvas().zoomToFullExtent()

    # -- dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        rasters, folders = dropped(event.mimeData())
        if rasters or folders:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        rasters, folders = dropped(event.mimeData())
        if rasters:
            self.series.add(rasters)
        if folders:
            self.series.add_folders(folders)
        event.acceptProposedAction()

    # -- the end

    def close_down(self) -> None:
        """Stop everything, and take everything from the map."""
        self.series.stop()
        if self._simulation is not None:
            self._simulation.drop()
        self.compare.close_down()
        self.run.close_down()
