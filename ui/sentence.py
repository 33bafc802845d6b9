"""A label that is as high as its text."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget


class Sentence(QLabel):
    """A label of several lines whose height follows its text: beside Qt's own, other widgets are squeezed.

    Parameters
    ----------
    lines : that are kept free for it
    """

    def __init__(self, text: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = lines * self.fontMetrics().lineSpacing()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = max(self.heightForWidth(self.width()), self._least)
        if height != self.height():
            self.setFixedHeight(height)
