"""Installation of ONNX Runtime from within QGIS, for users without a command line."""

from __future__ import annotations

import importlib

from qgis.PyQt.QtCore import QProcess, QProcessEnvironment
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from ..models.engines.engine import Unavailable
from ..models.engines.onnx_engine import import_onnxruntime
from ..models.packages.child_process import WORKING_FOLDER, clean_environment, module_command
from ..processing_provider.dependencies import dependency_folder


class InstallDialog(QDialog):
    """Dialog that installs in a child process and shows its messages. Nothing outside the QGIS profile changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Install ONNX Runtime")
        self.resize(640, 360)
        self.folder = dependency_folder()
        self.label = QLabel(
            "The networks run on ONNX Runtime, a free package of about 20 MB from PyPI. It is installed into this "
            f"QGIS profile only:\n{self.folder}"
        )
        self.label.setWordWrap(True)
        self.log = QPlainTextEdit(readOnly=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.install_button = self.buttons.addButton("Install", QDialogButtonBox.ButtonRole.ActionRole)
        self.install_button.clicked.connect(self.install)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.label, self.log, self.buttons):
            layout.addWidget(widget)
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
        self.install_button.setEnabled(False)
        program, *arguments = module_command("models.packages.installing", self.folder)
        self.process.start(program, arguments)

    def _read(self) -> None:
        text = bytes(self.process.readAllStandardOutput()).decode(errors="replace").rstrip()
        if text:
            self.log.appendPlainText(text)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end(f"{self.process.program()} could not be started: {self.process.errorString()}")

    def _finished(self, code: int) -> None:
        self._read()
        if code:
            self._end("ONNX Runtime could not be installed; the line above gives the reason.")
            return
        problem = self._import_problem()
        self._end(
            f"QGIS must be restarted before the network algorithms can be used ({problem})."
            if problem
            else "ONNX Runtime is installed. The network algorithms can be used now."
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
        self.install_button.setEnabled(True)

    def reject(self) -> None:
        """Close the dialog, and stop a running installation."""
        if self.process.state() != QProcess.ProcessState.NotRunning:
            self.process.finished.disconnect(self._finished)
            self.process.kill()
            self.process.waitForFinished(2000)
        super().reject()
