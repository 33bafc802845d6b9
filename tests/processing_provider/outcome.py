"""Running an algorithm through ``qgis_process`` and reading what it said."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

# Not of our making: what Qt, PyQt and QGIS's own Python (3.14: codecs.open) say at every start, what GDAL and MDAL say
# while qgis_process itself opens every raster as a layer, before it calls the algorithm, and its heading of a refused
# parameter.
_NOISE = re.compile(
    r"QStandardPaths: .*|<string>:1: DeprecationWarning: .*|.*/qgis/.*: DeprecationWarning: .*|with codecs\.open\(.*"
    r"|(ERROR|Warning) \d+: .*|Status \d: Unable to load mesh.*"
    r"|An error was encountered while checking parameter values"
)

Process = Callable[..., "subprocess.CompletedProcess[str]"]


class Outcome:
    """An algorithm's end."""

    def __init__(self, process: subprocess.CompletedProcess[str]) -> None:
        self.code, self.stdout, self.stderr = process.returncode, process.stdout, process.stderr

    @property
    def results(self) -> dict[str, str]:
        """The outputs by name, as ``qgis_process`` lists them."""
        listed = self.stdout.split("Results\n----------------\n", 1)[1]
        return dict(line.split(":\t", 1) for line in listed.splitlines() if ":\t" in line)

    @property
    def sentences(self) -> list[str]:
        """Every different thing said on standard error: QGIS itself repeats an exception's words three times."""
        found: list[str] = []
        for line in self.stderr.splitlines():
            line = line.strip()
            line = line[len("ERROR:") :].strip() if line.startswith("ERROR:") else line
            if line and not _NOISE.fullmatch(line) and line not in found:
                found.append(line)
        return found


def arguments(parameters: dict[str, Any]) -> Iterable[str]:
    """``NAME=value``, repeated for each value of a list."""
    for name, value in parameters.items():
        for item in value if isinstance(value, (list, tuple)) else [value]:
            yield f"{name}={item}"


def as_text(parameters: dict[str, Any]) -> dict[str, Any]:
    """The values as ``qgis_process`` hands them on: text, or a list of it where a name is repeated."""
    given: dict[str, list[str]] = {}
    for argument in arguments(parameters):
        name, _, value = argument.partition("=")
        given.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in given.items()}


def temporary_files(folder: Path) -> list[Path]:
    """Files that a run might leave behind and must not."""
    return [path for path in folder.rglob("*") if ".part" in path.name or path.name.startswith(".")]
