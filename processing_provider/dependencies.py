"""The folder of onnxruntime and torch, if they are not among QGIS's own packages.

They are installed only when the user asks, into a folder of the QGIS profile: QGIS's own Python stays as it is, and a
QGIS with another Python gets another folder.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

from ..models.packages.own_packages import prefer
from .profile import profile_folder


def dependency_folder() -> str:
    """``<profile>/sar_despeckle/python3.x``."""
    return str(profile_folder() / f"python{sys.version_info.major}.{sys.version_info.minor}")


def add_to_path() -> None:
    """Let imports look into the folder: those of the plugin first, all others last."""
    prefer(dependency_folder())


def runtime_is_there() -> bool:
    """Tell whether there is a package that runs networks, without importing it."""
    return any(find_spec(name) is not None for name in ("onnxruntime", "torch"))
