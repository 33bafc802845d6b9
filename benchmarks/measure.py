"""Tools of all benchmarks: runs that take turns, medians, the machine in words, tables, and simulated rasters."""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from osgeo import gdal

Array = NDArray[np.float32]

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / ".build"
VECTORS = {"avx512f": "AVX-512", "avx2": "AVX2"}  # as Linux names them, the widest first


@dataclass(frozen=True)
class Bar:
    """Something asked of a benchmark, and whether it is met."""

    text: str
    met: bool

    def __str__(self) -> str:
        return f"{'Met' if self.met else '**Missed**'}: {self.text}"


@dataclass
class Report:
    """Report of a benchmark: a table whose first row is its head, the bars, and remarks."""

    title: str
    table: list[Sequence[str]]
    bars: list[Bar] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """The report in Markdown, for docs/benchmarks.md, and readable in a terminal too."""
        widths = [max(len(row[k]) for row in self.table) for k in range(len(self.table[0]))]
        lines = [_line(row, widths) for row in self.table]
        lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
        paragraphs = ["\n".join(lines), *(f"{bar}." for bar in self.bars), *self.remarks]
        return f"## {self.title}\n\n" + "\n\n".join(paragraphs) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A line of a table; all columns but the first are numbers, and aligned to the right."""
    first, *rest = zip(cells, widths)
    return f"| {first[0]:<{first[1]}} |" + "".join(f" {cell:>{width}} |" for cell, width in rest)


def take_turns(
    contestants: Mapping[str, Callable[[], float]], rounds: int, *, warm_up: bool = True
) -> dict[str, list[float]]:
    """Seconds of every contestant, A B A B …, so that other work of the machine affects all alike.

    Parameters
    ----------
    warm_up : a first round that warms caches, sessions and compilers up is not counted; beside minutes they are nothing
    """
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds + warm_up):
        for name, contestant in contestants.items():
            taken = contestant()
            if number >= warm_up:
                seconds[name].append(taken)
    return seconds


def spread(seconds: Sequence[float]) -> tuple[str, str]:
    """Median, and smallest to largest, as cells of a table."""
    return f"{statistics.median(seconds):.2f} s", f"{min(seconds):.2f}–{max(seconds):.2f}"


def times_as_fast(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Ratio of their median to ours."""
    return statistics.median(theirs) / statistics.median(ours)


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    """Name of the processor and its widest vectors: on two of one name networks took 0.22 and 0.66 s a megapixel."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    lines = [line.split(":", 1) for line in text.splitlines() if ":" in line]
    found = {name.strip(): value.strip() for name, value in lines}
    flags = found.get("flags", "").split()
    vectors = next((f" with {words}" for flag, words in VECTORS.items() if flag in flags), "")
    return found.get("model name", platform.machine()) + vectors


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError:
        return f"no {distribution}"


def machine() -> str:
    """Processor, system and versions, and its load: on a busy machine the figures are worth less."""
    versions = [
        f"Python {platform.python_version()}",
        f"NumPy {np.__version__}",
        f"GDAL {gdal.VersionInfo('RELEASE_NAME')}",
        _version("onnxruntime"),
    ]
    text = f"{_processor()}, {cores()} cores; {platform.system()}, {', '.join(versions)}"
    if hasattr(os, "getloadavg"):
        load = os.getloadavg()[0]
        text += f"; load before: {load:.1f}"
        if load > cores() / 2:
            text += " (something else was running: the figures are rough)"
    return text


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that is removed afterwards; TMPDIR chooses its disk, for benchmarks that need much room."""
    with tempfile.TemporaryDirectory(prefix="sar-despeckle-bench-") as folder:
        yield Path(folder)


def progress(text: str) -> None:
    """Print progress to stderr; the report goes to stdout."""
    print(text, file=sys.stderr, flush=True)


def create_raster(path: Path, shape: tuple[int, int], options: Sequence[str] = ("TILED=YES",)) -> gdal.Dataset:
    """An empty float32 GeoTIFF of 10 m pixels in UTM, not compressed, so that no decompression is measured."""
    from osgeo import osr

    gdal.UseExceptions()
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), shape[1], shape[0], 1, gdal.GDT_Float32, list(options))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    dataset.SetProjection(reference.ExportToWkt())
    dataset.SetGeoTransform((600000.0, 10.0, 0.0, 5800000.0, 0.0, -10.0))
    return dataset


def write_raster(path: Path, image: Array) -> Path:
    dataset = create_raster(path, (image.shape[0], image.shape[1]))
    dataset.GetRasterBand(1).WriteArray(image)
    dataset.FlushCache()
    return path
