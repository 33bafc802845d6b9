"""Where onnxruntime is, when it is not among QGIS's own packages.

It is installed only when the user asks, into a folder of the QGIS profile: QGIS's own Python stays as it is, and a
QGIS with another Python gets another folder.
"""

from __future__ import annotations

import sys

from .profile import profile_folder


def dependency_folder() -> str:
    """``<profile>/sar_despeckle/python3.x``."""
    return str(profile_folder() / f"python{sys.version_info.major}.{sys.version_info.minor}")


def add_to_path() -> None:
    """Let imports look there last, so that nothing in it hides a package of QGIS's."""
    folder = dependency_folder()
    if folder not in sys.path:
        sys.path.append(folder)
