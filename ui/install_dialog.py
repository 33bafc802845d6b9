"""Installation of what runs the networks from within QGIS, for users without a command line."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QProcess, QProcessEnvironment
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..models.engines.devices import close_engines
from ..models.engines.engine import Unavailable
from ..models.engines.onnx_engine import import_onnxruntime
from ..models.packages.child_process import WORKING_FOLDER, clean_environment, module_command
from ..models.packages.installing import (
    ONNX_RUNTIME,
    OPENVINO,
    REMOVE,
    WEBGPU,
    WHEELS,
    Package,
    installed_in,
    read_record,
)
from ..processing_provider.dependencies import dependency_folder
from ..processing_provider.translation import tr, tr_sentence
from .proxy import proxy_variables

_WEBGPU_SINCE = (3, 11)  # there are no wheels for older Pythons


class PackageBox(QGroupBox):
    """A package: what it is for, whether it is installed, and the buttons that change that."""

    def __init__(self, package: Package, title: str, purpose: str, folder: Path) -> None:
        super().__init__(title)
        self.package, self._folder = package, folder
        purpose_label, self.state = QLabel(purpose), QLabel()
        self.install_button, self.remove_button = QPushButton(), QPushButton(tr("Remove"))
        for label in (purpose_label, self.state):
            label.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.install_button)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.addWidget(purpose_label)
        layout.addLayout(row)

    def show_state(self) -> None:
        """Tell what is installed, and offer what can be done about it."""
        installed = installed_in(self.package, self._folder)
        record = read_record(self.package, self._folder)
        words = tr("Installed: {what}").format(what=tr_sentence(installed)) if installed else tr("Not installed yet.")
        verdict = tr_sentence(record.verdict) if record and record.verdict else ""
        self.state.setText(f"{words}\n{verdict}" if verdict else words)
        self.install_button.setText(tr("Install again") if installed else tr("Install"))
        self.install_button.setEnabled(True)
        self.remove_button.setEnabled(bool(installed))

    def rest(self) -> None:
        """Take no clicks while a process runs."""
        self.install_button.setEnabled(False)
        self.remove_button.setEnabled(False)


class InstallDialog(QDialog):
    """Dialog that installs and removes in a child process and shows its messages. Only the QGIS profile changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Install ONNX Runtime"))
        self.resize(680, 640)
        self.folder = dependency_folder()
        words = tr(
            "The networks need ONNX Runtime. All packages are free, come from PyPI, and are installed into this QGIS "
            "profile only; QGIS's own Python stays as it is."
        )
        self.label = QLabel(f"{words}\n{self.folder}")
        self.label.setWordWrap(True)
        self.wheels = QgsFileWidget()
        self.wheels.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.wheels.lineEdit().setPlaceholderText(tr("Without a network: a folder with the packages' wheels"))
        self.log = QPlainTextEdit(readOnly=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._boxes = self._make_boxes(Path(self.folder))
        layout = QVBoxLayout(self)
        for widget in (self.label, *self._boxes, self.wheels, self.log, buttons):
            layout.addWidget(widget)
        for box in self._boxes:
            box.install_button.clicked.connect(lambda _, box=box: self._start(box, removing=False))
            box.remove_button.clicked.connect(lambda _, box=box: self._start(box, removing=True))
            box.show_state()
        self._box, self._removing = self.runtime, False
        self.process = self._make_process()

    def _make_boxes(self, folder: Path) -> tuple[PackageBox, ...]:
        self.runtime = PackageBox(
            ONNX_RUNTIME,
            "ONNX Runtime",
            tr("Runs the networks. About 20 MB are downloaded, and 80 MB taken."),
            folder,
        )
        self.faster = PackageBox(
            OPENVINO,
            tr("OpenVINO, optional"),
            tr(
                "Runs them about twice as fast on many processors of recent years. About 60 MB are downloaded, and "
                "180 MB taken. It is tried on this computer first, and stays only if it is faster and agrees with "
                "ONNX Runtime."
            ),
            folder,
        )
        self.on_gpu = PackageBox(
            WEBGPU,
            tr("WebGPU, optional"),
            tr(
                "Runs them on the graphics card, of any maker. About 10 MB are downloaded, and 30 MB taken. It is "
                "tried on this computer first, as OpenVINO is. It is experimental: a driver may fail."
            ),
            folder,
        )
        self.on_gpu.setVisible(sys.version_info >= _WEBGPU_SINCE)
        return self.runtime, self.faster, self.on_gpu

    def _make_process(self) -> QProcess:
        process = QProcess(self)
        process.setWorkingDirectory(WORKING_FOLDER)
        environment = QProcessEnvironment()
        for name, value in {**clean_environment(), **proxy_variables()}.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed_to_start)
        return process

    def _start(self, box: PackageBox, *, removing: bool) -> None:
        """Start an installation or a removal; its messages go into the log."""
        self._box, self._removing = box, removing
        for other in self._boxes:
            other.rest()
        wheels = self.wheels.filePath()
        options = [option for option in (box.package.option, REMOVE if removing else "") if option]
        options += [WHEELS, wheels] if wheels and not removing else []
        program, *arguments = module_command("models.packages.installing", self.folder, *options)
        self.process.start(program, arguments)

    def _read(self) -> None:
        text = bytes(self.process.readAllStandardOutput()).decode(errors="replace").rstrip()
        if text:
            self.log.appendPlainText("\n".join(map(tr_sentence, text.splitlines())))

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            told = tr("{program} could not be started: {reason}")
            self._end(told.format(program=self.process.program(), reason=self.process.errorString()))

    def _finished(self, code: int) -> None:
        self._read()
        close_engines()  # the next run opens what is there now
        name = self._box.package.title
        if code:
            told = (
                tr("{package} could not be removed; the line above gives the reason.")
                if self._removing
                else tr("{package} could not be installed; the line above gives the reason.")
            )
            self._end(told.format(package=name))
            return
        if self._removing:
            told = tr("{package} is removed. What this QGIS has loaded of it works until QGIS is closed.")
            self._end(told.format(package=name))
            return
        problem = self._import_problem()
        self._end(
            tr("QGIS must be restarted before the network algorithms can be used ({problem}).").format(problem=problem)
            if problem
            else tr("{package} is installed. The network algorithms can be used now.").format(package=name)
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
        for box in self._boxes:
            box.show_state()

    def reject(self) -> None:
        """Close the dialog, and stop a running installation."""
        if self.process.state() != QProcess.ProcessState.NotRunning:
            self.process.finished.disconnect(self._finished)
            self.process.kill()
            self.process.waitForFinished(2000)
        super().reject()
