"""Cost of the plugin at every start of QGIS: the time to register its provider, in QGIS's own Python."""

from __future__ import annotations

import os
import statistics
import subprocess
from pathlib import Path

from measure import ROOT, Bar, Report, scratch_folder, spread

TITLE = "Registering the provider"
ROUNDS = 5
TARGET = 0.150  # seconds

# A process each time, because a second import costs nothing. QGIS's own start is not counted.
_PROGRAM = """
import time
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
start = time.perf_counter()
import sar_despeckle
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()
print(time.perf_counter() - start)
plugin.unload()
application.exitQgis()
"""


def register(bytecode: Path) -> float:
    """Seconds of a registration.

    Parameters
    ----------
    bytecode : folder for Python's compiled modules. QGIS has them after its first start with the plugin, whatever the
        environment of the benchmark says
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [str(ROOT / "scripts" / "qgis_python.sh"), "-c", _PROGRAM]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return float(result.stdout.split()[-1])


def benchmark() -> Report:
    with scratch_folder() as bytecode:
        register(bytecode)  # compiles, and brings files into the disk's cache
        seconds = [register(bytecode) for _ in range(ROUNDS)]
    median = statistics.median(seconds)
    return Report(
        TITLE,
        [("", "median", "smallest–largest"), ("import and registration", *spread(seconds))],
        [Bar(f"{1000 * median:.0f} ms, asked: under {1000 * TARGET:.0f}", median < TARGET)],
    )
