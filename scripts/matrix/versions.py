"""Run by QGIS's Python: write the versions of what the plugin stands on, as JSON, into a file."""

from __future__ import annotations

import json
import platform
import sys
from importlib import metadata
from pathlib import Path

import numpy
from osgeo import gdal
from qgis.core import Qgis
from qgis.PyQt.QtCore import qVersion

ROOT = Path(__file__).resolve().parents[2]
(packages,) = (ROOT / ".build" / "profile" / "profiles" / "default" / "sar_despeckle").glob("python3.*")
found = {
    "QGIS": Qgis.QGIS_VERSION.partition("-")[0],
    "Qt": qVersion(),
    "Python": platform.python_version(),
    "NumPy": numpy.__version__,
    "GDAL": gdal.__version__,
    "onnxruntime": next(iter(metadata.distributions(name="onnxruntime", path=[str(packages)]))).version,
}
Path(sys.argv[1]).write_text(json.dumps(found), encoding="utf-8")
