"""QGIS's feedback object with core's interface."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ..core.errors import shortened


class QgisFeedback:
    """A feedback that passes progress, remarks and the cancel button on."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback
        self._in_qgis_process = QgsApplication.platform() == "qgis_process"

    def progress(self, fraction: float) -> None:
        self._feedback.setProgress(100 * fraction)

    def info(self, text: str) -> None:
        self._feedback.pushInfo(shortened(text))

    def warning(self, text: str) -> None:
        self._feedback.pushWarning(shortened(text))

    def cancelled(self) -> bool:
        if self._in_qgis_process:
            # Ctrl-C arrives as an event, and qgis_process itself looks for events every two seconds at most, and only
            # when the progress has changed. It has no window whose events could come in between.
            QCoreApplication.processEvents()
        return bool(self._feedback.isCanceled())
