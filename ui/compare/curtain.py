"""A curtain on the map: the image before on its left, the clean one on its right."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer
from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from ...processing_provider.translation import tr

_NEAR = 12  # pixels from the edge at which the mouse takes hold of it
_HANDLE = 13.0  # radius
_ABOVE = 50.0  # place among the items of the map: over the layers, under rubber bands
_MARGIN = 6.0


def _across(event: Any) -> float:
    """Place of the mouse from the left, in Qt 5 and in Qt 6."""
    return float(event.position().x() if hasattr(event, "position") else event.localPos().x())


class CurtainItem(QgsMapCanvasItem):
    """The picture: two images of the whole map, and the edge between them."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas, self.share = canvas, 0.5
        self.images: list[QImage | None] = [None, None]
        self.texts = (tr("before"), tr("after"))
        self.setZValue(_ABOVE)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.viewport().width(), self._canvas.viewport().height())

    def updatePosition(self) -> None:
        """Stay in the corner of the map: the images are as large as it is."""

    @property
    def edge(self) -> float:
        return self.share * self.boundingRect().width()

    def paint(self, painter: QPainter, option: Any = None, widget: Any = None) -> None:
        if None in self.images:
            return
        whole, edge = self.boundingRect(), self.edge
        sides = (QRectF(0, 0, edge, whole.height()), QRectF(edge, 0, whole.width() - edge, whole.height()))
        for image, side in zip(self.images, sides):
            painter.save()
            painter.setClipRect(side)
            painter.drawImage(QPointF(0, 0), image)
            painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_edge(painter, edge, whole.height())
        self._paint_texts(painter, edge)

    def _paint_edge(self, painter: QPainter, edge: float, height: float) -> None:
        for colour, width in ((QColor(0, 0, 0, 120), 4.0), (QColor("white"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(edge, 0), QPointF(edge, height))
        middle = QPointF(edge, height / 2)
        painter.setPen(QPen(QColor(0, 0, 0, 120), 1.0))
        painter.setBrush(QColor("white"))
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setBrush(QColor(60, 60, 60))
        painter.setPen(Qt.PenStyle.NoPen)
        for way in (-1, 1):
            tips = ((9, 0), (4, -4), (4, 4))
            painter.drawPolygon(QPolygonF([middle + QPointF(way * x, y) for x, y in tips]))

    def _paint_texts(self, painter: QPainter, edge: float) -> None:
        metrics = QFontMetricsF(painter.font())
        for text, way in zip(self.texts, (-1, 1)):
            width, height = metrics.horizontalAdvance(text) + 2 * _MARGIN, metrics.height() + _MARGIN
            left = edge - width - 2 * _MARGIN if way < 0 else edge + 2 * _MARGIN
            box = QRectF(left, 2 * _MARGIN, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 150))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(QColor("white"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Curtain(QObject):
    """A curtain whose edge is drawn with the mouse, whatever map tool is active; it follows the map, rotated or not."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self._layers: tuple[QgsRasterLayer, QgsRasterLayer] | None = None
        self._jobs: list[QgsMapRendererParallelJob] = []
        self._leaving: set[QgsMapRendererParallelJob] = set()
        self._dragged = self._hovered = False
        self.item: CurtainItem | None = None

    @property
    def shown(self) -> bool:
        return self.item is not None

    def show(self, before: QgsRasterLayer, after: QgsRasterLayer, texts: tuple[str, str]) -> None:
        """Draw the curtain, or change its images; its edge stays."""
        if self.item is None:
            self.item = CurtainItem(self._canvas)
            self._canvas.viewport().installEventFilter(self)
            for moved in (self._canvas.extentsChanged, self._canvas.rotationChanged):
                moved.connect(self._on_moved)
            self._canvas.mapCanvasRefreshed.connect(self._render)
        self._layers, self.item.texts = (before, after), texts
        self._render()

    def hide(self) -> None:
        """Take the curtain from the map."""
        self._cancel_jobs()
        self._layers = None
        if self.item is None:
            return
        for moved in (self._canvas.extentsChanged, self._canvas.rotationChanged):
            moved.disconnect(self._on_moved)
        self._canvas.mapCanvasRefreshed.disconnect(self._render)
        self._canvas.viewport().removeEventFilter(self)
        self._leave_edge()
        self._canvas.scene().removeItem(self.item)
        self.item = None

    def _on_moved(self) -> None:
        """Show the map itself while it moves."""
        self._cancel_jobs()
        if self.item is not None:
            self.item.images = [None, None]
            self.item.update()

    def _render(self) -> None:
        if self._layers is None or self.item is None:
            return
        self._cancel_jobs()
        before, after = self._layers
        # a preview is only a part: around it the image before stays
        for number, layers in enumerate(([before], [after, before])):
            settings = QgsMapSettings(self._canvas.mapSettings())
            settings.setLayers(layers)
            settings.setIsTemporal(False)  # the layer is the date that was chosen, whatever the map's time
            settings.setBackgroundColor(QColor(0, 0, 0, 0))
            job = QgsMapRendererParallelJob(settings)
            job.finished.connect(lambda job=job, number=number: self._on_rendered(job, number))
            self._jobs.append(job)
            job.start()

    def _on_rendered(self, job: QgsMapRendererParallelJob, number: int) -> None:
        self._leaving.discard(job)
        if job in self._jobs and self.item is not None:
            self._jobs.remove(job)
            self.item.images[number] = job.renderedImage()
            self.item.update()

    def _cancel_jobs(self) -> None:
        for job in self._jobs:
            job.cancelWithoutBlocking()
            self._leaving.add(job)  # a job that is deleted while it runs blocks the window until it has ended
        self._jobs = []

    # -- the mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what happens near the edge; leave all else to the map tool."""
        if self.item is None or None in self.item.images:
            return False
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._leave_edge()
        if kind not in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
            return False
        across = _across(event)
        near = abs(across - self.item.edge) <= _NEAR
        left = Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and near and event.button() == left:
            self._dragged = True
            return True
        if kind == QEvent.Type.MouseButtonRelease and self._dragged and event.button() == left:
            self._dragged = False
            return True
        if kind == QEvent.Type.MouseMove:
            self._show_cursor(near or self._dragged)
            if self._dragged:
                width = max(self._canvas.viewport().width(), 1)
                self.item.share = min(max(across / width, 0.0), 1.0)
                self.item.update()
                return True
        return False

    def _show_cursor(self, near: bool) -> None:
        if near and not self._hovered:
            self._cursor_before = self._canvas.viewport().cursor()
            self._canvas.viewport().setCursor(Qt.CursorShape.SplitHCursor)
            self._hovered = True
        elif not near:
            self._leave_edge()

    def _leave_edge(self) -> None:
        if self._hovered:
            self._canvas.viewport().setCursor(self._cursor_before)
            self._hovered = False
