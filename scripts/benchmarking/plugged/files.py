"""Folders of dates for those that run in an environment of their own: only tifffile and NumPy are needed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import tifffile

Array = np.ndarray


@dataclass(frozen=True)
class Folders:
    """A series that is to be despeckled.

    Attributes
    ----------
    looks : of every date
    wanted : names of the files whose results are judged
    """

    input: Path
    output: Path
    looks: float
    wanted: list[str]

    def names(self) -> list[str]:
        return sorted(path.name for path in self.input.glob("*.tif"))

    def read(self, names: list[str] | None = None) -> Array:
        return np.stack([tifffile.imread(self.input / name) for name in names or self.names()])

    def write(self, name: str, image: Array) -> None:
        tifffile.imwrite(self.output / name, np.asarray(image, np.float32))


def folders(*methods: str) -> tuple[Folders, str]:
    """The command line that all of them have, and the method, one of those given."""
    parser = argparse.ArgumentParser()
    parser.add_argument("method", choices=methods)
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--looks", type=float, default=1.0)
    parser.add_argument("--dates", default="", help="names of the files that are wanted, with commas between")
    given = parser.parse_args()
    found = Folders(given.input, given.output, given.looks, [])
    return Folders(
        given.input, given.output, given.looks, given.dates.split(",") if given.dates else found.names()
    ), given.method


def each(given: Folders, despeckle: Callable[[Array], Array]) -> None:
    """Despeckle every wanted date by itself."""
    for name in given.wanted:
        given.write(name, despeckle(given.read([name])[0]))
