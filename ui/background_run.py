"""One run of an algorithm of the provider in the background, with what a window shows of it."""

from __future__ import annotations

import time
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsMapLayer,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..processing_provider.qgis_feedback import time_left
from ..processing_provider.translation import tr

PROVIDER = "sardespeckle"
_SETTLED = 10.0  # percent from which on the time left can be told
_PATIENCE = 3000  # milliseconds: a cancelled run takes about one second
_LEFT = " – "  # before the feedback's own words on the time left, which is told anew here


class RunFeedback(QgsProcessingFeedback):
    """A feedback whose texts arrive in the main thread as well."""

    stepped = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__(False)
        self.error = ""

    def setProgressText(self, text: str) -> None:
        super().setProgressText(text)
        self.pushInfo(text)  # the log of a feedback leaves its steps out
        self.stepped.emit(text)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.error = error
        super().reportError(error, fatalError)


class BackgroundRun(QObject):
    """An algorithm with parameters, as the Toolbox runs it: in another thread, its layers loaded at the end.

    Attributes
    ----------
    seconds : that it took, without loading; so far if it runs
    seconds_before_tiles : from its start to the first progress
    """

    progressed = pyqtSignal(float, str)  # percent, and words on the step and the time left
    ended = pyqtSignal(dict)  # results; their layers are in the project
    failed = pyqtSignal(str)  # a sentence
    running: set[BackgroundRun] = set()

    def __init__(self, name: str, parameters: dict[str, Any]) -> None:
        super().__init__()
        self.algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"{PROVIDER}:{name}")
        self.parameters, self.feedback, self._percent, self._step = parameters, RunFeedback(), 0.0, ""
        self.context = QgsProcessingContext()
        self.context.setProject(QgsProject.instance())
        self.context.setFeedback(self.feedback)
        self.feedback.stepped.connect(self._on_step)
        self.feedback.progressChanged.connect(self._on_progress)
        self.seconds_before_tiles = self.seconds = self._began = 0.0
        self._results: dict[str, Any] = {}
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._passed_on: list[_PassOn] = []  # QGIS does not keep Python's post-processors alive

    def start(self) -> None:
        """Check the parameters and begin; a refusal is told by :attr:`failed`."""
        self._began = time.monotonic()
        possible, sentence = self.algorithm.checkParameterValues(self.parameters, self.context)
        if not possible:
            self.failed.emit(sentence)
            return
        BackgroundRun.running.add(self)
        self._task = QgsProcessingAlgRunnerTask(self.algorithm, self.parameters, self.context, self.feedback)
        if self._task.isCanceled():  # it could not be prepared
            self._on_executed(False, {})
            return
        self._task.executed.connect(self._on_executed)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        self.feedback.cancel()

    def drop(self) -> None:
        """Cancel, and tell nobody any more."""
        self.blockSignals(True)
        self.cancel()

    def wait(self) -> None:
        """Wait until a run that was cancelled has cleaned up after itself, but not for long."""
        if self._task is not None:
            self._task.waitForFinished(_PATIENCE)

    @property
    def log(self) -> str:
        """Everything that the run has said."""
        return str(self.feedback.textLog())

    def _on_step(self, text: str) -> None:
        self._step = text.split(_LEFT)[0]
        self._tell()

    def _on_progress(self, percent: float) -> None:
        self._percent = percent
        if percent > 0 and not self.seconds_before_tiles:
            self.seconds_before_tiles = time.monotonic() - self._began
        self._tell()

    def _tell(self) -> None:
        words = self._step
        if self._percent >= _SETTLED:
            passed = time.monotonic() - self._began - self.seconds_before_tiles
            words += f"{_LEFT}{time_left(passed * (100 / self._percent - 1))}"
        self.progressed.emit(self._percent, words)

    def _on_executed(self, successful: bool, results: dict[str, Any]) -> None:
        self._task = None
        self.seconds = time.monotonic() - self._began
        if not successful:
            self._end()
            self.failed.emit(self.feedback.error or tr("Cancelled: nothing was written."))
            return
        self._results = results
        self._waiting = list(self.context.layersToLoadOnCompletion())
        self._load_next()

    def _load_next(self) -> None:
        """Load one layer, and let the window live before the next one."""
        if self.signalsBlocked():  # the plugin goes
            self._end()
        elif self._waiting:
            from processing.gui.Postprocessing import handleAlgorithmResults

            alone = self._alone(self._waiting.pop(0))
            handleAlgorithmResults(self.algorithm, alone, self.feedback, parameters=self.parameters)
            QTimer.singleShot(0, self._load_next)
        else:
            self._end()
            self.ended.emit(self._results)

    def _alone(self, path: str) -> QgsProcessingContext:
        """A context with one of the layers to load, which the run has opened."""
        details, opened = self.context.layerToLoadOnCompletionDetails(path), self.context.temporaryLayerStore()
        alone = QgsProcessingContext()
        alone.setProject(details.project)
        own = QgsProcessingContext.LayerDetails(details.name, details.project, details.outputName)
        alone.addLayerToLoadOnCompletion(path, own)
        self._passed_on.append(_PassOn(details.postProcessor()))
        alone.layerToLoadOnCompletionDetails(path).setPostProcessor(self._passed_on[-1])
        for layer in opened.mapLayers().values():
            if layer.source() == path:
                alone.temporaryLayerStore().addMapLayer(opened.takeMapLayer(layer))
                break
        return alone

    def _end(self) -> None:
        BackgroundRun.running.discard(self)


class _PassOn(QgsProcessingLayerPostProcessorInterface):
    """Another post-processor's work, for a context of its own: a context deletes its post-processors as it ends."""

    def __init__(self, processor: QgsProcessingLayerPostProcessorInterface) -> None:
        super().__init__()
        self._processor = processor

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if self._processor is not None:
            self._processor.postProcessLayer(layer, context, feedback)


def stop_everything() -> None:
    """Cancel every run and task of the plugin's windows."""
    from .background_task import BackgroundTask

    for run in list(BackgroundRun.running):
        run.drop()
    for task in list(BackgroundTask.running):
        task.cancel()
