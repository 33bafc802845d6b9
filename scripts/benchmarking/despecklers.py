"""A despeckler is a command from a folder of dates to another: how it is called, and what it may not do.

``{input}`` and ``{output}`` of the command become folders, ``{looks}`` the number of looks, ``{dates}`` the names of
the files whose results are judged, with commas between: whoever treats each date by itself saves time by it.
``{complex}`` becomes a folder of complex images, and the command runs only where there are some.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation.field import ROOT
from evaluation.result_store import file_digest
from numpy.typing import NDArray
from osgeo import gdal

from .benchmark_series import Series, file_names, write

Array = NDArray[np.float32]

LIMIT = 1200  # seconds that one series may take
_LONGEST = 160  # characters of a reason


class Failed(Exception):
    """A despeckler that gave no result that can be judged; the text says why."""


@dataclass(frozen=True)
class Despeckler:
    """A row of the benchmark.

    Attributes
    ----------
    command : with its placeholders; relative paths are from the repository
    made_for : in words: what it was made for, and how it is set here
    version : of what it runs, in words
    made_of : digest of what else changes its results
    prepare : installs what it needs; raises an exception with the reason if that cannot be
    kinds : the tables it takes part in; all of them where it is empty
    """

    name: str
    command: str
    made_for: str = "plugged in"
    version: str = ""
    made_of: str = ""
    prepare: Callable[[], None] = lambda: None
    kinds: tuple[str, ...] = ()

    def takes_part(self, series: Series) -> bool:
        if "{complex}" in self.command and series.fields is None:
            return False
        return not self.kinds or series.kind in self.kinds

    @property
    def digest(self) -> str:
        """Of the command, of the version, and of the files that the command names."""
        files = [ROOT / word for word in shlex.split(self.command) if (ROOT / word).is_file()]
        text = "\n".join([self.command, self.version, self.made_of, *(file_digest(path) for path in files)])
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def parse(text: str) -> Despeckler:
    """A despeckler of the command line, ``name=command``.

    Raises
    ------
    ValueError : there is no name, or the command has no place for the folders
    """
    name, sign, command = text.partition("=")
    if not sign or not name.strip() or not command.strip():
        raise ValueError(f"{text!r} is not name=command")
    if not ("{input}" in command or "{complex}" in command) or "{output}" not in command:
        raise ValueError(f"the command of {name.strip()} has no place for {{input}} and {{output}}")
    return Despeckler(name.strip(), command.strip())


def run(despeckler: Despeckler, series: Series) -> tuple[dict[int, Array], float]:
    """Results of the judged dates, and the seconds of the command.

    Raises
    ------
    Failed : it fails, takes too long, or its files are not what was asked for
    """
    images = series.images()
    names = file_names(len(images))
    wanted = [names[date] for date in series.judged]
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-benchmark-") as folder:
        places = {key: Path(folder) / key for key in ("input", "output", "complex")}
        write(places["input"], images, names)
        places["output"].mkdir()
        if series.fields is not None and "{complex}" in despeckler.command:
            write(places["complex"], series.fields(), wanted)
        values = {
            **{key: str(path) for key, path in places.items()},
            "looks": str(series.looks),
            "dates": ",".join(wanted),
        }
        command = [_filled(word, values) for word in shlex.split(despeckler.command)]
        begin = time.monotonic()
        _call(command)
        seconds = time.monotonic() - begin
        results = [_read(places["output"] / name, images.shape[1:]) for name in wanted]
    return dict(zip(series.judged, results)), seconds


def _filled(word: str, values: dict[str, str]) -> str:
    for key, value in values.items():
        word = word.replace(f"{{{key}}}", value)
    return word


def _call(command: Sequence[str]) -> None:
    """Run a command in a group of its own, so that nothing of it outlives it."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    try:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    except OSError as error:
        raise Failed(f"it cannot be started: {error.strerror}") from error
    try:
        said, _ = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"it takes longer than {LIMIT} s for one series") from error
    if process.returncode:
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        words = lines[-1] if lines else "it says nothing"
        raise Failed(f"it ends with {process.returncode}: {words}"[:_LONGEST])


def _read(path: Path, shape: tuple[int, ...]) -> Array:
    if not path.exists():
        raise Failed(f"it writes no {path.name}")
    dataset = gdal.Open(str(path)) if path.stat().st_size else None
    if dataset is None:
        raise Failed(f"its {path.name} is no raster")
    if (dataset.RasterYSize, dataset.RasterXSize) != shape:
        raise Failed(
            f"its {path.name} has {dataset.RasterYSize} × {dataset.RasterXSize} pixels, not {shape[0]} × {shape[1]}"
        )
    values = np.asarray(dataset.GetRasterBand(1).ReadAsArray(), np.float32)
    bad = int((~np.isfinite(values) | (values < 0)).sum())
    if bad:
        raise Failed(f"its {path.name} has {bad} pixels that are no intensity (missing, infinite or negative)")
    return values
