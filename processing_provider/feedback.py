"""QGIS's feedback object as core wants it."""

from __future__ import annotations

from qgis.core import QgsProcessingFeedback


class QgisFeedback:
    """Passes progress, words and the cancel button on."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        self._feedback = feedback

    def progress(self, fraction: float) -> None:
        self._feedback.setProgress(100 * fraction)

    def info(self, text: str) -> None:
        self._feedback.pushInfo(text)

    def warning(self, text: str) -> None:
        self._feedback.pushWarning(text)

    def cancelled(self) -> bool:
        return bool(self._feedback.isCanceled())
