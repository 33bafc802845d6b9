"""A plot of values over the dates."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...processing_provider.translation import tr
from .date_values import DateValues, Value

_BEFORE, _AFTER = QColor(128, 128, 128), QColor("#0072b2")  # a blue that the colour-blind tell from grey
_HINT = tr("A pixel or a polygon that you choose on the map is plotted here over the dates.")
_TICKS = 4
_POINT = 2.5
_LEAST = 1.0  # decibels that the axis spans at least


class TimePlot(QWidget):
    """Two lines over time: grey before, blue after, in decibels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: DateValues | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(300, round(8 * metrics.height()))

    def show_values(self, values: DateValues | None) -> None:
        self.shown = values
        self.update()

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().base())
        painter.setPen(self.palette().text().color())
        if self.shown is None or not self.shown.values:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _HINT)
            return
        self._paint_plot(painter, self.shown)

    def _paint_plot(self, painter: QPainter, shown: DateValues) -> None:
        metrics = QFontMetricsF(painter.font())
        low, high, step = _axis(shown.values)
        left = metrics.horizontalAdvance("−00.0 ") + 4
        box = QRectF(left, 1.6 * metrics.height(), self.width() - left - 10, self.height() - 3.2 * metrics.height())

        def height_of(value: float) -> float:
            return box.bottom() - (value - low) / (high - low) * box.height()

        self._paint_axes(painter, box, [low + k * step for k in range(round((high - low) / step) + 1)], height_of)
        self._paint_dates(painter, box, shown.values)
        places = _places(shown.values, box)
        for colour, numbers in ((_BEFORE, [v.before for v in shown.values]), (_AFTER, [v.after for v in shown.values])):
            points = [QPointF(x, height_of(y)) for x, y in zip(places, numbers) if y is not None]
            painter.setPen(QPen(colour, 1.5))
            painter.drawPolyline(QPolygonF(points))
            painter.setBrush(colour)
            for point in points:
                painter.drawEllipse(point, _POINT, _POINT)
        self._paint_legend(painter, box, metrics, shown.place)

    def _paint_axes(
        self, painter: QPainter, box: QRectF, ticks: list[float], height_of: Callable[[float], float]
    ) -> None:
        text, grid = self.palette().text().color(), QColor(128, 128, 128, 70)
        for tick in ticks:
            y = height_of(tick)
            painter.setPen(QPen(grid, 1.0))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(text)
            place = QRectF(0, y - 10, box.left() - 4, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _number(tick))

    def _paint_dates(self, painter: QPainter, box: QRectF, values: tuple[Value, ...]) -> None:
        painter.setPen(self.palette().text().color())
        # not further left: there is the number of the lowest tick
        place = QRectF(box.left(), box.bottom() + 2, box.width() + 10, 1.4 * QFontMetricsF(painter.font()).height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft, _label(values[0]))
        if len(values) > 1:
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, _label(values[-1]))

    def _paint_legend(self, painter: QPainter, box: QRectF, metrics: QFontMetricsF, place: str) -> None:
        x, y = box.left(), 1.1 * metrics.height()
        for colour, word in ((self.palette().text().color(), "dB"), (_BEFORE, tr("before")), (_AFTER, tr("after"))):
            painter.setPen(colour)
            painter.drawText(QPointF(x, y), word)
            x += metrics.horizontalAdvance(word + "   ")
        painter.setPen(self.palette().text().color())
        painter.drawText(QPointF(box.right() - metrics.horizontalAdvance(place), y), place)


def _axis(values: tuple[Value, ...]) -> tuple[float, float, float]:
    """Ends of the axis and the step of its ticks: round numbers around all values."""
    numbers = [n for value in values for n in (value.before, value.after) if n is not None] or [0.0]
    span = max(max(numbers) - min(numbers), _LEAST)
    step = next((s for s in (0.5, 1, 2, 5, 10) if span / s <= _TICKS), 20.0)
    low = math.floor(min(numbers) / step) * step
    high = max(math.ceil(max(numbers) / step) * step, low + step)
    return low, high, step


def _places(values: tuple[Value, ...], box: QRectF) -> list[float]:
    """Places along the time axis; evenly spread where a date is unknown."""
    dates = [value.date for value in values if value.date]
    if len(dates) == len(values) and dates[-1] > dates[0]:
        whole = (dates[-1] - dates[0]).total_seconds()
        shares = [(date - dates[0]).total_seconds() / whole for date in dates]
    else:
        shares = [k / max(len(values) - 1, 1) for k in range(len(values))]
    return [box.left() + share * box.width() for share in shares]


def _label(value: Value) -> str:
    return value.date.date().isoformat() if value.date else value.name[:16]


def _number(tick: float) -> str:
    return f"{tick:g}".replace("-", "−")
