"""Settings of a run, the preview on the map, and the run of the whole series with its progress."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsProcessing, QgsSettings
from qgis.gui import QgsFileWidget, QgsMapCanvas
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...core.errors import InputError
from ...core.scale.scale import Scale
from ...core.whole_image.part_streams import patchwork_windows
from ...processing_provider.qgis_feedback import in_words
from ...processing_provider.translation import tr
from ..background_run import PROVIDER, BackgroundRun
from ..background_task import log
from ..sentence import Sentence
from .forecast import MeasuredRun, PreviewWork, Work, side_within, size_in_words, size_of
from .inspection import FoundSeries
from .map_part import MapPart, part_in_view

ALGORITHM = "despecklestack"
RATE = "sar_despeckle/pixels_per_second"  # as measured last, in QGIS's settings
_USUAL_RATE = 800_000.0  # pixels computed in a second: two cores of a server; less than a laptop has
_PREVIEW_SECONDS = 1.8  # of the tiles: reading, writing and drawing take up to a second more
_SCALES = (None, Scale.INTENSITY, Scale.AMPLITUDE, Scale.DECIBEL)
_PIXEL_BYTES = 4
_RESULTS = "despeckled"  # folder beside the rasters


class RunPanel(QWidget):
    """All between the table and the comparison."""

    reading_changed = pyqtSignal(int, object, str)  # band, scale, part
    previewed = pyqtSignal(object, list)  # FoundSeries, paths of its clean dates in their order
    despeckled = pyqtSignal(object, list)  # the same of the whole series

    def __init__(self, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._series: FoundSeries | None = None
        self._rasters: list[str] = []
        self._dates = ""
        self._run: BackgroundRun | None = None
        self._part: MapPart | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._measured: MeasuredRun | None = None
        self.last_log = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._settings())
        layout.addLayout(self._actions())
        layout.addLayout(self._progress())
        self._refresh()

    # -- widgets

    def _settings(self) -> QFormLayout:
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER}:{ALGORITHM}")
        self.band, self.part, self.scale, self.model = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.looks = QDoubleSpinBox()
        self.scale.addItems(algorithm.parameterDefinition("SCALE").options())
        model = algorithm.parameterDefinition("MODEL")
        self.model.addItems(model.options())
        self.model.setCurrentText(str(model.defaultValue()))
        widgets = {"SCALE": self.scale, "MODEL": self.model, "LOOKS": self.looks, "BAND": self.band, "PART": self.part}
        for name, widget in widgets.items():
            widget.setToolTip(algorithm.parameterDefinition(name).help())
        self.looks.setRange(0, 10_000)
        self.looks.setSpecialValueText(tr("Measured"))
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(tr("Folder for the clean dates"))
        self.band.currentIndexChanged.connect(self._on_reading)
        self.part.currentIndexChanged.connect(self._on_reading)
        self.scale.currentIndexChanged.connect(self._on_reading)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._band_label = QLabel(tr("Band"))
        form.addRow(self._band_label, self.band)
        self._part_label = QLabel(tr("Part"))
        form.addRow(self._part_label, self.part)
        pair = QHBoxLayout()
        pair.addWidget(self.scale, 3)
        pair.addWidget(QLabel(tr("Looks")))
        pair.addWidget(self.looks, 2)
        form.addRow(tr("Scale"), pair)
        self.toolbox_button = QPushButton(tr("More…"))
        self.toolbox_button.setToolTip(tr("All settings: opens the algorithm's own dialog with these values."))
        self.toolbox_button.clicked.connect(self._open_toolbox)
        network = QHBoxLayout()
        network.addWidget(self.model, 1)
        network.addWidget(self.toolbox_button)
        form.addRow(tr("Network"), network)
        form.addRow(tr("Results in"), self.folder)
        return form

    def _actions(self) -> QVBoxLayout:
        self.preview_button = QPushButton(tr("Preview on the map"))
        self.preview_button.setToolTip(tr("Despeckles the middle of what the map shows, at all dates: some seconds."))
        self.run_button = QPushButton(tr("Despeckle series"))
        self.forecast = Sentence()
        self.preview_button.clicked.connect(self.preview)
        self.run_button.clicked.connect(self.despeckle)
        rows, row = QVBoxLayout(), QHBoxLayout()
        row.addWidget(self.preview_button)
        row.addWidget(self.run_button)
        rows.addWidget(self.forecast)
        rows.addLayout(row)
        return rows

    def _progress(self) -> QVBoxLayout:
        self.bar, self.step = QProgressBar(), Sentence(lines=2)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        self.step.setOpenExternalLinks(False)
        self.step.linkActivated.connect(lambda _: self.show_log())
        rows, row = QVBoxLayout(), QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        rows.addLayout(row)
        rows.addWidget(self.step)
        return rows

    # -- what comes from the table

    def show_series(self, rasters: list[str], dates: str, series: FoundSeries | None) -> None:
        """Take over a series that was found.

        Parameters
        ----------
        rasters, dates : the values of INPUT and DATES
        """
        ready = series is not None and series.stack is not None
        if rasters != self._rasters:
            self._measured = None
            if series is not None:
                self._show_bands(series)
                self._propose_folder(series)
                self._rasters = list(rasters)
        self._dates, self._series = dates, series if ready else None
        if not rasters:
            self._rasters = []
        self._refresh()

    def _show_bands(self, series: FoundSeries) -> None:
        self.band.blockSignals(True)
        self.band.clear()
        self.band.addItems([tr("All bands are dates"), *(f"{k}: {name}" for k, name in enumerate(series.bands, 1))])
        self.band.blockSignals(False)
        self.part.blockSignals(True)
        self.part.clear()
        self.part.addItems([tr("Choose…"), *series.parts] if series.parts else [])
        self.part.blockSignals(False)
        self._on_reading()

    def _propose_folder(self, series: FoundSeries) -> None:
        path = Path(series.dates[0].path) if series.dates else Path()
        if path.is_absolute() and path.is_file():
            self.folder.setFilePath(str(path.parent / _RESULTS))

    def _on_reading(self) -> None:
        scale = _SCALES[self.scale.currentIndex()]
        self.reading_changed.emit(max(self.band.currentIndex(), 0), scale, self._chosen_part)

    @property
    def _chosen_part(self) -> str:
        return self.part.currentText() if self.part.currentIndex() > 0 else ""

    def _refresh(self) -> None:
        several, running = self.band.count() > 2, self._run is not None
        self.band.setVisible(several)
        self._band_label.setVisible(several)
        self.part.setVisible(self.part.count() > 0)
        self._part_label.setVisible(self.part.count() > 0)
        ready = self._series is not None and not running
        for button in (self.preview_button, self.run_button, self.toolbox_button):
            button.setEnabled(ready)
        self.bar.setVisible(running)
        self.cancel_button.setVisible(running)
        self.forecast.setText(self._forecast())

    @property
    def _rate(self) -> float:
        return float(QgsSettings().value(RATE, _USUAL_RATE, type=float))

    def _forecast(self) -> str:
        stack = self._series.stack if self._series else None
        if stack is None:
            return ""
        work = Work(len(stack), stack.grid.rows, stack.grid.cols)
        if self._measured is None:
            self.forecast.setToolTip(tr("A preview measures it."))
            seconds, size = work.computed / self._rate, size_in_words(_PIXEL_BYTES * work.pixels)
            return tr("Whole series: roughly {time}, at most {size}.").format(time=in_words(seconds), size=size)
        self.forecast.setToolTip(tr("As the preview has measured."))
        seconds, size = self._measured.seconds_for(work), size_in_words(self._measured.size_for(work))
        return tr("Whole series: about {time}, about {size}.").format(time=in_words(seconds), size=size)

    # -- running

    def parameters(self) -> dict[str, Any]:
        """The algorithm's parameters for the whole series."""
        given: dict[str, Any] = {
            "INPUT": list(self._rasters),
            "SCALE": self.scale.currentIndex(),
            "BAND": max(self.band.currentIndex(), 0),
            "PART": self._chosen_part,
            "LOOKS": self.looks.value(),
            "MODEL": self.model.currentText(),
            "OUTPUT_FOLDER": self.folder.filePath() or QgsProcessing.TEMPORARY_OUTPUT,
        }
        return {**given, "DATES": self._dates} if self._dates else given

    def preview(self) -> None:
        """Despeckle the part of the series that the map shows."""
        if self._series is None or self._series.stack is None or self._run is not None:
            return
        stack = self._series.stack
        pieces = patchwork_windows(stack.grid.shape, len(stack)) if self._measured is None else []
        side = side_within(_PREVIEW_SECONDS, self._rate, len(stack), sum(piece.size for piece in pieces))
        try:
            self._part = part_in_view(stack, self._canvas, side)
        except InputError as error:
            self.step.setText(str(error))
            return
        self.forget_preview()
        self._scratch = tempfile.TemporaryDirectory(prefix="sar_despeckle_preview_")
        own = {"EXTENT": self._part.extent, "OUTPUT_FOLDER": self._scratch.name, "LOAD": False, "PREVIEW": True}
        series, part = self._series, self._part
        run = self._start({**self.parameters(), **own})
        run.ended.connect(lambda results: self._on_previewed(run, series, part, results))
        run.start()

    def despeckle(self) -> None:
        """Despeckle the whole series."""
        if self._series is None or self._run is not None:
            return
        series = self._series
        run = self._start(self.parameters())
        run.ended.connect(lambda results: self._on_despeckled(run, series, results))
        run.start()

    def _start(self, parameters: dict[str, Any]) -> BackgroundRun:
        run = self._run = BackgroundRun(ALGORITHM, parameters)
        run.progressed.connect(self._on_progress)
        run.failed.connect(lambda sentence: self._on_end(run, sentence))
        self.bar.setValue(0)
        self.step.setText(tr("Starting…"))
        self._refresh()
        return run

    def _on_progress(self, percent: float, words: str) -> None:
        self.bar.setValue(round(percent))
        self.step.setText(words)

    def _on_end(self, run: BackgroundRun, words: str) -> None:
        self._run, self.last_log = None, run.log
        self.step.setText(f'{words} <a href="log">{tr("Log")}</a>')
        self._refresh()

    def _on_previewed(self, run: BackgroundRun, series: FoundSeries, part: MapPart, results: dict[str, Any]) -> None:
        paths = list(results["LAYERS"])
        work = PreviewWork(len(paths), part.window.rows, part.window.cols, results["SAMPLED"])
        self._measured = MeasuredRun(work, run.seconds_before_tiles, run.seconds, size_of(paths))
        QgsSettings().setValue(RATE, self._measured.rate)
        words = (
            tr("Preview of {columns} × {rows} pixels in {seconds:.1f} s.")
            if part.in_view
            else tr(
                "Preview of {columns} × {rows} pixels in {seconds:.1f} s, of the middle of the series, which the map "
                "does not show."
            )
        )
        self._on_end(run, words.format(columns=part.window.cols, rows=part.window.rows, seconds=run.seconds))
        self.previewed.emit(series, paths)

    def _on_despeckled(self, run: BackgroundRun, series: FoundSeries, results: dict[str, Any]) -> None:
        paths = list(results["LAYERS"])
        words = tr("{number} clean dates in {time}.")
        self._on_end(run, words.format(number=len(paths), time=in_words(run.seconds)))
        self.step.setToolTip(str(results["OUTPUT_FOLDER"]))
        self.despeckled.emit(series, paths)

    def cancel(self) -> None:
        """Stop the run; nothing of it stays."""
        if self._run is not None:
            self.step.setText(tr("Cancelling…"))
            self._run.cancel()

    def show_log(self) -> None:
        """Write the log of the last run into QGIS's log, and show that."""
        from qgis.utils import iface

        log(self.last_log, Qgis.MessageLevel.Info)
        iface.openMessageLog()

    def _open_toolbox(self) -> None:
        import processing

        processing.createAlgorithmDialog(f"{PROVIDER}:{ALGORITHM}", self.parameters()).show()

    def forget_preview(self) -> None:
        """Remove the files of a preview."""
        if self._scratch is None:
            return
        try:
            self._scratch.cleanup()
        except OSError as error:  # on Windows, where a file is still read
            words = tr("{folder} cannot be removed ({reason}); remove it by hand.")
            log(words.format(folder=self._scratch.name, reason=error.strerror))
        self._scratch = None

    def close_down(self) -> None:
        """Stop, and leave nothing on the disk."""
        if self._run is not None:
            self._run.drop()
            self._run.wait()
            self._run = None
        self.forget_preview()
