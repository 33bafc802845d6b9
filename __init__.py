"""SAR Despeckle, a QGIS plugin that turns speckled radar images and time series into clean ones.

This module is also the package of the parts that run without QGIS, so it imports nothing by itself.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Called by QGIS, with ``None`` in qgis_process."""
    from .plugin import SarDespecklePlugin

    return SarDespecklePlugin(iface)
