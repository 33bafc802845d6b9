"""The map tools that choose what is plotted: a pixel, or a polygon."""

from __future__ import annotations

from qgis.core import QgsPointXY, QgsWkbTypes
from qgis.gui import (
    QgsMapCanvas,
    QgsMapMouseEvent,
    QgsMapTool,
    QgsMapToolEmitPoint,
    QgsRubberBand,
    QgsVertexMarker,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

_FEWEST = 3  # corners
_LINE, _FILL = QColor("#e69f00"), QColor(230, 159, 0, 40)  # an orange that is seen on dark and on bright images
_WIDTH = 2
_ABOVE = 60.0  # place among the items of the map: over the curtain


class PixelTool(QgsMapToolEmitPoint):
    """A click gives a place on the map: see ``canvasClicked``."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)


class PolygonTool(QgsMapTool):
    """Left clicks give corners; a right click, a double click or Return closes the polygon.

    Backspace takes back the last corner, Escape all of them, and so does another tool.
    """

    drawn = pyqtSignal(list)  # of corners, in the coordinates of the map
    changed = pyqtSignal(int)  # number of corners so far

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._corners: list[QgsPointXY] = []
        self._band: QgsRubberBand | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Take a corner here and not where the button is let go: a double click lets it go twice."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._corners.append(event.mapPoint())
            self._show(self._corners)
        elif event.button() == Qt.MouseButton.RightButton:
            self._close()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:
        self._close()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        if self._corners:
            self._show([*self._corners, event.mapPoint()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close()
        elif key == Qt.Key.Key_Escape:
            self.drop()
        elif key == Qt.Key.Key_Backspace:
            self._corners = self._corners[:-1]
            self._show(self._corners)
            event.ignore()  # by this QGIS knows that it was meant for the tool, and deletes no features

    def deactivate(self) -> None:
        self.drop()
        super().deactivate()

    def drop(self) -> None:
        """Forget the corners so far."""
        self._corners = []
        self._show([])

    def _close(self) -> None:
        if len(self._corners) < _FEWEST:
            return
        corners, self._corners = self._corners, []
        self._show([])
        self.drawn.emit(corners)

    def _show(self, corners: list[QgsPointXY]) -> None:
        if self._band is not None:
            self.canvas().scene().removeItem(self._band)
            self._band = None
        if corners:
            self._band = outline(self.canvas(), corners)
        self.changed.emit(len(self._corners))


def outline(canvas: QgsMapCanvas, corners: list[QgsPointXY]) -> QgsRubberBand:
    """A polygon on the map."""
    band = QgsRubberBand(canvas, QgsWkbTypes.geometryType(QgsWkbTypes.Type.Polygon))
    band.setStrokeColor(_LINE)
    band.setFillColor(_FILL)
    band.setWidth(_WIDTH)
    band.setZValue(_ABOVE)
    for corner in corners:
        band.addPoint(corner, corner is corners[-1])
    return band


def cross(canvas: QgsMapCanvas, place: QgsPointXY) -> QgsVertexMarker:
    """A point on the map."""
    marker = QgsVertexMarker(canvas)
    marker.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
    marker.setColor(_LINE)
    marker.setPenWidth(_WIDTH)
    marker.setZValue(_ABOVE)
    marker.setCenter(place)
    return marker
