"""The dialogs of the plugin's algorithms that are open: a plugin that goes must not leave them behind.

Their Run button would call code that is no longer there, and QGIS ends with it.
"""

from __future__ import annotations

from qgis.gui import QgsProcessingAlgorithmDialogBase
from qgis.PyQt.QtWidgets import QApplication


def close_dialogs_of(provider: str) -> None:
    """Close every dialog of an algorithm of a provider; what runs in one is cancelled."""
    for widget in QApplication.topLevelWidgets():
        if not isinstance(widget, QgsProcessingAlgorithmDialogBase):
            continue
        algorithm = widget.algorithm()
        if algorithm is None or not algorithm.id().startswith(f"{provider}:"):
            continue
        if widget.cancelButton().isEnabled():
            widget.cancelButton().click()
        widget.close()
