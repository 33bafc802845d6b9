"""Run by QGIS's Python: run each call in a JSON file as ``qgis_process`` would, and print as JSON how each one ended.

That is: the values as text, QGIS's check of them, then the run, and what is said on the same one of the two outputs.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

import sar_despeckle

application = QgsApplication([], False)
application.initQgis()
plugin = sar_despeckle.classFactory(None)
plugin.initProcessing()


class Console(QgsProcessingFeedback):
    """Says at once what it is told: errors on standard error, the rest on standard output."""

    def __init__(self) -> None:
        super().__init__(False)

    def setProgressText(self, text: str) -> None:
        print(text, flush=True)

    def pushInfo(self, info: str) -> None:
        print(info, flush=True)

    def pushDebugInfo(self, info: str) -> None:
        print(info, flush=True)

    def pushWarning(self, warning: str) -> None:
        print(f"WARNING:\t{warning}", flush=True)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        print(f"ERROR:\t{error}", file=sys.stderr, flush=True)


@contextmanager
def outputs_into(folder: Path) -> Iterator[None]:
    """Send both outputs of this process, also those of libraries, into the files 1 and 2 of a folder."""
    kept = {number: os.dup(number) for number in (1, 2)}
    for number in kept:
        with (folder / str(number)).open("wb") as file:
            os.dup2(file.fileno(), number)
    try:
        yield
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        for number, output in kept.items():
            os.dup2(output, number)
            os.close(output)


def run(name: str, parameters: dict[str, Any]) -> int:
    """Check and run an algorithm, and print its results: the exit code."""
    algorithm = QgsApplication.processingRegistry().algorithmById(f"sardespeckle:{name}")
    context = QgsProcessingContext()
    accepted, message = algorithm.checkParameterValues(parameters, context)
    if not accepted:
        print(f"ERROR:\tAn error was encountered while checking parameter values\n\t{message}", file=sys.stderr)
        return 1
    results, succeeded = algorithm.run(parameters, context, Console())
    if not succeeded:
        return 1
    print("Results\n----------------\n", *(f"{key}:\t{value}" for key, value in results.items()), sep="\n")
    return 0


ended = []
for name, parameters in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    with tempfile.TemporaryDirectory() as folder:
        with outputs_into(Path(folder)):
            code = run(name, parameters)
        said = [(Path(folder) / number).read_text(encoding="utf-8") for number in ("1", "2")]
    ended.append([code, *said])
plugin.unload()
print(json.dumps(ended))
