"""The plugin object: registers the Processing provider, and in a QGIS with windows adds its menu."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTranslator

from .processing_provider.provider import SarDespeckleProvider


class SarDespecklePlugin:
    """The plugin as QGIS holds it. Without windows ``iface`` is None and only :meth:`initProcessing` is called.

    Parameters
    ----------
    translator : installed for this plugin, which takes it away at its end
    """

    def __init__(self, iface: Any, translator: QTranslator | None = None) -> None:
        self.iface, self._translator = iface, translator
        self.provider: SarDespeckleProvider | None = None
        self.menu: Any = None

    def initProcessing(self) -> None:
        self.provider = SarDespeckleProvider()
        if QgsApplication.processingRegistry().addProvider(self.provider):
            self.provider.add_models()

    def initGui(self) -> None:
        from .ui.menu import PluginMenu

        self.initProcessing()
        self.menu = PluginMenu(self.iface)

    def unload(self) -> None:
        if self.menu is not None:
            self.menu.remove()
            self.menu = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self._translator is not None:
            QgsApplication.removeTranslator(self._translator)
            self._translator = None
