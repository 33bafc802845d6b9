"""The plugin's folders in the QGIS profile."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def profile_folder() -> Path:
    """``<profile>/sar_despeckle``: packages and networks of the user's own."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "sar_despeckle"


def models_folder() -> Path:
    """Folder of the imported networks; it is created with the first of them."""
    return profile_folder() / "models"
