"""The page “SAR Despeckle” in QGIS's options: the defaults of all algorithms, a test of the devices, the networks."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...models.engines.device_test import DeviceTest, try_devices
from ...models.files.onnx_file import read_card
from ...models.library.catalog import bundled
from ...processing_provider.preferences import LEAST_MEMORY, MOST_MEMORY, Preferences
from ...processing_provider.translation import tr, tr_sentence
from ..background_run import PROVIDER, BackgroundRun
from ..background_task import BackgroundTask
from ..sentence import Sentence
from .network_table import ListedNetwork, NetworkTable, list_networks

TITLE = "SAR Despeckle"
_TESTED = "lean-slc"
_ICON = Path(__file__).parents[2] / "icon.svg"
_LEAST_HEIGHT = 180  # pixels of the table


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that the options are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle(TITLE)
        self.page: OptionsPage | None = None

    def icon(self) -> QIcon:
        return QIcon(str(_ICON))

    def createWidget(self, parent: QWidget | None = None) -> QgsOptionsPageWidget:
        self.page = OptionsPage(parent)
        return self.page


class OptionsPage(QgsOptionsPageWidget):
    """Defaults, device test and networks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SarDespeckleOptions")
        self._tasks: list[BackgroundTask] = []
        self._run: BackgroundRun | None = None
        layout = QVBoxLayout(self)
        layout.addWidget(self._defaults())
        layout.addWidget(self._networks(), 1)
        tasks = self._tasks
        self.destroyed.connect(lambda _: [task.cancel() for task in tasks if task in BackgroundTask.running])
        self._list()

    def _defaults(self) -> QGroupBox:
        self.device, self.memory, self.series, self.image = QComboBox(), QSpinBox(), QComboBox(), QComboBox()
        chosen, registry = Preferences.read(), QgsApplication.processingRegistry()
        stack, image = (registry.createAlgorithmById(f"{PROVIDER}:{name}") for name in ("despecklestack", "despeckle"))
        self.device.addItems(stack.parameterDefinition("DEVICE").options())
        self.device.setCurrentIndex(chosen.device)
        self.memory.setRange(LEAST_MEMORY, MOST_MEMORY)
        self.memory.setSuffix(f" {tr('MiB')}")
        self.memory.setSingleStep(512)
        self.memory.setValue(chosen.memory)
        for widget, algorithm in ((self.series, stack), (self.image, image)):
            model = algorithm.parameterDefinition("MODEL")
            widget.addItems(model.options())
            widget.setCurrentText(str(model.defaultValue()))
        self.test_button, self.test_result = QPushButton(tr("Test devices")), Sentence()
        self.test_button.clicked.connect(self._test)
        device = QHBoxLayout()
        device.addWidget(self.device, 1)
        device.addWidget(self.test_button)
        box = QGroupBox(tr("Defaults of all algorithms"))
        form = QFormLayout(box)
        form.addRow(tr("Run on"), device)
        form.addRow("", self.test_result)
        form.addRow(tr("Memory to use"), self.memory)
        form.addRow(tr("Network for time series"), self.series)
        form.addRow(tr("Network for single images"), self.image)
        return box

    def _networks(self) -> QGroupBox:
        self.table, self.line = NetworkTable(), Sentence()
        self.table.setMinimumHeight(_LEAST_HEIGHT)
        self.import_button, self.remove_button = QPushButton(tr("Import…")), QPushButton(tr("Remove"))
        self.remove_button.setToolTip(tr("Removes a network that you imported or tuned; those of the plugin stay."))
        self.remove_button.setEnabled(False)
        self.import_button.clicked.connect(self._import)
        self.remove_button.clicked.connect(self._remove)
        self.table.itemSelectionChanged.connect(self._on_selected)
        box, row = QGroupBox(tr("Networks")), QHBoxLayout()
        layout = QVBoxLayout(box)
        row.addWidget(self.import_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        layout.addWidget(self.table, 1)
        layout.addLayout(row)
        layout.addWidget(self.line)
        return box

    # -- defaults

    def apply(self) -> None:
        """Keep the defaults; algorithms that are opened from now on have them."""
        Preferences(
            self.device.currentIndex(), self.memory.value(), self.series.currentText(), self.image.currentText()
        ).write()
        QgsApplication.processingRegistry().providerById(PROVIDER).refreshAlgorithms()

    def _test(self) -> None:
        path = str(bundled()[_TESTED])

        def test(_: BackgroundTask) -> DeviceTest:
            return try_devices(path, read_card(path))

        task = BackgroundTask(tr("SAR Despeckle: testing the devices"), test)
        task.done.connect(lambda outcome: self._on_tested(tr_sentence(outcome.in_words())))
        task.failed.connect(self._on_tested)
        self.test_button.setEnabled(False)
        self.test_result.setText(tr("Testing…"))
        self._begin(task)

    def _on_tested(self, words: str) -> None:
        self.test_result.setText(words)
        self.test_button.setEnabled(True)

    # -- networks

    def _list(self) -> None:
        task = BackgroundTask(tr("SAR Despeckle: reading the networks"), lambda _: list_networks())
        task.done.connect(self._on_listed)
        task.failed.connect(self.line.setText)
        self._begin(task)

    def _on_listed(self, networks: list[ListedNetwork]) -> None:
        self.table.show_networks(networks)
        self._on_selected()

    def _begin(self, task: BackgroundTask) -> None:
        self._tasks.append(task)
        task.start()

    def _on_selected(self) -> None:
        self.remove_button.setEnabled(bool(self.table.own_selected()))

    def _import(self) -> None:
        import processing

        dialog = processing.createAlgorithmDialog(f"{PROVIDER}:importmodel", {})
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)  # the options themselves are modal
        dialog.algorithmFinished.connect(lambda *_: self._list())
        dialog.show()

    def _remove(self) -> None:
        name = self.table.own_selected()
        self._run = BackgroundRun("removemodel", {"NAME": name})
        self._run.ended.connect(lambda _: self._on_removed(tr("{name} is removed.").format(name=name)))
        self._run.failed.connect(self._on_removed)
        self._run.start()

    def _on_removed(self, words: str) -> None:
        self._run = None
        self.line.setText(words)
        self._list()
