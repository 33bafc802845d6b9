"""The choice of a series, and the table of what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from qgis.core import QgsProcessingContext, QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...core.errors import InputError
from ...core.raster.reader import RasterInput
from ...core.scale.scale import Scale
from ...processing_provider.layers import raster_inputs
from ...processing_provider.translation import tr, tr_sentence
from ..background_task import BackgroundTask
from ..sentence import Sentence
from .choosing import LayersDialog, layer_at, rasters_in_folder
from .dates_table import DatesTable
from .inspection import FoundSeries, inspect

_EMPTY = tr("Add the dates of a series: drop layers, files or a folder here.")
_KINDS = "*.tif *.tiff *.vrt *.img *.jp2 *.nc *.h5 *.dat *.slc *.zip *.safe *.json"
_FILTER = f"{tr('Rasters')} ({_KINDS});;{tr('All files')} (*)"


class SeriesPanel(QWidget):
    """Buttons that add rasters, the table, and a line on the series.

    Attributes
    ----------
    rasters : paths or ids of layers, in the order in which they were added
    series : what is known of them
    """

    changed = pyqtSignal()  # the series is looked at anew
    found = pyqtSignal(object)  # FoundSeries, first without looks

    def __init__(self, selected_layers: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected_layers = selected_layers
        self.rasters: list[str] = []
        self.series: FoundSeries | None = None
        self._band, self._scale, self._part = 0, None, ""  # type: int, Scale | None, str
        self._dates: dict[tuple[str, int], datetime] = {}  # that the user has corrected, by path and band
        self._task: BackgroundTask | None = None
        self.table, self.line = DatesTable(), Sentence(_EMPTY)
        self.table.corrected.connect(self._on_corrected)
        self.table.refused.connect(self.line.setText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._buttons())
        layout.addWidget(self.table, 1)
        layout.addWidget(self.line)

    def _buttons(self) -> QHBoxLayout:
        self.add_button, self.remove_button = QToolButton(), QPushButton(tr("Remove"))
        self.add_button.setText(tr("Add dates") + " ")
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_menu = QMenu(self.add_button)
        for text, slot in (
            (tr("Layers of the project…"), self._choose_layers),
            (tr("Files…"), self._choose_files),
            (tr("Folder…"), self._choose_folder),
        ):
            self.add_menu.addAction(text).triggered.connect(lambda _, slot=slot: slot())
        self.add_button.setMenu(self.add_menu)
        self.clear_button = QPushButton(tr("Clear"))
        self.remove_button.setToolTip(tr("Take the selected rows out of the series."))
        self.remove_button.clicked.connect(self._remove_selected)
        self.clear_button.clicked.connect(lambda: self.set_rasters([]))
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        row.addWidget(self.remove_button)
        row.addWidget(self.clear_button)
        return row

    # -- adding

    def add(self, rasters: Sequence[str]) -> None:
        """Add paths or ids of layers; those that are there already stay once."""
        self.set_rasters(list(dict.fromkeys([*self.rasters, *rasters])))

    def set_rasters(self, rasters: Sequence[str]) -> None:
        """Make these the series."""
        self.rasters = list(rasters)
        if not self.rasters:
            self._dates = {}
        self.look()

    def add_folders(self, folders: Sequence[str]) -> None:
        """Add the rasters of folders, in their order; they are listed in the background."""

        def rasters(_: BackgroundTask) -> list[str]:
            return [path for folder in folders for path in rasters_in_folder(folder)]

        task = BackgroundTask(tr("SAR Despeckle: listing a folder"), rasters)
        task.done.connect(lambda paths: self.add([layer_at(path) for path in paths]))
        task.failed.connect(self.line.setText)
        task.start()

    def _choose_layers(self) -> None:
        dialog = LayersDialog(self._selected_layers(), self)
        dialog.accepted.connect(lambda: self.add(dialog.chosen()))
        dialog.open()

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Dates of a series"), "", _FILTER)
        self.add([layer_at(path) for path in paths])

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Folder with the dates of a series"))
        if folder:
            self.add_folders([folder])

    def _remove_selected(self) -> None:
        if self.series is None:
            return
        gone = {self.series.dates[number].raster for number in self.table.selected()}
        self.set_rasters([raster for k, raster in enumerate(self.rasters) if k not in gone])

    # -- looking

    def set_reading(self, band: int, scale: Scale | None, part: str) -> None:
        """Read another band (0: all), another scale (None finds it out), or another part of products."""
        if (band, scale, part) != (self._band, self._scale, self._part):
            if (band, part) != (self._band, self._part):
                self._dates = {}
            self._band, self._scale, self._part = band, scale, part
            self.look()

    @property
    def dates(self) -> str:
        """The value of DATES: the corrections, an empty place for each date that stays as it was found."""
        if not self._dates or self.series is None:
            return ""
        dates = (self._dates.get((date.path, date.band)) for date in self.series.dates)
        return ",".join(date.isoformat() if date else "" for date in dates)

    def look(self) -> None:
        """Look at all rasters anew, in the background."""
        self.stop()
        self.changed.emit()
        if not self.rasters:
            self._show(None)
            self.line.setText(_EMPTY)
            return
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        try:
            given = raster_inputs(self.rasters, context, self._band or None)
            inputs = self._corrected([replace(raster, part=self._part) for raster in given])
        except InputError as error:
            self._show(None)
            self.line.setText(tr_sentence(str(error)))
            return
        scale = self._scale
        self.line.setText(tr("Looking at the rasters…"))
        self._task = BackgroundTask(tr("SAR Despeckle: looking at a series"), lambda task: inspect(inputs, scale, task))
        self._task.partial.connect(self._show)
        self._task.done.connect(self._show)
        self._task.failed.connect(self.line.setText)
        self._task.start()

    def _corrected(self, inputs: list[RasterInput]) -> list[RasterInput]:
        """Rasters with the dates that the user has corrected."""
        found = []
        for raster in inputs:
            rows = [date for date in self.series.dates if date.given == raster.path] if self.series else []
            dates = tuple(self._dates.get((row.path, row.band)) for row in rows)
            found.append(replace(raster, dates=dates) if any(dates) else raster)
        return found

    def stop(self) -> None:
        """Stop looking."""
        if self._task in BackgroundTask.running:
            self._task.cancel()
            self._task.blockSignals(True)
        self._task = None

    def _on_corrected(self, number: int, date: datetime | None) -> None:
        if self.series is None:
            return
        found = self.series.dates[number]
        self._dates.pop((found.path, found.band), None)
        if date is not None:
            self._dates[found.path, found.band] = date
        self.look()

    def _show(self, series: FoundSeries | None) -> None:
        self.series = series
        self.table.show_series(series)
        if series is None:
            return
        if series.problem:
            self.line.setText(series.problem)
        elif series.stack is not None:
            self.line.setText(f"{_summary(series)} {series.remark}".rstrip())
        self.found.emit(series)


def _summary(series: FoundSeries) -> str:
    """One line on a series that can be despeckled."""
    if series.stack is None:
        return ""
    grid = series.stack.grid
    words = tr("{number} dates of {columns} × {rows} pixels.").format(
        number=len(series.dates), columns=grid.cols, rows=grid.rows
    )
    if all(date.date for date in series.dates):
        return words
    return f"{words} {tr('Not all have a date: the order is that in which they were added.')}"
