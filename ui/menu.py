"""The plugin's menu, and the windows that it opens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon
from qgis.PyQt.QtWidgets import QAction

from ..processing_provider.translation import tr
from .background_run import stop_everything
from .dock.series_dock import TITLE, SeriesDock
from .install_dialog import InstallDialog
from .open_dialogs import close_dialogs_of
from .options.options_page import OptionsFactory

_DOCUMENTATION = Path(__file__).parents[1] / "docs" / "help" / "index.html"
_ICON = Path(__file__).parents[1] / "icon.svg"


class PluginMenu:
    """Menu Plugins ‣ SAR Despeckle, a button in the Plugins toolbar, and the dock; algorithms are in the Toolbox."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._dialogs: list[InstallDialog] = []
        window = iface.mainWindow()
        self.dock = SeriesDock(iface, self.show_install_dialog)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()  # where the user left it open, QGIS opens it again with the rest of its window
        self.show_action = QAction(QIcon(str(_ICON)), tr("Despeckle a series"), window)
        self.show_action.setToolTip(tr("SAR Despeckle: despeckle a series"))
        self.show_action.setCheckable(True)
        self.dock.setToggleVisibilityAction(self.show_action)
        self.actions = [
            self.show_action,
            QAction(tr("Try it on simulated data"), window),
            QAction(tr("Install ONNX Runtime…"), window),
            QAction(tr("Documentation"), window),
        ]
        self.actions[1].triggered.connect(self.try_it)
        self.actions[2].triggered.connect(self.show_install_dialog)
        self.actions[3].triggered.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(_DOCUMENTATION))))
        for action in self.actions:
            iface.addPluginToMenu(TITLE, action)
        iface.addToolBarIcon(self.show_action)
        self.options = OptionsFactory()
        iface.registerOptionsWidgetFactory(self.options)

    def show_install_dialog(self) -> InstallDialog:
        dialog = InstallDialog(self._iface.mainWindow())
        dialog.finished.connect(lambda _: self.dock.notice.look())
        dialog.show()
        self._dialogs.append(dialog)
        return dialog

    def try_it(self) -> None:
        """Open the dock on a series that is made for it."""
        self.dock.setUserVisible(True)
        self.dock.simulate()

    def remove(self) -> None:
        """Take away the menu, the dock, and every window that is still open."""
        close_dialogs_of("sardespeckle")
        stop_everything()
        self.dock.close_down()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        for dialog in self._dialogs:
            dialog.close()
            dialog.deleteLater()
        self._dialogs = []
        self._iface.removeToolBarIcon(self.show_action)
        self._iface.unregisterOptionsWidgetFactory(self.options)
        for action in self.actions:
            self._iface.removePluginMenu(TITLE, action)
            action.deleteLater()
        self.actions = []
