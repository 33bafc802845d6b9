"""The table of the dates of a series, as they were found."""

from __future__ import annotations

from datetime import datetime

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QFontMetricsF
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ...core.raster.dates import date_in_text
from ...processing_provider.translation import tr
from .inspection import FoundDate, FoundSeries

_TITLES = (tr("Date"), tr("Pol."), tr("Looks"), tr("Scale"), tr("Grid (pixels)"), tr("Name"))
_TIPS = (
    tr("Acquisition date, from metadata or the file's name. Double-click to correct it."),
    tr("Polarisation, from the file's name."),
    tr("Equivalent number of looks, as measured."),
    tr("What the numbers are, as found or chosen below."),
    tr("Size, or the difference from the first date."),
    tr("Name of the raster."),
)
DATE, SCALE, GRID, NAME = 0, 3, 4, 5
_ROWS = 4  # that are seen at least
_UNKNOWN = "–"
_WRONG = QColor("#c0392b")
_EDITABLE = Qt.ItemFlag.ItemIsEditable


class DatesTable(QTableWidget):
    """A row for each date, in their order; a date can be corrected by typing."""

    corrected = pyqtSignal(int, object)  # number of the date in the series, and its date; None takes the file's again
    refused = pyqtSignal(str)  # a sentence

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_TITLES), parent)
        self._series: FoundSeries | None = None
        self._order: list[int] = []
        for column, (title, tip) in enumerate(zip(_TITLES, _TIPS)):
            item = QTableWidgetItem(title)
            item.setToolTip(tip)
            self.setHorizontalHeaderItem(column, item)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(True)
        self.setAcceptDrops(False)  # the dock takes what is dropped
        self.verticalHeader().hide()
        height = round(1.7 * QFontMetricsF(self.font()).height())
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight((_ROWS + 1) * height + 8)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.cellChanged.connect(self._on_typed)

    def show_series(self, series: FoundSeries | None) -> None:
        """Show what is known of a series; the selection stays where it is the same series."""
        chosen = self.selected()
        self._series = series
        dates = series.dates if series else ()
        self._order = sorted(range(len(dates)), key=lambda k: (dates[k].date or datetime.max, k))
        self.blockSignals(True)
        self.setRowCount(len(dates))
        for row, number in enumerate(self._order):
            self._show_row(row, dates[number])
        self.blockSignals(False)
        self.resizeColumnsToContents()
        for number in chosen:
            if number in self._order:
                self.selectRow(self._order.index(number))

    def selected(self) -> list[int]:
        """Numbers of the dates selected, in the series."""
        rows = {index.row() for index in self.selectedIndexes()}
        return [self._order[row] for row in sorted(rows) if row < len(self._order)]

    def _show_row(self, row: int, found: FoundDate) -> None:
        when = str(found.date).replace(" 00:00:00", "") if found.date else _UNKNOWN
        texts = (
            when,
            found.polarisation or _UNKNOWN,
            f"{found.looks:.1f}" if found.looks else _UNKNOWN,
            found.scale or _UNKNOWN,
            found.grid or _UNKNOWN,
            found.name,
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(found.problem or (found.reason if column == SCALE else found.path))
            if column != DATE:
                item.setFlags(item.flags() & ~_EDITABLE)
            if column == DATE and found.corrected:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                item.setToolTip(tr("Corrected; clear the cell to take the file's date again."))
            if found.problem and column in (GRID, NAME):
                item.setForeground(QBrush(_WRONG))
            self.setItem(row, column, item)

    def _on_typed(self, row: int, column: int) -> None:
        if column != DATE or self._series is None:
            return
        number, text = self._order[row], self.item(row, column).text().strip()
        date = date_in_text(text)
        if text and text != _UNKNOWN and date is None:
            words = tr("“{text}” is no date; write it as in 2024-01-31 or 2024-01-31 05:55:12.")
            self.refused.emit(words.format(text=text))
            self.show_series(self._series)
        elif date != self._series.dates[number].date:
            self.corrected.emit(number, date)
