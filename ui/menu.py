"""The plugin's menu."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction

from .install_dialog import InstallDialog
from .open_dialogs import close_dialogs_of

TITLE = "SAR Despeckle"
_DOCUMENTATION = "https://github.com/sar-despeckle/sar-despeckle"


class PluginMenu:
    """Menu Plugins ‣ SAR Despeckle: ONNX Runtime and the documentation. The algorithms are in the Toolbox."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._dialogs: list[InstallDialog] = []
        window = iface.mainWindow()
        self.actions = [QAction("Install ONNX Runtime…", window), QAction("Documentation", window)]
        self.actions[0].triggered.connect(self.show_install_dialog)
        self.actions[1].triggered.connect(lambda: QDesktopServices.openUrl(QUrl(_DOCUMENTATION)))
        for action in self.actions:
            iface.addPluginToMenu(TITLE, action)

    def show_install_dialog(self) -> InstallDialog:
        dialog = InstallDialog(self._iface.mainWindow())
        dialog.show()
        self._dialogs.append(dialog)
        return dialog

    def remove(self) -> None:
        """Take away the menu, and every window that is still open."""
        close_dialogs_of("sardespeckle")
        for dialog in self._dialogs:
            dialog.close()
        for action in self.actions:
            self._iface.removePluginMenu(TITLE, action)
            action.deleteLater()
        self.actions = []
