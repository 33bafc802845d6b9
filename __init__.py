"""SAR Despeckle, a QGIS plugin that turns speckled radar images and time series into clean ones.

This module is also the package of the parts that run without QGIS, so it imports nothing by itself: the functions on
arrays are imported when somebody asks for one (``from sar_despeckle import despeckle``).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_CHUNKS = ("despeckle_chunk", "measure_figures")
__all__ = [
    "InputError",
    "despeckle",
    "despeckle_chunk",
    "despeckle_series",
    "glrt_multilook",
    "measure_figures",
    "superimage",
]


def classFactory(iface: Any) -> Any:
    """Called by QGIS, with ``None`` in qgis_process."""
    from .processing_provider.translation import install_translator

    translator = install_translator()  # before the modules whose texts it translates are imported
    from .plugin import SarDespecklePlugin

    return SarDespecklePlugin(iface, translator)


def __getattr__(name: str) -> Any:
    """A function of :mod:`.arrays.functions` or :mod:`.arrays.neighbourhood`, or the exception that they raise."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "neighbourhood" if name in _CHUNKS else "functions"
    return getattr(import_module(f".arrays.{module}", __name__), name)
