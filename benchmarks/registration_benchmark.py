"""Cost of the plugin at every start of QGIS: the time to register its provider, in QGIS's own Python."""

from __future__ import annotations

import statistics
import subprocess

from measure import ROOT, Bar, Report, spread

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


def register() -> float:
    command = [str(ROOT / "scripts" / "qgis_python.sh"), "-c", _PROGRAM]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(result.stdout.split()[-1])


def benchmark() -> Report:
    register()  # compiles, and brings files into the disk's cache
    seconds = [register() for _ in range(ROUNDS)]
    median = statistics.median(seconds)
    return Report(
        TITLE,
        [("", "median", "smallest–largest"), ("import and registration", *spread(seconds))],
        [Bar(f"{1000 * median:.0f} ms, asked: under {1000 * TARGET:.0f}", median < TARGET)],
    )
