"""The map tool that picks a pixel."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint
from qgis.PyQt.QtCore import Qt


class PixelTool(QgsMapToolEmitPoint):
    """A click gives a place on the map: see ``canvasClicked``."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
