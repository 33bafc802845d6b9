"""The notice that the networks lack ONNX Runtime, with a button that installs it."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ...processing_provider.dependencies import runtime_is_there
from ...processing_provider.translation import tr
from ..sentence import Sentence


class RuntimeNotice(QFrame):
    """Shown only while there is nothing that runs networks.

    Parameters
    ----------
    install : opens the dialog that installs it
    """

    def __init__(self, install: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        label = Sentence(tr("The networks need ONNX Runtime, which is not installed yet (a download of about 20 MB)."))
        self.button = QPushButton(tr("Install…"))
        self.button.clicked.connect(lambda: install())
        layout = QHBoxLayout(self)
        layout.addWidget(label, 1)
        layout.addWidget(self.button)
        self.look()

    def look(self) -> bool:
        """Look whether there is one, and return it."""
        there = runtime_is_there()
        self.setVisible(not there)
        return there
