"""Packages in a folder of the user's beside those that QGIS brings: which of two by one name an import finds.

The folder stands last on ``sys.path``, so for QGIS and for other plugins nothing in it hides a package of QGIS's. But
torch needs the sympy that pip put beside it, and Debian's older one would come first. So it matters who imports: for
this plugin, and for what is in the folder, the folder comes first. That it came first for all, or while torch is
imported, would not do: the one could break another plugin, the other would miss what torch imports later.

A process has every package once only: what another plugin has imported before, all others get.
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
    """Finds top-level packages in a folder, for a plugin and for what is in the folder itself.

    Attributes
    ----------
    folder : where the packages are
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
        """Whether an import was written in the plugin or in a package of the folder."""
        while frame and _name(frame).startswith(_CARRIERS):
            frame = frame.f_back
        if frame is None:
            return False
        file = str(frame.f_globals.get("__file__") or frame.f_code.co_filename)
        return _name(frame).split(".")[0] == self.plugin or file.startswith(os.path.join(self.folder, ""))


def _name(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def prefer(folder: str) -> None:
    """Let this plugin's imports, and those of the packages in the folder, find what is there first."""
    # by name: a plugin that was loaded anew has another class
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != OwnPackages.__name__]
    sys.meta_path.insert(0, OwnPackages(folder, __name__.split(".")[0]))
    if folder not in sys.path:
        sys.path.append(folder)


def preferred() -> str | None:
    """The folder that :func:`prefer` was given."""
    return next((finder.folder for finder in sys.meta_path if isinstance(finder, OwnPackages)), None)


def displaced() -> list[str]:
    """Packages of that folder of which another copy is in use, because another plugin has imported it before."""
    folder = preferred()
    if folder is None or not os.path.isdir(folder):
        return []
    names = {entry.split(".")[0] for entry in os.listdir(folder)} - SHARED - _STANDARD
    loaded = {name: getattr(sys.modules.get(name), "__file__", None) for name in names}
    return sorted(name for name, file in loaded.items() if file and not file.startswith(os.path.join(folder, "")))
