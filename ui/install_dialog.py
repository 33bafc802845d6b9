"""Installation of ONNX Runtime from within QGIS, for users without a command line."""

from __future__ import annotations

import importlib
from pathlib import Path

from qgis.PyQt.QtCore import QProcess, QProcessEnvironment
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ..models.engines.engine import Unavailable
from ..models.engines.onnx_engine import import_onnxruntime
from ..models.packages.child_process import WORKING_FOLDER, clean_environment, module_command
from ..models.packages.installing import REMOVE, installed_in
from ..processing_provider.dependencies import dependency_folder
from ..processing_provider.translation import tr, tr_sentence


class InstallDialog(QDialog):
    """Dialog that installs and removes in a child process and shows its messages. Only the QGIS profile changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Install ONNX Runtime"))
        self.resize(640, 400)
        self.folder = dependency_folder()
        words = tr(
            "The networks run on ONNX Runtime, a free package from PyPI. About 20 MB are downloaded, and 80 MB taken. "
            "It is installed into this QGIS profile only; QGIS's own Python stays as it is."
        )
        self.label = QLabel(f"{words}\n{self.folder}")
        self.label.setWordWrap(True)
        self.state = QLabel()
        self.log = QPlainTextEdit(readOnly=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.install_button = self.buttons.addButton(tr("Install"), QDialogButtonBox.ButtonRole.ActionRole)
        self.install_button.clicked.connect(self.install)
        self.remove_button = self.buttons.addButton(tr("Remove"), QDialogButtonBox.ButtonRole.ActionRole)
        self.remove_button.clicked.connect(self.remove)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.label, self.state, self.log, self.buttons):
            layout.addWidget(widget)
        self._removing = False
        self._show_state()
        self.process = QProcess(self)
        self.process.setWorkingDirectory(WORKING_FOLDER)
        environment = QProcessEnvironment()
        for name, value in clean_environment().items():
            environment.insert(name, value)
        self.process.setProcessEnvironment(environment)
        self.process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        self.process.readyReadStandardOutput.connect(self._read)
        self.process.finished.connect(self._finished)
        self.process.errorOccurred.connect(self._failed_to_start)

    def install(self) -> None:
        """Start the installation; its messages go into the log."""
        self._start(removing=False)

    def remove(self) -> None:
        """Start the removal; its messages go into the log."""
        self._start(removing=True)

    def _start(self, *, removing: bool) -> None:
        self._removing = removing
        self.install_button.setEnabled(False)
        self.remove_button.setEnabled(False)
        program, *arguments = module_command("models.packages.installing", self.folder, *[REMOVE] * removing)
        self.process.start(program, arguments)

    def _show_state(self) -> None:
        """Tell what is installed, and offer what can be done about it."""
        installed = installed_in(Path(self.folder))
        self.state.setText(
            tr("Installed: {what}").format(what=tr_sentence(installed)) if installed else tr("Not installed yet.")
        )
        self.install_button.setText(tr("Install again") if installed else tr("Install"))
        self.install_button.setEnabled(True)
        self.remove_button.setEnabled(bool(installed))

    def _read(self) -> None:
        text = bytes(self.process.readAllStandardOutput()).decode(errors="replace").rstrip()
        if text:
            self.log.appendPlainText(text)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            told = tr("{program} could not be started: {reason}")
            self._end(told.format(program=self.process.program(), reason=self.process.errorString()))

    def _finished(self, code: int) -> None:
        self._read()
        if code:
            self._end(
                tr("ONNX Runtime could not be removed; the line above gives the reason.")
                if self._removing
                else tr("ONNX Runtime could not be installed; the line above gives the reason.")
            )
            return
        if self._removing:
            self._end(tr("ONNX Runtime is removed. What this QGIS has loaded of it works until QGIS is closed."))
            return
        problem = self._import_problem()
        self._end(
            tr("QGIS must be restarted before the network algorithms can be used ({problem}).").format(problem=problem)
            if problem
            else tr("ONNX Runtime is installed. The network algorithms can be used now.")
        )

    @staticmethod
    def _import_problem() -> str:
        importlib.invalidate_caches()
        try:
            import_onnxruntime()
        except Unavailable as error:
            return str(error.__cause__)
        return ""

    def _end(self, text: str) -> None:
        self.log.appendPlainText(text)
        self._show_state()

    def reject(self) -> None:
        """Close the dialog, and stop a running installation."""
        if self.process.state() != QProcess.ProcessState.NotRunning:
            self.process.finished.disconnect(self._finished)
            self.process.kill()
            self.process.waitForFinished(2000)
        super().reject()
