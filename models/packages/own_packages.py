"""Packages in a folder of the user's beside those of QGIS: the choice between two of one name.

The folder is last on ``sys.path``, so for QGIS and for other plugins nothing in it hides a package of QGIS's. But torch
needs the sympy that pip has put beside it, and Debian's older one would be found first. So the choice depends on the
importing module: for this plugin, and for the packages of the folder, the folder comes first. Putting it first for
everybody could break another plugin, and putting it first only while torch is imported would miss later imports.

A process has every package only once: a copy that another plugin has imported before is used by all.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import FrameType, ModuleType

# QGIS brings them, and they work together or not at all: what is compiled for one NumPy does not run with another.
SHARED = {"numpy", "scipy", "pandas", "matplotlib", "osgeo", "pyproj", "shapely", "qgis", "PyQt5", "PyQt6", "sip"}

_STANDARD: frozenset[str] = getattr(sys, "stdlib_module_names", frozenset())  # from Python 3.10 on
_CARRIERS = ("importlib", "qgis.utils")  # modules that carry an import out for others; QGIS replaces __import__


class OwnPackages(MetaPathFinder):
    """A finder of top-level packages in a folder, for a plugin and for the packages of the folder itself.

    Attributes
    ----------
    folder : with the packages
    plugin : name of the plugin's package
    """

    def __init__(self, folder: str, plugin: str) -> None:
        self.folder, self.plugin = folder, plugin

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if path is not None or fullname in SHARED or fullname in _STANDARD or not self._asked(sys._getframe(1)):
            return None
        spec = PathFinder.find_spec(fullname, [self.folder])
        return spec if spec and spec.loader else None  # without a loader it is a folder that may go on elsewhere

    def _asked(self, frame: FrameType | None) -> bool:
        """Tell whether an import was written in the plugin or in a package of the folder."""
        while frame and _name(frame).startswith(_CARRIERS):
            frame = frame.f_back
        if frame is None:
            return False
        file = str(frame.f_globals.get("__file__") or frame.f_code.co_filename)
        return _name(frame).split(".")[0] == self.plugin or file.startswith(os.path.join(self.folder, ""))


def _name(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def prefer(folder: str) -> None:
    """Let the imports of this plugin, and of the packages in the folder, look into the folder first."""
    # by name: a plugin that was loaded anew has another class
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != OwnPackages.__name__]
    sys.meta_path.insert(0, OwnPackages(folder, __name__.split(".")[0]))
    if folder not in sys.path:
        sys.path.append(folder)


def preferred() -> str | None:
    """The folder that :func:`prefer` was given."""
    return next((finder.folder for finder in sys.meta_path if isinstance(finder, OwnPackages)), None)


def displaced() -> list[str]:
    """Packages of the preferred folder of which another copy is in use, imported by another plugin before."""
    folder = preferred()
    if folder is None or not os.path.isdir(folder):
        return []
    names = {entry.split(".")[0] for entry in os.listdir(folder)} - SHARED - _STANDARD
    loaded = {name: getattr(sys.modules.get(name), "__file__", None) for name in names}
    return sorted(name for name, file in loaded.items() if file and not file.startswith(os.path.join(folder, "")))
