"""Work that must not hold the window: a function in a thread of QGIS's task manager."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProcessingException, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from ..core.cancel import CancelButton, cancellable
from ..core.feedback import Silent
from ..processing_provider.base import REPORTS
from ..processing_provider.endings import one_sentence

LOG = "SAR Despeckle"  # tab of QGIS's log


class BackgroundTask(QgsTask):
    """A function of this task in another thread; its result, or a sentence on its failure, arrives in the main thread.

    The function may tell what it has so far with :attr:`partial`. Nothing arrives from a task that was cancelled.
    """

    partial = pyqtSignal(object)
    done = pyqtSignal(object)
    failed = pyqtSignal(str)
    running: set[BackgroundTask] = set()  # QGIS does not keep a task of Python's alive

    def __init__(self, title: str, work: Callable[[BackgroundTask], Any]) -> None:
        super().__init__(title, QgsTask.Flag.CanCancel)
        self._work, self._result, self._sentence = work, None, ""

    def start(self) -> None:
        BackgroundTask.running.add(self)
        QgsApplication.taskManager().addTask(self)

    def feedback(self) -> Silent:
        """A feedback for the function, with this task's wish to stop."""
        return _Cancellable(self)

    def run(self) -> bool:
        try:
            with one_sentence(log, REPORTS), cancellable(CancelButton(self.isCanceled)):
                self._result = self._work(self)
        except QgsProcessingException as error:
            self._sentence = str(error)
            return False
        return True

    def finished(self, successful: bool) -> None:
        BackgroundTask.running.discard(self)
        if self.isCanceled():
            return
        if successful:
            self.done.emit(self._result)
        else:
            self.failed.emit(self._sentence)


class _Cancellable(Silent):
    def __init__(self, task: QgsTask) -> None:
        self._task = task

    def cancelled(self) -> bool:
        return bool(self._task.isCanceled())


def log(text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Critical) -> None:
    """Write to the plugin's tab of QGIS's log."""
    QgsMessageLog.logMessage(text, LOG, level)
